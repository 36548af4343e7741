"""The articles of the queue as a model that asks the store for what is looked at, page by page."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItemModel

from gofteh.app.queue import Order, Wanted, headline
from gofteh.domain.errors import Problem
from gofteh.ui.panels.queue_items import ID_ROLE, SUMMARY_ROLE, accessible_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gofteh.app.ports import ArticleSummary, Queue

Index = QModelIndex | QPersistentModelIndex

PAGE = 64
"""Rows that are asked for at once: some windows full."""
_KEPT = 24
"""Pages that stay at hand; scrolling back a little asks nothing."""


class QueueModel(QStandardItemModel):
    """Every article that fits, in order; only rows that somebody looked at lately are in memory.

    Of the standard model only the bare number of rows is used, without an item: a list asks for it once a
    row whenever it is laid out, and an answer from Python would take a hundred thousand articles a second.
    """

    failed = Signal(object)
    """A Problem: the project file could not be read."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(0, 1, parent)
        self._queue: Queue | None = None
        self._pages: OrderedDict[int, Sequence[ArticleSummary]] = OrderedDict()
        self.wanted, self.order = Wanted(), Order.IMPORTED

    def show(self, queue: Queue | None, wanted: Wanted, order: Order) -> None:
        """Show what fits ``wanted`` in that order; nothing without a queue."""
        self._queue, self.wanted, self.order = queue, wanted, order
        self.refresh()

    def refresh(self) -> bool:
        """Ask again, after an act; tells whether there are more or fewer rows now."""
        before, count = self.rowCount(), self._counted()
        self._pages.clear()
        self.setRowCount(count)
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, 0))
        return count != before

    def summary(self, row: int) -> ArticleSummary | None:
        """Return the line of a row; None when the file cannot be read, or has fewer by now."""
        number, place = divmod(row, PAGE)
        page = self._pages.get(number)
        if page is None:
            page = self._asked(number)
        else:
            self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def index_of(self, article_id: str | None) -> QModelIndex:
        """Return the place of an article; invalid when it does not fit."""
        if self._queue is None or article_id is None:
            return QModelIndex()
        row = self._row_at_hand(article_id)
        if row is None:
            try:
                row = self._queue.place(self.wanted, self.order, article_id)
            except Problem as problem:
                self.failed.emit(problem)
        return QModelIndex() if row is None else self.index(row, 0)

    def flags(self, _index: Index) -> Qt.ItemFlag:
        """Return that an article can be chosen, and is nothing to write in or to drag."""
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return headline, id, summary or the text that screen readers say."""
        if role not in _ROLES or not index.isValid():
            return None
        summary = self.summary(index.row())
        if summary is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return headline(summary.title, summary.opening)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return accessible_line(summary)
        return summary.id if role == ID_ROLE else summary

    def _counted(self) -> int:
        if self._queue is None:
            return 0
        try:
            return self._queue.count(self.wanted)
        except Problem as problem:
            self.failed.emit(problem)
            return 0

    def _asked(self, number: int) -> Sequence[ArticleSummary]:
        if self._queue is None:
            return ()
        try:
            page = self._queue.page(self.wanted, self.order, number * PAGE, PAGE, self._known(number))
        except Problem as problem:
            self.failed.emit(problem)
            page = ()
        self._pages[number] = page
        while len(self._pages) > _KEPT:
            self._pages.popitem(last=False)
        return page

    def _row_at_hand(self, article_id: str) -> int | None:
        """Return the row of an article that was shown lately: what is opened is mostly in sight."""
        for number, page in self._pages.items():
            for place, summary in enumerate(page):
                if summary.id == article_id:
                    return number * PAGE + place
        return None

    def _known(self, number: int) -> tuple[int, str] | None:
        """Return the last row of the nearest page before that is at hand."""
        before = max((kept for kept, page in self._pages.items() if kept < number and page), default=None)
        if before is None:
            return None
        page = self._pages[before]
        return before * PAGE + len(page) - 1, page[-1].id


_ROLES = frozenset(
    {
        int(Qt.ItemDataRole.DisplayRole),
        int(Qt.ItemDataRole.AccessibleTextRole),
        ID_ROLE,
        SUMMARY_ROLE,
    }
)
