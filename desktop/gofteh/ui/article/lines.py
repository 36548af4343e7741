"""One line of laid-out text: where its letters begin and end, seen from left to right.

Places are code points, coordinates those of the document.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QRectF

_MOST_KNOWN = 500
"""A selection that is drawn with the mouse asks for a new stretch at every step."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One letter (grapheme) of a line: its code points and the x of its first and last edge."""

    start: int
    end: int
    lead: float
    trail: float

    @property
    def left(self) -> float:
        """The x of the left edge."""
        return min(self.lead, self.trail)

    @property
    def right(self) -> float:
        """The x of the right edge."""
        return max(self.lead, self.trail)


@dataclass(frozen=True)
class Line:
    """One line: the code points ``[start, end)``, its box, and its letters in reading order."""

    start: int
    end: int
    box: QRectF
    """As wide as the text, as high as the letters; the gap to the next line lies below it."""
    right_to_left: bool
    is_last: bool
    """Whether the paragraph ends here; other lines hand the caret at their end to the next one."""
    find_cells: Callable[[], Sequence[Cell]] = field(compare=False, repr=False)
    _known: dict[tuple[int, int], list[tuple[float, float]]] = field(
        default_factory=dict, compare=False, repr=False
    )
    """The stretches that were asked for: the same few, at every repaint."""

    @cached_property
    def cells(self) -> Sequence[Cell]:
        """The letters; looked up when first asked for, as that is what costs time."""
        return self.find_cells()

    def look_up(self) -> None:
        """Have the letters known when they are asked for."""
        len(self.cells)

    @property
    def last_place(self) -> int:
        """The last place where the caret stands on this line."""
        return self.end if self.is_last or not self.cells else self.cells[-1].start

    def stretches(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return the stretches (left, right) that ``[start, end)`` takes, from left to right."""
        known = self._known.get((start, end))
        if known is None:
            if len(self._known) > _MOST_KNOWN:
                self._known.clear()
            known = self._known[start, end] = self._stretches(start, end)
        return known

    def _stretches(self, start: int, end: int) -> list[tuple[float, float]]:
        if end <= self.start or self.end <= start:
            return []
        if start <= self.start and self.end <= end:
            return [(self.box.left(), self.box.right())] if self.box.width() > 0 else []
        first = bisect_right(self.cells, start, key=lambda cell: cell.start) - 1
        last = bisect_left(self.cells, end, key=lambda cell: cell.start)
        least, most = self.box.left(), self.box.right()
        chosen = sorted(
            (max(cell.left, least), min(cell.right, most)) for cell in self.cells[max(first, 0) : last]
        )
        joined: list[tuple[float, float]] = []
        for left, right in chosen:
            if joined and left <= joined[-1][1] + 0.6:
                joined[-1] = (joined[-1][0], max(right, joined[-1][1]))
            elif left < right:
                joined.append((left, right))
        return joined

    def cell_of(self, place: int) -> Cell | None:
        """Return the letter that code point ``place`` belongs to."""
        number = bisect_right(self.cells, place, key=lambda cell: cell.start) - 1
        return self.cells[number] if number >= 0 and place < self.cells[number].end else None

    def cell_near(self, x: float) -> Cell | None:
        """Return the letter under ``x``, else the nearest one."""
        visible = [cell for cell in self.cells if cell.left < cell.right]
        return min(visible, key=lambda cell: max(cell.left - x, x - cell.right, 0.0), default=None)

    def caret_x(self, place: int) -> float:
        """Return where the caret stands at ``place``; between two directions at the paragraph's own."""
        before = next((cell for cell in self.cells if cell.end == place), None)
        after = self.cell_of(place)
        if after is not None and (self._follows(after) or (before and not self._follows(before))):
            return after.lead
        if before is not None and (self._follows(before) or after is not None):
            return before.trail
        at_right = self.right_to_left == (before is None)
        return self.box.right() if at_right else self.box.left()

    def place_at(self, x: float) -> int:
        """Return the place whose edge is nearest to ``x``; beside the text, where the line begins or ends."""
        if not self.box.left() <= x <= self.box.right():
            return self.start if (x > self.box.right()) == self.right_to_left else self.last_place
        cell = self.cell_near(x)
        if cell is None:
            return self.start
        nearer_lead = abs(x - cell.lead) <= abs(x - cell.trail)
        return min(cell.start if nearer_lead else cell.end, self.last_place)

    def stops(self) -> list[int]:
        """Return the places of the caret on this line from left to right."""
        places = {cell.start for cell in self.cells} | {self.start}
        if self.is_last:
            places.add(self.end)
        backward = -1 if self.right_to_left else 1
        return sorted(places, key=lambda place: (self.caret_x(place), backward * place))

    def _follows(self, cell: Cell) -> bool:
        """Tell whether the letter runs in the direction of its paragraph."""
        return (cell.trail < cell.lead) == self.right_to_left
