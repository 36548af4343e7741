"""The list of the keys page: every action by group, with its keys at the far side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from gofteh.app.words import _
from gofteh.ui import theme as look
from gofteh.ui.actions import SPECS, Act
from gofteh.ui.finding import fit, full_name
from gofteh.ui.keys.in_use import in_use
from gofteh.ui.menus import MAIN_MENU, MenuEntry

if TYPE_CHECKING:
    from collections.abc import Iterator

ACT, CAPS = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_GAP, _PAD = 6, 7


def groups() -> list[tuple[str, list[Act]]]:
    """Return the acts by the titles of the menus they stand in."""
    return [
        (entry[0], list(_acts(entry[1])))
        for entry in MAIN_MENU
        if isinstance(entry, tuple) and not isinstance(entry, Act)
    ]


def _acts(entries: tuple[MenuEntry, ...]) -> Iterator[Act]:
    for entry in entries:
        if isinstance(entry, Act):
            yield entry
        elif entry is not None:
            yield from _acts(entry[1])


class KeyList(QTreeWidget):
    """One row an action; what does not fit the words that are looked for is hidden."""

    act_chosen = Signal(object)
    """The Act of the current row, or None."""
    key_asked = Signal(object)
    """The Act that is to get a new key: its row was double-clicked, or Enter pressed on it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Actions and their keys"))
        self.setHeaderLabels([_("Action"), _("Keys")])
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setAllColumnsShowFocus(True)
        self.setItemsExpandable(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setItemDelegateForColumn(1, _CapsDelegate(self))
        self.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.header().setStretchLastSection(False)
        self._rows: dict[Act, QTreeWidgetItem] = {}
        for title, acts in groups():
            self._add_group(_(title), acts)
        self.expandAll()
        self.show_keys()
        self.currentItemChanged.connect(lambda item, _before: self.act_chosen.emit(_act_of(item)))
        self.itemActivated.connect(self._ask)
        in_use.changed.connect(self.show_keys)

    @property
    def act(self) -> Act | None:
        """The act of the current row."""
        return _act_of(self.currentItem())

    def choose(self, act: Act) -> None:
        """Go to the row of ``act``."""
        self.setCurrentItem(self._rows[act])
        self.scrollToItem(self._rows[act])

    def look_for(self, typed: str) -> None:
        """Show only what fits ``typed``, and go to what fits best."""
        fitting = {act: value for act in self._rows if (value := fit(typed, SPECS[act])) is not None}
        for act, row in self._rows.items():
            row.setHidden(act not in fitting)
        for number in range(self.topLevelItemCount()):
            group = self.topLevelItem(number)
            if group is not None:
                rows = [group.child(row) for row in range(group.childCount())]
                group.setHidden(all(row is None or row.isHidden() for row in rows))
        if fitting and typed.strip():
            self.choose(max(fitting, key=lambda act: fitting[act]))

    def shown(self) -> list[Act]:
        """Return the acts whose rows are shown, from top to bottom."""
        return [act for act, row in self._rows.items() if not row.isHidden()]

    def show_keys(self) -> None:
        """Show the keys that hold now; those that the person chose are in bold."""
        for act, row in self._rows.items():
            caps = [chord.label() for chord in in_use.keymap.chords[act]]
            row.setData(1, CAPS, caps)
            row.setText(1, "  ".join(caps))
            font = QFont(self.font())
            font.setBold(in_use.keymap.is_changed(act))
            row.setFont(0, font)

    def _add_group(self, title: str, acts: list[Act]) -> None:
        group = QTreeWidgetItem(self, [title])
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        group.setFirstColumnSpanned(True)
        font = QFont(self.font())
        font.setBold(True)
        group.setFont(0, font)
        group.setForeground(0, QColor(look.current().muted))
        for act in acts:
            row = QTreeWidgetItem(group, [full_name(act)])
            row.setData(0, ACT, act.value)
            self._rows[act] = row

    def _ask(self, item: QTreeWidgetItem, _column: int) -> None:
        act = _act_of(item)
        if act is not None:
            self.key_asked.emit(act)


class _CapsDelegate(QStyledItemDelegate):
    """Paints keys as caps, in reading order."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        metrics = QFontMetricsF(option.font)
        width = sum(self._width(metrics, cap) + _GAP for cap in _caps(index))
        return QSize(round(width) + 2 * _GAP, round(metrics.height() + 12))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        caps = _caps(index)
        self.initStyleOption(option, index)
        option.text = ""
        style = option.widget.style()
        style.drawControl(style.ControlElement.CE_ItemViewItem, option, painter, option.widget)
        metrics = QFontMetricsF(option.font)
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        height = metrics.height() + 2
        at = float(option.rect.right() - _GAP if mirrored else option.rect.left() + _GAP)
        theme = look.current()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(option.font)
        for cap in caps:
            width = self._width(metrics, cap)
            left = at - width if mirrored else at
            place = QRectF(left, option.rect.center().y() - height / 2, width, height)
            painter.setPen(QPen(QColor(theme.outline), 1))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
            painter.setPen(QColor(theme.ink))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, cap)
            at += (width + _GAP) * (-1 if mirrored else 1)
        painter.restore()

    @staticmethod
    def _width(metrics: QFontMetricsF, cap: str) -> float:
        return max(metrics.height() + 2, metrics.horizontalAdvance(cap) + 2 * _PAD)


def _caps(index: QModelIndex | QPersistentModelIndex) -> list[str]:
    return list(index.data(CAPS) or [])


def _act_of(item: QTreeWidgetItem | None) -> Act | None:
    name = item.data(0, ACT) if item is not None else None
    return Act(name) if name else None
