"""The names of what lies under the pointer: beside the line where the margin has room, else near it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gofteh.domain.spans import Span
    from gofteh.ui.article.marks import Mark
    from gofteh.ui.article.scene import Scene

_MOST = 6
_APART = 3.0
_PAD = 8.0
_DOT = 8.0
_LEAST_ROOM = 84.0
"""Narrower margins hold no title worth reading."""


def paint_chips(
    painter: QPainter, scene: Scene, seen: QRectF, font: QFont, title_of: Callable[[Span], str]
) -> None:
    """Name the hovered span and all around it, the innermost first, wholly within ``seen``."""
    marks = _named(scene)[:_MOST]
    line = _line(scene, seen)
    if not marks or line is None:
        return
    small = QFont(font)
    small.setPixelSize(max(9, round(12 * scene.scale)))
    metrics = QFontMetricsF(small)
    painter.setFont(small)
    chips = [Chip(title_of(mark.span), mark, (mark,)) for mark in marks]
    height = metrics.height() + 6 * scene.scale
    room = _margin(scene, seen)
    if room >= _LEAST_ROOM * scene.scale:
        places = _in_margin(
            scene, seen, line, [min(chip.width(metrics, scene), room) for chip in chips], height
        )
    else:
        # Near the line every chip hides words: one, with a dot for each span around.
        chips = [Chip(chips[0].title, marks[0], tuple(marks))]
        places = [_near(scene, seen, line, min(chips[0].width(metrics, scene), seen.width() - 4), height)]
    for chip, box in zip(chips, places, strict=True):
        _paint_chip(painter, scene, chip, box, metrics)


@dataclass(frozen=True, slots=True)
class Chip:
    """A title with the dots of the spans it stands for."""

    title: str
    mark: Mark
    dots: tuple[Mark, ...]

    def dots_width(self, scene: Scene) -> float:
        """Return how much room the dots take, in pixels."""
        return (_DOT + 4) * len(self.dots) * scene.scale

    def width(self, metrics: QFontMetricsF, scene: Scene) -> float:
        """Return how wide it would like to be, in pixels."""
        return metrics.horizontalAdvance(self.title) + self.dots_width(scene) + 2 * _PAD * scene.scale + 2


def _named(scene: Scene) -> list[Mark]:
    hovered = scene.mark(scene.hovered) if scene.hovered is not None else None
    if hovered is None or scene.moved is not None or not scene.is_hovered_named:
        return []
    around = scene.marks.at(scene.hovered_at) if scene.hovered_at is not None else []
    return around if any(mark.span.id == hovered.span.id for mark in around) else [hovered]


def _line(scene: Scene, seen: QRectF) -> QRectF | None:
    """Return the tint box of the line under the pointer, else of the first seen line of the span."""
    if scene.hovered_at is not None:
        line = scene.geometry.line_of(scene.hovered_at)
        return scene.padded(line.box) if line is not None else None
    mark = scene.mark(scene.hovered) if scene.hovered is not None else None
    if mark is None:
        return None
    boxes = (box for number in scene.blocks for box in scene.boxes(mark.span.start, mark.span.end, number))
    return next((box for box in boxes if box.bottom() > seen.top() and box.top() < seen.bottom()), None)


def _margin(scene: Scene, seen: QRectF) -> float:
    """Return how wide a chip can be in the margin where lines end."""
    column = scene.column
    free = column.left() - seen.left() if scene.right_to_left else seen.right() - column.right()
    return free - 2 * _PAD * scene.scale


def _in_margin(
    scene: Scene, seen: QRectF, line: QRectF, widths: Sequence[float], height: float
) -> list[QRectF]:
    """Return places one below another, the first at the height of the line."""
    gap, step = _PAD * scene.scale, height + _APART
    top = line.center().y() - height / 2
    top = max(min(top, seen.bottom() - step * len(widths)), seen.top() + 2)
    column = scene.column
    return [
        QRectF(
            column.left() - gap - width if scene.right_to_left else column.right() + gap,
            top + step * number,
            width,
            height,
        )
        for number, width in enumerate(widths)
    ]


def _near(scene: Scene, seen: QRectF, line: QRectF, width: float, height: float) -> QRectF:
    """Return the place above or below the line that hides the fewest words."""
    lefts = (line.right() - width, line.left(), scene.column.right() - width, scene.column.left())
    places = [
        QRectF(min(max(left, seen.left() + 2), seen.right() - width - 2), top, width, height)
        for top in (line.top() - height - 2, line.bottom() + 2)
        if seen.top() <= top <= seen.bottom() - height
        for left in lefts
    ]
    return min(
        places, key=lambda box: _hidden(scene, box), default=QRectF(line.left(), line.top(), width, height)
    )


def _hidden(scene: Scene, box: QRectF) -> float:
    """Return how much of a line of text ``box`` would hide, as a width."""
    line = scene.geometry.line_at(box.center().y())
    return max(line.box.intersected(box).width(), 0.0) if line is not None else 0.0


def _paint_chip(painter: QPainter, scene: Scene, chip: Chip, box: QRectF, metrics: QFontMetricsF) -> None:
    colours = scene.palette.of(chip.mark.span.label)
    pen = QPen(scene.palette.chip_edge, 1)
    if chip.mark.span.id == scene.chosen:
        pen = QPen(colours.strong, 1.6)
    if chip.mark.suggested:
        pen = QPen(colours.line, 1, Qt.PenStyle.DashLine)
    painter.setPen(pen)
    painter.setBrush(scene.palette.chip)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 6 * scene.scale, 6 * scene.scale)
    painter.setPen(Qt.PenStyle.NoPen)
    side, pad, dot = -1 if scene.right_to_left else 1, _PAD * scene.scale, _DOT * scene.scale
    x = box.right() - pad - dot if scene.right_to_left else box.left() + pad
    for mark in chip.dots:
        painter.setBrush(scene.palette.of(mark.span.label).line)
        painter.drawRoundedRect(QRectF(x, box.center().y() - dot / 2, dot, dot), 2, 2)
        x += side * (dot + 4 * scene.scale)
    painter.setPen(scene.palette.ink)
    taken = chip.dots_width(scene)
    words = (
        box.adjusted(pad, 0, -pad - taken, 0)
        if scene.right_to_left
        else box.adjusted(pad + taken, 0, -pad, 0)
    )
    title = metrics.elidedText(chip.title, Qt.TextElideMode.ElideRight, words.width() + 1)
    painter.drawText(words, Qt.AlignmentFlag.AlignCenter, title)
