"""The queue: every article of the project, to look through, filter and open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.words import N_, _, plural
from gofteh.domain.article import Status
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.queue_items import QueueDelegate, QueueFilter, QueueModel
from gofteh.ui.panels.widgets import plain_label

if TYPE_CHECKING:
    from gofteh.app.ports import ArticleSummary

FILTERS: tuple[tuple[str, Status | None], ...] = (
    (N_("All"), None),
    (N_("New"), Status.NEW),
    (N_("In progress"), Status.IN_PROGRESS),
    (N_("Done"), Status.DONE),
)


class QueuePanel(QFrame):
    """Search field, status pills, list and progress; reports which article is asked for."""

    article_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setProperty("edge", "end")
        self.setAccessibleName(_("Queue of articles"))
        self.model = QueueModel(self)
        self.shown = QueueFilter(self)
        self.shown.setSourceModel(self.model)
        self.search = self._search_field()
        self.view = self._list()
        self.empty = plain_label("", role="muted", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.pills: list[QPushButton] = []
        self.progress = QProgressBar(textVisible=False)
        # Where there is little room the words stay and the bar gives way.
        self.progress.setMinimumWidth(24)
        self.progress_text = plain_label("", role="muted")
        self._lay_out()

    def show_summaries(self, summaries: list[ArticleSummary]) -> None:
        """Show these articles; the current one stays current."""
        self.model.replace(summaries)
        done = sum(s.status in (Status.DONE, Status.REVIEWED) for s in summaries)
        self.progress.setRange(0, max(len(summaries), 1))
        self.progress.setValue(done)
        self.progress_text.setText(_("{done} of {all} done", done=done, all=len(summaries)))
        self.search.setPlaceholderText(
            plural("Find in {count} article…", "Find in {count} articles…", len(summaries))
        )
        self._refresh_empty()
        self.set_current(self.model.current_id)

    def set_current(self, article_id: str | None) -> None:
        """Light up the open article."""
        self.model.current_id = article_id
        index = self.shown.mapFromSource(self.model.index_of(article_id))
        self.view.setCurrentIndex(index)
        if index.isValid():
            self.view.scrollTo(index)

    def take_after(self, other: QueuePanel) -> None:
        """Show what ``other`` shows: the same words and status are looked for."""
        self.search.setText(other.search.text())
        for pill, theirs in zip(self.pills, other.pills, strict=True):
            if theirs.isChecked() and not pill.isChecked():
                pill.click()

    def _search_field(self) -> QLineEdit:
        field = QLineEdit(clearButtonEnabled=True)
        field.setProperty("role", "search")
        field.setAccessibleName(_("Find an article"))
        # A file that is dropped here is to be imported, not searched for.
        field.setAcceptDrops(False)
        field.textChanged.connect(self.shown.set_words)
        field.textChanged.connect(self._refresh_empty)
        field.returnPressed.connect(self._open_first)
        return field

    def _list(self) -> QListView:
        view = QListView()
        view.setModel(self.shown)
        view.setItemDelegate(QueueDelegate(view))
        view.setAccessibleName(_("Articles"))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setResizeMode(QListView.ResizeMode.Adjust)
        view.setMouseTracking(True)
        view.setSpacing(2)
        view.clicked.connect(self._ask)
        view.activated.connect(self._ask)
        return view

    def _pills(self) -> QWidget:
        row = QWidget()
        layout = FlowLayout(row, gap=5)
        group = QButtonGroup(row)
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
        layout.addWidget(self.search)
        layout.addWidget(self._pills())
        layout.addWidget(self.view, 1)
        layout.addWidget(self.empty, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.progress_text)
        layout.addLayout(foot)

    def _filter(self, status: Status | None) -> None:
        self.shown.set_status(status)
        self._refresh_empty()

    def _ask(self, index: QModelIndex) -> None:
        self.article_asked.emit(str(index.data(QueueModel.ID_ROLE)))

    def _open_first(self) -> None:
        if self.shown.rowCount():
            self._ask(self.shown.index(0, 0))

    def _refresh_empty(self) -> None:
        nothing = self.shown.rowCount() == 0
        self.empty.setText(_("No articles yet.") if self.model.rowCount() == 0 else _("No article fits."))
        self.empty.setVisible(nothing)
        self.view.setVisible(not nothing)
