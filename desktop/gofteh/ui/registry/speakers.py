"""The page of speakers: everybody by typing, everything known of one, and who may be one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.look_up import look_up
from gofteh.app.merging import Proposal, proposals, surname
from gofteh.app.quote_book import Asked, merged_counts
from gofteh.app.tables.kinds import SPEAKERS
from gofteh.app.words import N_, _, number
from gofteh.domain.folding import fold
from gofteh.domain.registry import Speaker, SpeakerKind
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.speaker_kinds import KIND_WORDS, NEW_WORDS
from gofteh.ui.panels.two_lines import Lines, TwoLineDelegate
from gofteh.ui.panels.typing_menu import TypingMenu
from gofteh.ui.panels.widgets import button, in_one_line, plain_label, scrolling
from gofteh.ui.registry.page import RegistryPage
from gofteh.ui.registry.speaker_form import SpeakerForm, form_width
from gofteh.ui.registry.speaker_list import RowsModel, proposal_lines, speaker_lines
from gofteh.ui.theme.button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gofteh.app.quote_book import QuoteBook
    from gofteh.ui.services import Services
    from gofteh.ui.workbench import Workbench

_MOST = 12
_PILLS: tuple[tuple[str, SpeakerKind | None], ...] = (
    (N_("All"), None),
    *((KIND_WORDS[kind], kind) for kind in SpeakerKind),
)


class SpeakersPage(RegistryPage):
    """The registry of speakers."""

    def __init__(
        self, workbench: Workbench, services: Services, book: QuoteBook, parent: QWidget | None = None
    ) -> None:
        super().__init__(workbench, services, SPEAKERS, parent)
        self.setWindowTitle(_("Speakers of the project"))
        self._book = book
        self._counts: Mapping[str | None, int] = {}
        self._proposals: list[Proposal] = []
        self._kind_shown: SpeakerKind | None = None
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setClearButtonEnabled(True)
        self.search.setPlaceholderText(_("Find a name, another name or a role…"))
        self.search.setAccessibleName(_("Find a name, another name or a role…"))
        self.pills: list[QPushButton] = []
        self.alike = QPushButton()
        self.list: QListView = QListView()
        self.model: RowsModel[Speaker | Proposal] = RowsModel(self)
        self.form = SpeakerForm(workbench.desk.change_speaker, self.attempt)
        self.new = button(_("+ New speaker"), role="chip")
        self.one = KeyButton(_("They are one"), role="primary", key="⏎")
        self.two = KeyButton(_("They are two"), key="Del")
        self.why = plain_label("", role="muted", wraps=True)
        self.empty = plain_label("", role="muted", wraps=True)
        self._lay_out()
        self._join()
        self.fit(QSize(1080, 760))

    @property
    def shows_proposals(self) -> bool:
        """Tell whether the list shows who may be one."""
        return self.alike.isChecked()

    def refresh(self) -> None:
        """Show the speakers as they are now; who is chosen stays chosen."""
        registry = self.registry
        self._counts = merged_counts(registry, self._book.by_speaker(Asked()))
        uses = {key: count for key, count in self._counts.items() if key is not None}
        self._proposals = proposals(registry, uses)
        self.alike.setText(f"{_('One and the same?')} {number(len(self._proposals))}")
        if self.shows_proposals and not self._proposals:
            self.pills[0].setChecked(True)
        self.alike.setVisible(bool(self._proposals))
        self._show_rows()

    def choose(self, speaker_id: str) -> None:
        """Choose a speaker of the list."""
        for row, item in enumerate(self.model.items):
            if isinstance(item, Speaker) and item.id == speaker_id:
                self.list.setCurrentIndex(self.model.index(row, 0))

    def merge_into(self, into_id: str) -> None:
        """Merge the chosen speaker into another."""
        speaker = self._current()
        if isinstance(speaker, Speaker) and self.attempt(
            lambda: self._bench.desk.merge_speakers([speaker.id], into_id)
        ):
            self.choose(into_id)
            self.list.setFocus()

    def accept(self) -> None:
        """Say that the two of the chosen proposal are one; elsewhere nothing is accepted by Enter."""
        proposal = self._current()
        if isinstance(proposal, Proposal):
            self._decide(lambda: self._bench.desk.merge_speakers([proposal.speaker_id], proposal.into_id))

    def decline(self) -> None:
        """Say that the two of the chosen proposal are two, for good."""
        proposal = self._current()
        if isinstance(proposal, Proposal):
            self._decide(lambda: self._bench.desk.keep_apart(proposal.speaker_id, proposal.into_id))

    def ask_where_to_merge(self) -> None:
        """Offer speakers by typing, to merge the chosen one into."""
        speaker = self._current()
        if isinstance(speaker, Speaker):
            menu = _IntoMenu(self, speaker)
            menu.open_at(self.form.merge.mapToGlobal(QPoint(0, self.form.merge.height())))

    # how

    def _decide(self, act: Callable[[], object]) -> None:
        row = self.list.currentIndex().row()
        if self.attempt(act) and self.model.items:
            self.list.setCurrentIndex(self.model.index(min(row, len(self.model.items) - 1), 0))
            self.list.setFocus()

    def _current(self) -> Speaker | Proposal | None:
        index = self.list.currentIndex()
        return self.model.items[index.row()] if index.isValid() else None

    def _fitting(self) -> list[Speaker]:
        kind = self._kind_shown
        there = [
            each
            for each in self.registry.speakers.values()
            if each.merged_into is None and (kind is None or each.kind is kind)
        ]
        there.sort(key=lambda each: (-self._counts.get(each.id, 0), fold(each.name)))
        typed = self.search.text().strip()
        return [hit.speaker for hit in look_up(there, typed)] if typed else there

    def _show_rows(self) -> None:
        before = self._current()
        before_id = before.id if isinstance(before, Speaker) else None
        row = max(self.list.currentIndex().row(), 0)
        items: list[Speaker | Proposal] = [*self._proposals] if self.shows_proposals else [*self._fitting()]
        self.model.show(items, self._lines)
        ids = [each.id if isinstance(each, Speaker) else None for each in items]
        if before_id is not None and before_id in ids:
            row = ids.index(before_id)
        if items:
            self.list.setCurrentIndex(self.model.index(min(row, len(items) - 1), 0))
        self.empty.setVisible(not items)
        self.list.setVisible(bool(items))
        fits = _("Nobody fits.") if self.registry.speakers else _("Nobody is in the registry yet.")
        self.empty.setText(fits)
        self._show_current()

    def _lines(self, item: Speaker | Proposal) -> Lines:
        if isinstance(item, Speaker):
            return speaker_lines(item, self._counts)
        return proposal_lines(item, self.registry, self._counts)

    def _show_current(self) -> None:
        item = self._current()
        is_proposal = isinstance(item, Proposal)
        for each in (self.one, self.two, self.why):
            each.setVisible(is_proposal)
        shown = item if isinstance(item, Speaker) else None
        if isinstance(item, Proposal):
            shown = self.registry.speaker(item.into_id)
            other = self.registry.speaker(item.speaker_id)
            self.why.setText(_("“{one}” would become “{other}”.", one=other.name, other=shown.name))
        if shown is None:
            self.form.show_speaker(None, (), 0)
            return
        merged = [
            each
            for each in self.registry.speakers.values()
            if each.merged_into is not None
            and each.id != shown.id
            and self.registry.resolve(each.id).id == shown.id
        ]
        self.form.show_speaker(shown, merged, self._counts.get(shown.id, 0))

    def _filter(self, kind: SpeakerKind | None) -> None:
        self._kind_shown = kind
        self._show_rows()

    def _add(self) -> None:
        name = self.search.text().strip()
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for kind in SpeakerKind:
            words = _(NEW_WORDS[kind], name=name) if name else _(KIND_WORDS[kind])
            menu.addAction(words, partial(self._add_one, name, kind))
        menu.popup(self.new.mapToGlobal(QPoint(0, self.new.height())))

    def _add_one(self, name: str, kind: SpeakerKind) -> None:
        made: list[Speaker] = []
        wanted = name or _("New speaker")
        if self.attempt(lambda: made.append(self._bench.desk.add_speaker(wanted, kind))):
            self.search.clear()
            self.pills[0].click()
            self.choose(made[0].id)
            self.form.name.setFocus()
            self.form.name.selectAll()

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(10)
        side.addWidget(self.search)
        side.addWidget(self._make_pills())
        side.addWidget(self.list, 1)
        side.addWidget(self.empty, 1)
        side.addWidget(self.new, 0, Qt.AlignmentFlag.AlignLeading)
        decide = QHBoxLayout()
        decide.addWidget(self.why, 1)
        decide.addWidget(self.two)
        decide.addWidget(self.one)
        right = QVBoxLayout()
        right.setSpacing(10)
        right.addLayout(decide)
        area = scrolling(self.form)
        area.setMinimumWidth(form_width(self))
        right.addWidget(area, 1)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addLayout(side, 4)
        middle.addLayout(right, 6)
        column = QVBoxLayout(self)
        column.setContentsMargins(18, 16, 18, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        column.addWidget(self.said)
        column.addLayout(self.foot())
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(_("Speakers"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for each in (self.new, self.one, self.two):
            each.setAutoDefault(False)

    def _make_pills(self) -> QWidget:
        row = QWidget()
        flow = FlowLayout(row, gap=5)
        group = QButtonGroup(row)
        for title, kind in _PILLS:
            pill = QPushButton(_(title))
            pill.clicked.connect(partial(self._filter, kind))
            self.pills.append(pill)
        self.alike.clicked.connect(partial(self._filter, None))
        for pill in (*self.pills, self.alike):
            pill.setCheckable(True)
            pill.setAutoDefault(False)
            pill.setProperty("role", "pill")
            group.addButton(pill)
            flow.addWidget(pill)
        self.pills[0].setChecked(True)
        return row

    def _join(self) -> None:
        self.search.textChanged.connect(lambda _typed: self._show_rows())
        self.list.selectionModel().currentChanged.connect(lambda _now, _before: self._show_current())
        self.new.clicked.connect(self._add)
        self.one.clicked.connect(self.accept)
        self.two.clicked.connect(self.decline)
        self.form.merge_asked.connect(self.ask_where_to_merge)
        self.form.split_asked.connect(self._split)
        self.form.quotes_asked.connect(self.explore_asked)
        self.keys.bind("Enter", self.accept, within=self.list)
        self.keys.bind("Delete", self.decline, within=self.list)
        self.keys.bind("M", self.ask_where_to_merge, within=self.list)

    def _split(self, speaker_id: str) -> None:
        if self.attempt(lambda: self._bench.desk.split_speaker(speaker_id)):
            # Else a field beside would have the keys, and undo what was written there.
            self.list.setFocus()


class _IntoMenu(TypingMenu):
    """The speakers that another can be merged into, namesakes first."""

    def __init__(self, page: SpeakersPage, speaker: Speaker) -> None:
        super().__init__(_("Type a name…"), _("Merge into…"), page)
        self._page = page
        there = page.registry.speakers.values()
        self._others = sorted(
            (each for each in there if each.merged_into is None and each.id != speaker.id),
            key=lambda each: (surname(each) != surname(speaker), fold(each.name)),
        )
        self.fill("")

    def fill(self, typed: str) -> None:
        """Offer who fits."""
        for hit in look_up(self._others, typed)[:_MOST]:
            words = in_one_line(hit.speaker.name, hit.speaker.role or "").replace("&", "&&")
            self.offer(words, partial(self._page.merge_into, hit.speaker.id))
