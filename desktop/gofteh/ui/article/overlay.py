"""What is drawn over the text: handles of the chosen span, the caret, the label of the hovered span."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

from gofteh.app.selection import Edge
from gofteh.domain.spans import Span
from gofteh.ui.article.marks import Mark
from gofteh.ui.article.scene import Scene

_RADIUS = 4.5


def paint_handles(painter: QPainter, scene: Scene) -> None:
    """Draw the two grips of the chosen span: the first above its line, the last below."""
    mark = scene.mark(scene.chosen) if scene.chosen is not None else None
    if mark is None or mark.suggested:
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
    if mark is None or mark.suggested:
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


def paint_chip(
    painter: QPainter, scene: Scene, area: QRectF, font: QFont, title_of: Callable[[Span], str]
) -> None:
    """Name the hovered span above its first seen line, always wholly within ``area``."""
    mark = scene.mark(scene.hovered) if scene.hovered is not None else None
    if mark is None or scene.moved is not None or not scene.is_hovered_named:
        return
    boxes = [box for number in scene.blocks for box in scene.boxes(mark.span.start, mark.span.end, number)]
    seen = [box for box in boxes if box.bottom() > area.top() and box.top() < area.bottom()]
    title = title_of(mark.span)
    if not seen or not title:
        return
    small = QFont(font)
    small.setPixelSize(max(9, round(12 * scene.scale)))
    metrics = QFontMetricsF(small)
    size = metrics.boundingRect(title).width() + 30 * scene.scale, metrics.height() + 6 * scene.scale
    first = seen[0]
    left = first.right() - size[0] if scene.right_to_left else first.left()
    chip = _within(QRectF(left, first.top() - size[1] - 2, *size), area)
    _paint_chip_box(painter, scene, mark, chip)
    painter.setFont(small)
    painter.setPen(scene.palette.ink)
    side = -1 if scene.right_to_left else 1
    words = chip.adjusted(8 * scene.scale, 0, -8 * scene.scale, 0).translated(side * 7 * scene.scale, 0)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, title)


def _paint_chip_box(painter: QPainter, scene: Scene, mark: Mark, chip: QRectF) -> None:
    colours = scene.palette.of(mark.span.label)
    pen = QPen(scene.palette.chip_edge, 1)
    if mark.suggested:
        pen = QPen(colours.line, 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(scene.palette.chip)
    painter.drawRoundedRect(chip.adjusted(0.5, 0.5, -0.5, -0.5), 6 * scene.scale, 6 * scene.scale)
    dot = 8 * scene.scale
    x = chip.right() - 9 * scene.scale - dot if scene.right_to_left else chip.left() + 9 * scene.scale
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colours.line)
    painter.drawRoundedRect(QRectF(x, chip.center().y() - dot / 2, dot, dot), 2, 2)


def _within(box: QRectF, area: QRectF) -> QRectF:
    """Return ``box`` moved, never cut, so that it lies within ``area`` as far as it fits."""
    moved = QRectF(box)
    moved.moveRight(min(moved.right(), area.right() - 2))
    moved.moveLeft(max(moved.left(), area.left() + 2))
    moved.moveBottom(min(moved.bottom(), area.bottom() - 2))
    moved.moveTop(max(moved.top(), area.top() + 2))
    return moved
