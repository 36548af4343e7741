"""One article laid out in a Qt document: its text, margins, headline, directions and numbers."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QFont,
    QFontMetricsF,
    QPainter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextLayout,
    QTextOption,
)

from gofteh.ui.article.look import PageLook
from gofteh.ui.article.offsets import PARAGRAPH_END, Offsets, display

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gofteh.ui.article.palette import PanePalette

LETTER_SIZE = 17.0
_PITCH = 2.3
"""From baseline to baseline, in letter sizes: lanes and end marks live in the gap."""
_GUTTER = 50.0
"""At either side of the column: paragraph numbers and stripes."""
_HEADING = 22.0
_BYLINE = 13.0
_ASIDE = re.compile(r"\([^()]*\)")


def is_right_to_left(text: str, otherwise: bool = True) -> bool:
    """Tell whether ``text`` runs from right to left; ``otherwise`` when its words do not say clearly.

    Words count, not letters: a web address or a foreign name is long, but one word. Names and terms
    in Latin letters are common in Persian, so left to right takes two words in three; what stands in
    brackets does not count.
    """
    ways = [_direction(word) for word in _ASIDE.sub(" ", text).split()]
    rightward, leftward = ways.count(-1), ways.count(1)
    if leftward > rightward:
        return True
    return otherwise if rightward <= 2 * leftward else False


def _direction(word: str) -> int:
    """Return 1 when the first letter runs from right to left, -1 when from left to right, else 0."""
    for sign in word:
        kind = unicodedata.bidirectional(sign)
        if kind in ("R", "AL"):
            return 1
        if kind == "L":
            return -1
    return 0


class Sheet:
    """The text, headline and byline of one article, ready to be laid out in a Qt document."""

    def __init__(
        self,
        text: str,
        title: str,
        byline: str,
        look: PageLook | None = None,
        turned: Mapping[int, bool] | None = None,
    ) -> None:
        self.text = text
        self.look = look or PageLook()
        self.turned = dict(turned or {})
        """Number of a paragraph → whether it runs from right to left, where a person has said so."""
        self.offsets = Offsets(text)
        self.title = title
        self.byline = byline
        breaks = list(PARAGRAPH_END.finditer(text))
        self.starts = [0, *(found.end() for found in breaks)]
        """The code point at which each paragraph begins."""
        self._ends = [*(found.start() for found in breaks), len(text)]
        self.right_to_left = is_right_to_left(text)
        self.column = QRectF()
        """The text column; only left, right and the top of the text mean something."""
        self._numbers: dict[int, int] = {}
        for number, (start, end) in enumerate(zip(self.starts, self._ends, strict=True)):
            if text[start:end].strip():
                self._numbers[number] = len(self._numbers) + 1
        self._heading: list[tuple[QTextLayout, QPointF, bool]] = []

    def number_of(self, paragraph: int) -> int | None:
        """Return the number a reader gives a paragraph, or None for an empty one."""
        return self._numbers.get(paragraph)

    def pour_into(self, document: QTextDocument, width: float, font: QFont, scale: float) -> None:
        """Replace what the document holds by this text, each paragraph in its own direction.

        Cheaper for a new letter size too than changing font, formats and margins one by one, each
        of which lays out everything.
        """
        document.setUndoRedoEnabled(False)
        document.setDocumentMargin(0)
        document.clear()
        document.setDefaultFont(font)
        self.set_margins(document, width, font, scale)
        cursor = QTextCursor(document)
        cursor.beginEditBlock()
        # The paragraphs to come take their format from the first: far cheaper than one by one.
        cursor.setBlockFormat(self._format(font, scale, right_to_left=self.right_to_left))
        cursor.insertText(display(self.text))
        for number, (start, end) in enumerate(zip(self.starts, self._ends, strict=True)):
            here = self.turned.get(number)
            if here is None:
                here = is_right_to_left(self.text[start:end], self.right_to_left)
            if here is not self.right_to_left:
                cursor.setPosition(document.findBlockByNumber(number).position())
                cursor.setBlockFormat(self._format(font, scale, right_to_left=here))
        cursor.endEditBlock()

    def turn(self, document: QTextDocument, number: int) -> None:
        """Let a paragraph run the other way; the way that its words say needs no keeping."""
        block = document.findBlockByNumber(number)
        here = block.textDirection() is not Qt.LayoutDirection.RightToLeft
        start, end = self.starts[number], self._ends[number]
        if here is is_right_to_left(self.text[start:end], self.right_to_left):
            self.turned.pop(number, None)
        else:
            self.turned[number] = here
        kind = block.blockFormat()
        kind.setLayoutDirection(Qt.LayoutDirection.RightToLeft if here else Qt.LayoutDirection.LeftToRight)
        QTextCursor(block).setBlockFormat(kind)

    def set_margins(self, document: QTextDocument, width: float, font: QFont, scale: float) -> None:
        """Centre the column in ``width`` and make room above it for the headline."""
        gutter = min(_GUTTER * scale, width / 4)
        column = max(min(self.look.column * scale, width - 2 * gutter), 60.0)
        side = max((width - column) / 2, 0.0)
        top = self._lay_out_heading(QRectF(side, 26 * scale, column, 0), font, scale)
        self.column = QRectF(side, top, column, 0)
        frame = document.rootFrame().frameFormat()
        wanted = (side, side, top, 70 * scale)
        if wanted != (frame.leftMargin(), frame.rightMargin(), frame.topMargin(), frame.bottomMargin()):
            frame.setLeftMargin(side)
            frame.setRightMargin(side)
            frame.setTopMargin(top)
            frame.setBottomMargin(70 * scale)
            document.rootFrame().setFrameFormat(frame)

    def paint_heading(self, painter: QPainter, palette: PanePalette) -> None:
        """Draw headline and byline above the text."""
        for layout, place, strong in self._heading:
            painter.setPen(palette.ink if strong else palette.faint_ink)
            layout.draw(painter, place)

    def paragraph_at(self, place: int) -> int:
        """Return the number, from 0, of the paragraph that holds code point ``place``."""
        return bisect_right(self.starts, place) - 1

    def _format(self, font: QFont, scale: float, *, right_to_left: bool) -> QTextBlockFormat:
        result = QTextBlockFormat()
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        result.setLayoutDirection(direction)
        height = QFontMetricsF(font).height()
        percent = 100 * _PITCH * self.look.spacing * font.pixelSize() / height
        result.setLineHeight(percent, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        result.setBottomMargin(6 * scale)
        return result

    def _lay_out_heading(self, area: QRectF, font: QFont, scale: float) -> float:
        """Lay out headline and byline from the top of ``area`` down; return where the text begins."""
        self._heading.clear()
        y = area.top()
        for text, size, strong in ((self.title, _HEADING, True), (self.byline, _BYLINE, False)):
            if not text:
                continue
            own = QFont(font)
            own.setPixelSize(max(8, round(size * scale)))
            own.setBold(strong)
            layout = _column_of(text, own, area.width(), self.right_to_left)
            self._heading.append((layout, QPointF(area.left(), y), strong))
            y += layout.boundingRect().height() + (4 if strong else 0) * scale
        return round(y + 16 * scale)


def _column_of(text: str, font: QFont, width: float, otherwise: bool) -> QTextLayout:
    layout = QTextLayout(display(text).replace("\n", " "), font)
    option = QTextOption()
    right_to_left = is_right_to_left(text, otherwise)
    option.setTextDirection(
        Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    )
    # A bare layout does not mirror its alignment by itself.
    option.setAlignment(
        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute
        if otherwise
        else Qt.AlignmentFlag.AlignLeft
    )
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    y = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        line.setPosition(QPointF(0, y))
        y += line.height()
    layout.endLayout()
    return layout
