"""Which part of the pane looks different after a change, and so must be painted anew.

Places are code points, heights those of the document.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

from gofteh.ui.article.arcs import lit_pairs
from gofteh.ui.article.marks import lane_count

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping, Sequence

    from PySide6.QtGui import QRegion

    from gofteh.ui.article.marks import Mark
    from gofteh.ui.article.reading import Reading
    from gofteh.ui.article.scene import Hits, Part, Preview

    Stretch = tuple[Hashable, int, int]
    """Why a stretch of the text looks as it does, its start and its end."""
    Lit = tuple[Sequence[Preview], int | None, Hits]
    """The previews, which of them is spoken of, and what was looked for."""
    Band = tuple[float, float]
    """Top and bottom."""

_EVERYWHERE = float("-inf"), float("inf")


class Damage:
    """Remembers what lay on the marks of one article when it was last asked.

    What is chosen, hovered, selected, dragged or lit up is told by the stretches it lies on; those that
    came and those that went are to be painted anew, and with them the marks that changed.
    """

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._before: set[Stretch] = set()
        self._lit: Lit = (), None, reading.hits
        self._chips: Hashable = None
        self._parts: Mapping[str, Part] = {}

    def taken(self, seen: range) -> list[Band]:
        """Return the heights that look different now, in the paragraphs ``seen``.

        What is painted beside a line may reach beyond these heights by ``scene.REACH``.
        """
        reading = self._reading
        touched = reading.marks.taken_touched()
        before, self._before = self._before, set(_stretches(reading))
        lit, self._lit = self._lit, (reading.previews, reading.pointed, reading.hits)
        chips, self._chips = self._chips, _chips(reading)
        parts, self._parts = self._parts, reading.parts
        if chips != self._chips or parts is not self._parts:
            return [_EVERYWHERE]
        changed = before ^ self._before
        if lit != self._lit:
            # Thousands may be lit up: only those that are seen matter.
            changed |= set(self._lit_up(lit, seen)) ^ set(self._lit_up(self._lit, seen))
        bands = [self._band(start, end, seen) for _why, start, end in changed]
        for number, drawn in touched.items():
            if number in seen:
                bands += self._remarked(number, drawn, seen)
        return [band for band in bands if band is not None]

    def _band(self, start: int, end: int, seen: range) -> Band | None:
        geometry = self._reading.geometry
        last_place = max(end - 1, start)
        first, last = geometry.block_of(start), geometry.block_of(last_place)
        if last < seen.start or seen.stop <= first:
            return None
        top, bottom = _EVERYWHERE
        if first >= seen.start and (line := geometry.line_of(start)) is not None:
            top = line.box.top()
        if last < seen.stop and (line := geometry.line_of(last_place)) is not None:
            bottom = line.box.bottom()
        return top, bottom

    def _lit_up(self, lit: Lit, seen: range) -> Iterator[Stretch]:
        previews, pointed, hits = lit
        geometry = self._reading.geometry
        begin, close = geometry.start_of(seen.start), geometry.end_of(seen.stop - 1)
        for number, preview in enumerate(previews):
            if preview.start < close and begin < preview.end:
                yield (preview, number == pointed), preview.start, preview.end
        for number in hits.between(begin, close):
            yield ("hit", number == hits.current), *hits.places[number]

    def _remarked(self, number: int, drawn: Sequence[Mark] | None, seen: range) -> Iterator[Band | None]:
        """Yield where the marks of a paragraph are others than were ``drawn``, or stand elsewhere."""
        now = self._reading.marks.in_paragraph(number)
        if drawn is None or lane_count(drawn) != lane_count(now):
            yield self._paragraph(number)
            return
        before, after = _by_look(drawn), _by_look(now)
        for look in before.keys() ^ after.keys():
            span = (before.get(look) or after[look]).span
            yield self._band(span.start, span.end, seen)

    def _paragraph(self, number: int) -> Band | None:
        lines = self._reading.geometry.lines_of(number)
        return (lines[0].box.top(), lines[-1].box.bottom()) if lines else None


def _stretches(reading: Reading) -> Iterator[Stretch]:
    yield "caret", reading.caret, reading.caret
    if reading.selection is not None:
        yield "selection", *reading.selection
    lit = {"hovered": reading.hovered, "chosen": reading.chosen}
    for why, span_id in lit.items():
        if span_id is not None and (area := _as_dragged(reading, span_id)) is not None:
            yield (why, span_id), *area
    pairs = lit_pairs([each for each in lit.values() if each is not None], reading.partners)
    for rank, (one, other) in enumerate(pairs):
        first, second = _as_dragged(reading, one), _as_dragged(reading, other)
        if first is not None and second is not None:
            yield ("link", one, other, rank), min(first[0], second[0]), max(first[1], second[1])
    if reading.moved is not None:
        span_id, start, end = reading.moved
        yield ("moved", span_id), start, end
        if (mark := reading.marks.find(span_id)) is not None:
            yield ("moved", span_id), mark.span.start, mark.span.end


def _by_look(marks: Sequence[Mark]) -> dict[Hashable, Mark]:
    # A span that has changed is another object.
    return {(id(mark.span), mark.suggested, mark.lane): mark for mark in marks}


def _as_dragged(reading: Reading, span_id: str) -> tuple[int, int] | None:
    if reading.moved is not None and reading.moved[0] == span_id:
        return reading.moved[1:]
    mark: Mark | None = reading.marks.find(span_id)
    return (mark.span.start, mark.span.end) if mark is not None else None


def _chips(reading: Reading) -> Hashable:
    """Return what the names beside the text depend on, which stand in the margin at any height."""
    if reading.hovered is None or not reading.is_hovered_named or reading.moved is not None:
        return None
    return reading.hovered, reading.hovered_at, reading.chosen


def rects_of(region: QRegion) -> list[QRect]:
    """Return the rectangles of a region, no two of which overlap."""
    # PySide's stubs do not know that it can be walked through.
    rects: list[QRect] = list(region)  # type: ignore[call-overload]
    return rects


def bands_of(region: QRegion, gap: int) -> list[QRect]:
    """Return rectangles that cover a region, from above: one for all that lie ``gap`` pixels apart at most.

    A line of text is drawn for every rectangle that it reaches into: few are cheaper than narrow ones.
    """
    bands: list[QRect] = []
    for rect in sorted(rects_of(region), key=QRect.top):
        if bands and rect.top() - bands[-1].bottom() <= gap:
            bands[-1] |= rect
        else:
            bands.append(rect)
    return bands
