"""The command palette: every action, found by a few letters of its Persian or English name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QColor, QKeyEvent, QPainter
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

from gofteh.app.words import _
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.actions import ACTIONS, Act, ActionSpec
from gofteh.ui.finding import fit, full_name, other_name
from gofteh.ui.keys import in_use
from gofteh.ui.panels.widgets import plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gofteh.ui.action_set import ActionSet

MOST_RECENT = 8
_MOST_LINES = 10
_RECENT_BONUS = 3
"""Of two names that fit alike, the one used lately comes first."""
_MOVES = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_KEY, _OTHER, _ACT = (Qt.ItemDataRole.UserRole + number for number in range(3))


class _ActionDelegate(QStyledItemDelegate):
    """Paints the name where reading begins, then its other name, and the key at the far side."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, line_height(option.widget))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().paint(painter, option, index)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        far = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        near = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        room = option.rect.adjusted(12, 0, -12, 0)
        painter.setPen(QColor(look.current().muted))
        self._write(painter, room, str(index.data(_KEY)), far)
        other = str(index.data(_OTHER))
        if other:
            name = option.fontMetrics.horizontalAdvance(str(index.data())) + 3 * option.decorationSize.width()
            room = room.adjusted(0, 0, -name, 0) if mirrored else room.adjusted(name, 0, 0, 0)
            self._write(painter, room, other, near)

    @staticmethod
    def _write(painter: QPainter, room: QRect, text: str, side: Qt.AlignmentFlag) -> None:
        painter.drawText(room, side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter, text)


class CommandPalette(QFrame):
    """A field over a list; Enter does the chosen action, Escape closes.

    ``recent`` names acts done here before, the latest first; ``remember`` is given the new list.
    """

    def __init__(
        self,
        actions: ActionSet,
        parent: QWidget,
        *,
        recent: Sequence[str] = (),
        remember: Callable[[list[str]], object] = lambda _names: None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "bar")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setAccessibleName(_("Command palette"))
        self._actions = actions
        self._recent = [Act(name) for name in recent if name in set(Act)]
        self._remember = remember
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
        # What has no icon has an empty one of this size.
        self.list.setIconSize(QSize(16, 16))
        self.list.itemClicked.connect(self._do)
        self.list.currentItemChanged.connect(lambda item, _before: self._say(item))
        self.nothing = plain_label(_("Nothing is called so."), role="muted")
        self.nothing.setContentsMargins(10, 0, 10, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 10)
        column.addWidget(self.field)
        column.addWidget(self.list)
        column.addWidget(self.nothing)
        self._fill("")

    def open_over(self, window: QWidget) -> None:
        """Show the palette in the upper middle of ``window``."""
        line = line_height(self)
        width = self.fontMetrics().averageCharWidth() * 76
        self.resize(
            min(width, window.width() - 40),
            min((_MOST_LINES + 2) * line, max(window.height() - 100, 4 * line)),
        )
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
            item = QListWidgetItem(action.icon() if spec.icon else icons.nothing(), full_name(spec.act))
            item.setData(_ACT, spec.act)
            item.setData(_KEY, in_use.label(spec.act))
            item.setData(_OTHER, other_name(typed, spec.act))
            item.setData(
                Qt.ItemDataRole.AccessibleTextRole, f"{full_name(spec.act)} {in_use.label(spec.act)}".strip()
            )
            if not action.isEnabled():
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        self.nothing.setVisible(self.list.count() == 0)
        self.list.setCurrentRow(0)

    def _fitting(self, typed: str) -> list[ActionSpec]:
        scored: list[tuple[int, int, ActionSpec]] = []
        for place, spec in enumerate(ACTIONS):
            found = fit(typed, spec)
            if found is not None:
                off = 0 if self._actions[spec.act].isEnabled() else -10_000
                scored.append((-(found + off + self._bonus(spec.act, typed)), place, spec))
        return [spec for _score, _place, spec in sorted(scored, key=lambda line: line[:2])]

    def _bonus(self, act: Act, typed: str) -> int:
        if act not in self._recent:
            return 0
        return _RECENT_BONUS if typed.strip() else MOST_RECENT - self._recent.index(act)

    def _do(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            act = Act(item.data(_ACT))
            self.close()
            self._remember([each.value for each in dict.fromkeys([act, *self._recent])][:MOST_RECENT])
            self._actions.trigger(act)

    def _say(self, item: QListWidgetItem | None) -> None:
        # The focus stays in the field, so that a screen reader would not hear of the row.
        if item is not None and QAccessible.isActive() and self.isVisible():
            words = str(item.data(Qt.ItemDataRole.AccessibleTextRole))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.field, words))


def line_height(widget: QWidget) -> int:
    """Return the height of a line in ``widget``, with the room around its words."""
    return widget.fontMetrics().height() + 14
