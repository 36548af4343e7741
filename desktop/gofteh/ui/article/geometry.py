"""Where the shown text stands: lines, boxes of ranges, carets, and what lies under a point.

Places are code points, coordinates those of the document. Qt's own answer to "which letter is here"
is off by the hanging space on every wrapped right-to-left line, so the edges of all letters of a
line are looked up once and searched here.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt

from gofteh.ui.article.letters import letters_of
from gofteh.ui.article.lines import Line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from PySide6.QtGui import QTextBlock, QTextDocument

    from gofteh.ui.article.offsets import Offsets


class Geometry:
    """Answer where places and ranges of one laid-out document are; keeps what it has looked up."""

    def __init__(self, document: QTextDocument, offsets: Offsets, starts: Sequence[int]) -> None:
        self._document = document
        self._offsets = offsets
        self._starts = starts
        """The place at which each paragraph begins."""
        self._lines: dict[int, list[Line]] = {}
        self._tops: dict[int, float] = {}

    def forget(self) -> None:
        """Drop all that was looked up: the layout has changed."""
        self._lines.clear()
        self._tops.clear()

    def block_of(self, place: int) -> int:
        """Return the number of the paragraph that holds ``place``."""
        return bisect_right(self._starts, place) - 1

    def start_of(self, number: int) -> int:
        """Return the place where a paragraph begins."""
        return self._starts[number]

    def end_of(self, number: int) -> int:
        """Return the place where a paragraph ends and the next begins."""
        return self._starts[number + 1] if number + 1 < len(self._starts) else self._offsets.length

    def blocks_between(self, top: float, bottom: float) -> range:
        """Return the numbers of the paragraphs that are seen between two heights."""
        return range(self._block_at(top), self._block_at(bottom) + 1)

    def lines_of(self, number: int) -> list[Line]:
        """Return the lines of a paragraph from top to bottom."""
        known = self._lines.get(number)
        if known is None:
            block = self._document.findBlockByNumber(number)
            # Asking for the box makes Qt lay the paragraph out.
            self._block_top(number)
            count = block.layout().lineCount()
            known = self._lines[number] = [_line(block, row, count, self._offsets) for row in range(count)]
        return known

    def places_between(self, number: int, top: float, bottom: float) -> tuple[int, int]:
        """Return the range of a paragraph whose lines lie between two heights, empty when none does."""
        lines = self.lines_of(number)
        first = bisect_left(lines, top, key=lambda line: line.box.bottom())
        last = bisect_right(lines, bottom, key=lambda line: line.box.top())
        return (lines[first].start, lines[last - 1].end) if first < last else (0, 0)

    def line_of(self, place: int) -> Line | None:
        """Return the line on which the caret stands at ``place``."""
        lines = self.lines_of(self.block_of(place))
        row = bisect_right(lines, place, key=lambda line: line.start) - 1
        return lines[row] if row >= 0 else None

    def line_beside(self, line: Line, rows: int) -> Line | None:
        """Return the line that many rows below (above when negative) ``line``, or None."""
        number = self.block_of(line.start)
        lines = self.lines_of(number)
        row = bisect_right(lines, line.start, key=lambda each: each.start) - 1 + rows
        while row < 0 and number > 0:
            number -= 1
            lines = self.lines_of(number)
            row += len(lines)
        while row >= len(lines) and number + 1 < self._document.blockCount():
            row -= len(lines)
            number += 1
            lines = self.lines_of(number)
        return lines[row] if 0 <= row < len(lines) else None

    def boxes(self, start: int, end: int, number: int, seen: tuple[float, float]) -> Iterator[QRectF]:
        """Yield the boxes of ``[start, end)`` in one paragraph between two heights, line by line."""
        lines = self.lines_of(number)
        first = bisect_right(lines, start, key=lambda line: line.start) - 1
        above = bisect_right(lines, seen[0], key=lambda line: line.box.bottom())
        for row in range(max(first, above, 0), len(lines)):
            line = lines[row]
            if line.start >= end or line.box.top() > seen[1]:
                return
            for left, right in line.stretches(start, end):
                yield QRectF(left, line.box.top(), right - left, line.box.height())

    def line_at(self, y: float) -> Line | None:
        """Return the line at a height; between two lines the upper one, outside the nearest."""
        lines = self.lines_of(self._block_at(y))
        row = bisect_right(lines, y, key=lambda line: line.box.top()) - 1
        return lines[max(row, 0)] if lines else None

    def place_at(self, point: QPointF) -> int:
        """Return the place whose edge is nearest to ``point``."""
        line = self.line_at(point.y())
        return line.place_at(point.x()) if line is not None else 0

    def letter_at(self, point: QPointF, slack: float) -> int | None:
        """Return the code point drawn at ``point``, ``slack`` around its line included, else None."""
        line = self.line_at(point.y())
        if line is None or not line.box.top() - slack <= point.y() <= line.box.bottom() + slack:
            return None
        cell = line.cell_near(point.x())
        if cell is None or not cell.left <= point.x() <= cell.right:
            return None
        return cell.start

    def caret(self, place: int) -> QRectF:
        """Return the line of no width where the caret stands at ``place``."""
        line = self.line_of(place)
        if line is None:
            return QRectF()
        return QRectF(line.caret_x(place), line.box.top(), 0, line.box.height())

    def _block_at(self, y: float) -> int:
        # By halving: Qt's hit test answers for a point in a letter, not for a height.
        last = self._document.blockCount()
        return max(bisect_right(range(last), y, key=self._block_top) - 1, 0)

    def _block_top(self, number: int) -> float:
        known = self._tops.get(number)
        if known is None:
            block = self._document.findBlockByNumber(number)
            known = self._tops[number] = self._document.documentLayout().blockBoundingRect(block).top()
        return known


def _line(block: QTextBlock, number: int, count: int, offsets: Offsets) -> Line:
    row = block.layout().lineAt(number)
    first = block.position() + row.textStart()
    text, shift = row.naturalTextRect(), block.layout().position()
    return Line(
        start=offsets.to_place(first),
        end=offsets.to_place(first + row.textLength()),
        box=QRectF(text.left() + shift.x(), row.y() + shift.y(), text.width(), row.height()),
        right_to_left=block.textDirection() is Qt.LayoutDirection.RightToLeft,
        is_last=number == count - 1,
        find_cells=partial(letters_of, block, number, offsets),
    )
