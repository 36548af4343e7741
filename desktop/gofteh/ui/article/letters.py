"""Where the letters of one laid-out line are drawn.

Qt's ``cursorToX`` is right for letters that run with a right-to-left paragraph. For the others it
gives wrong edges where their run begins, ends or is wrapped: there the glyphs are asked.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextBlock, QTextLayout, QTextLine

from gofteh.ui.article.lines import Cell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gofteh.ui.article.offsets import Offsets

_KERNING = 2.5
"""By how much kerning may move neighbours against their own widths, in pixels."""
_Edges = tuple[float, float]
"""The x of a letter's first and of its last edge in reading order."""


def letters_of(block: QTextBlock, number: int, offsets: Offsets) -> list[Cell]:
    """Return the letters of line ``number`` of a paragraph, in reading order."""
    layout, base, shift = block.layout(), block.position(), block.layout().position().x()
    row = layout.lineAt(number)
    first, last = row.textStart(), row.textStart() + row.textLength()
    right_to_left = layout.textOption().textDirection() is Qt.LayoutDirection.RightToLeft
    is_letter = layout.isValidCursorPosition
    units = [*(unit for unit in range(first, last) if is_letter(unit)), last]
    edges = _edges(layout, row, units, right_to_left=right_to_left)
    _part_ligatures(edges)
    if number + 1 < layout.lineCount() and block.text()[last - 1 : last].isspace():
        _hang_last(edges, row, right_to_left=right_to_left)
    _close_gaps(edges)
    places = [offsets.to_place(base + unit) for unit in units]
    return [
        Cell(start, end, lead + shift, trail + shift)
        for (start, end), (lead, trail) in zip(pairwise(places), edges, strict=True)
    ]


def _edges(layout: QTextLayout, row: QTextLine, units: Sequence[int], *, right_to_left: bool) -> list[_Edges]:
    """Return the edges of each letter from one of ``units`` to the next."""
    # PySide6 gives the x together with the place it belongs to; its stubs know only the x.
    x_of: Callable[[int, QTextLine.Edge], tuple[float, int]] = row.cursorToX  # type: ignore[assignment]
    # Each name of an enumeration is looked up anew, and this is done for every letter that is seen.
    leading, trailing = QTextLine.Edge.Leading, QTextLine.Edge.Trailing
    found = []
    for unit, end in pairwise(units):
        lead, trail = x_of(unit, leading)[0], x_of(unit, trailing)[0]
        if trail < lead and right_to_left:
            found.append((lead, trail))
        else:
            found.append(_from_glyphs(layout, unit, end) or (lead, trail))
    return found


def _from_glyphs(layout: QTextLayout, unit: int, end: int) -> _Edges | None:
    for run in layout.glyphRuns(unit, end - unit):
        places = run.positions()
        widths = run.rawFont().advancesForGlyphIndexes(run.glyphIndexes())
        if sum(width.x() for width in widths) > 0:
            left = min(place.x() for place in places)
            right = max(place.x() + width.x() for place, width in zip(places, widths, strict=True))
            return (right, left) if run.isRightToLeft() else (left, right)
    return None


def x_of(row: QTextLine, unit: int, edge: QTextLine.Edge = QTextLine.Edge.Leading) -> float:
    """Return where a UTF-16 unit of a line begins, or ends in reading order, in pixels."""
    # PySide6 gives the x together with the place it belongs to; its stubs know only the x.
    found: tuple[float, int] = row.cursorToX(unit, edge)  # type: ignore[assignment]
    return found[0]


def _part_ligatures(edges: list[_Edges]) -> None:
    """Give each letter of a ligature its share: each was told the far edge, or the whole glyph."""
    for number in range(len(edges) - 1):
        (lead, trail), (next_lead, next_trail) = edges[number], edges[number + 1]
        if next_trail == trail and min(lead, trail) < next_lead < max(lead, trail):
            edges[number] = lead, next_lead
    first = 0
    for number in range(1, len(edges) + 1):
        if number == len(edges) or edges[number] != edges[first]:
            lead, trail = edges[first]
            step = (trail - lead) / (number - first)
            for each in range(first, number):
                edges[each] = lead + step * (each - first), lead + step * (each - first + 1)
            first = number


def _hang_last(edges: list[_Edges], row: QTextLine, *, right_to_left: bool) -> None:
    """Put the space at the end of a wrapped line where it hangs: outside the line.

    Between words that run against the paragraph it stands behind the first, in the middle of the line.
    """
    width = abs(edges[-1][1] - edges[-1][0])
    trail = edges[-2][1] if len(edges) > 1 else edges[-1][0]
    if len(edges) > 1 and width and all((end > start) == right_to_left for start, end in edges[-2:]):
        edges[-1] = (trail, trail + width) if right_to_left else (trail, trail - width)
        return
    rect = row.naturalTextRect()
    edges[-1] = (rect.left(), rect.left() - width) if right_to_left else (rect.right(), rect.right() + width)


def _close_gaps(edges: list[_Edges]) -> None:
    """Let neighbours on the screen share one edge, which kerning drew a little apart."""
    order = sorted((min(each), number) for number, each in enumerate(edges) if each[0] != each[1])
    for (_, here), (next_left, _) in pairwise(order):
        lead, trail = edges[here]
        if abs(max(lead, trail) - next_left) <= _KERNING:
            edges[here] = (next_left, trail) if trail < lead else (lead, next_left)
