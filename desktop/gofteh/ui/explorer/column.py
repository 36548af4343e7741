"""One column of the explorer: what quotes can be narrowed by, each row with its count."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QStyle, QStyledItemDelegate, QVBoxLayout, QWidget

from gofteh.app.look_up import fits
from gofteh.app.words import number
from gofteh.domain.folding import fold
from gofteh.ui import theme as look
from gofteh.ui.panels.widgets import plain_label

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    from PySide6.QtWidgets import QStyleOptionViewItem

    from gofteh.ui.panels.two_lines import Index

ENTRY = int(Qt.ItemDataRole.UserRole) + 1
_PAD, _INDENT, _BAR = 10, 16, 54


@dataclass(frozen=True, slots=True)
class Entry:
    """A row: what it stands for, what it is called, and how many quotes it has."""

    key: Hashable
    title: str
    count: int
    depth: int = 0


class ColumnModel(QAbstractListModel):
    """The rows that fit what is typed; the first one stands for all and always fits."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._all: Sequence[Entry] = ()
        self.entries: list[Entry] = []
        self.most = 1
        self._typed = ""

    def show(self, entries: Sequence[Entry]) -> None:
        """Show other rows; the first is the one that stands for all."""
        self._all = entries
        self._fit()

    def look_for(self, typed: str) -> None:
        """Show only rows of which every typed word begins a word."""
        self._typed = typed
        self._fit()

    def row_of(self, key: Hashable) -> int:
        """Return the row that stands for ``key``, the first when there is none."""
        return next((row for row, entry in enumerate(self.entries) if entry.key == key), 0)

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows fit."""
        return 0 if parent is not None and parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the row, or its words with the count for screen readers."""
        entry = self.entries[index.row()]
        if role == ENTRY:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{entry.title} {number(entry.count)}"
        return entry.title if role == Qt.ItemDataRole.ToolTipRole else None

    def _fit(self) -> None:
        wanted = fold(self._typed).split()
        self.beginResetModel()
        self.entries = [
            entry for place, entry in enumerate(self._all) if place == 0 or fits(entry.title, wanted)
        ]
        self.most = max((entry.count for entry in self.entries[1:]), default=1) or 1
        self.endResetModel()


class ColumnDelegate(QStyledItemDelegate):
    """Paints the title, a bar as long as the count, and the count."""

    def __init__(self, parent: QListView, label: str) -> None:
        super().__init__(parent)
        self._label = label

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words to ``paint``."""
        super().initStyleOption(option, index)
        option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return room for one line."""
        return QSize(0, QFontMetrics(option.font).height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        super().paint(painter, option, index)
        entry: Entry = index.data(ENTRY)
        model = index.model()
        most = model.most if isinstance(model, ColumnModel) else 1
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setLayoutDirection(option.direction)
        theme = look.current()
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        figure = number(entry.count)
        metrics = QFontMetrics(option.font)
        count = QRect(room)
        count.setWidth(max(metrics.horizontalAdvance(figure), metrics.horizontalAdvance("0000")))
        count.moveRight(room.right())
        bar = QRect(count.left() - _BAR - 8, room.center().y() - 1, _BAR, 4)
        words = QRect(room)
        words.setLeft(room.left() + entry.depth * _INDENT)
        words.setRight((bar if index.row() else count).left() - 8)
        mirror = option.direction == Qt.LayoutDirection.RightToLeft
        self._write(painter, option, _placed(words, option.rect, mirror=mirror), entry)
        painter.setPen(QColor(theme.muted))
        side = Qt.AlignmentFlag.AlignLeft if mirror else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(_placed(count, option.rect, mirror=mirror), flags, figure)
        if index.row() > 0 and entry.count:
            self._draw_bar(
                painter, _placed(bar, option.rect, mirror=mirror), entry.count / most, mirror=mirror
            )
        painter.restore()

    def _draw_bar(self, painter: QPainter, place: QRect, share: float, *, mirror: bool) -> None:
        theme = look.current()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.pressed))
        painter.drawRoundedRect(QRectF(place), 2, 2)
        part = QRectF(place)
        part.setWidth(max(3.0, place.width() * min(share, 1.0)))
        if mirror:
            part.moveRight(place.right() + 1)
        painter.setBrush(QColor(theme.label(self._label).line if self._label else theme.accent))
        painter.drawRoundedRect(part, 2, 2)

    @staticmethod
    def _write(painter: QPainter, option: QStyleOptionViewItem, words: QRect, entry: Entry) -> None:
        mirror = option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if mirror else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        font = option.font
        font.setBold(selected or (entry.depth == 0 and entry.key is None))
        painter.setFont(font)
        painter.setPen(QColor(look.current().ink))
        text = QFontMetrics(font).elidedText(entry.title, Qt.TextElideMode.ElideRight, words.width())
        painter.drawText(words, flags, text)
        font.setBold(False)
        painter.setFont(font)


def _placed(rect: QRect, whole: QRect, *, mirror: bool) -> QRect:
    if not mirror:
        return rect
    return QRect(whole.left() + whole.right() - rect.right(), rect.top(), rect.width(), rect.height())


class Column(QWidget):
    """A title, a field to find a row, and the rows; reports which one is chosen."""

    chosen = Signal(object)
    """The key of a row; None for all."""

    def __init__(self, title: str, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = plain_label(title, role="heading")
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        self.field.setClearButtonEnabled(True)
        self.field.setVisible(bool(hint))
        self.view = QListView()
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(title)
        self.view.setMouseTracking(True)
        self.model = ColumnModel(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(ColumnDelegate(self.view, label))
        self._key: Hashable = None
        self._is_filling = False
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.title)
        column.addWidget(self.field)
        column.addWidget(self.view, 1)
        self.field.textChanged.connect(self._look_for)
        self.field.returnPressed.connect(self._take_first)
        self.view.selectionModel().currentChanged.connect(self._choose)

    @property
    def key(self) -> Hashable:
        """What the chosen row stands for; None for all."""
        return self._key

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show rows; what was chosen stays chosen."""
        self._is_filling = True
        self.model.show(entries)
        self._mark()
        self._is_filling = False

    def choose(self, key: Hashable) -> None:
        """Choose the row that stands for ``key``."""
        if key != self._key:
            self._key = key
            self._is_filling = True
            self._mark()
            self._is_filling = False
            self.chosen.emit(key)

    def _look_for(self, typed: str) -> None:
        self._is_filling = True
        self.model.look_for(typed)
        self._mark()
        self._is_filling = False

    def _take_first(self) -> None:
        if len(self.model.entries) > 1:
            self.choose(self.model.entries[1].key)
        self.view.setFocus()

    def _mark(self) -> None:
        row = self.model.row_of(self._key)
        self.view.setCurrentIndex(self.model.index(row, 0))

    def _choose(self, index: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_filling and index.isValid():
            entry: Entry = index.data(ENTRY)
            if entry.key != self._key:
                self._key = entry.key
                self.chosen.emit(entry.key)
