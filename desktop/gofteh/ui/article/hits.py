"""What was looked for, lit up in the article: a quiet outline, which takes part in no mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPen

if TYPE_CHECKING:
    from gofteh.ui.article.scene import Scene

_ROUND = 3.5
_QUIET = 0.5
"""How much of its colour the ground of a hit has: the one that is spoken of is selected, and stronger."""


def paint_hits(painter: QPainter, scene: Scene) -> None:
    """Draw the hits of every seen paragraph: the current one with a strong edge."""
    if not scene.hits.places:
        return
    ground, edge = QColor(scene.palette.selection), QColor(scene.palette.found)
    ground.setAlphaF(_QUIET)
    for number in scene.blocks:
        lines = scene.geometry.lines_of(number)
        for place in scene.hits.between(lines[0].start, lines[-1].end) if lines else ():
            is_current = place == scene.hits.current
            painter.setPen(QPen(edge, 2.0 if is_current else 1.0))
            painter.setBrush(Qt.BrushStyle.NoBrush if is_current else ground)
            for box in scene.boxes(*scene.hits.places[place], number):
                inner = box.adjusted(0.5, 1.5, -0.5, -1.5)
                painter.drawRoundedRect(inner, _ROUND * scene.scale, _ROUND * scene.scale)
