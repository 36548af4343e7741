"""Edits of refused suggestions."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gofteh.domain.edits.base import Edit
from gofteh.domain.errors import Problem
from gofteh.domain.refusals import Refusal
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class RefuseSuggestion(Edit):
    """Says that a suggestion is wrong; it is never made again for that text."""

    refusal: Refusal

    kind: ClassVar[str] = "refuse_suggestion"
    name: ClassVar[str] = "Refuse suggestion"

    def apply(self, state: State) -> State:
        """Keep it. Raises Problem when it is refused already."""
        document = state.open_document
        if self.refusal in document.refused:
            raise Problem("This suggestion is refused already.")
        return state.with_document(replace(document, refused=document.refused | {self.refusal}))

    def inverse(self, before: State) -> Edit:
        """Let it be suggested again."""
        return ReconsiderSuggestion(self.refusal)


@dataclass(frozen=True, slots=True)
class ReconsiderSuggestion(Edit):
    """Takes back that a suggestion was refused."""

    refusal: Refusal

    kind: ClassVar[str] = "reconsider_suggestion"
    name: ClassVar[str] = "Reconsider suggestion"

    def apply(self, state: State) -> State:
        """Forget the refusal. Raises Problem unless there is one."""
        document = state.open_document
        if self.refusal not in document.refused:
            raise Problem("This suggestion was not refused.")
        return state.with_document(replace(document, refused=document.refused - {self.refusal}))

    def inverse(self, before: State) -> Edit:
        """Refuse it again."""
        return RefuseSuggestion(self.refusal)
