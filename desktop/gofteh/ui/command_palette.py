"""The command palette: every action, found by a few letters of its Persian or English name."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.fuzzy import score
from gofteh.app.words import _
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.action_set import ActionSet
from gofteh.ui.actions import ACTIONS, ActionSpec

_WIDTH, _MOST_LINES, _LINE = 560, 10, 34
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}


class _ActionDelegate(QStyledItemDelegate):
    """Paints the name where reading begins and the key at the far side."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        option.text = str(index.data()).partition("\t")[0]

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(super().sizeHint(option, index).width(), _LINE)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        key = str(index.data()).partition("\t")[2]
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        painter.setPen(QColor(look.current().muted))
        painter.drawText(option.rect.adjusted(12, 0, -12, 0), flags, key)


class CommandPalette(QFrame):
    """A field over a list; Enter does the chosen action, Escape closes."""

    def __init__(self, actions: ActionSet, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Command palette"))
        self._actions = actions
        self.field = QLineEdit()
        self.field.setProperty("role", "search")
        self.field.setPlaceholderText(_("What do you want to do?"))
        self.field.setAccessibleName(_("What do you want to do?"))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Actions"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(_ActionDelegate(self.list))
        self.list.itemClicked.connect(self._do)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        column.addWidget(self.list)
        self._fill("")

    def open_over(self, window: QWidget) -> None:
        """Show the palette in the upper middle of ``window``."""
        self.resize(min(_WIDTH, window.width() - 40), (_MOST_LINES + 2) * _LINE)
        self.move(window.mapToGlobal(QPoint((window.width() - self.width()) // 2, 70)))
        self.show()
        self.field.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Move in the list and take from it while the caret stays in the field."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        key = Qt.Key(event.key())
        if key in _MOVES:
            row = self.list.currentRow() + _MOVES[key]
            self.list.setCurrentRow(min(max(row, 0), self.list.count() - 1))
            return True
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._do(self.list.currentItem())
            return True
        return False

    def _fill(self, typed: str) -> None:
        self.list.clear()
        for spec in self._fitting(typed):
            action = self._actions[spec.act]
            item = QListWidgetItem(action.icon() if spec.icon else icons.nothing(), action.text())
            item.setData(Qt.ItemDataRole.UserRole, spec.act)
            if not action.isEnabled():
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _fitting(self, typed: str) -> list[ActionSpec]:
        scored: list[tuple[int, int, ActionSpec]] = []
        for place, spec in enumerate(ACTIONS):
            found = [score(typed, name) for name in {spec.text, _(spec.text)}]
            best = max((value for value in found if value is not None), default=None)
            if best is not None:
                off = 0 if self._actions[spec.act].isEnabled() else -10_000
                scored.append((-(best + off), place, spec))
        return [spec for _score, _place, spec in sorted(scored, key=lambda line: line[:2])]

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            act = item.data(Qt.ItemDataRole.UserRole)
            self.close()
            self._actions.trigger(act)
