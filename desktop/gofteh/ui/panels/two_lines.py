"""Rows of a list with a sign, a strong line, and a muted one below it."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gofteh.ui import icons
from gofteh.ui import theme as look

LINES = Qt.ItemDataRole.UserRole + 7
_PAD, _ICON = 10, 16

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Lines:
    """What a row shows."""

    strong: str
    muted: str
    icon: str = ""
    colour: str = ""
    is_faint: bool = False
    """Struck out and muted: it does not stand now."""


class TwoLineDelegate(QStyledItemDelegate):
    """Paints the ``Lines`` that the model gives for the role ``LINES``."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words to ``paint``."""
        super().initStyleOption(option, index)
        option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return room for two lines."""
        return QSize(0, 2 * QFontMetrics(option.font).height() + 14)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground as every list does, then sign and words."""
        super().paint(painter, option, index)
        lines = index.data(LINES)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setLayoutDirection(option.direction)
        room = option.rect.adjusted(_PAD, 6, -_PAD, -6)
        sign = QRect(room.left(), room.top() + 2, _ICON, _ICON)
        words = room.adjusted(_ICON + 8, 0, 0, 0)
        if mirrored:
            sign.moveRight(room.right())
            words = room.adjusted(0, 0, -_ICON - 8, 0)
        if lines.icon:
            painter.drawPixmap(sign, icons.pixmap(lines.icon, lines.colour, _ICON))
        self._write(painter, option, words, lines)
        painter.restore()

    @staticmethod
    def _write(painter: QPainter, option: QStyleOptionViewItem, words: QRect, lines: Lines) -> None:
        theme = look.current()
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignTop
        font = QFont(option.font)
        font.setBold(not lines.is_faint)
        font.setStrikeOut(lines.is_faint)
        painter.setFont(font)
        painter.setPen(QColor(theme.muted if lines.is_faint else theme.ink))
        elide = Qt.TextElideMode.ElideRight
        painter.drawText(words, flags, QFontMetrics(font).elidedText(lines.strong, elide, words.width()))
        painter.setFont(option.font)
        painter.setPen(QColor(theme.muted))
        metrics = QFontMetrics(option.font)
        below = words.adjusted(0, metrics.height() + 1, 0, 4)
        painter.drawText(below, flags, metrics.elidedText(lines.muted, elide, words.width()))
