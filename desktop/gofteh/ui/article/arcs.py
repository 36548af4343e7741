"""Lines from a quote to its speaker, topics and cue, for the span that is hovered or chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from gofteh.app.selection import Edge
from gofteh.ui.article.scene import EndPoint, Scene

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gofteh.ui.article.marks import Mark

_RISE = 13.0
"""How far an arc rises above its line at most: into the gap, not through the line above."""


def lit_pairs(lit: Iterable[str], partners: Mapping[str, Sequence[str]]) -> list[tuple[str, str]]:
    """Return the ids of the spans whose links are shown, each pair once, in the order of their ranks."""
    pairs: dict[frozenset[str], tuple[str, str]] = {}
    for each in lit:
        for partner in partners.get(each, ()):
            pairs.setdefault(frozenset((each, partner)), (each, partner))
    return list(pairs.values())


def paint_links(painter: QPainter, scene: Scene) -> None:
    """Draw the links of the hovered and of the chosen span."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for rank, quote, other in _links(scene):
        _paint_link(painter, scene, quote, other, rank)


def has_links(scene: Scene) -> bool:
    """Tell whether the way of a link leads through what is seen."""
    return next(_links(scene), None) is not None


def _links(scene: Scene) -> Iterator[tuple[int, Mark, Mark]]:
    """Yield rank and both spans, the quote first, of each link that is to be drawn."""
    for rank, (one, other) in enumerate(lit_pairs(scene.lit(), scene.partners)):
        first, second = scene.mark(one), scene.mark(other)
        if first is None or second is None:
            continue
        quote, joined = (first, second) if first.is_quote else (second, first)
        # What lies inside its quote needs no line to it; its tint says enough.
        inside = quote.span.contains(joined.span) or (joined.is_quote and joined.span.contains(quote.span))
        if not inside and _passes(scene, quote, joined):
            yield rank, quote, joined


def _paint_link(painter: QPainter, scene: Scene, quote: Mark, other: Mark, rank: int) -> None:
    """Draw one link; ``rank`` keeps those of one quote from starting at the same point."""
    begin, goal = scene.end_point(quote, Edge.START), _middle(scene, other)
    if begin is None or goal is None:
        return
    colour = scene.palette.of(other.span.label).line
    if abs(begin.box.top() - goal.box.top()) < begin.box.height() / 2:
        _paint_arc(painter, scene, begin, goal, colour, rank=rank)
    else:
        _paint_stripe(painter, scene, begin, goal, colour, rank=rank)


def _passes(scene: Scene, first: Mark, second: Mark) -> bool:
    """Tell whether the way from one span to the other leads through what is seen."""
    start = min(first.span.start, second.span.start)
    end = max(first.span.end, second.span.end)
    block_of = scene.geometry.block_of
    return block_of(start) < scene.seen.stop and scene.seen.start <= block_of(end - 1)


def _middle(scene: Scene, mark: Mark) -> EndPoint | None:
    """Return the middle of the span's first line."""
    box = scene.first_box(mark)
    return EndPoint(box.center().x(), box, 1) if box is not None else None


def _paint_arc(
    painter: QPainter, scene: Scene, begin: EndPoint, goal: EndPoint, colour: QColor, *, rank: int
) -> None:
    top = max(begin.box.top(), scene.column.top() + 4)
    away = abs(begin.x - goal.x)
    rise = min(_RISE * scene.scale, 5 + away / 6, max(top - scene.column.top() - 2, 3))
    from_x = begin.x + begin.inward * (9 + 8 * rank) * scene.scale
    path = QPainterPath(QPointF(from_x, top))
    path.cubicTo(
        QPointF(from_x, top - rise * 4 / 3), QPointF(goal.x, top - rise * 4 / 3), QPointF(goal.x, top)
    )
    _draw(painter, scene, path, colour)
    _dot(painter, scene, QPointF(from_x, top), colour)
    _arrow(painter, scene, QPointF(goal.x, top), colour)


def _paint_stripe(
    painter: QPainter, scene: Scene, begin: EndPoint, goal: EndPoint, colour: QColor, *, rank: int
) -> None:
    """Lead from one line to another through the margin, where no word is crossed."""
    reach = (8 + 4 * (rank % 4)) * scene.scale
    right = scene.right_to_left
    x = scene.column.right() + reach if right else scene.column.left() - reach
    inner = scene.column.right() + 3 if right else scene.column.left() - 3
    highest, lowest = scene.column.top() - 20, scene.column.bottom() + 20
    ends = [min(max(each.box.center().y(), highest), lowest) for each in (begin, goal)]
    round_by = min(5 * scene.scale, abs(ends[0] - ends[1]) / 2)
    down = 1 if ends[1] > ends[0] else -1
    turn = -1 if right else 1
    path = QPainterPath(QPointF(inner, ends[0]))
    path.lineTo(x + turn * round_by, ends[0])
    path.quadTo(QPointF(x, ends[0]), QPointF(x, ends[0] + down * round_by))
    path.lineTo(x, ends[1] - down * round_by)
    path.quadTo(QPointF(x, ends[1]), QPointF(x + turn * round_by, ends[1]))
    path.lineTo(inner, ends[1])
    _draw(painter, scene, path, colour)
    _dot(painter, scene, QPointF(inner, ends[0]), colour)
    _dot(painter, scene, QPointF(inner, ends[1]), colour)


def _draw(painter: QPainter, scene: Scene, path: QPainterPath, colour: QColor) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(scene.palette.paper, 3.6 * scene.scale))
    painter.drawPath(path)
    painter.setPen(QPen(colour, 1.6 * scene.scale))
    painter.drawPath(path)


def _dot(painter: QPainter, scene: Scene, place: QPointF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(place, 2.6 * scene.scale, 2.6 * scene.scale)


def _arrow(painter: QPainter, scene: Scene, tip: QPointF, colour: QColor) -> None:
    half = 3.4 * scene.scale
    path = QPainterPath(tip + QPointF(0, 1))
    path.lineTo(tip + QPointF(-half, -1.5 * half))
    path.lineTo(tip + QPointF(half, -1.5 * half))
    path.closeSubpath()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPath(path)
