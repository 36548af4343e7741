"""Suggestions in the open article: walked, taken, changed and refused by key."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.app.queue import Order, Wanted
from gofteh.app.selection import Direction, Edge, Unit
from gofteh.app.words import _, plural
from gofteh.domain.article import Status
from gofteh.domain.spans import QuoteType
from gofteh.ui.actions import Act, Needs
from gofteh.ui.commands.quotations import TAKING
from gofteh.ui.commands.shaping import MOVES
from gofteh.ui.suggested_spans import number_of, spans_of, spans_to_show
from gofteh.ui.suggestion_words import speaker_words, type_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gofteh.app.proposals import Proposal
    from gofteh.app.suggestions import SuggestedTopic, Suggestions
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.commands.learning import Learning
    from gofteh.ui.commands.marking import Marking
    from gofteh.ui.suggestion_source import SuggestionSource
    from gofteh.ui.workbench import Workbench

_REST = 120
"""Milliseconds after an article was opened before the helper is asked: it must be on the screen first."""
_TYPES = {
    Act.DIRECT: QuoteType.DIRECT,
    Act.INDIRECT: QuoteType.INDIRECT,
    Act.MIXED: QuoteType.MIXED,
}


class Suggesting(QObject):
    """What is suggested in the open article, and which of it is spoken of now."""

    changed = Signal()
    """Others are offered, or another one is spoken of."""
    hint = Signal(str)
    news = Signal(str)
    panel_asked = Signal()

    def __init__(
        self,
        workbench: Workbench,
        pane: ArticlePane,
        source: SuggestionSource,
        marking: Marking,
        learning: Learning,
    ) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._source = source
        self._linking = marking.linking
        self._learning = learning
        self.found: Suggestions | None = None
        self.with_weak = False
        """Whether those of the weak tier are offered too."""
        self._all: list[Proposal] = []
        self.topics: list[SuggestedTopic] = []
        """The topics that are offered, the likeliest first."""
        self._ranked: list[SuggestedTopic] = []
        self._status: Status | None = None
        self.current: Proposal | None = None
        """What is spoken of, as the person has changed it: the keys take or refuse it."""
        self._is_going = False
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self._ask)
        source.ready.connect(self._take)
        learning.changed.connect(self._look_anew)
        workbench.article_opened.connect(self._begin)
        workbench.document_changed.connect(self._document_changed)
        workbench.choice_changed.connect(self._follow_choice)
        pane.span_clicked.connect(self._clicked)
        pane.edges_dragged.connect(self._dragged)
        if workbench.document is not None:
            self._begin()

    # what is there

    @property
    def offered(self) -> list[Proposal]:
        """What is offered now, in reading order."""
        return self._all if self.with_weak else self._strong()

    @property
    def weak_count(self) -> int:
        """How many of the weak tier there are, shown or not."""
        return len(self._all) - len(self._strong())

    @property
    def needs(self) -> set[Needs]:
        """What is there for actions while a suggestion is spoken of."""
        return {Needs.MARK, Needs.OFFER} if self.current is not None else set()

    @property
    def shown_id(self) -> str | None:
        """The id under which the pane shows what is spoken of."""
        return spans_of(self.current)[0].id if self.current is not None else None

    def over(self, handlers: dict[Act, Callable[[], object]]) -> dict[Act, Callable[[], object]]:
        """Return ``handlers`` with the acts that mean a suggestion while there is one."""
        step = {Act.NEXT_MARK: partial(self.step, 1), Act.PREVIOUS_MARK: partial(self.step, -1)}
        taken: dict[Act, Callable[[], object]] = {
            Act.CONFIRM: self.accept,
            Act.DELETE: self.refuse,
            Act.CANCEL: self.let_go,
            **{act: partial(self.accept_said_by, place) for place, act in enumerate(TAKING)},
            **{act: partial(self._set_type, quote_type) for act, quote_type in _TYPES.items()},
        }
        for (edge, direction), acts in MOVES.items():
            for act, unit in zip(acts, (Unit.WORD, Unit.LETTER), strict=True):
                taken[act] = partial(self._move_edge, edge, direction, unit)
        return {
            **handlers,
            **{act: self._either(mine, handlers[act], self._has_offers) for act, mine in step.items()},
            **{act: self._either(mine, handlers[act], self._has_current) for act, mine in taken.items()},
            Act.ACCEPT_ALIKE: self.accept_alike,
            Act.ACCEPT_STRONG: self.accept_strong,
            Act.WEAK_SUGGESTIONS: self.toggle_weak,
            Act.SUGGESTIONS: self.show_all,
            Act.TAKE_TOPIC: self.take_first_topic,
            Act.PREPARE_SUGGESTIONS: self.prepare,
        }

    # looking

    def _begin(self) -> None:
        self.found, self.current, self._all, self.topics = None, None, [], []
        self._show()
        document = self._bench.document
        if document is None or not self._may_suggest(document):
            self._timer.stop()
        elif (known := self._known(document)) is not None:
            self._take(known)
        else:
            self._timer.start()

    def _known(self, document: AnnotatedArticle) -> Suggestions | None:
        self._source.teach(self._learning.teaching)
        return self._source.known(document.article.sha256)

    def _look_anew(self) -> None:
        """Ask again: the desk has taught something else."""
        document = self._bench.document
        if document is not None and self._source.teach(self._learning.teaching):
            self.found = None
            self._timer.start()

    def _ask(self) -> None:
        document = self._bench.document
        if document is not None and self._may_suggest(document):
            self._source.teach(self._learning.teaching)
            self._source.ask(document.text, document.article.sha256)

    def _may_suggest(self, document: AnnotatedArticle) -> bool:
        """Tell whether anything could be made of a suggestion here."""
        return document.status is not Status.REJECTED and not self._bench.desk.session.store.read_only

    def _take(self, found: Suggestions) -> None:
        document = self._bench.document
        if document is not None and found.text_sha256 == document.article.sha256:
            self.found, self._status = found, None
            self._ranked = self._bench.desk.ranked_topics(found)
            self._look(document)

    def _document_changed(self) -> None:
        document = self._bench.document
        if document is None:
            return
        if self.found is not None and self.found.text_sha256 != document.article.sha256:
            self.found = None
        if self.found is None:
            self._timer.start()
        self._look(document)

    def _look(self, document: AnnotatedArticle) -> None:
        from gofteh.app.proposals import proposals, topics_to_offer

        before = self._all, self.current, self.topics

        self._all = proposals(self.found, document)
        self.topics = topics_to_offer(self.found, self._ranked, document)
        if self.current is not None:
            number, edited = self.current.number, self.current if self.current.is_edited else None
            there = next((each for each in self.offered if each.number == number), None)
            self.current = there and (edited or there)
        if before != (self._all, self.current, self.topics) or document.status is not self._status:
            self._status = document.status
            self._show()

    def _show(self) -> None:
        document = self._bench.document
        shown = [self._as_changed(each) for each in self.offered]
        self._pane.set_suggestions(spans_to_show(shown, document) if document is not None else [])
        self._pane.choose(self.shown_id or self._chosen_id())
        self.changed.emit()

    def _strong(self) -> list[Proposal]:
        if not self._all:
            return []
        from gofteh.app.proposals import of_tier
        from gofteh.app.suggestions import Tier

        return of_tier(self._all, Tier.STRONG)

    def _as_changed(self, proposal: Proposal) -> Proposal:
        current = self.current
        return current if current is not None and current.number == proposal.number else proposal

    def _chosen_id(self) -> str | None:
        chosen = self._bench.desk.chosen if self._bench.document is not None else None
        return chosen.id if chosen is not None else None

    def _has_offers(self) -> bool:
        return bool(self.offered) and not self._linking.is_on

    def _has_current(self) -> bool:
        return self.current is not None and not self._linking.is_on

    @staticmethod
    def _either(
        mine: Callable[[], object], theirs: Callable[[], object], is_mine: Callable[[], bool]
    ) -> Callable[[], object]:
        return lambda: mine() if is_mine() else theirs()

    # walking

    def step(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) suggestion in reading order, around the end."""
        offered = self.offered
        if not offered:
            return
        if self.current is not None:
            number = self.current.number
            place = next((at for at, each in enumerate(offered) if each.number == number), -1) + step
        else:
            passed = sum(each.area[0] < self._pane.caret for each in offered)
            place = passed if step > 0 else passed - 1
        self.go(offered[place % len(offered)])

    def go(self, proposal: Proposal) -> None:
        """Show a suggestion in the article and speak of it from now on."""
        self._is_going = True
        self._bench.choose(None)
        self.current = proposal
        start, end = proposal.area
        self._pane.set_caret(start)
        self._pane.scroll_to(min(start, proposal.quote.mention[0] if proposal.quote.mention else start), end)
        self._is_going = False
        self.hint.emit(self._said_of(proposal))
        self._show()

    def show_all(self) -> None:
        """Show the list, and the first suggestion when none is spoken of."""
        self.panel_asked.emit()
        if self.current is None:
            self.step(1)

    def let_go(self) -> None:
        """Speak of no suggestion any longer."""
        if self.current is not None:
            self.current = None
            self._show()

    def _said_of(self, proposal: Proposal) -> str:
        registry = self._bench.desk.session.state.registry
        return _(
            "Suggestion: {type}, speaker: {speaker}",
            type=type_words(proposal),
            speaker=speaker_words(proposal, registry) or _("nobody yet"),
        )

    def _follow_choice(self) -> None:
        if not self._is_going and self.current is not None and self._chosen_id() is not None:
            self.let_go()

    def _clicked(self, span_id: str) -> None:
        number = number_of(span_id)
        proposal = next((each for each in self.offered if each.number == number), None)
        if proposal is not None and not self._linking.is_on:
            self.go(self._as_changed(proposal))
        elif self.current is not None and not span_id:
            self.let_go()

    # changing

    def _dragged(self, span_id: str, start: int, end: int) -> None:
        part = self._part_of(span_id)
        if part is not None and self.current is not None:
            self._change(self.current.with_edges(part, (start, end)))

    def _part_of(self, span_id: str) -> int | None:
        if self.current is None:
            return None
        ids = [span.id for span in spans_of(self.current)][: len(self.current.quote.parts)]
        return ids.index(span_id) if span_id in ids else None

    def _move_edge(self, edge: Edge, direction: Direction, unit: Unit) -> None:
        """Move the start of the first part or the end of the last."""
        selector, current = self._pane.selector, self.current
        if selector is None or current is None:
            return
        part = 0 if edge is Edge.START else len(current.quote.parts) - 1
        moved = selector.move_edge(current.quote.parts[part], edge, direction, unit)
        self._change(current.with_edges(part, moved))
        place = moved[0] if edge is Edge.START else moved[1]
        self._pane.scroll_to(place, place)

    def _set_type(self, quote_type: QuoteType) -> None:
        current = self.current
        if current is not None and current.quote.quote_type is not quote_type:
            self._change(
                replace(current, quote=current.quote._replace(quote_type=quote_type), is_edited=True)
            )

    def _change(self, proposal: Proposal) -> None:
        self.current = proposal
        self._show()

    # taking and refusing

    def accept(self) -> None:
        """Make a record of what is spoken of; words selected meanwhile are taken for the quote."""
        current = self.current
        if current is None:
            return
        selected = self._pane.selected_range()
        if selected is not None and selected[0] < current.area[1] and current.area[0] < selected[1]:
            current = replace(current, quote=current.quote._replace(parts=(selected,)), is_edited=True)
        self._accept([current])

    def accept_said_by(self, place: int) -> None:
        """Take what is spoken of with the speaker at ``place`` of those who may have said it."""
        current, document = self.current, self._bench.document
        if current is None or document is None:
            return
        if place == 0:
            self.accept()
        elif place < len(current.speakers):
            self._accept([current.said_by(current.speakers[place], document.text)])
        else:
            self.hint.emit(_("Nothing more is offered here."))

    def accept_alike(self) -> None:
        """Take all that the rule of what is spoken of suggests here; without one, all of the strong tier."""
        if self.current is None:
            self.accept_strong()
        else:
            self.accept_rule(self.current.quote.rule)

    def accept_rule(self, rule: str) -> None:
        """Take all that one rule suggests here."""
        self._accept([self._as_changed(each) for each in self.offered if each.quote.rule == rule])

    def accept_strong(self) -> None:
        """Take all of the strong tier."""
        self._accept([self._as_changed(each) for each in self._strong()])

    def _accept(self, chosen: Sequence[Proposal]) -> None:
        found, desk = self.found, self._bench.desk
        if found is None or not chosen:
            self.hint.emit(_("Nothing is suggested here."))
            return
        made: list[int] = []
        if not self._bench.attempt(lambda: made.append(desk.accept(found, chosen))):
            return
        if len(chosen) > 1:
            self.news.emit(
                plural(
                    "{count} suggestion taken. Undo takes it back.",
                    "{count} suggestions taken. One undo takes all of them back.",
                    made[0],
                )
            )
        self._go_on(chosen[-1].area[0])

    def refuse(self) -> None:
        """Say that what is spoken of is wrong; it never comes back for this text."""
        found, current = self.found, self.current
        if found is None or current is None:
            return
        number = current.number
        if self._bench.attempt(lambda: self._bench.desk.refuse(found, number)):
            self._go_on(current.area[0])

    def _go_on(self, place: int) -> None:
        """Speak of what is suggested next; with nothing left the record that was made is chosen."""
        offered = self.offered
        following = next((each for each in offered if each.area[0] > place), None)
        if following is not None or offered:
            self.go(following or offered[0])
        else:
            self.current = None
            self._bench.choice_changed.emit()
            self._show()

    # topics

    def take_first_topic(self) -> None:
        """Mark the likeliest topic that is offered."""
        topics = self.topics
        if topics:
            self.take_topic(topics[0])
        else:
            self.hint.emit(_("No topic is suggested here."))

    def take_topic(self, topic: SuggestedTopic) -> None:
        """Mark a topic where it first stands."""
        found = self.found
        if found is not None and self._bench.attempt(lambda: self._bench.desk.accept_topic(found, topic)):
            start, end = topic.places[0]
            self._pane.scroll_to(start, end)
            self.hint.emit(_("Marked as a topic: “{words}”", words=topic.words))

    # tiers, and work ahead

    def toggle_weak(self) -> None:
        """Offer those of the weak tier too, or no longer."""
        self.with_weak = not self.with_weak
        self._status = None
        document = self._bench.document
        if document is not None:
            self._look(document)

    def prepare(self) -> None:
        """Find the suggestions of all new articles ahead of time, or stop that."""
        if self._source.is_preparing:
            self._source.stop_preparing()
            return
        store = self._bench.desk.session.store

        def text_of(article_id: str) -> str | None:
            document = store.load(article_id) if self._bench.has_project else None
            return document.text if document is not None else None

        new = Wanted(statuses=frozenset({Status.NEW}))
        ids = store.queue.ids(new, Order.IMPORTED)
        if ids:
            self._source.prepare([partial(text_of, article_id) for article_id in ids])
            self.panel_asked.emit()
        else:
            self.hint.emit(_("No new article is waiting."))
