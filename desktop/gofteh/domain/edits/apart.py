"""Edits that say of two speakers alike that they are two, so that nobody asks again."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gofteh.domain.edits.base import Edit
from gofteh.domain.errors import Problem
from gofteh.domain.registry import pair_of
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class KeepApart(Edit):
    """Says that two speakers are not the same; merging them is never proposed again."""

    one_id: str
    other_id: str

    kind: ClassVar[str] = "keep_apart"
    name: ClassVar[str] = "Keep speakers apart"

    def apply(self, state: State) -> State:
        """Keep it. Raises Problem when one is not in the registry or it was said already."""
        registry, pair = state.registry, pair_of(self.one_id, self.other_id)
        for speaker_id in pair:
            registry.speaker(speaker_id)
        if pair in registry.apart:
            raise Problem("These two are kept apart already.")
        return state.with_registry(replace(registry, apart=registry.apart | {pair}))

    def inverse(self, before: State) -> Edit:
        """Let merging be proposed again."""
        return AllowMerging(self.one_id, self.other_id)


@dataclass(frozen=True, slots=True)
class AllowMerging(Edit):
    """Takes back that two speakers are not the same."""

    one_id: str
    other_id: str

    kind: ClassVar[str] = "allow_merging"
    name: ClassVar[str] = "Let merging be proposed again"

    def apply(self, state: State) -> State:
        """Forget it. Raises Problem when it was not said."""
        registry, pair = state.registry, pair_of(self.one_id, self.other_id)
        if pair not in registry.apart:
            raise Problem("These two are not kept apart.")
        return state.with_registry(replace(registry, apart=registry.apart - {pair}))

    def inverse(self, before: State) -> Edit:
        """Keep them apart again."""
        return KeepApart(self.one_id, self.other_id)
