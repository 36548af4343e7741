"""What can be undone and redone in one article, worked out from its events."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gofteh.app.event import HistoryLine

_BEGINNINGS = ("Import", "Restore article")
"""``ImportArticle.name`` and ``RestoreArticle.name``; the Edits themselves come with the project."""


def is_import(line: HistoryLine) -> bool:
    """Tell whether an act brought its article into the project, for the first time or again."""
    return line.name in _BEGINNINGS


class History:
    """The two stacks of one article (or of the project); fed with events, never with guesses.

    Because it is worked out from what was recorded, it outlives switching the article and closing
    the program.
    """

    def __init__(self, lines: Iterable[HistoryLine] = ()) -> None:
        self._done: list[HistoryLine] = []
        self._undone: list[HistoryLine] = []
        for line in lines:
            self.take(line)

    def take(self, line: HistoryLine) -> None:
        """Take in the next event."""
        if line.undoes is not None:
            self._undone.append(self._pop(self._done, line.undoes))
        elif line.redoes is not None:
            self._pop(self._undone, line.redoes)
            self._done.append(line)
        else:
            self._done.append(line)
            self._undone.clear()

    @property
    def next_undo(self) -> HistoryLine | None:
        """The act that undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next_redo(self) -> HistoryLine | None:
        """The act that redo would do again."""
        return self._undone[-1] if self._undone else None

    @property
    def done(self) -> tuple[HistoryLine, ...]:
        """All acts that stand, oldest first."""
        return tuple(self._done)

    @property
    def undone(self) -> tuple[HistoryLine, ...]:
        """All acts that can be done again, the next one first."""
        return tuple(reversed(self._undone))

    def copy(self) -> History:
        """Return a history that goes its own way from here."""
        other = History()
        other._done, other._undone = list(self._done), list(self._undone)
        return other

    @staticmethod
    def _pop(stack: list[HistoryLine], op_id: str) -> HistoryLine:
        if not stack or stack[-1].op_id != op_id:
            raise ValueError(f"event {op_id} is not the last of its stack")
        return stack.pop()
