"""The queue: every article of the project, to look through, filter and open."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.queue_filter import QueueFilter
from gofteh.app.words import N_, _, plural
from gofteh.domain.article import Status
from gofteh.domain.errors import Problem
from gofteh.ui import icons
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.queue_bar import QueueBar
from gofteh.ui.panels.queue_items import ID_ROLE
from gofteh.ui.panels.queue_model import QueueModel
from gofteh.ui.panels.queue_view import QueueView
from gofteh.ui.panels.widgets import button, plain_label, set_state

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gofteh.app.ports import Queue
    from gofteh.ui.panels.queue_form import QueueForm

FILTERS: tuple[tuple[str, Status | None], ...] = (
    (N_("All"), None),
    (N_("New"), Status.NEW),
    (N_("In progress"), Status.IN_PROGRESS),
    (N_("Done"), Status.DONE),
)
_MANY = 5_000
"""Articles among which the words are looked for only when the hands rest."""
_REST = 120
"""Milliseconds."""


class QueuePanel(QFrame):
    """Search field, status pills, list and progress; reports which article is asked for."""

    article_asked = Signal(str)
    failed = Signal(object)
    """A Problem: the project file could not be read."""
    filter_changed = Signal()
    acts_asked = Signal(QPoint)
    """The menu of what can be done with the chosen articles, at a place on the screen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setProperty("edge", "end")
        self.setAccessibleName(_("Queue of articles"))
        self._queue: Queue | None = None
        self._me = ""
        self._names: Callable[[], Mapping[str, str]] = dict
        self.form: QueueForm | None = None
        """The filters, while they are shown."""
        self._open_id: str | None = None
        self.filter = QueueFilter()
        self.total = 0
        """Articles of the project, whatever is shown."""
        self.model = QueueModel(self)
        self.model.failed.connect(self.failed)
        self._rest = QTimer(self, singleShot=True)
        self._rest.timeout.connect(self._take_words)
        self.search = self._search_field()
        self.view = QueueView(self.model)
        self.view.asked.connect(self._ask)
        self.view.let_go.connect(self.clear)
        self.view.chosen.connect(lambda count: self.bar.show_numbers(self.model.rowCount(), count))
        self.view.menu_asked.connect(self.acts_asked)
        self.filters = button("", role="flat", name=_("Filters of the queue"), hint=_("Filters of the queue"))
        self.filters.clicked.connect(self.show_form)
        self.bar: QueueBar = QueueBar()
        self.bar.filter_asked.connect(self.set_filter)
        self.bar.acts_asked.connect(
            lambda: self.acts_asked.emit(self.bar.acts.mapToGlobal(self.bar.acts.rect().bottomLeft()))
        )
        self.empty = plain_label("", role="muted", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pills: list[QPushButton] = []
        self.progress = QProgressBar(textVisible=False)
        # Where there is little room the words stay and the bar gives way.
        self.progress.setMinimumWidth(24)
        self.progress_text = plain_label("", role="muted")
        self._lay_out()

    def show_queue(self, queue: Queue | None, me: str, names: Callable[[], Mapping[str, str]] = dict) -> None:
        """Show the articles of a project to the person of that id; nothing without a project.

        ``names`` tells the names of everybody, by id.
        """
        self._queue, self._me, self._names = queue, me, names
        self._show_filter()
        self._count()

    def refresh(self) -> None:
        """Show what became of the articles by an act."""
        with self.view.place_kept():
            if self._may_move:
                self.view.choose_only(QModelIndex())
            self.model.refresh()
            self._light_up()
        self._count()

    def set_current(self, article_id: str | None) -> None:
        """Light up the open article and bring it into sight."""
        self._open_id = article_id
        index = self._light_up()
        if index.isValid():
            self.view.scrollTo(index)

    def set_filter(self, wanted: QueueFilter) -> None:
        """Show other articles, or in another order."""
        if wanted == self.filter:
            return
        self.filter = wanted
        if self.search.text() != wanted.words:
            self.search.blockSignals(True)
            self.search.setText(wanted.words)
            self.search.blockSignals(False)
        for pill, (_title, status) in zip(self.pills, FILTERS, strict=True):
            pill.setChecked(wanted.statuses == (frozenset({status}) if status else frozenset()))
        self._show_filter()
        self.filter_changed.emit()

    def chosen_ids(self) -> list[str]:
        """Return the ids of all chosen articles, from above. Raises Problem when they cannot be read."""
        ranges = self.view.ranges()
        if self._queue is not None and ranges == [(0, self.model.rowCount() - 1)]:
            return list(self._queue.ids(self.model.wanted, self.model.order))
        lines = (self.model.summary(row) for first, last in ranges for row in range(first, last + 1))
        return [line.id for line in lines if line is not None]

    def clear(self) -> None:
        """Show everything again, in the same order."""
        self.set_filter(self.filter.cleared())

    def show_form(self) -> None:
        """Let the filters be set in a form over the window."""
        if self._queue is None:
            return
        from gofteh.ui.panels.queue_form import QueueForm

        try:
            publishers = self._queue.publishers()
        except Problem as problem:
            self.failed.emit(problem)
            return
        self.form = form = QueueForm(self.filter, publishers, self._names(), self)
        form.changed.connect(self.set_filter)
        form.destroyed.connect(self._form_gone)
        form.adjustSize()
        form.move(_below(self.filters, form))
        form.show()
        form.statuses[Status.NEW].setFocus()

    def _people(self) -> Mapping[str, str]:
        """Return the names of everybody, looked up only when the filter speaks of somebody."""
        named = self.filter.annotator is not None or bool(self.filter.assigned)
        return self._names() if named else {}

    def _form_gone(self) -> None:
        self.form = None

    def look_changed(self) -> None:
        """Take the colours of the theme that was applied."""
        self.filters.setIcon(icons.icon("filter"))
        self.bar.show_filter(self.filter, self._people())

    def take_after(self, other: QueuePanel) -> None:
        """Show what ``other`` shows."""
        self.set_filter(other.filter)

    @property
    def _may_move(self) -> bool:
        """Tell whether an act may change which article stands in which row."""
        from gofteh.app.queue import Order

        settled = (Order.IMPORTED, Order.NEWEST, Order.OLDEST, Order.TITLE)
        return not self.filter.is_plain or self.filter.order not in settled

    def _show_filter(self) -> None:
        set_state(self.filters, "lit", not replace(self.filter, words="").is_plain)
        self.bar.show_filter(self.filter, self._people())
        # Rows mean other articles then.
        self.view.choose_only(QModelIndex())
        self.model.show(self._queue, self.filter.wanted(self._me), self.filter.order)
        index = self._light_up()
        if index.isValid():
            self.view.scrollTo(index)
        self._refresh_empty()

    def _light_up(self) -> QModelIndex:
        self.view.delegate.open_id = self._open_id
        index = self.model.index_of(self._open_id)
        if self.view.count_chosen() <= 1:
            self.view.choose_only(index)
        self.view.viewport().update()
        return index

    def _count(self) -> None:
        totals = self._totals()
        self.total = sum(totals.values())
        done = totals.get(Status.DONE, 0) + totals.get(Status.REVIEWED, 0)
        self.progress.setRange(0, max(self.total, 1))
        self.progress.setValue(done)
        self.progress_text.setText(_("{done} of {all} done", done=done, all=self.total))
        self.search.setPlaceholderText(
            plural("Find in {count} article…", "Find in {count} articles…", self.total)
        )
        self._refresh_empty()

    def _totals(self) -> Mapping[Status, int]:
        if self._queue is None:
            return {}
        try:
            return self._queue.totals()
        except Problem as problem:
            self.failed.emit(problem)
            return {}

    def _search_field(self) -> QLineEdit:
        field = QLineEdit(clearButtonEnabled=True)
        field.setProperty("role", "search")
        field.setAccessibleName(_("Find an article"))
        # A file that is dropped here is to be imported, not searched for.
        field.setAcceptDrops(False)
        field.textChanged.connect(self._words_changed)
        field.returnPressed.connect(self._open_first)
        return field

    def _words_changed(self) -> None:
        if self.total < _MANY:
            self._take_words()
        else:
            self._rest.start(_REST)

    def _take_words(self) -> None:
        self._rest.stop()
        self.set_filter(replace(self.filter, words=self.search.text()))

    def _pills(self) -> QWidget:
        row = QWidget()
        layout = FlowLayout(row, gap=5)
        group = QButtonGroup(row)
        # Several statuses, chosen elsewhere, light up no pill at all.
        group.setExclusive(False)
        for title, status in FILTERS:
            pill = QPushButton(_(title))
            pill.setCheckable(True)
            pill.setProperty("role", "pill")
            pill.setChecked(status is None)
            pill.clicked.connect(lambda _checked, wanted=status: self._filter(wanted))
            group.addButton(pill)
            self.pills.append(pill)
            layout.addWidget(pill)
        return row

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.setSpacing(10)
        top = QHBoxLayout()
        top.setSpacing(6)
        top.addWidget(self.search, 1)
        top.addWidget(self.filters)
        layout.addLayout(top)
        layout.addWidget(self._pills())
        layout.addWidget(self.bar)
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.progress_text)
        layout.addLayout(foot)

    def _filter(self, status: Status | None) -> None:
        statuses = frozenset({status}) if status else frozenset()
        for pill, (_title, each) in zip(self.pills, FILTERS, strict=True):
            # A click on the one that is lit must not put it out.
            pill.setChecked(each is status)
        self.set_filter(replace(self.filter, statuses=statuses))

    def _ask(self, index: QModelIndex) -> None:
        article_id = index.data(ID_ROLE)
        if article_id is not None:
            self.article_asked.emit(article_id)

    def _open_first(self) -> None:
        self._take_words()
        if self.model.rowCount():
            self._ask(self.model.index(0, 0))

    def _refresh_empty(self) -> None:
        self.bar.show_numbers(self.model.rowCount(), self.view.count_chosen())
        nothing = self.model.rowCount() == 0
        self.empty.setText(_("No articles yet.") if self.total == 0 else _("No article fits."))
        self.empty.setVisible(nothing)
        self.view.setVisible(not nothing)


def _below(field: QWidget, popup: QWidget) -> QPoint:
    """Return where a popup stands below a field, within its screen."""
    room = field.screen().availableGeometry()
    mirrored = field.layoutDirection() == Qt.LayoutDirection.RightToLeft
    x = field.width() - popup.width() if mirrored else 0
    place = field.mapToGlobal(QPoint(x, field.height() + 4))
    most = QPoint(room.right() - popup.width(), room.bottom() - popup.height())
    return QPoint(max(room.left(), min(place.x(), most.x())), max(room.top(), min(place.y(), most.y())))
