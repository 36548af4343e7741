"""What can be done in the window: every act, its keys and menus, joined with the parts it works on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint

from gofteh.app.words import _, right_to_left
from gofteh.ui.action_set import ActionSet
from gofteh.ui.actions import ACTIONS, SPECS, Act
from gofteh.ui.commands.articles import Articles
from gofteh.ui.commands.bulk import Bulk
from gofteh.ui.commands.checks import LiveChecks
from gofteh.ui.commands.find_everywhere import FindEverywhere
from gofteh.ui.commands.find_here import FindHere
from gofteh.ui.commands.finishing import Finishing
from gofteh.ui.commands.label_everywhere import LabelEverywhere
from gofteh.ui.commands.learning import Learning
from gofteh.ui.commands.marking import Marking
from gofteh.ui.commands.outlooks import Outlooks
from gofteh.ui.commands.pages import Pages
from gofteh.ui.commands.parts import Parts
from gofteh.ui.commands.queueing import Queueing
from gofteh.ui.commands.same import LabelSame
from gofteh.ui.commands.speaking import Speaking
from gofteh.ui.commands.suggesting import Suggesting
from gofteh.ui.commands.sweeping import Sweeping
from gofteh.ui.commands.taking_back import TakingBack
from gofteh.ui.commands.topics import Topics
from gofteh.ui.commands.versions import Versions
from gofteh.ui.commands.viewing import Viewing
from gofteh.ui.keys import in_use
from gofteh.ui.keys.dispatch import KeyDispatcher
from gofteh.ui.label_side import LabelSide
from gofteh.ui.labels import LABEL_ACTS, label_words
from gofteh.ui.menus import MAIN_MENU, MARK_MENU
from gofteh.ui.showing import Showing
from gofteh.ui.suggestion_side import SuggestionSide

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.panels.find_bar import FindBar
    from gofteh.ui.panels.same import SameDrawer
    from gofteh.ui.panels.search_page import SearchPage
    from gofteh.ui.services import Services
    from gofteh.ui.suggestion_source import SuggestionSource
    from gofteh.ui.window import MainWindow

_THEMES = {
    "auto": Act.THEME_AUTO,
    "light": Act.THEME_LIGHT,
    "dark": Act.THEME_DARK,
    "black": Act.THEME_BLACK,
    "white": Act.THEME_WHITE,
}


class Work(QObject):
    """The acts of one window."""

    def __init__(self, window: MainWindow, services: Services, source: SuggestionSource) -> None:
        super().__init__(window)
        bench, pane = window.workbench, window.pane
        self._window = window
        self._settings = services.settings
        self.parts = Parts(bench, pane)
        self.marking = Marking(bench, pane)
        self.learning = Learning(bench, services.learner, window)
        self.suggesting = Suggesting(bench, pane, source, self.marking, self.learning)
        self.checks = LiveChecks(bench, pane, services.segmenter)
        self.finishing = Finishing(self.checks)
        self.taking_back = TakingBack(bench, window.message, window)
        self.same = LabelSame(bench, pane, self._make_drawer, services.segmenter)
        self.find_here = FindHere(bench, pane, self._make_find_bar, services.find_pattern)
        self.find_everywhere = FindEverywhere(bench, pane, self.find_here, self._make_search_page)
        self.sweeping = Sweeping(bench, self)
        self.label_everywhere = LabelEverywhere(bench, self.find_everywhere, self.sweeping)
        self.articles = Articles(bench, services, window)
        self.queueing = Queueing(bench, window.queue, services.settings)
        self.outlooks = Outlooks(
            bench,
            window.queue,
            suggesting=self.suggesting,
            checks=self.checks,
            source=source,
            segmenter=services.segmenter,
        )
        self.bulk = Bulk(bench, window.queue, services, window.message, window)
        self.versions = Versions(bench, services, window)
        self.pages = Pages(bench, services, window)
        self.topics = Topics(bench, pane, window.cards)
        self.viewing = Viewing(window, services.settings)
        self.speaking = Speaking(bench, pane)
        self.actions = ActionSet(self.bulk.over(self._handlers()), self)
        window.topbar.set_menu(self.actions.menu(MAIN_MENU, window))
        self.mark_menu = self.actions.menu(MARK_MENU, window)
        self.showing = Showing(window, self)
        self.labels = LabelSide(window)
        self._join()
        self.suggestion_side = SuggestionSide(window, self, source)
        self.keys = KeyDispatcher(window)
        self.marking.shaping.keys = self.keys
        self._bind_keys()
        in_use.changed.connect(self._bind_keys)
        self.look_changed()
        self.viewing.put_back()
        self.showing.show_all()

    def look_changed(self) -> None:
        """Take the colours of the theme that was applied."""
        self.actions.draw_icons()
        self.actions.check(_THEMES[self._settings.get("theme")])
        self.actions.check(self.queueing.rule)
        self.actions.check(Act.PERSIAN if right_to_left() else Act.ENGLISH)
        self.showing.show_findings()

    def take_after(self, other: Work) -> None:
        """Know what ``other``, whose place it takes, knows of the articles."""
        self.viewing.page.take_after(other.viewing.page)
        self.showing.show_article()
        self.showing.show_choice()

    def name_undo(self) -> None:
        """Let the menu say what would be undone and done again: looked up only when it is asked."""
        undo, redo = self._window.workbench.next_words()
        for act, words in ((Act.UNDO, undo), (Act.REDO, redo)):
            name = _(SPECS[act].text)
            self.actions.say(act, f"{name}: {words}" if words else name)

    def _handlers(self) -> dict[Act, Callable[[], object]]:
        cards = self._window.cards
        marking = self.same.over(self.find_here.over(self.marking.handlers()))
        marking = self.suggesting.over({**marking, **self._window.quotations.handlers()})
        return {
            **self.sweeping.over(self.label_everywhere.over(marking)),
            **self.learning.handlers,
            **self.parts.handlers(),
            **self.finishing.before(self.articles.handlers()),
            **self.versions.handlers(),
            **self.find_everywhere.handlers(),
            **self.checks.handlers(),
            **self.taking_back.handlers(),
            **self.pages.handlers(),
            **self.topics.handlers(),
            **self.viewing.handlers(),
            **self.queueing.handlers(),
            Act.EDIT_RECORD: lambda: self._at_cards(cards.edit_record),
            Act.NOTE: lambda: self._at_cards(cards.write_note),
            Act.SPEAKER_NAME: lambda: self._at_cards(cards.name_speaker),
            Act.PALETTE: self._show_palette,
            Act.ABOUT: self._show_about,
        }

    def _join(self) -> None:
        window, status, message = self._window, self._window.status, self._window.message
        for hint in (
            *(self.marking.hint, window.quotations.hint, self.parts.hint, self.checks.hint),
            *(self.find_here.hint, self.find_everywhere.hint, self.pages.hint, self.topics.hint),
        ):
            hint.connect(status.show_hint)
        for news in (self.articles.news, self.versions.news, self.same.news, self.sweeping.news):
            news.connect(message.show_news)
        for triggered in (window.topbar.triggered, self.labels.bar.triggered):
            triggered.connect(self.actions.trigger)
        for asked, act in (
            (self.marking.card_asked, Act.EDIT_RECORD),
            (self.checks.speaker_asked, Act.SPEAKER_NAME),
            (status.findings_asked, Act.SHOW_CHECKS),
            (status.guide_asked, Act.GUIDE),
            (status.text_view.clicked, Act.TEXT_VIEW),
            (status.zoom_reset_asked, Act.ZOOM_RESET),
        ):
            asked.connect(self._triggering(act))
        window.workbench.article_opened.connect(self.find_here.another_article)
        self.find_here.all_asked.connect(self.same.begin_with)
        self.label_everywhere.changed.connect(self.showing.enable)
        self.sweeping.asked.connect(message.show_question)
        self.sweeping.failed.connect(message.show_problem)
        window.topbar.brand.menu().aboutToShow.connect(self.name_undo)
        window.queue.article_asked.connect(self._open_article)
        window.pane.context_asked.connect(self._show_mark_menu)
        self._join_checks()

    def _join_checks(self) -> None:
        checks, view = self.checks, self._window.cards.checks
        checks.panel_asked.connect(lambda: self._at_cards(self._window.cards.show_checks))
        view.chosen.connect(checks.go)
        view.fix_asked.connect(checks.mend)
        view.ignore_asked.connect(checks.ignore)
        view.heed_asked.connect(checks.heed)
        view.required_changed.connect(checks.require)

    def _triggering(self, act: Act) -> Callable[..., object]:
        return lambda *_told: self.actions.trigger(act)

    def _bind_keys(self) -> None:
        self.keys.clear()
        for spec in ACTIONS:
            for chord in in_use.keymap.chords[spec.act]:
                self.keys.bind(
                    chord,
                    self.actions[spec.act],
                    within=self._window.pane if spec.in_article else None,
                    repeats=spec.repeats,
                )

    def _make_drawer(self) -> SameDrawer:
        from gofteh.ui.panels.same import SameDrawer

        drawer = SameDrawer({label: label_words(label) for label in LABEL_ACTS})
        self._window.put_below_article(drawer)
        return drawer

    def _make_find_bar(self) -> FindBar:
        from gofteh.ui.panels.find_bar import FindBar

        bar = FindBar()
        self._window.put_below_article(bar, first=True)
        return bar

    def _make_search_page(self) -> SearchPage:
        from gofteh.ui.panels.search_page import SearchPage

        page = SearchPage({label: label_words(label) for label in LABEL_ACTS})
        self._window.put_below_article(page)
        return page

    def _show_palette(self) -> None:
        from gofteh.ui.command_palette import CommandPalette

        self.name_undo()
        CommandPalette(
            self.actions,
            self._window,
            recent=self._settings.get("recent_actions"),
            remember=lambda names: self.viewing.keep("recent_actions", names),
        ).open_over(self._window)

    def _show_about(self) -> None:
        from gofteh.ui.commands.about import show_about

        show_about(self._window)

    def _at_cards(self, act: Callable[[], object]) -> None:
        self._window.cards.show()
        act()

    def _open_article(self, article_id: str) -> None:
        if self._window.workbench.open_article(article_id):
            self._window.pane.setFocus()

    def _show_mark_menu(self, place: QPoint) -> None:
        self.mark_menu.popup(place)
