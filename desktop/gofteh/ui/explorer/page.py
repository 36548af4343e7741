"""The explorer: three columns that narrow one another over the list of quotes they leave."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from gofteh.app.calendar_months import stretches
from gofteh.app.citing import cite
from gofteh.app.quote_book import Asked, codes_below, entries_of, merged_counts
from gofteh.app.words import _, number, plural
from gofteh.domain.errors import Problem
from gofteh.domain.records import quote_records, record_with
from gofteh.ui.clipboard import put_citation
from gofteh.ui.explorer.column import Column, Entry
from gofteh.ui.explorer.quote_list import QuoteListView, QuotesModel
from gofteh.ui.keys.dispatch import KeyDispatcher
from gofteh.ui.panels.widgets import button, plain_label
from gofteh.ui.theme.button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from PySide6.QtCore import QModelIndex
    from PySide6.QtGui import QHideEvent, QShowEvent

    from gofteh.app.quote_book import QuoteBook, QuoteLine
    from gofteh.domain.registry import Registry
    from gofteh.ui.workbench import Workbench

AT_ONCE = 25
"""Acts that are taken in between two turns of the window: some hundredths of a second."""
_NOBODY = ""
"""The key of those whom nobody knows."""


class ExplorerPage(QDialog):
    """Who said what about what, over all articles of the project."""

    place_asked = Signal(str, str)
    """An article and a span of it."""

    def __init__(self, workbench: Workbench, book: QuoteBook, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._book = book
        self.setWindowTitle(_("Who said what about what"))
        self.speakers = Column(_("Who"), "speaker", _("Find a speaker…"))
        self.topics = Column(_("About what"), "topic", _("Find a topic…"))
        self.times = Column(_("When"), "", "")
        self.model = QuotesModel(self)
        self.view = QuoteListView(self.model)
        self.count = plain_label("", role="title")
        self.progress = plain_label("", role="muted")
        self.everything = button(_("Show all"), role="quiet")
        self.copy_button = KeyButton(_("Copy with attribution"), key="C")
        self.open_button = KeyButton(_("Open in the article"), role="primary", key="⏎")
        self.empty = plain_label(_("No quotes yet."), role="muted", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._filling = QTimer(self)
        self._filling.timeout.connect(self._take_in)
        self._lay_out()
        self._join()

    # what is asked

    @property
    def asked(self) -> Asked:
        """Which quotes the columns ask for."""
        return self._asked_of(self.speakers.key, self.topics.key, self.times.key)

    def show_speaker(self, speaker_id: str) -> None:
        """Ask for everything that one speaker says."""
        self._choose({self.speakers: speaker_id})

    def show_everything(self) -> None:
        """Ask for all quotes."""
        for column in self._columns:
            column.field.clear()
        self._choose({})

    def refresh(self) -> None:
        """Read counts and quotes anew."""
        if not self._bench.has_project:
            return
        self._bench.attempt(self._refresh)

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is there and take in what was done since."""
        super().showEvent(event)
        self._filling.start(0)
        self.refresh()
        self._wants_keys = True
        self._give_keys()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        self._filling.stop()
        super().hideEvent(event)

    # what can be done with a quote

    def open_place(self) -> None:
        """Show the current quote in its article."""
        line = self._current()
        if line is not None:
            self.hide()
            self.place_asked.emit(line.article_id, line.head_id)

    def copy(self) -> None:
        """Put the current quote with its attribution into the clipboard."""
        line = self._current()
        if line is not None:
            self._bench.attempt(lambda: self._copy(line))

    # how

    def _choose(self, keys: Mapping[Column, Hashable]) -> None:
        """Choose these rows, and all of the other columns; what they leave is read once."""
        for column in self._columns:
            with QSignalBlocker(column):
                column.choose(keys.get(column))
        self.refresh()

    @property
    def _columns(self) -> tuple[Column, Column, Column]:
        return (self.speakers, self.topics, self.times)

    def _asked_of(self, speaker: Hashable, topic: Hashable, time: Hashable) -> Asked:
        asked = Asked()
        registry = self._registry
        if speaker == _NOBODY:
            asked = replace(asked, speaker_ids=frozenset({None}))
        elif isinstance(speaker, str):
            asked = replace(asked, speaker_ids=entries_of(registry, speaker))
        if isinstance(topic, str):
            asked = replace(asked, topic_codes=codes_below(registry, [topic]))
        if isinstance(time, tuple):
            asked = replace(asked, since=time[0], until=time[1])
        return asked

    @property
    def _registry(self) -> Registry:
        return self._bench.desk.session.state.registry

    def _refresh(self) -> None:
        who, what, when = (column.key for column in self._columns)
        registry = self._registry
        by_speaker = self._book.by_speaker(self._asked_of(None, what, when))
        self.speakers.show_entries(list(_speaker_entries(registry, by_speaker)))
        by_topic = self._book.by_topic(self._asked_of(who, None, when))
        whole = self._book.count(self._asked_of(who, None, when))
        tree = _topic_entries(registry, self._with_parts(by_topic, who, when))
        self.topics.show_entries([Entry(None, _("All topics"), whole), *tree])
        by_day = self._book.by_day(self._asked_of(who, what, None))
        self.times.show_entries(list(_time_entries(by_day)))
        self._show_quotes()

    def _with_parts(self, counts: Mapping[str, int], who: Hashable, when: Hashable) -> dict[str, int]:
        """Return the counts with each topic's own parts in it: a quote about both counts once."""
        registry, whole = self._registry, dict(counts)
        for code in counts:
            for topic in registry.above(code) if code in registry.topics else ():
                whole.setdefault(topic.code, 0)
        for code in whole:
            if code in registry.topics and len(registry.below(code) & whole.keys()) > 1:
                whole[code] = self._book.count(self._asked_of(who, code, when))
        return whole

    def _show_quotes(self) -> None:
        asked, row = self.asked, self.view.currentIndex().row()
        count = self._book.count(asked)
        self.model.show(count, lambda start, most: self._book.page(asked, start, most), self._registry)
        self.count.setText(plural("{count} quote", "{count} quotes", count))
        self.view.setVisible(count > 0)
        self.empty.setVisible(count == 0)
        if count:
            self.view.setCurrentIndex(self.model.index(min(max(row, 0), count - 1), 0))
        for each in (self.copy_button, self.open_button):
            each.setEnabled(count > 0)
        self.everything.setEnabled(asked != Asked())
        self._give_keys()

    def _give_keys(self) -> None:
        """Let the keys walk the quotes as soon as there are some, unless somebody writes meanwhile."""
        if self._wants_keys and not self.view.isHidden():
            self._wants_keys = False
            if not any(column.field.text() for column in self._columns):
                # The dialog itself gives the focus to its first field when it comes.
                QTimer.singleShot(0, self, self.view.setFocus)

    def _take_in(self) -> None:
        try:
            left = self._book.take_in(AT_ONCE)
        except Problem:
            # What cannot be written now is taken in the next time; what is there is shown.
            left = 0
        self.progress.setText(_("{count} acts are still being read…", count=number(left)) if left else "")
        if left:
            self._is_behind = True
            return
        self._filling.stop()
        if self._is_behind:
            self._is_behind = False
            self.refresh()

    def _follow(self, _at: str) -> None:
        if self.isVisible():
            self._is_behind = True
            self._filling.start(0)

    def _current(self) -> QuoteLine | None:
        index = self.view.currentIndex()
        return self.model.line(index.row()) if index.isValid() else None

    def _copy(self, line: QuoteLine) -> None:
        document = self._bench.desk.session.store.load(line.article_id)
        record = record_with(quote_records(document), line.head_id) if document is not None else None
        if document is None or record is None:
            raise Problem("The quote is there no longer.")
        put_citation(cite(document, record, self._registry))
        self.progress.setText(_("Copied."))

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.addWidget(self.count)
        top.addWidget(self.progress)
        top.addStretch(1)
        top.addWidget(self.everything)
        columns = QHBoxLayout()
        columns.setSpacing(14)
        for column, share in zip(self._columns, (4, 4, 3), strict=True):
            columns.addWidget(column, share)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.copy_button)
        foot.addWidget(self.open_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 16)
        layout.setSpacing(12)
        layout.addLayout(columns, 2)
        layout.addLayout(top)
        layout.addWidget(self.view, 3)
        layout.addWidget(self.empty, 3)
        layout.addLayout(foot)
        for each in (self.everything, self.copy_button, self.open_button):
            each.setAutoDefault(False)
        room = self.screen().availableSize() * 0.92
        self.resize(QSize(1180, 820).boundedTo(room))

    def _join(self) -> None:
        self._is_behind, self._wants_keys = True, True
        for column in self._columns:
            column.chosen.connect(lambda _key: self.refresh())
        self.view.activated.connect(self._open_at)
        self.everything.clicked.connect(self.show_everything)
        self.copy_button.clicked.connect(self.copy)
        self.open_button.clicked.connect(self.open_place)
        self._bench.saved.connect(self._follow)
        self.keys = KeyDispatcher(self)
        self.keys.bind("Enter", self.open_place, within=self.view)
        for chord in ("C", "Ctrl+C"):
            self.keys.bind(chord, self.copy, within=self.view)

    def _open_at(self, _index: QModelIndex) -> None:
        self.open_place()


def _speaker_entries(registry: Registry, counts: Mapping[str | None, int]) -> Iterator[Entry]:
    merged = merged_counts(registry, counts)
    yield Entry(None, _("Everybody"), sum(merged.values()))
    for speaker_id, count in merged.items():
        if speaker_id is not None:
            yield Entry(speaker_id, registry.speaker(speaker_id).name, count)
    if None in merged:
        yield Entry(_NOBODY, _("speaker not known"), merged[None])


def _topic_entries(registry: Registry, counts: Mapping[str, int]) -> Iterator[Entry]:
    """Yield the tree of topics that quotes are about; parts of a topic stand below it."""
    children: dict[str | None, list[str]] = {}
    for code in counts:
        known = registry.topics.get(code)
        children.setdefault(known.parent if known is not None else None, []).append(code)
    waiting = [(code, 0) for code in _by_count(children.get(None, []), counts)]
    while waiting:
        code, depth = waiting.pop()
        known = registry.topics.get(code)
        yield Entry(code, known.label if known is not None else code, counts.get(code, 0), depth)
        waiting += [(child, depth + 1) for child in _by_count(children.get(code, []), counts)]


def _by_count(codes: list[str], counts: Mapping[str, int]) -> list[str]:
    """Return the codes with the most counted last, where they are taken from."""
    return sorted(codes, key=lambda code: (counts.get(code, 0), code))


def _time_entries(by_day: Mapping[str, int]) -> Iterator[Entry]:
    yield Entry(None, _("All the time"), sum(by_day.values()))
    for stretch in stretches(by_day):
        key = (stretch.since, stretch.until)
        yield Entry(key, stretch.title, stretch.count, 0 if stretch.is_year else 1)
