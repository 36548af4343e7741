"""What is drawn over the text: handles of the chosen span, and the caret."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QPen

from gofteh.app.selection import Edge

if TYPE_CHECKING:
    from gofteh.ui.article.marks import Mark
    from gofteh.ui.article.scene import Scene

_RADIUS = 4.5


def paint_handles(painter: QPainter, scene: Scene) -> None:
    """Draw the two grips of the chosen span: the first above its line, the last below."""
    mark = scene.mark(scene.chosen) if scene.chosen is not None else None
    if mark is None:
        return
    for edge in Edge:
        if (grip := handle(scene, mark, edge)) is None:
            continue
        colours = scene.palette.of(mark.span.label)
        painter.setPen(QPen(colours.strong, 2))
        painter.drawLine(QPointF(grip.x(), grip.y()), QPointF(grip.x(), _far_end(scene, mark, edge)))
        painter.setPen(QPen(scene.palette.paper, 1.5))
        painter.setBrush(colours.strong)
        painter.drawEllipse(grip, _RADIUS * scene.scale, _RADIUS * scene.scale)


def handle(scene: Scene, mark: Mark, edge: Edge) -> QPointF | None:
    """Return the middle of a grip."""
    point = scene.end_point(mark, edge)
    if point is None:
        return None
    reach = _RADIUS * scene.scale * 0.6
    y = point.box.top() - reach if edge is Edge.START else point.box.bottom() + reach
    return QPointF(point.x - 2 * point.inward, y)


def edge_at(scene: Scene, point: QPointF) -> Edge | None:
    """Return which edge of the chosen span a press at ``point`` would take hold of."""
    mark = scene.mark(scene.chosen) if scene.chosen is not None else None
    if mark is None:
        return None
    for edge in Edge:
        grip = handle(scene, mark, edge)
        if grip is None:
            continue
        far = _far_end(scene, mark, edge)
        reach = 7 * max(scene.scale, 0.8)
        top, bottom = min(grip.y(), far) - reach, max(grip.y(), far) + reach / 2
        if abs(point.x() - grip.x()) <= reach and top <= point.y() <= bottom:
            return edge
    return None


def _far_end(scene: Scene, mark: Mark, edge: Edge) -> float:
    point = scene.end_point(mark, edge)
    if point is None:
        return 0.0
    return point.box.bottom() if edge is Edge.START else point.box.top()


def paint_caret(painter: QPainter, scene: Scene, place: int) -> None:
    """Draw the caret."""
    box = scene.geometry.caret(place)
    width = max(1.5, 1.6 * scene.scale)
    painter.fillRect(QRectF(round(box.left() - width / 2), box.top(), width, box.height()), scene.palette.ink)
