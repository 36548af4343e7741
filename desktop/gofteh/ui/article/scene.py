"""What one repaint of the pane shows, and the measures everything is drawn by."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF

from gofteh.app.selection import Edge, Range

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from gofteh.ui.article.geometry import Geometry
    from gofteh.ui.article.marks import Mark, MarkIndex
    from gofteh.ui.article.palette import PanePalette

_LANE_STEP = 3.5
_LANE_ROOM = 7.5
REACH = 24.0
"""How far what is drawn about a line reaches beyond its letters at most, at a zoom of 100 %."""


@dataclass(frozen=True, slots=True)
class EndPoint:
    """A true end of a span on the screen."""

    x: float
    box: QRectF
    """The tint's box on that line."""
    inward: int
    """-1 when the span lies to the left of this end, 1 when to the right."""


@dataclass(frozen=True, slots=True)
class Preview:
    """A place lit up for a while that is no mark: what an act would touch, or what is spoken of."""

    start: int
    end: int
    label: str
    """Whose colours it wears; any other name wears the neutral ones."""
    is_on: bool = True
    """Whether the act would touch it; else it is only outlined with dots."""


@dataclass(frozen=True, slots=True)
class Hits:
    """Places of the text in order, never overlapping; code points."""

    places: Sequence[Range] = ()
    current: int | None = None
    """Which of them is spoken of."""

    def between(self, start: int, end: int) -> range:
        """Return the numbers of the places that reach into ``[start, end)``."""
        first = bisect_right(self.places, start, key=lambda place: place[1])
        return range(first, bisect_left(self.places, end, key=lambda place: place[0]))


@dataclass(frozen=True, slots=True)
class Part:
    """Which part of a split quote a span is."""

    number: int
    """From 1, in reading order."""
    before: str | None
    """The id of the part before it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What to draw and where, in coordinates of the document."""

    geometry: Geometry
    marks: MarkIndex
    palette: PanePalette
    scale: float
    """1 at a zoom of 100 %."""
    column: QRectF
    """The text column, as high as what is seen now."""
    seen: range
    """The paragraphs that are seen now."""
    drawn: tuple[float, float]
    """From which height to which one is painted: all that is seen, or the part that has changed."""
    blocks: range
    """The paragraphs that are painted, and so those that reach into what is."""
    right_to_left: bool
    """Whether most of the article is, and so at which side its numbers stand."""
    selection: Range | None = None
    chosen: str | None = None
    hovered: str | None = None
    hovered_at: int | None = None
    """The letter under the pointer, in code points; None when no pointer hovers."""
    is_hovered_named: bool = False
    moved: tuple[str, int, int] | None = None
    """Id and range, in code points, of the span whose edge is being dragged."""
    previews: Sequence[Preview] = ()
    pointed: int | None = None
    """Which of the previews is spoken of now."""
    hits: Hits = field(default_factory=Hits)
    partners: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """For each span the ids of those it is linked with."""
    parts: Mapping[str, Part] = field(default_factory=dict)
    """For each part of a split quote which part it is."""

    def drawn_marks(self) -> Iterator[tuple[int, Sequence[Mark]]]:
        """Yield the number of each painted paragraph and the marks on its painted lines."""
        reach = REACH * self.scale
        for number, marks in self.marks_in(self.blocks):
            start, end = self.geometry.places_between(number, self.drawn[0] - reach, self.drawn[1] + reach)
            yield number, [mark for mark in marks if mark.span.start < end and start < mark.span.end]

    def marks_in(self, blocks: range) -> Iterator[tuple[int, Sequence[Mark]]]:
        """Yield the number of each of these paragraphs with its marks, the dragged one as it is now."""
        dragged = self.mark(self.moved[0]) if self.moved else None
        for number in blocks:
            marks = self.marks.in_paragraph(number)
            if dragged is not None:
                lanes = [mark.lane for mark in marks if mark.span.id == dragged.span.id]
                marks = [mark for mark in marks if mark.span.id != dragged.span.id]
                marks.append(replace(dragged, lane=lanes[0] if lanes else 0))
            yield number, marks

    def mark(self, span_id: str) -> Mark | None:
        """Return the mark of a span, its range as dragged."""
        found = self.marks.find(span_id)
        if found is not None and self.moved is not None and self.moved[0] == span_id:
            return replace(found, span=replace(found.span, start=self.moved[1], end=self.moved[2]))
        return found

    def lit(self) -> list[str]:
        """Return the ids whose links are shown: the hovered span and the chosen one."""
        return list(dict.fromkeys(each for each in (self.hovered, self.chosen) if each is not None))

    def boxes(self, start: int, end: int, number: int) -> Iterator[QRectF]:
        """Yield the tint boxes of a range in one paragraph, line by line, as far as they are painted."""
        reach = REACH * self.scale
        area = self.drawn[0] - reach, self.drawn[1] + reach
        return (self.padded(box) for box in self.geometry.boxes(start, end, number, area))

    def first_box(self, mark: Mark) -> QRectF | None:
        """Return the tint box of a span's first line, seen or not."""
        line = self.geometry.line_of(mark.span.start)
        stretches = line.stretches(mark.span.start, mark.span.end) if line is not None else []
        if line is None or not stretches:
            return None
        left, right = stretches[0][0], stretches[-1][1]
        return self.padded(QRectF(left, line.box.top(), right - left, line.box.height()))

    def padded(self, box: QRectF) -> QRectF:
        """Return a tint's box for the box of letters, on whole pixels from top to bottom."""
        pad = 2.6 * self.scale
        top, bottom = round(box.top() - pad), round(box.bottom() + pad)
        return QRectF(box.left() - 1.5, top, box.width() + 3, bottom - top)

    def underline_y(self, box: QRectF, lane: int, lanes: int) -> float:
        """Return the top of the underline of ``lane`` out of ``lanes`` below a tint's box."""
        step = min(_LANE_STEP, _LANE_ROOM / max(lanes - 1, 1)) * self.scale
        return box.bottom() - round(2 * self.scale) + round(lane * step)

    def end_point(self, mark: Mark, edge: Edge) -> EndPoint | None:
        """Return where a span truly starts or ends, or None when that place shows nothing."""
        letter = mark.span.start if edge is Edge.START else mark.span.end - 1
        line = self.geometry.line_of(letter)
        cell = line.cell_of(letter) if line is not None else None
        if line is None or cell is None:
            return None
        forward = 1 if cell.trail > cell.lead else -1
        x, inward = (cell.lead, forward) if edge is Edge.START else (cell.trail, -forward)
        return EndPoint(x, self.padded(line.box), inward)
