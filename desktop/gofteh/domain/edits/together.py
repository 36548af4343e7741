"""Several Edits as one act: one saving, one undo step."""

from dataclasses import dataclass
from typing import ClassVar

from gofteh.domain.edits.base import Edit
from gofteh.domain.errors import Problem
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class Together(Edit):
    """Does ``edits`` in order, all or none. Raises Problem when empty."""

    edits: tuple[Edit, ...]
    title: str = ""
    """What the whole is called; by default as its last Edit, the one the person asked for."""

    kind: ClassVar[str] = "together"
    name: ClassVar[str] = "Several changes"

    def __post_init__(self) -> None:
        if not self.edits:
            raise Problem("An act of several changes needs at least one.")

    def apply(self, state: State) -> State:
        """Apply each in turn."""
        for edit in self.edits:
            state = edit.apply(state)
        return state

    def inverse(self, before: State) -> Edit:
        """Return the inverses, last first."""
        inverses: list[Edit] = []
        for edit in self.edits:
            inverses.append(edit.inverse(before))
            before = edit.apply(before)
        return Together(tuple(reversed(inverses)), self.title)


def together(edits: list[Edit], title: str = "") -> Edit:
    """Return the one Edit itself, or all of them as one act."""
    return edits[0] if len(edits) == 1 and not title else Together(tuple(edits), title)


def name_of(edit: Edit) -> str:
    """Return what ``edit`` is called; a Together whose title is empty or blank is called as its last Edit."""
    while isinstance(edit, Together):
        if edit.title.strip():
            return edit.title
        edit = edit.edits[-1]
    return edit.name
