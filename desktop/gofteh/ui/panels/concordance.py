"""A list of places to tick, each in the middle of the words around it, in the article's direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gofteh.app.words import number
from gofteh.ui import theme as look
from gofteh.ui.panels.kwic import paint_words

if TYPE_CHECKING:
    from gofteh.app.concordance import Line

_LINE = Qt.ItemDataRole.UserRole
_HEIGHT = 32
_TICK, _NUMBER = 34, 40


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
        room = QRect(option.rect)
        room.adjust(*((_NUMBER, 0, -_TICK, 0) if mirrored else (_TICK, 0, -_NUMBER, 0)))
        theme = look.current()
        colours = theme.label(self._view.label)
        paint_words(
            painter,
            room,
            line,
            right_to_left=self._view.right_to_left,
            tint=colours.tint if is_on else "",
            inks=(colours.ink, theme.ink) if is_on else (theme.muted, theme.muted),
        )
        far = QRect(option.rect)
        if mirrored:
            far.setRight(far.left() + _NUMBER)
        else:
            far.setLeft(far.right() - _NUMBER)
        painter.setPen(QColor(look.current().muted))
        painter.drawText(far, Qt.AlignmentFlag.AlignCenter, number(line.paragraph))
        painter.restore()
