"""The page of topics: the tree, renamed, moved, retired and given keys in place."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.look_up import fits
from gofteh.app.quote_book import Asked
from gofteh.app.tables.kinds import TOPICS
from gofteh.app.words import _, digits, number
from gofteh.domain.folding import fold
from gofteh.domain.topic import IPTC, KEYS
from gofteh.ui import theme as look
from gofteh.ui.panels.widgets import plain_label
from gofteh.ui.registry.page import RegistryPage
from gofteh.ui.theme.button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDropEvent

    from gofteh.app.quote_book import QuoteBook
    from gofteh.domain.registry import Topic
    from gofteh.ui.services import Services
    from gofteh.ui.workbench import Workbench

LABEL, KEY, QUOTES = range(3)
_CODE = int(Qt.ItemDataRole.UserRole)


class TopicTree(QTreeWidget):
    """The tree; dragging a topic onto another asks for it to be moved there."""

    move_asked = Signal(str, object)
    """A topic, and the one it is to be a part of, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "tree")
        self.setColumnCount(3)
        self.setHeaderLabels([_("Topic"), _("Key"), _("Quotes")])
        self.setAccessibleName(_("Topics"))
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked)
        self.setUniformRowHeights(True)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(LABEL, QHeaderView.ResizeMode.Stretch)
        for column in (KEY, QUOTES):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    @property
    def code(self) -> str | None:
        """The chosen topic."""
        item = self.currentItem()
        return str(item.data(LABEL, _CODE)) if item is not None else None

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask for the move; the tree itself changes when it was done."""
        under = self.itemAt(event.position().toPoint())
        on_item = self.dropIndicatorPosition() is QAbstractItemView.DropIndicatorPosition.OnItem
        place = under if on_item or under is None else under.parent()
        event.ignore()
        if self.code is not None:
            self.move_asked.emit(self.code, str(place.data(LABEL, _CODE)) if place is not None else None)


class TopicsPage(RegistryPage):
    """The list of topics."""

    def __init__(
        self, workbench: Workbench, services: Services, book: QuoteBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(workbench, services, TOPICS, parent)
        self.setWindowTitle(_("Topics of the project"))
        self._book = book
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_("Find a topic…"))
        self.search.setAccessibleName(_("Find a topic…"))
        self.tree = TopicTree()
        self.new = KeyButton(_("New topic"), key="N")
        self.below = KeyButton(_("New below"), key="Shift+N")
        self.rename = KeyButton(_("Rename"), key="F2")
        self.move_button = KeyButton(_("Move…"), key="M")
        self.retire = KeyButton(_("Retire"), key="R")
        self.remove = KeyButton(_("Remove"), key="Del")
        self.hint = plain_label(
            _("A digit gives the chosen topic its key, 0 takes it; in an article Ctrl and the digit use it."),
            role="muted",
            wraps=True,
        )
        self.credit = plain_label(
            _("The 17 top terms are IPTC Media Topics, CC BY 4.0, iptc.org; the Persian labels are ours."),
            role="muted",
            wraps=True,
        )
        self._items: dict[str, QTreeWidgetItem] = {}
        self._lay_out()
        self._join()
        self.fit(QSize(820, 760))

    def refresh(self) -> None:
        """Show the topics as they are now; what is chosen and open stays so."""
        code = self.tree.code
        closed = {key for key, item in self._items.items() if item.childCount() and not item.isExpanded()}
        counts = self._book.by_topic(Asked())
        with QSignalBlocker(self.tree):
            self.tree.clear()
            self._items = {}
            topics = self.registry.topics
            for topic in sorted(topics.values(), key=_order):
                self._items[topic.code] = _item(topic, counts.get(topic.code, 0))
            for topic in sorted(topics.values(), key=_order):
                above = self._items.get(topic.parent or "")
                if above is not None:
                    above.addChild(self._items[topic.code])
                else:
                    self.tree.addTopLevelItem(self._items[topic.code])
            self.tree.expandAll()
            for key in closed & self._items.keys():
                self._items[key].setExpanded(False)
        self._look_for(self.search.text())
        item = self._items.get(code or "") or self.tree.topLevelItem(0)
        if item is not None:
            self.tree.setCurrentItem(item)
        self._enable()

    def choose(self, code: str) -> None:
        """Choose a topic of the tree."""
        self.tree.setCurrentItem(self._items[code])

    def move_to(self, code: str, parent: str | None) -> None:
        """Make a topic a part of another, or of none."""
        topic = self.registry.topic(code)
        self._change(replace(topic, parent=parent))

    def set_key(self, key: int | None) -> None:
        """Give the chosen topic a key, or take it."""
        topic = self._topic()
        if topic is not None:
            self._change(replace(topic, key=key))

    # how

    def _topic(self) -> Topic | None:
        return self.registry.topics.get(self.tree.code or "")

    def _change(self, topic: Topic) -> None:
        self.attempt(lambda: self._bench.desk.change_topic(topic))

    def _add(self, *, below: bool) -> None:
        chosen = self._topic()
        parent = chosen.code if below and chosen is not None else None
        made: list[Topic] = []
        label, turn = _("New topic"), 1
        there = {fold(each.label) for each in self.registry.topics.values() if each.parent == parent}
        while fold(label) in there:
            turn += 1
            label = f"{_('New topic')} {number(turn)}"
        if self.attempt(lambda: made.append(self._bench.desk.add_topic(label, parent))):
            self.search.clear()
            self.choose(made[0].code)
            self._edit()

    def _edit(self) -> None:
        item = self.tree.currentItem()
        if item is not None:
            self.tree.setFocus()
            self.tree.editItem(item, LABEL)

    def _renamed(self, item: QTreeWidgetItem, column: int) -> None:
        topic = self.registry.topics.get(str(item.data(LABEL, _CODE)))
        label = item.text(LABEL).strip()
        if column == LABEL and topic is not None and label != topic.label:
            # Not from within the editor that is just closing: the tree is filled anew.
            QTimer.singleShot(0, self, partial(self._rename, topic, label))

    def _rename(self, topic: Topic, label: str) -> None:
        change = partial(self._bench.desk.change_topic, replace(topic, label=label)) if label else None
        if change is None or not self.attempt(change):
            self.refresh()

    def _offer_places(self) -> None:
        topic = self._topic()
        if topic is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(_("To the top"), partial(self.move_to, topic.code, None))
        menu.addSeparator()
        taken = self.registry.below(topic.code)
        for code, item in self._items.items():
            if code not in taken and not self.registry.topic(code).is_retired:
                indent = "\u2003" * _depth(item)
                label = self.registry.topic(code).label.replace("&", "&&")
                menu.addAction(f"{indent}{label}", partial(self.move_to, topic.code, code))
        menu.popup(self.move_button.mapToGlobal(self.move_button.rect().bottomLeft()))

    def _toggle_retired(self) -> None:
        topic = self._topic()
        if topic is not None:
            self._change(replace(topic, is_retired=not topic.is_retired, key=None))

    def _remove(self) -> None:
        topic = self._topic()
        if topic is not None and topic.scheme != IPTC:
            self.attempt(lambda: self._bench.desk.remove_topic(topic.code))

    def _look_for(self, typed: str) -> None:
        wanted = fold(typed).split()
        fitting = {code for code, item in self._items.items() if fits(item.text(LABEL), wanted)}
        shown = set(fitting)
        for code in fitting:
            shown.update(topic.code for topic in self.registry.above(code))
        for code, item in self._items.items():
            item.setHidden(code not in shown)

    def _enable(self) -> None:
        topic = self._topic()
        for each in (self.below, self.rename, self.retire):
            each.setEnabled(topic is not None)
        own = topic is not None and topic.scheme != IPTC
        self.move_button.setEnabled(own)
        self.remove.setEnabled(own)
        self.retire.setText(_("Offer again") if topic is not None and topic.is_retired else _("Retire"))

    def _lay_out(self) -> None:
        acts = QHBoxLayout()
        acts.setSpacing(8)
        self._buttons: tuple[tuple[QPushButton, Callable[[], object]], ...] = (
            (self.new, partial(self._add, below=False)),
            (self.below, partial(self._add, below=True)),
            (self.rename, self._edit),
            (self.move_button, self._offer_places),
            (self.retire, self._toggle_retired),
            (self.remove, self._remove),
        )
        for each, _act in self._buttons:
            each.setAutoDefault(False)
            acts.addWidget(each)
        acts.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.tree, 1)
        column.addLayout(acts)
        column.addWidget(self.hint)
        column.addWidget(self.said)
        column.addLayout(self.foot())
        column.addWidget(self.credit)

    def _join(self) -> None:
        for each, act in self._buttons:
            each.clicked.connect(lambda _checked=False, do=act: do())
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self.tree.setFocus)
        self.tree.setFocus()
        self.tree.currentItemChanged.connect(lambda _now, _before: self._enable())
        self.tree.itemChanged.connect(self._renamed)
        self.tree.move_asked.connect(self.move_to)
        keys: dict[str, Callable[[], object]] = {
            "N": partial(self._add, below=False),
            "Shift+N": partial(self._add, below=True),
            "F2": self._edit,
            "M": self._offer_places,
            "R": self._toggle_retired,
            "Delete": self._remove,
            "0": partial(self.set_key, None),
            **{str(key): partial(self.set_key, key) for key in KEYS},
        }
        for chord, act in keys.items():
            self.keys.bind(chord, act, within=self.tree)


def _order(topic: Topic) -> tuple[bool, bool, str]:
    """Return the order among those of one place: the IPTC's by code, then the desk's by label."""
    own = topic.scheme != IPTC
    return (topic.is_retired, own, fold(topic.label) if own else topic.code)


def _item(topic: Topic, count: int) -> QTreeWidgetItem:
    key = digits(str(topic.key)) if topic.key else ""
    item = QTreeWidgetItem([topic.label, key, number(count) if count else ""])
    item.setData(LABEL, _CODE, topic.code)
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
    for column in (KEY, QUOTES):
        item.setTextAlignment(column, Qt.AlignmentFlag.AlignCenter)
    if topic.is_retired:
        font = item.font(LABEL)
        font.setStrikeOut(True)
        item.setFont(LABEL, font)
        item.setForeground(LABEL, QBrush(QColor(look.current().muted)))
        item.setToolTip(LABEL, _("Retired: no longer offered, kept where it is used"))
    return item


def _depth(item: QTreeWidgetItem) -> int:
    depth, above = 0, item.parent()
    while above is not None:
        depth, above = depth + 1, above.parent()
    return depth
