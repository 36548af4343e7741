"""One repaint from the paper up: marks, numbers and headline, text, links, grips, caret, label."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QFont, QPainter, QPalette, QTextDocument

from gofteh.ui.article.arcs import paint_links
from gofteh.ui.article.chips import paint_chips
from gofteh.ui.article.hits import paint_hits
from gofteh.ui.article.overlay import paint_caret, paint_handles
from gofteh.ui.article.threads import paint_threads
from gofteh.ui.article.tints import paint_tints
from gofteh.ui.article.underlines import paint_underlines

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.domain.spans import Span
    from gofteh.ui.article.palette import PanePalette
    from gofteh.ui.article.scene import Scene
    from gofteh.ui.article.sheet import Sheet

_NUMBER_SIZE = 11.0
_NUMBER_REACH = 24.0
"""From the column to the number beside it."""


def paint_below(
    painter: QPainter, scene: Scene, sheet: Sheet, font: QFont, digits: Callable[[int], str]
) -> None:
    """Draw what lies under the text or beside it."""
    if scene.drawn[0] < sheet.column.top():
        sheet.paint_heading(painter, scene.palette)
    if sheet.look.numbers:
        _paint_numbers(painter, scene, sheet, font, digits)
    paint_tints(painter, scene)
    paint_hits(painter, scene)
    paint_underlines(painter, scene)
    paint_threads(painter, scene, font, digits)


def paint_text(painter: QPainter, document: QTextDocument, colours: PanePalette, area: QRectF) -> None:
    """Draw the letters, in one colour and never cut by a selection: their shapes are Qt's own."""
    context = QAbstractTextDocumentLayout.PaintContext()
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, colours.ink)
    context.palette = palette
    context.clip = area
    document.documentLayout().draw(painter, context)


def paint_above(
    painter: QPainter,
    scene: Scene,
    seen: QRectF,
    font: QFont,
    title_of: Callable[[Span], str],
    *,
    caret: int | None,
) -> None:
    """Draw what lies over the text that is ``seen``; ``caret`` is None while it is not to be shown."""
    paint_links(painter, scene)
    paint_handles(painter, scene)
    if caret is not None:
        paint_caret(painter, scene, caret)
    paint_chips(painter, scene, seen, font, title_of)


def _paint_numbers(
    painter: QPainter, scene: Scene, sheet: Sheet, font: QFont, digits: Callable[[int], str]
) -> None:
    small = QFont(font)
    small.setPixelSize(max(7, round(_NUMBER_SIZE * scene.scale)))
    painter.setFont(small)
    painter.setPen(scene.palette.number_ink)
    reach, width = _NUMBER_REACH * scene.scale, 40 * scene.scale
    for number in scene.blocks:
        told = sheet.number_of(number)
        lines = scene.geometry.lines_of(number)
        if told is None or not lines:
            continue
        box = lines[0].box
        if scene.right_to_left:
            area = QRectF(scene.column.right() + reach, box.top(), width, box.height())
            side = Qt.AlignmentFlag.AlignLeft
        else:
            area = QRectF(scene.column.left() - reach - width, box.top(), width, box.height())
            side = Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(area, flags, digits(told))


def paint_invitation(painter: QPainter, area: QRectF, palette: PanePalette, words: str) -> None:
    """Say on an empty sheet what can be done: the first line large, the rest quietly below."""
    title, _, rest = words.partition("\n")
    large = QFont(painter.font())
    large.setPointSizeF(large.pointSizeF() * 1.35)
    large.setBold(True)
    middle = area.adjusted(24, 0, -24, -area.height() * 0.2)
    flags = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap
    half = middle.height() / 2
    for font, ink, text, box, side in (
        (large, palette.ink, title, middle.adjusted(0, 0, 0, -half - 4), Qt.AlignmentFlag.AlignBottom),
        (
            painter.font(),
            palette.faint_ink,
            rest,
            middle.adjusted(0, half + 4, 0, 0),
            Qt.AlignmentFlag.AlignTop,
        ),
    ):
        painter.setFont(font)
        painter.setPen(ink)
        painter.drawText(box, int(flags | side), text)
