"""Words over several lines, each of which begins exactly at the edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from gofteh.ui.article.letters import x_of
from gofteh.ui.article.sheet import is_right_to_left

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent, QTextLine

_UNITS = "utf-16-le"
"""What Qt counts the places of a line in."""


class WrappedLabel(QLabel):
    """A QLabel of plain text; Qt would shift right-to-left lines by the blank at which they are broken."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)

    def heightForWidth(self, width: int) -> int:
        """Return the height of the lines that ``width`` pixels make."""
        beside = self.size() - self.contentsRect().size()
        layout = self._laid_out(max(width - beside.width(), 1))
        return round(layout.boundingRect().height() + 0.49) + beside.height()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint line by line."""
        painter = QPainter(self)
        # The ground and the border that the stylesheet gives.
        self.drawFrame(painter)
        room = self.contentsRect()
        layout = self._laid_out(room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        side = self.style().visualAlignment(self._direction(), self.alignment())
        top = float(room.top())
        if side & Qt.AlignmentFlag.AlignVCenter:
            top += max((room.height() - layout.boundingRect().height()) / 2, 0)
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            first, last = self._edges(layout.text(), line)
            if side & Qt.AlignmentFlag.AlignRight:
                shift = room.width() - last
            elif side & Qt.AlignmentFlag.AlignHCenter:
                shift = (room.width() - last - first) / 2
            else:
                shift = -first
            line.draw(painter, QPointF(room.left() + shift, top))

    def _laid_out(self, width: int) -> QTextLayout:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        option.setTextDirection(self._direction())
        # Where the lines stand is found below.
        option.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        layout = QTextLayout(self.text().replace("\n", "\u2028"), self.font(), self)
        layout.setTextOption(option)
        layout.beginLayout()
        height = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(width)
            line.setPosition(QPointF(0, height))
            height += line.height()
        layout.endLayout()
        return layout

    def _direction(self) -> Qt.LayoutDirection:
        mirrored = is_right_to_left(self.text(), self.layoutDirection() == Qt.LayoutDirection.RightToLeft)
        return Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight

    def _edges(self, text: str, line: QTextLine) -> tuple[float, float]:
        """Return between which x a line has letters; the blank at its end is none."""
        first, last = line.textStart(), line.textStart() + line.textLength()
        words = text.encode(_UNITS)[2 * first : 2 * last].decode(_UNITS).rstrip()
        edges = [x_of(line, first + unit) for unit in range(len(words.encode(_UNITS)) // 2 + 1)]
        return min(edges), max(edges)
