"""What is drawn under the text as areas: tints of quotes, outlines, end brackets, the selection."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QImage,
    QLinearGradient,
    QPainter,
    QPainterPath,
    QPainterPathStroker,
    QPen,
)

from gofteh.app.selection import Edge
from gofteh.domain.spans import QuoteType

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gofteh.ui.article.marks import Mark
    from gofteh.ui.article.scene import Scene

_ROUND = 3.0
_STRIPE = 5.0
"""From one stripe of the hatching to the next, across the stripes."""
_INSET = 2.5
_DEEPEST = 4


def paint_tints(painter: QPainter, scene: Scene) -> None:
    """Draw the areas of every seen paragraph, outer quotes first."""
    lit = {partner for each in scene.lit() for partner in (each, *scene.partners.get(each, ()))}
    for number, marks in scene.drawn_marks():
        quotes = sorted((mark for mark in marks if mark.is_quote), key=lambda mark: mark.lane)
        for mark in quotes:
            boxes = [_inset(box, mark, scene) for box in scene.boxes(mark.span.start, mark.span.end, number)]
            if mark.suggested:
                _paint_suggestion(painter, scene, mark, boxes)
            else:
                _paint_quote(painter, scene, mark, boxes)
        for mark in marks:
            if not mark.is_quote and mark.span.id in lit:
                tint = QBrush(scene.palette.of(mark.span.label).tint)
                _fill(painter, scene, scene.boxes(mark.span.start, mark.span.end, number), tint)
        for mark in quotes:
            _paint_brackets(painter, scene, mark, number)
        for mark in marks:
            if mark.span.id == scene.chosen:
                _paint_outline(painter, scene, mark, number)
    _paint_previews(painter, scene)
    _paint_selection(painter, scene)


def _paint_quote(painter: QPainter, scene: Scene, mark: Mark, boxes: Sequence[QRectF]) -> None:
    colours = scene.palette.quote
    quote_type = mark.span.quote_type
    if quote_type is QuoteType.INDIRECT:
        _fill(painter, scene, boxes, _stripes(painter, scene, scene.palette.hatch))
    elif quote_type is QuoteType.MIXED:
        _fill(painter, scene, boxes, QBrush(_faded(colours.tint, 0.45)))
        _fill(painter, scene, boxes, _stripes(painter, scene, colours.tint))
    else:
        _fill(painter, scene, boxes, QBrush(_mixed(colours.tint, colours.line, 0.10 * bool(mark.lane))))
    if mark.lane or mark.span.id == scene.hovered:
        _stroke(painter, scene, boxes, QPen(_faded(colours.line, 0.55), 1))


def _paint_suggestion(painter: QPainter, scene: Scene, mark: Mark, boxes: Sequence[QRectF]) -> None:
    if mark.span.id in (scene.hovered, scene.chosen):
        _fill(painter, scene, boxes, QBrush(_faded(scene.palette.quote.tint, 0.45)))
    pen = QPen(scene.palette.quote.line, 1)
    pen.setDashPattern([3.5, 2.5])
    _stroke(painter, scene, boxes, pen)


def _paint_brackets(painter: QPainter, scene: Scene, mark: Mark, number: int) -> None:
    """Draw a fine bracket at each true end, so that ends which meet or nest can be told apart."""
    if mark.suggested or mark.span.id == scene.chosen:
        return
    painter.setPen(QPen(_faded(scene.palette.quote.line, 0.75), max(1.0, 1.2 * scene.scale)))
    for edge in Edge:
        letter = mark.span.start if edge is Edge.START else mark.span.end - 1
        if scene.geometry.block_of(letter) != number:
            continue
        if (point := scene.end_point(mark, edge)) is None:
            continue
        box = _inset(point.box, mark, scene)
        x, hook = point.x, point.inward * 4.0 * scene.scale
        corners = (
            QPointF(x + hook, box.top()),
            QPointF(x, box.top()),
            QPointF(x, box.bottom()),
            QPointF(x + hook, box.bottom()),
        )
        painter.drawPolyline(corners)


def _paint_outline(painter: QPainter, scene: Scene, mark: Mark, number: int) -> None:
    colours = scene.palette.of(mark.span.label)
    pen = QPen(colours.strong, 2)
    if mark.suggested:
        pen.setDashPattern([3, 2])
    boxes = [box.adjusted(-1, 0, 1, 0) for box in scene.boxes(mark.span.start, mark.span.end, number)]
    _stroke(painter, scene, boxes, pen)


def _paint_previews(painter: QPainter, scene: Scene) -> None:
    for place, preview in enumerate(scene.previews):
        colours = scene.palette.of(preview.label)
        dashed = QPen(colours.line if preview.is_on else scene.palette.faint_ink, 1.2)
        dashed.setDashPattern([3.5, 2.5] if preview.is_on else [1, 2.5])
        pen = QPen(colours.strong, 2) if place == scene.pointed else dashed
        first = scene.geometry.block_of(preview.start)
        last = scene.geometry.block_of(preview.end - 1)
        for number in range(max(first, scene.blocks.start), min(last + 1, scene.blocks.stop)):
            boxes = list(scene.boxes(preview.start, preview.end, number))
            if preview.is_on:
                _fill(painter, scene, boxes, QBrush(colours.tint))
            _stroke(painter, scene, [box.adjusted(-1, 0, 1, 0) for box in boxes], pen)


def _paint_selection(painter: QPainter, scene: Scene) -> None:
    if scene.selection is None:
        return
    for number in scene.blocks:
        _fill(painter, scene, scene.boxes(*scene.selection, number), QBrush(scene.palette.selection))


def _inset(box: QRectF, mark: Mark, scene: Scene) -> QRectF:
    inset = min(mark.lane, _DEEPEST) * _INSET * scene.scale
    return box.adjusted(0, inset, 0, -inset)


def _fill(painter: QPainter, scene: Scene, boxes: Iterable[QRectF], brush: QBrush) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(brush)
    for box in boxes:
        painter.drawRoundedRect(box, _ROUND * scene.scale, _ROUND * scene.scale)


def _stroke(painter: QPainter, scene: Scene, boxes: Iterable[QRectF], pen: QPen) -> None:
    half, bend = pen.widthF() / 2, (_ROUND + 1) * scene.scale
    edges = [
        QRectF(box.left() + half, box.top() + half, box.width() - 2 * half, box.height() - 2 * half)
        for box in boxes
    ]
    if pen.style() is Qt.PenStyle.SolidLine:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen)
        for edge in edges:
            painter.drawRoundedRect(edge, bend, bend)
        return
    # Qt lets dashes begin anew where a part that is not painted ends; as an area they stay where they are.
    for edge in edges:
        path = QPainterPath()
        path.addRoundedRect(edge, bend, bend)
        painter.fillPath(QPainterPathStroker(pen).createStroke(path), pen.brush())


def _stripes(painter: QPainter, scene: Scene, colour: QColor) -> QBrush:
    return _hatching(colour.rgba(), scene.scale, painter.device().devicePixelRatioF())


@lru_cache(maxsize=16)
def _hatching(colour: int, scale: float, sharpness: float) -> QBrush:
    """Return diagonal stripes that stay where they are on the paper when it scrolls.

    ``colour`` is that of ``QColor.rgba``, ``sharpness`` the points of the screen to a pixel. A tile is
    painted many times faster than the gradient it is made from.
    """
    shown, none = QColor.fromRgba(colour), QColor.fromRgba(colour & 0xFFFFFF)
    side = max(round(2 * _STRIPE * scale * sharpness), 2)
    tile = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    tile.fill(Qt.GlobalColor.transparent)
    gradient = QLinearGradient(QPointF(0, 0), QPointF(side / 2, side / 2))
    gradient.setSpread(QLinearGradient.Spread.RepeatSpread)
    for place, shade in ((0.0, shown), (0.44, shown), (0.53, none), (0.92, none), (1.0, shown)):
        gradient.setColorAt(place, shade)
    painter = QPainter(tile)
    painter.fillRect(tile.rect(), gradient)
    painter.end()
    tile.setDevicePixelRatio(sharpness)
    return QBrush(tile)


def _faded(colour: QColor, share: float) -> QColor:
    result = QColor(colour)
    result.setAlphaF(colour.alphaF() * share)
    return result


def _mixed(colour: QColor, other: QColor, share: float) -> QColor:
    return QColor.fromRgbF(
        colour.redF() + (other.redF() - colour.redF()) * share,
        colour.greenF() + (other.greenF() - colour.greenF()) * share,
        colour.blueF() + (other.blueF() - colour.blueF()) * share,
    )
