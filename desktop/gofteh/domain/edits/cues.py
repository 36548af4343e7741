"""The edit of the verbs of saying that a desk adds to those the rules know."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gofteh.domain.edits.base import Edit
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class ChangeCues(Edit):
    """Says which verbs of saying this desk has besides: each in the past, «نجوا کرد», «غرید»."""

    cues: tuple[str, ...]

    kind: ClassVar[str] = "change_cues"
    name: ClassVar[str] = "Change the verbs of saying"

    def apply(self, state: State) -> State:
        """Know just these. Raises Problem for one that is no verb, or that stands there twice."""
        return replace(state, scheme=replace(state.scheme, cues=self.cues))

    def inverse(self, before: State) -> Edit:
        """Know those of before."""
        return ChangeCues(before.scheme.cues)
