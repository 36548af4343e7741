"""The main window: places the parts and joins them; holds no rules."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QMainWindow, QSplitter, QVBoxLayout, QWidget

from gofteh.app.words import _, number, right_to_left
from gofteh.domain.errors import Problem
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.action_set import STATUSES, ActionSet
from gofteh.ui.actions import ACTIONS, SPECS, Act, Needs
from gofteh.ui.article.view import ArticlePane
from gofteh.ui.commands.articles import Articles
from gofteh.ui.commands.checks import LiveChecks
from gofteh.ui.commands.find_here import FindHere
from gofteh.ui.commands.finishing import Finishing
from gofteh.ui.commands.learning import Learning
from gofteh.ui.commands.marking import LABEL_ACTS, Marking, label_words
from gofteh.ui.commands.parts import Parts
from gofteh.ui.commands.quotations import Quotations
from gofteh.ui.commands.same import LabelSame
from gofteh.ui.commands.speaking import Speaking
from gofteh.ui.commands.suggesting import Suggesting
from gofteh.ui.commands.taking_back import TakingBack
from gofteh.ui.commands.versions import Versions
from gofteh.ui.commands.viewing import Viewing
from gofteh.ui.heading import byline_of, invitation, title_of
from gofteh.ui.keys import KeyDispatcher, in_use
from gofteh.ui.label_bar import ON_SELECTION, LabelBar, acts_for
from gofteh.ui.menus import MAIN_MENU, MARK_MENU
from gofteh.ui.message_bar import MessageBar
from gofteh.ui.pane_colours import pane_palette
from gofteh.ui.panels.cards import CardsPanel
from gofteh.ui.panels.queue import QueuePanel
from gofteh.ui.span_titles import span_title
from gofteh.ui.statusbar import StatusBar
from gofteh.ui.suggestion_side import SuggestionSide
from gofteh.ui.suggestion_source import SuggestionSource
from gofteh.ui.theme.fonts import SMALLEST_PIXELS
from gofteh.ui.topbar import TopBar
from gofteh.ui.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.panels.find_bar import FindBar
    from gofteh.ui.panels.same import SameDrawer
    from gofteh.ui.services import Services

_THEMES = {
    "auto": Act.THEME_AUTO,
    "light": Act.THEME_LIGHT,
    "dark": Act.THEME_DARK,
    "black": Act.THEME_BLACK,
    "white": Act.THEME_WHITE,
}

PANES = (280, 820, 340)
"""Widths of queue, article and cards until the person divides them otherwise."""


class MainWindow(QMainWindow):
    """Queue, article and cards under the bar of labels."""

    theme_asked = Signal(str)
    language_asked = Signal(str)
    closed = Signal()

    def __init__(
        self,
        services: Services,
        workbench: Workbench | None = None,
        source: SuggestionSource | None = None,
    ) -> None:
        super().__init__()
        self.setWindowTitle(_("Gofteh"))
        self.setWindowIcon(icons.app_icon())
        self.workbench = workbench or Workbench()
        self._clicked_id: str | None = None
        self.pane = ArticlePane(
            services.segmenter,
            digits=number,
            title_of=lambda span: span_title(self.workbench, span),
            name=_("Article"),
        )
        self.queue = QueuePanel()
        self.quotations = Quotations(self.workbench, self.pane, services.attributor)
        self.parts = Parts(self.workbench, self.pane)
        self.cards = CardsPanel(self.workbench, self.quotations)
        self.message = MessageBar()
        self.status = StatusBar()
        self.marking = Marking(self.workbench, self.pane)
        source = source or SuggestionSource(services.suggestion_service, self)
        self.learning = Learning(self.workbench, services.learner, self)
        self.suggesting = Suggesting(self.workbench, self.pane, source, self.marking, self.learning)
        self.checks = LiveChecks(self.workbench, self.pane, services.segmenter)
        self.finishing = Finishing(self.checks)
        self.taking_back = TakingBack(self.workbench, self.message, self)
        self.same = LabelSame(self.workbench, self.pane, self._make_drawer, services.segmenter)
        self.find_here = FindHere(self.workbench, self.pane, self._make_find_bar, services.find_pattern)
        self.articles = Articles(self.workbench, services, self)
        self.versions = Versions(self.workbench, services, self)
        self.viewing = Viewing(self, services.settings)
        self._settings = services.settings
        self._has_warned = False
        self.actions_ = ActionSet(self._handlers(), self)
        self.topbar = TopBar(self.actions_.menu(MAIN_MENU, self))
        self.mark_menu = self.actions_.menu(MARK_MENU, self)
        self.label_bar = LabelBar(self.pane.viewport())
        self._lay_out()
        self._join()
        self.suggestion_side = SuggestionSide(self, self.suggesting, source, self.learning)
        self.speaking = Speaking(self.workbench, self.pane)
        self.keys = KeyDispatcher(self)
        self.marking.shaping.keys = self.keys
        self._bind_keys()
        in_use.changed.connect(self._bind_keys)
        self.look_changed()
        self.viewing.put_back()
        self._project_attached()
        self._show_article()
        self._show_choice()
        self.pane.setFocus()

    def look_changed(self) -> None:
        """Take the colours of the theme that was applied."""
        self.actions_.draw_icons()
        self.actions_.check(_THEMES[self._settings.get("theme")])
        self.actions_.check(Act.PERSIAN if right_to_left() else Act.ENGLISH)
        self.status.look_changed()
        self.cards.look_changed()
        self.pane.set_palette_colours(pane_palette(look.current()))
        self._show_findings()

    def take_after(self, other: MainWindow) -> None:
        """Look like ``other``, whose place it takes, but for the language."""
        self.restoreGeometry(other.saveGeometry())
        self.splitter.restoreState(other.splitter.saveState())
        self.viewing.page.take_after(other.viewing.page)
        self._show_article()
        self._show_choice()
        self.queue.setVisible(not other.queue.isHidden())
        self.cards.setVisible(not other.cards.isHidden())
        self.cards.tabs.setCurrentIndex(other.cards.tabs.currentIndex())
        self.queue.take_after(other.queue)
        if other.status.saved_at:
            self.status.show_saved(other.status.saved_at)
        selected = other.pane.selected_range()
        if selected is not None:
            self.pane.select(*selected)
        else:
            self.pane.set_caret(other.pane.caret)
        self.pane.scroll_to(self.pane.caret, self.pane.caret)

    # how it is built

    def _handlers(self) -> dict[Act, Callable[[], object]]:
        return {
            **self.suggesting.over(
                {**self.same.over(self.find_here.over(self.marking.handlers())), **self.quotations.handlers()}
            ),
            **self.learning.handlers,
            **self.parts.handlers(),
            **self.finishing.before(self.articles.handlers()),
            **self.versions.handlers(),
            **self.checks.handlers(),
            **self.taking_back.handlers(),
            **self.viewing.handlers(),
            Act.EDIT_RECORD: lambda: self._at_cards(self.cards.edit_record),
            Act.NOTE: lambda: self._at_cards(self.cards.write_note),
            Act.SPEAKER_NAME: lambda: self._at_cards(self.cards.name_speaker),
            Act.PALETTE: self._show_palette,
            Act.ABOUT: self._show_about,
        }

    def _lay_out(self) -> None:
        middle = QFrame()
        middle.setProperty("role", "paper")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addWidget(self.pane, 1)
        self._column = column
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        wide = _panel_width(self)
        for part, least in ((self.queue, 240 * wide), (middle, 400), (self.cards, 260 * wide)):
            self.splitter.addWidget(part)
            part.setMinimumWidth(round(least))
        queue, article, cards = PANES
        self.splitter.setSizes([round(queue * wide), article, round(cards * wide)])
        self.splitter.setStretchFactor(1, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.topbar)
        rows.addWidget(self.splitter, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        self.resize(1440, 900)
        self.setAcceptDrops(True)

    def _make_drawer(self) -> SameDrawer:
        from gofteh.ui.panels.same import SameDrawer

        drawer = SameDrawer({label: label_words(label) for label in LABEL_ACTS})
        self._column.addWidget(drawer)
        return drawer

    def _make_find_bar(self) -> FindBar:
        from gofteh.ui.panels.find_bar import FindBar

        bar = FindBar()
        self._column.insertWidget(self._column.indexOf(self.pane) + 1, bar)
        return bar

    def _join(self) -> None:
        bench = self.workbench
        bench.project_attached.connect(self._project_attached)
        bench.article_opened.connect(self._show_article)
        bench.document_changed.connect(self._show_marks)
        bench.choice_changed.connect(self._show_choice)
        bench.queue_changed.connect(self._show_queue)
        bench.saved.connect(self.status.show_saved)
        bench.failed.connect(self._show_problem)
        bench.succeeded.connect(self.message.work_goes_on)
        self.queue.article_asked.connect(self._open_article)
        self.pane.painted.connect(self.cards.later.painted)
        self.cards.place_asked.connect(self._show_place)
        self.cards.card_list.pointed.connect(lambda span_id: self.pane.hover(span_id or None))
        self.pane.span_hovered.connect(self.cards.card_list.point)
        self.cards.left.connect(self.pane.setFocus)
        self.topbar.triggered.connect(self.actions_.trigger)
        self.label_bar.triggered.connect(self.actions_.trigger)
        self.marking.hint.connect(self.status.show_hint)
        self.marking.card_asked.connect(lambda: self.actions_.trigger(Act.EDIT_RECORD))
        self.quotations.hint.connect(self.status.show_hint)
        self.parts.hint.connect(self.status.show_hint)
        self.articles.news.connect(self.message.show_news)
        self.versions.news.connect(self.message.show_news)
        self.same.news.connect(self.message.show_news)
        bench.article_opened.connect(self.find_here.another_article)
        self.find_here.hint.connect(self.status.show_hint)
        self.find_here.all_asked.connect(self.same.begin_with)
        self._join_checks()
        self.topbar.brand.menu().aboutToShow.connect(self._name_undo)
        self.status.guide_asked.connect(lambda: self.actions_.trigger(Act.GUIDE))
        self.status.text_view.clicked.connect(lambda: self.actions_.trigger(Act.TEXT_VIEW))
        self.status.zoom_reset_asked.connect(lambda: self.actions_.trigger(Act.ZOOM_RESET))
        self.pane.span_clicked.connect(self._remember_click)
        self.pane.selection_changed.connect(self._selection_changed)
        self.pane.caret_moved.connect(lambda _place: self._show_word())
        self.pane.context_asked.connect(self._show_mark_menu)
        self.pane.zoom_changed.connect(self.status.show_zoom)
        self.pane.verticalScrollBar().valueChanged.connect(lambda _value: self._place_label_bar())

    def _join_checks(self) -> None:
        checks, view = self.checks, self.cards.checks
        checks.changed.connect(self._show_findings)
        checks.hint.connect(self.status.show_hint)
        self.finishing.blocked.connect(self._show_what_blocks)
        checks.panel_asked.connect(lambda: self._at_cards(self.cards.show_checks))
        checks.speaker_asked.connect(lambda: self.actions_.trigger(Act.SPEAKER_NAME))
        self.status.findings_asked.connect(lambda: self.actions_.trigger(Act.SHOW_CHECKS))
        view.chosen.connect(checks.go)
        view.fix_asked.connect(checks.mend)
        view.ignore_asked.connect(checks.ignore)
        view.heed_asked.connect(checks.heed)
        view.required_changed.connect(checks.require)

    def _bind_keys(self) -> None:
        self.keys.clear()
        for spec in ACTIONS:
            for chord in in_use.keymap.chords[spec.act]:
                self.keys.bind(
                    chord,
                    self.actions_[spec.act],
                    within=self.pane if spec.in_article else None,
                    repeats=spec.repeats,
                )

    def _show_palette(self) -> None:
        from gofteh.ui.command_palette import CommandPalette

        self._name_undo()
        CommandPalette(
            self.actions_,
            self,
            recent=self._settings.get("recent_actions"),
            remember=lambda names: self.viewing.keep("recent_actions", names),
        ).open_over(self)

    def _show_about(self) -> None:
        from gofteh.ui.commands.about import show_about

        show_about(self)

    def _at_cards(self, act: Callable[[], object]) -> None:
        self.cards.show()
        act()

    def _open_article(self, article_id: str) -> None:
        if self.workbench.open_article(article_id):
            self.pane.setFocus()

    # what is shown

    def _project_attached(self) -> None:
        name = self.workbench.project_name
        self.topbar.show_project(name)
        self.setWindowTitle(f"{name} — {_('Gofteh')}" if name else _("Gofteh"))
        self.status.show_idle()
        self._show_queue()
        self.enable()

    def _show_queue(self) -> None:
        summaries = self.workbench.summaries()
        self.queue.show_summaries(summaries)
        # While the project is still being read nothing is missing yet.
        self.pane.invite(invitation(len(summaries)) if self.workbench.has_project else "")

    def _show_article(self) -> None:
        document = self.workbench.document
        if document is None:
            self.pane.clear_article()
        else:
            self.viewing.page.show_article(document, title_of(document), byline_of(document))
        self.queue.set_current(document.id if document else None)
        self._show_marks()

    def _show_marks(self) -> None:
        document = self.workbench.document
        if document is not None:
            self.pane.update_document(document)
        self.status.show_counts(len(document.spans) if document else 0)
        self._show_status(document.status if document else None)
        self.enable()

    def _show_status(self, status: str | None) -> None:
        act = {
            "new": Act.STATUS_NEW,
            "in_progress": Act.STATUS_IN_PROGRESS,
            "done": Act.STATUS_DONE,
            "rejected": Act.STATUS_REJECTED,
        }.get(status or "")
        if act is not None:
            self.actions_.check(act)
        else:
            self.actions_.check_none(STATUSES)

    def _show_choice(self) -> None:
        chosen = self.workbench.desk.chosen if self.workbench.document else None
        self.pane.choose(chosen.id if chosen else self.suggesting.shown_id)
        self.enable()
        self._place_label_bar()

    def _remember_click(self, span_id: str) -> None:
        # The bar is for the hand at the mouse; keys have their own way.
        self._clicked_id = span_id or None
        self._place_label_bar()

    def _show_place(self, span_id: str) -> None:
        document = self.workbench.document
        if document is not None and span_id in document.spans:
            span = document.span(span_id)
            self.pane.scroll_to(span.start, span.end)

    def _show_word(self) -> None:
        word = self.marking.word_at_caret()
        if not self.marking.linking.is_on:
            self.status.show_hint(_("Word under the caret: “{word}”", word=word) if word else "")

    def _name_undo(self) -> None:
        """Let the menu say what would be undone and done again: looked up only when it is asked."""
        undo, redo = self.workbench.next_words()
        for act, words in ((Act.UNDO, undo), (Act.REDO, redo)):
            name = _(SPECS[act].text)
            self.actions_.say(act, f"{name}: {words}" if words else name)

    def _show_findings(self) -> None:
        checks = self.checks
        self.cards.count_findings(len(checks.found))
        self.cards.checks.show_found(
            checks.found,
            checks.current,
            ignored=checks.ignored,
            required=checks.required,
            is_open=self.workbench.document is not None,
        )
        self.status.show_findings(len(checks.found), grave=any(map(checks.is_blocking, checks.found)))
        self.enable()

    def _show_what_blocks(self, words: str, finish: Callable[[], object] | None) -> None:
        if finish is None:
            self.message.show_problem(Problem(words))
        else:
            self.message.show_question(words, _("Finish anyway"), finish)
        self._at_cards(self.cards.show_checks)

    def _show_problem(self, problem: Problem, retry: Callable[[], object] | None) -> None:
        self.message.show_problem(problem, retry)
        if retry is not None:
            self.status.show_unsaved()

    def _selection_changed(self) -> None:
        self.enable()
        self._place_label_bar()

    def enable(self) -> None:
        """Switch on what can be done with what is there."""
        there: set[Needs] = set()
        bench = self.workbench
        if bench.has_project:
            there.add(Needs.PROJECT)
        if bench.document is not None:
            there.add(Needs.ARTICLE)
            if bench.desk.chosen is not None:
                there |= {Needs.CHOICE, Needs.SELECTION, Needs.MARK}
            if bench.desk.current_record is not None:
                there |= {Needs.RECORD, Needs.OFFER}
            if self.pane.selected_range() is not None:
                there.add(Needs.SELECTION)
            if self.checks.current is not None:
                there.add(Needs.FINDING)
        self.topbar.enable(self.actions_.enable(there | self.suggesting.needs))

    def _place_label_bar(self) -> None:
        document = self.workbench.document
        if document is None or self._is_pressed():
            self.label_bar.hide()
            return
        selected = self.pane.selected_range()
        chosen = self.workbench.desk.chosen
        if selected is not None:
            self._offer(ON_SELECTION, self.pane.box_of(*selected))
        elif chosen is not None and self._clicked_id == chosen.id:
            self._offer(acts_for(chosen.label), self.pane.box_of(chosen.start, chosen.end))
        else:
            self.label_bar.hide()

    def _is_pressed(self) -> bool:
        return bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)

    def _offer(self, acts: tuple[tuple[Act, str], ...], around: QRectF) -> None:
        if around.intersects(QRectF(self.pane.viewport().rect())):
            self.label_bar.offer(acts, around.toAlignedRect())
        else:
            self.label_bar.hide()

    def _show_mark_menu(self, place: QPoint) -> None:
        self.mark_menu.popup(place)

    # the window itself

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from the desktop."""
        if _local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped; a project is opened instead."""
        files = _local_files(event)
        projects = [path for path in files if path.suffix == ".gofteh"]
        event.acceptProposedAction()
        if projects:
            self.articles.open_project(projects[0])
        elif files:
            self.articles.bring(files)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the small bar at its mark."""
        super().resizeEvent(event)
        QTimer.singleShot(0, self, self._place_label_bar)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, then let the application close the project."""
        before = self.workbench.failures
        self.cards.finish_writing()
        if self.workbench.failures != before and not self._has_warned:
            # What was typed is not on the disk: the person must see why, and may close all the same.
            self._has_warned = True
            event.ignore()
            return
        self.viewing.page.close()
        self.closed.emit()
        super().closeEvent(event)


def _panel_width(window: QWidget) -> float:
    """Return how much wider than usual the side panels are: large letters need room, the article more."""
    return 1 + 0.4 * max(window.fontInfo().pixelSize() / SMALLEST_PIXELS - 1, 0)


def _local_files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
