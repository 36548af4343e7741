"""Where the letters of the shown text stand: rectangles of ranges, carets, and what lies under a point.

Places are code points, coordinates those of the document. Qt's own answer to "which letter is here"
is off by the hanging space on every wrapped right-to-left line, so the edges of all letters of a
line are looked up once and searched here.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLayout, QTextLine

from gofteh.ui.article.offsets import Offsets

_Leading, _Trailing = QTextLine.Edge.Leading, QTextLine.Edge.Trailing


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


@dataclass(frozen=True, slots=True)
class Line:
    """One line: the code points ``[start, end)``, its box, and its letters in reading order."""

    start: int
    end: int
    box: QRectF
    """As wide as the text, as high as the letters; the gap to the next line lies below it."""
    right_to_left: bool
    is_last: bool
    """Whether the paragraph ends here; other lines hand the caret at their end to the next one."""
    cells: tuple[Cell, ...]

    @property
    def last_place(self) -> int:
        """The last place where the caret stands on this line."""
        return self.end if self.is_last or not self.cells else self.cells[-1].start

    def spans_of(self, start: int, end: int) -> list[tuple[float, float]]:
        """Return the stretches (left, right) that ``[start, end)`` takes, from left to right."""
        if start <= self.start and self.end <= end:
            return [(self.box.left(), self.box.right())] if self.cells else []
        chosen = sorted(
            (cell.left, cell.right)
            for cell in self.cells
            if cell.start < end and start < cell.end and cell.left < cell.right
        )
        stretches: list[tuple[float, float]] = []
        for outer_left, outer_right in chosen:
            left, right = max(outer_left, self.box.left()), min(outer_right, self.box.right())
            if stretches and left <= stretches[-1][1] + 0.6:
                stretches[-1] = (stretches[-1][0], max(right, stretches[-1][1]))
            elif left < right:
                stretches.append((left, right))
        return stretches

    def caret_x(self, place: int) -> float:
        """Return where the caret stands at ``place``; between two directions at the paragraph's own."""
        before = next((cell for cell in self.cells if cell.end == place), None)
        after = next((cell for cell in self.cells if cell.start <= place < cell.end), None)
        if after is not None and (self._follows(after) or (before and not self._follows(before))):
            return after.lead
        if before is not None and (self._follows(before) or after is not None):
            return before.trail
        at_right = self.right_to_left == (before is None)
        return self.box.right() if at_right else self.box.left()

    def place_at(self, x: float) -> int:
        """Return the place whose edge is nearest to ``x``."""
        cell = self.cell_near(x)
        if cell is None:
            return self.start
        nearer_lead = abs(x - cell.lead) <= abs(x - cell.trail)
        return min(cell.start if nearer_lead else cell.end, self.last_place)

    def cell_near(self, x: float) -> Cell | None:
        """Return the letter under ``x``, else the nearest one."""
        visible = [cell for cell in self.cells if cell.left < cell.right]
        return min(visible, key=lambda cell: max(cell.left - x, x - cell.right, 0.0), default=None)

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


class Geometry:
    """Answer where places and ranges of one laid-out document are; keeps what it has looked up."""

    def __init__(self, document: QTextDocument, offsets: Offsets) -> None:
        self._document = document
        self._offsets = offsets
        self._lines: dict[int, list[Line]] = {}

    def forget(self) -> None:
        """Drop all that was looked up: the layout has changed."""
        self._lines.clear()

    def block_of(self, place: int) -> int:
        """Return the number of the paragraph that holds ``place``."""
        return self._document.findBlock(self._offsets.to_units(place)).blockNumber()

    def blocks_between(self, top: float, bottom: float) -> range:
        """Return the numbers of the paragraphs that are seen between two heights."""
        return range(self._block_at(top), self._block_at(bottom) + 1)

    def block_box(self, number: int) -> QRectF:
        """Return the box of a paragraph."""
        block = self._document.findBlockByNumber(number)
        return self._document.documentLayout().blockBoundingRect(block)

    def lines_of(self, number: int) -> list[Line]:
        """Return the lines of a paragraph from top to bottom."""
        known = self._lines.get(number)
        if known is None:
            block = self._document.findBlockByNumber(number)
            # Asking for the box makes Qt lay the paragraph out.
            self.block_box(number)
            known = self._lines[number] = [_line(block, row, self._offsets) for row in _rows(block)]
        return known

    def line_of(self, place: int) -> Line | None:
        """Return the line on which the caret stands at ``place``."""
        for line in self.lines_of(self.block_of(place)):
            if line.start <= place <= line.last_place or place < line.end:
                return line
        return None

    def line_beside(self, line: Line, rows: int) -> Line | None:
        """Return the line that many rows below (above when negative) ``line``, or None."""
        number = self.block_of(line.start)
        lines = self.lines_of(number)
        row = next(row for row, each in enumerate(lines) if each.start == line.start) + rows
        while row < 0 and number > 0:
            number -= 1
            lines = self.lines_of(number)
            row += len(lines)
        while row >= len(lines) and number + 1 < self._document.blockCount():
            row -= len(lines)
            number += 1
            lines = self.lines_of(number)
        return lines[row] if 0 <= row < len(lines) else None

    def boxes(self, start: int, end: int, within: range | None = None) -> Iterator[tuple[Line, QRectF]]:
        """Yield the boxes of ``[start, end)`` line by line, only in the paragraphs ``within``."""
        first, last = self.block_of(start), self.block_of(max(start, end - 1))
        if within is not None:
            first, last = max(first, within.start), min(last, within.stop - 1)
        for number in range(first, last + 1):
            for line in self.lines_of(number):
                if line.start < end and start < line.end:
                    for left, right in line.spans_of(start, end):
                        yield line, QRectF(left, line.box.top(), right - left, line.box.height())

    def line_at(self, y: float) -> Line | None:
        """Return the line at a height; between two lines the upper one, outside the nearest."""
        found: Line | None = None
        for line in self.lines_of(self._block_at(y)):
            if found is None or line.box.top() <= y:
                found = line
        return found

    def place_at(self, point: QPointF) -> int:
        """Return the place whose edge is nearest to ``point``."""
        line = self.line_at(point.y())
        return line.place_at(point.x()) if line is not None else 0

    def letter_at(self, point: QPointF, slack: float) -> int | None:
        """Return the code point drawn at ``point``, ``slack`` below its line included, else None."""
        line = self.line_at(point.y())
        if line is None or not line.box.top() <= point.y() <= line.box.bottom() + slack:
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
        """Search by halving: Qt's hit test would answer for a point in a letter, not for a height."""
        low, high = 0, self._document.blockCount() - 1
        while low < high:
            middle = (low + high + 1) // 2
            if self.block_box(middle).top() <= y:
                low = middle
            else:
                high = middle - 1
        return low


def _rows(block: QTextBlock) -> Iterator[QTextLine]:
    layout = block.layout()
    return (layout.lineAt(number) for number in range(layout.lineCount()))


def _line(block: QTextBlock, row: QTextLine, offsets: Offsets) -> Line:
    layout, base = block.layout(), block.position()
    first, last = row.textStart(), row.textStart() + row.textLength()
    shift = layout.position()
    edges = [unit for unit in range(first, last) if layout.isValidCursorPosition(unit)]
    cells = []
    for unit, end in zip(edges, [*edges[1:], last], strict=True):
        lead, trail = _edges(layout, row, unit, end)
        places = offsets.to_place(base + unit), offsets.to_place(base + end)
        cells.append(Cell(*places, lead + shift.x(), trail + shift.x()))
    text = row.naturalTextRect()
    return Line(
        start=offsets.to_place(base + first),
        end=offsets.to_place(base + last),
        box=QRectF(text.left() + shift.x(), row.y() + shift.y(), text.width(), row.height()),
        right_to_left=block.textDirection() is Qt.LayoutDirection.RightToLeft,
        is_last=row.lineNumber() == layout.lineCount() - 1,
        cells=tuple(_without_ligature_gaps(cells)),
    )


def _edges(layout: QTextLayout, row: QTextLine, unit: int, end: int) -> tuple[float, float]:
    lead, trail = _x(row, unit, _Leading), _x(row, unit, _Trailing)
    if lead != trail:
        return lead, trail
    # The first letter of a run against the paragraph's direction: Qt gives its far edge twice.
    runs = layout.glyphRuns(unit, end - unit)
    for run in runs:
        places = run.positions()
        widths = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        if places and sum(width.x() for width in widths) > 0:
            left = min(place.x() for place in places)
            right = max(place.x() + width.x() for place, width in zip(places, widths, strict=True))
            return (right, left) if run.isRightToLeft() else (left, right)
    return lead, trail


def _x(row: QTextLine, unit: int, edge: QTextLine.Edge) -> float:
    # PySide6 gives the x together with the place it belongs to; its stubs know only the x.
    found: tuple[float, int] = row.cursorToX(unit, edge)  # type: ignore[assignment]
    return found[0]


def _without_ligature_gaps(cells: list[Cell]) -> list[Cell]:
    """End each letter of a ligature where the next begins: Qt ends them all at the far edge."""
    result = list(cells)
    for number in range(len(cells) - 1):
        here, following = result[number], cells[number + 1]
        if following.trail == here.trail and here.left < following.lead < here.right:
            result[number] = Cell(here.start, here.end, here.lead, following.lead)
    return result
