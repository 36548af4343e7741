"""The cards of the open article's quote records, and who speaks how much."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.words import _
from gofteh.ui.after_paint import AfterPaint
from gofteh.ui.panels.card_list import CardList
from gofteh.ui.panels.share import ShareOfVoice
from gofteh.ui.panels.tabs import PanelTabs
from gofteh.ui.panels.widgets import plain_label, scrolling

if TYPE_CHECKING:
    from gofteh.domain.records import QuoteRecord
    from gofteh.ui.commands.quotations import Quotations
    from gofteh.ui.panels.article_topics import ArticleTopicsRow
    from gofteh.ui.panels.card import QuoteCard
    from gofteh.ui.panels.checks import ChecksView
    from gofteh.ui.panels.history import HistoryView
    from gofteh.ui.panels.speakers import SpeakersView
    from gofteh.ui.panels.suggestions import SuggestionsView
    from gofteh.ui.workbench import Workbench

View = TypeVar("View", bound=QWidget)

MARKS, SUGGESTIONS, SPEAKERS, CHECKS, HISTORY, GUIDE = range(6)


class CardsPanel(QFrame):
    """Tabs over cards, speakers and the guide; follows the workbench and asks it for acts."""

    place_asked = Signal(str)
    """A span to show in the article."""
    left = Signal()
    """The caret belongs into the article again."""

    def __init__(self, workbench: Workbench, quotations: Quotations, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setProperty("edge", "start")
        self.setAccessibleName(_("Quote records"))
        self._bench = workbench
        self.tabs = PanelTabs(
            [_("Marks"), _("Suggestions"), _("Speakers"), _("Checks"), _("History"), _("Guide")],
            {SPEAKERS: "speaker", CHECKS: "warning", HISTORY: "history", GUIDE: "help"},
        )
        self.tabs.setAccessibleName(_("Views of the article"))
        self.share = ShareOfVoice()
        self.card_list = CardList(workbench, quotations)
        self.card_list.place_asked.connect(self.place_asked)
        self.card_list.left.connect(self.left)
        self._empty = plain_label("", role="muted", wraps=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._lay_out()
        self.later = AfterPaint(self, self._show_cards, self.card_list.follow_choice, self._show_others)
        """The cards follow the article, they never hold it up."""
        workbench.article_opened.connect(self._begin)
        workbench.document_changed.connect(self._document_changed)
        workbench.choice_changed.connect(self._choice_changed)
        workbench.leaving.connect(self.finish_writing)
        self._show_cards()
        self.share.show_records(None, [], None)

    # Of these nothing is seen when the window is first painted.

    @cached_property
    def suggestions(self) -> SuggestionsView:
        """What is suggested for the article."""
        from gofteh.ui.panels.suggestions import SuggestionsView

        return self._put(SuggestionsView(), SUGGESTIONS)

    @cached_property
    def speakers(self) -> SpeakersView:
        """Who speaks in the article."""
        from gofteh.ui.panels.speakers import SpeakersView

        made = SpeakersView()
        made.place_asked.connect(self.card_list.show_place)
        self._put(scrolling(made), SPEAKERS)
        return made

    @cached_property
    def checks(self) -> ChecksView:
        """What the live checks find."""
        from gofteh.ui.panels.checks import ChecksView

        return self._put(ChecksView(), CHECKS)

    @cached_property
    def article_topics(self) -> ArticleTopicsRow:
        """What the whole article is about."""
        from gofteh.ui.panels.article_topics import ArticleTopicsRow

        made = ArticleTopicsRow(self._bench)
        self._column.insertWidget(self._column.indexOf(self.share), made)
        return made

    @cached_property
    def history(self) -> HistoryView:
        """What was done."""
        from gofteh.ui.panels.history import HistoryView

        made = HistoryView()
        made.jump_asked.connect(self._jump)
        made.other_asked.connect(self._refresh_history)
        return self._put(made, HISTORY)

    @cached_property
    def guide(self) -> QWidget:
        """The keys and the rules; when they are first looked at."""
        from gofteh.ui.panels.guide import GuideView

        return self._put(scrolling(GuideView()), GUIDE)

    def look_changed(self) -> None:
        """Draw the signs of the tabs in the colours of the theme that was applied."""
        self.tabs.draw_signs()

    def card_of(self, record_id: str) -> QuoteCard | None:
        """Return the card of a record."""
        self.later.catch_up()
        return self.card_list.card_of(record_id)

    def show_guide(self) -> None:
        """Show the keys and the rules."""
        self.tabs.setCurrentIndex(GUIDE)

    def show_checks(self) -> None:
        """Show what the live checks find, ready for the keys."""
        self.tabs.setCurrentIndex(CHECKS)
        self.checks.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_suggestions(self) -> None:
        """Show what is suggested."""
        self.tabs.setCurrentIndex(SUGGESTIONS)

    def count_suggestions(self, count: int) -> None:
        """Say on the tab how many suggestions there are."""
        self.tabs.show_count(SUGGESTIONS, count)

    def count_findings(self, count: int) -> None:
        """Say on the tab of the checks how much there is to look at."""
        self.tabs.show_count(CHECKS, count)

    def write_note(self) -> None:
        """Put the caret into the note of the chosen record."""
        self.tabs.setCurrentIndex(MARKS)
        card = self._chosen_card()
        if card is not None and card.note_field is not None:
            card.note_field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_article_topics(self) -> None:
        """Offer the topics of the list for the whole article."""
        self.tabs.setCurrentIndex(MARKS)
        self.later.catch_up()
        self.article_topics.choose()

    def edit_record(self) -> None:
        """Go into the card of the chosen record with the keys."""
        self.tabs.setCurrentIndex(MARKS)
        card = self._chosen_card()
        if card is not None:
            card.enter()

    def name_speaker(self) -> None:
        """Offer the speakers for the chosen record."""
        from gofteh.ui.panels.speaker_menu import show_speaker_menu

        self.tabs.setCurrentIndex(MARKS)
        record = self._bench.desk.current_record
        card = self._chosen_card()
        if record is not None and card is not None:
            show_speaker_menu(self._bench, record, card)

    def finish_writing(self) -> None:
        """Hand in the note that is being typed."""
        self.card_list.finish_writing()
        # Or a card that does not know yet that its note was kept would hand it in again.
        self.later.catch_up()

    def _chosen_card(self) -> QuoteCard | None:
        self.later.catch_up()
        return self.card_list.chosen_card()

    def _begin(self) -> None:
        """Turn to another article; the cards of the one before are out of sight at once."""
        self.later.ask(self._show_cards, self._show_others)
        if self._bench.document is None:
            self.later.catch_up()
        else:
            self.card_list.hide()
            self._empty.hide()

    def _document_changed(self) -> None:
        self.later.ask(self._show_cards, self._show_others)

    def _choice_changed(self) -> None:
        self.later.ask(self.card_list.follow_choice)

    def _records(self) -> list[QuoteRecord]:
        return self._bench.desk.records if self._bench.document else []

    def _show_cards(self) -> None:
        """Show the records as they are now, keeping the widgets of those that stay."""
        records = self._records()
        self.card_list.show_records(records)
        self.card_list.show()
        count = len(self._bench.document.spans) if self._bench.document else 0
        self.tabs.show_count(MARKS, count)
        self._empty.setVisible(not records)
        self._empty.setText(
            _("Select words in the article and press 1 for a quote, 2 for its speaker, 3 for a topic.")
            if self._bench.document
            else _("Open an article to mark who said what about what.")
        )

    def _show_others(self) -> None:
        document, records = self._bench.document, self._records()
        registry = self._bench.desk.session.state.registry if self._bench.has_project else None
        speakers = self.speakers.show_document(document, records, registry)
        self.tabs.show_count(SPEAKERS, speakers)
        self.share.show_records(document, records, registry)
        if document is not None or "article_topics" in vars(self):
            self.article_topics.show_document()
        if self.tabs.currentIndex() == HISTORY:
            self._refresh_history()

    def _refresh_history(self) -> None:
        bench = self._bench
        if not bench.has_project or (bench.document is None and not self.history.is_of_project):
            self.history.show_history(None, str, {})
            return
        session = bench.desk.session
        history = session.project_history() if self.history.is_of_project else session.history
        self.history.show_history(history, bench.words_of, session.store.people())

    def _jump(self, steps: int) -> None:
        bench, of_project = self._bench, self.history.is_of_project
        if bench.attempt(lambda: bench.desk.jump(steps, on_project=of_project)) and of_project:
            self._refresh_history()
        # Whoever acts in the list looks at it and may act again.
        self.later.catch_up()

    def _show_page(self, page: int) -> None:
        self._pages.setCurrentIndex(page)
        if page == HISTORY:
            self._refresh_history()
        elif page == SPEAKERS:
            self._show_others()
        elif page == GUIDE:
            self.guide.show()

    def _put(self, view: View, page: int) -> View:
        self._rooms[page].addWidget(view)
        return view

    def _lay_out(self) -> None:
        pages = QStackedWidget()
        marks = QWidget()
        column = QVBoxLayout(marks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        column.addWidget(self._empty)
        column.addWidget(self.card_list, 1)
        column.addWidget(self.share)
        self._column = column
        pages.addWidget(marks)
        self._rooms: dict[int, QVBoxLayout] = {}
        for page in (SUGGESTIONS, SPEAKERS, CHECKS, HISTORY, GUIDE):
            holder = QWidget()
            self._rooms[page] = QVBoxLayout(holder)
            self._rooms[page].setContentsMargins(0, 0, 0, 0)
            pages.addWidget(holder)
        self._pages = pages
        self.tabs.currentChanged.connect(self._show_page)
        line = QFrame()
        line.setProperty("role", "line")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(0)
        layout.addWidget(self.tabs)
        layout.addWidget(line)
        layout.addSpacing(11)
        layout.addWidget(pages, 1)
