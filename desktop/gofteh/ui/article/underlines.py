"""Underlines of speakers, topics, cues and other labels, one lane below another where they overlap."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from gofteh.app.selection import Edge
from gofteh.domain.spans import CUE, SPEAKER, TOPIC

if TYPE_CHECKING:
    from gofteh.ui.article.marks import Mark
    from gofteh.ui.article.scene import Scene

_DASHED = [3.0, 2.0]
_DOTTED = [1.0, 1.0]
_DASH_DOT = [4.0, 1.5, 1.0, 1.5]


def paint_underlines(painter: QPainter, scene: Scene) -> None:
    """Draw the underlines of every seen paragraph."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
    for number, marks in scene.drawn_marks():
        lined = [mark for mark in marks if not mark.is_quote]
        lanes = scene.marks.lanes_in(number) if lined else 0
        for mark in lined:
            for box in scene.boxes(mark.span.start, mark.span.end, number):
                _paint_line(painter, scene, mark, box, scene.underline_y(box, mark.lane, lanes))
            _paint_ticks(painter, scene, mark, number, lanes)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)


def _paint_line(painter: QPainter, scene: Scene, mark: Mark, box: QRectF, y: float) -> None:
    colour = scene.palette.of(mark.span.label).line
    thick = max(1, round(2 * scene.scale))
    left, right = round(box.left() + 1.5), round(box.right() - 1.5)
    if mark.span.label == CUE and not mark.suggested:
        fine = max(1, thick // 2)
        for top in (y - 1, y + fine):
            painter.fillRect(QRectF(left, top, right - left, fine), colour)
        return
    if mark.span.label == SPEAKER and not mark.suggested:
        painter.fillRect(QRectF(left, y, right - left, thick), colour)
        return
    pen = QPen(colour, thick)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern(_pattern(mark))
    painter.setPen(pen)
    painter.drawLine(QLineF(QPointF(right, y + thick / 2), QPointF(left, y + thick / 2)))


def _pattern(mark: Mark) -> list[float]:
    if mark.suggested:
        return _DASHED
    return _DOTTED if mark.span.label == TOPIC else _DASH_DOT


def _paint_ticks(painter: QPainter, scene: Scene, mark: Mark, number: int, lanes: int) -> None:
    """Raise a short serif at each true end, so that two lines that touch stay two."""
    colour = scene.palette.of(mark.span.label).line
    thick = max(1, round(1.5 * scene.scale))
    height = round(4 * scene.scale)
    for edge in Edge:
        letter = mark.span.start if edge is Edge.START else mark.span.end - 1
        if scene.geometry.block_of(letter) != number:
            continue
        if (point := scene.end_point(mark, edge)) is None:
            continue
        y = scene.underline_y(point.box, mark.lane, lanes)
        x = round(point.x) if point.inward > 0 else round(point.x) - thick
        painter.fillRect(QRectF(x, y - height, thick, height), colour)
