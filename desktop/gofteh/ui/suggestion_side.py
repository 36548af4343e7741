"""Joins the suggestions with the parts of the window that show them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QGuiApplication

from gofteh.app.words import _, number
from gofteh.domain.article import Status
from gofteh.ui.suggestion_bar import SuggestionBar

if TYPE_CHECKING:
    from gofteh.app.decisions import Decided, Decisions
    from gofteh.app.proposals import Proposal
    from gofteh.app.suggestions import SuggestedTopic
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.refusals import Refusal
    from gofteh.ui.actions import Act
    from gofteh.ui.suggestion_source import SuggestionSource
    from gofteh.ui.window import MainWindow
    from gofteh.ui.work import Work


class SuggestionSide(QObject):
    """The floating bar, the panel's tab and the count in the top bar, kept at what is suggested now."""

    def __init__(self, window: MainWindow, work: Work, source: SuggestionSource) -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        self._suggesting = suggesting = work.suggesting
        self._learning = learning = work.learning
        self._others: list[Decided] | None = None
        """What was decided in the other articles; read when the figures are seen."""
        self.bar = SuggestionBar(window.pane.viewport())
        view = window.cards.suggestions
        suggesting.changed.connect(self.show)
        suggesting.hint.connect(window.status.show_hint)
        suggesting.news.connect(window.message.show_news)
        suggesting.panel_asked.connect(self._show_panel)
        self.bar.triggered.connect(self._trigger)
        view.triggered.connect(self._trigger)
        view.chosen.connect(self._go)
        view.topic_asked.connect(self._mark_topic)
        view.reconsider_asked.connect(self._reconsider)
        view.rules_asked.connect(self._show_rules)
        source.progressed.connect(view.progress.show_progress)
        learning.progressed.connect(view.teaching.progress.show_progress)
        learning.news.connect(window.message.show_news)
        learning.changed.connect(self._show_rules)
        window.workbench.article_opened.connect(self._forget)
        pane = window.pane
        pane.selection_changed.connect(self.place)
        pane.verticalScrollBar().valueChanged.connect(lambda _value: self.place())
        pane.zoom_changed.connect(lambda _zoom: self.place())
        pane.viewport().installEventFilter(self)
        self.show()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Keep the bar at its suggestion in an article of another size, and out of the mouse's way."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.MouseButtonRelease):
            self.place()
        return False

    def show(self) -> None:
        """Show what is offered now everywhere."""
        window, suggesting = self._window, self._suggesting
        bench, view = window.workbench, window.cards.suggestions
        document, offered = bench.document, suggesting.offered
        if document is not None:
            registry = bench.desk.session.state.registry
            view.show_proposals(offered, suggesting.current, document.text, registry)
            view.show_refused(_refused(document))
        view.setEnabled(document is not None)
        view.show_weak(suggesting.weak_count, on=suggesting.with_weak)
        view.show_topics(suggesting.topics)
        view.say_when_empty(self._why_empty())
        count = number(len(offered)) if offered else ""
        window.cards.count_suggestions(len(offered))
        window.topbar.count_suggestions(count)
        if view.shows_rules:
            self._show_rules()
        self._work.showing.enable()
        self.place()

    def place(self) -> None:
        """Put the bar at what is spoken of, if that is seen and the hand is free."""
        pane, current = self._window.pane, self._suggesting.current
        document = self._window.workbench.document
        is_pressed = bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        if current is None or document is None or is_pressed or pane.selected_range() is not None:
            self.bar.hide()
            return
        around = pane.box_of(*current.area)
        if around.intersects(QRectF(pane.viewport().rect())):
            registry = self._window.workbench.desk.session.state.registry
            self.bar.show_proposal(current, registry, around.toAlignedRect())
        else:
            self.bar.hide()

    def _why_empty(self) -> str:
        document = self._window.workbench.document
        if document is None:
            return _("Open an article to see what is suggested for it.")
        if document.status is Status.REJECTED:
            return _("Nothing is suggested in a rejected article.")
        if self._suggesting.found is None:
            return _("Suggestions appear here as soon as they are found.")
        return _("Everything that was suggested is marked or refused.")

    def _trigger(self, act: Act) -> None:
        self._work.actions.trigger(act)
        self._window.pane.setFocus()

    def _go(self, proposal: Proposal) -> None:
        self._suggesting.go(proposal)
        self._window.pane.setFocus()

    def _mark_topic(self, topic: SuggestedTopic) -> None:
        self._suggesting.take_topic(topic)
        self._window.pane.setFocus()

    def _reconsider(self, refusal: Refusal) -> None:
        bench = self._window.workbench
        bench.attempt(lambda: bench.desk.reconsider(refusal))
        self._window.pane.setFocus()

    def _show_panel(self) -> None:
        self._window.cards.show()
        self._window.cards.show_suggestions()

    def _forget(self) -> None:
        self._others = None

    def _show_rules(self) -> None:
        from gofteh.app.decisions import by_rule, decisions_of

        bench = self._window.workbench
        decisions: dict[str, Decisions] = {}
        if bench.has_project:
            document = bench.document
            if self._others is None:
                store = bench.desk.session.store
                self._others = list(store.decisions(document.id if document is not None else None))
            here = decisions_of(document) if document is not None else []
            decisions = by_rule([*self._others, *here])
        view = self._window.cards.suggestions
        view.show_decisions(decisions, self._suggesting.offered)
        cues = len(bench.desk.session.state.scheme.cues) if bench.has_project else 0
        view.teaching.show_model(self._learning.newest, cues=cues, is_learning=self._learning.is_learning)


def _refused(document: AnnotatedArticle) -> list[tuple[Refusal, str]]:
    """Return what was refused in this very text, in reading order, with its words."""
    sha256 = document.article.sha256
    here = sorted(each for each in document.refused if each.text_sha256 == sha256)
    return [(each, " ".join(document.text[each.start : each.end].split())) for each in here]
