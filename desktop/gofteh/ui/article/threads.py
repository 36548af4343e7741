"""What makes the parts of a split quote one to the eye: a thread from part to part, and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPen

from gofteh.app.selection import Edge
from gofteh.domain.links import CONTINUES, Link
from gofteh.ui.article.scene import Part

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from gofteh.domain.spans import Span
    from gofteh.ui.article.marks import Mark
    from gofteh.ui.article.scene import Scene

_FARTHEST = 600
"""Code points that a thread spans at most; parts farther apart are told by their numbers."""


def parts_of(spans: Mapping[str, Span], links: Iterable[Link]) -> dict[str, Part]:
    """Return for every part of a split quote, by id, which part it is."""
    groups: dict[str, set[str]] = {}
    for link in links:
        if link.type == CONTINUES and link.from_id in spans and link.to_id in spans:
            joined = groups.get(link.from_id, {link.from_id}) | groups.get(link.to_id, {link.to_id})
            groups.update(dict.fromkeys(joined, joined))
    parts: dict[str, Part] = {}
    for group in groups.values():
        order = sorted(group, key=lambda span_id: (spans[span_id].start, span_id))
        for number, span_id in enumerate(order, 1):
            parts.setdefault(span_id, Part(number, order[number - 2] if number > 1 else None))
    return parts


def paint_threads(painter: QPainter, scene: Scene, font: QFont, digits: Callable[[int], str]) -> None:
    """Lead a dotted thread along the top of the line from each seen part to the next; number them."""
    if not scene.parts:
        return
    small = QFont(font)
    small.setPixelSize(max(8, round(9.5 * scene.scale)))
    small.setBold(True)
    last = scene.geometry.block_of(scene.geometry.end_of(scene.blocks.stop - 1) + _FARTHEST)
    # A thread is drawn with the part at its end, which may come after all that is painted.
    for number, marks in scene.marks_in(range(scene.blocks.start, last + 1)):
        for mark in marks:
            part = scene.parts.get(mark.span.id)
            if part is None:
                continue
            before = scene.mark(part.before) if part.before is not None else None
            if before is not None and scene.geometry.block_of(mark.span.start) == number:
                _paint_thread(painter, scene, before, mark)
            if scene.geometry.block_of(mark.span.end - 1) == number:
                _paint_number(painter, scene, mark, small, digits(part.number))


def _paint_thread(painter: QPainter, scene: Scene, before: Mark, mark: Mark) -> None:
    start, end = before.span.end, mark.span.start
    if not 0 < end - start <= _FARTHEST:
        return
    pen = QPen(scene.palette.quote.line, max(1.0, 1.4 * scene.scale))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.1, 2.4])
    painter.setPen(pen)
    first, last = scene.geometry.block_of(start), scene.geometry.block_of(end)
    for number in range(max(first, scene.blocks.start), min(last + 1, scene.blocks.stop)):
        for box in scene.boxes(start, end, number):
            y = box.top() + 1
            painter.drawLine(QPointF(box.left(), y), QPointF(box.right(), y))


def _paint_number(painter: QPainter, scene: Scene, mark: Mark, font: QFont, words: str) -> None:
    point = scene.end_point(mark, Edge.END)
    if point is None:
        return
    radius = 6.5 * scene.scale
    # In the gap above the line: no letter is touched, and the grip of this end is below.
    middle = QPointF(point.x + point.inward * radius, point.box.top() - radius * 0.55)
    box = QRectF(middle.x() - radius, middle.y() - radius, 2 * radius, 2 * radius)
    painter.setPen(QPen(scene.palette.paper, 1.2))
    painter.setBrush(scene.palette.quote.line)
    painter.drawEllipse(box)
    painter.setPen(scene.palette.paper)
    painter.setFont(font)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
