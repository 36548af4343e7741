"""A list of places to tick, each in the middle of the words around it, in the article's direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gofteh.app.words import number
from gofteh.ui import theme as look

if TYPE_CHECKING:
    from gofteh.app.concordance import Line

_LINE = Qt.ItemDataRole.UserRole
_HEIGHT = 32
_TICK, _NUMBER, _GAP = 34, 40, 5
_AXIS = 0.32
"""Where the words stand, as a share of the way along the line."""


class ConcordanceList(QListWidget):
    """Lines with ticks: arrows walk, Space ticks, Enter and Escape are told."""

    confirmed = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.label = ""
        """Whose colours the words wear."""
        self.right_to_left = True
        """How the article runs, whatever the direction of the window."""
        self.setItemDelegate(_LineDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)

    def show_lines(self, lines: list[Line], ticked: list[bool]) -> None:
        """Show these lines in the place of those before, the first one current."""
        self.clear()
        for line, on in zip(lines, ticked, strict=True):
            item = QListWidgetItem(line.whole)
            item.setData(_LINE, line)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
            self.addItem(item)

    def ticked(self) -> list[bool]:
        """Return for each line whether it is ticked."""
        return [self.item(row).checkState() is Qt.CheckState.Checked for row in range(self.count())]

    def tick_all(self, *, on: bool) -> None:
        """Tick every line, or none."""
        state = Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        for row in range(self.count()):
            self.item(row).setCheckState(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter and Escape; the rest is the list's own."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.confirmed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)


class _LineDelegate(QStyledItemDelegate):
    """Paints the tick where reading begins, the paragraph's number, and the words on their axis."""

    def __init__(self, view: ConcordanceList) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        least = QFontMetrics(option.font).height() + 10
        return QSize(super().sizeHint(option, index).width(), max(_HEIGHT, least))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        line = index.data(_LINE)
        is_on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked.value
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        painter.save()
        painter.setFont(option.font)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if self._view.right_to_left else Qt.LayoutDirection.LeftToRight
        )
        room = QRect(option.rect)
        room.adjust(*((_NUMBER, 0, -_TICK, 0) if mirrored else (_TICK, 0, -_NUMBER, 0)))
        self._paint_words(painter, room, line, is_on=is_on)
        far = QRect(option.rect)
        if mirrored:
            far.setRight(far.left() + _NUMBER)
        else:
            far.setLeft(far.right() - _NUMBER)
        painter.setPen(QColor(look.current().muted))
        painter.drawText(far, Qt.AlignmentFlag.AlignCenter, number(line.paragraph))
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, line: Line, *, is_on: bool) -> None:
        theme, rtl = look.current(), self._view.right_to_left
        colours = theme.label(self._view.label)
        bold = QFont(painter.font())
        bold.setBold(True)
        metrics = QFontMetrics(bold)
        words = metrics.elidedText(line.words, Qt.TextElideMode.ElideMiddle, round(room.width() * 0.5))
        width = min(metrics.horizontalAdvance(words) + 10, room.width())
        start = round(room.width() * _AXIS) - width // 2
        start = max(0, min(start, room.width() - width))
        box = QRect(room.left() + start, room.top() + 4, width, room.height() - 8)
        if rtl:
            box.moveRight(room.right() - start)
        painter.setPen(Qt.PenStyle.NoPen)
        if is_on:
            painter.setBrush(QColor(colours.tint))
            painter.drawRoundedRect(box, 4, 4)
        painter.setPen(QColor(colours.ink if is_on else theme.muted))
        painter.setFont(bold)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
        bold.setBold(False)
        painter.setFont(bold)
        painter.setPen(QColor(theme.ink if is_on else theme.muted))
        right, left = QRect(room), QRect(room)
        right.setLeft(box.right() + _GAP)
        left.setRight(box.left() - _GAP)
        before, after = (right, left) if rtl else (left, right)
        plain = QFontMetrics(bold)
        to_words, from_words = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
        if rtl:
            to_words, from_words = from_words, to_words
        flags = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        shown = plain.elidedText(line.before.rstrip(), Qt.TextElideMode.ElideLeft, before.width())
        painter.drawText(before, to_words | flags, shown)
        shown = plain.elidedText(line.after.lstrip(), Qt.TextElideMode.ElideRight, after.width())
        painter.drawText(after, from_words | flags, shown)
