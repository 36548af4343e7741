"""Label what was found in the project: looked over first, done as one step, taken back as one step."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.app.words import _
from gofteh.domain.spans import SPEAKER, TOPIC
from gofteh.ui.actions import Act, Needs
from gofteh.ui.background import Feed
from gofteh.ui.commands.viewing import has_focus
from gofteh.ui.labels import LABEL_ACTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gofteh.app.ports import Store
    from gofteh.app.same import Pattern
    from gofteh.app.search.find import Hit
    from gofteh.domain.registry import Registry
    from gofteh.ui.commands.find_everywhere import FindEverywhere
    from gofteh.ui.commands.sweeping import Sweeping
    from gofteh.ui.panels.pick_menu import Choice
    from gofteh.ui.panels.search_page import SearchPage
    from gofteh.ui.workbench import Workbench

_TAKE_EVERY = 20
"""Milliseconds."""


class LabelEverywhere(QObject):
    """Lets the hits of a search be looked over, labels those that are ticked, and takes all of it back."""

    changed = Signal()
    """Hits are being looked over, or no longer."""

    def __init__(self, workbench: Workbench, find: FindEverywhere, sweeping: Sweeping) -> None:
        super().__init__(find)
        self._bench = workbench
        self._find = find
        self._pattern: Pattern | None = None
        self._there: Feed[set[int]] | None = None
        self._looking = QTimer(self, interval=_TAKE_EVERY)
        self._looking.timeout.connect(self._take_there)
        self._sweeping = sweeping
        sweeping.progressed.connect(self._show_progress)
        sweeping.ended.connect(self.close)
        find.page_made.connect(self._join)
        workbench.closing.connect(self._project_closes)

    @property
    def is_open(self) -> bool:
        """Tell whether hits are being looked over."""
        return self._pattern is not None

    @property
    def needs(self) -> set[Needs]:
        """What is there for the keys of the labels while hits are being looked over."""
        return {Needs.SELECTION} if self.is_open else set()

    def over(self, handlers: dict[Act, Callable[[], object]]) -> dict[Act, Callable[[], object]]:
        """Return ``handlers`` with those that mean the page while the keys are there."""
        mine: dict[Act, Callable[[], object]] = {
            act: partial(self._label, label) for label, act in LABEL_ACTS.items()
        }
        return {
            **handlers,
            **{act: self._either(do, handlers[act], self._is_looked_over) for act, do in mine.items()},
            Act.LABEL_SAME: self._either(self._begin_or_tick, handlers[Act.LABEL_SAME], self._has_keys),
        }

    # looking over

    def begin(self) -> None:
        """Show the hits with ticks, labelled as what they most likely are."""
        from gofteh.app.speakers import speaker_named

        page = self._page
        hits = page.list.hits.hits
        if not hits or self._find.run.is_running or self._sweeping.is_running:
            return
        registry = self._registry
        words = next((hit.words for hit in hits if hit.words), "")
        self._look_over(SPEAKER if speaker_named(registry, words) else TOPIC)
        page.list.setFocus()

    def close(self) -> None:
        """Show the hits as they were; nothing is labelled."""
        self._stop_looking()
        if not self.is_open:
            return
        self._pattern = None
        self._page.list.hits.look_over("")
        self._page.over.show_over(on=False)
        self._page.begin_label.show()
        self.changed.emit()

    def _join(self) -> None:
        page = self._page
        over, model = page.over, page.list.hits
        page.begin_label.clicked.connect(self.begin)
        page.changed.connect(self._leave)
        page.list.dismissed.connect(self._leave)
        page.list.confirmed.connect(self._do)
        over.label_asked.connect(self._label)
        over.who_asked.connect(self._pick)
        over.all_asked.connect(self._tick_all)
        over.cancelled.connect(self._cancel)
        over.done_asked.connect(self._do)
        model.ticks_changed.connect(self._show_ticks)

    def _leave(self) -> None:
        if self.is_open and not self._sweeping.is_running:
            self.close()

    def _cancel(self) -> None:
        if self._sweeping.is_running:
            self._sweeping.stop()
        elif self.is_open:
            self.close()
            self._page.list.setFocus()

    def _label(self, label: str) -> None:
        self._look_over(label)
        self._page.list.setFocus()

    def _look_over(self, label: str, code: str | None = None) -> None:
        """Look the hits over as ``label``; ``code`` is a speaker or a topic, by default who is named so."""
        from gofteh.app.same import Pattern
        from gofteh.app.speakers import speaker_named
        from gofteh.domain.folding import fold

        hits = self._page.list.hits.hits
        words = next((hit.words for hit in hits if hit.words), "")
        if label == SPEAKER:
            who = speaker_named(self._registry, words) if code is None else code
            self._pattern = Pattern(fold(words).strip(), label, speaker_id=who or None)
        else:
            self._pattern = Pattern(fold(words).strip(), label, topic_code=code or None)
        model, over = self._page.list.hits, self._page.over
        model.look_over(label)
        over.show_over(on=True)
        self._page.begin_label.hide()
        over.show_label(label, self._who(self._pattern))
        self._find_what_is_there()
        self._show_ticks()
        self.changed.emit()

    def _who(self, pattern: Pattern) -> str:
        registry = self._registry
        if pattern.speaker_id is not None:
            return registry.speaker(pattern.speaker_id).name
        topic = registry.topics.get(pattern.topic_code or "")
        return topic.label if topic is not None else ""

    def _pick(self) -> None:
        from gofteh.ui.panels.pick_menu import PickMenu

        pattern = self._pattern
        if pattern is not None:
            offered = self._speakers if pattern.label == SPEAKER else self._topics
            hint = _("Type a name…") if pattern.label == SPEAKER else _("Type a topic…")
            take = partial(self._look_over, pattern.label)
            PickMenu(hint, offered, take, self._page.over.who).open_under(self._page.over.who)

    def _speakers(self, typed: str) -> Sequence[Choice]:
        from gofteh.app.look_up import look_up

        known = [one for one in self._registry.speakers.values() if one.merged_into is None]
        found = look_up(sorted(known, key=lambda one: one.name), typed)
        return [
            *([] if typed else [("", _("Nobody yet"))]),
            *((hit.speaker.id, hit.speaker.name) for hit in found),
        ]

    def _topics(self, typed: str) -> Sequence[Choice]:
        from gofteh.domain.folding import fold

        topics = sorted(self._registry.topics.values(), key=lambda topic: topic.label)
        found = [(topic.code, topic.label) for topic in topics if fold(typed) in fold(topic.label)]
        return [*([] if typed else [("", _("No topic of the list"))]), *found]

    # what is labelled so already

    def _find_what_is_there(self) -> None:
        self._stop_looking()
        self._page.list.hits.clear_there()
        pattern = self._pattern
        if pattern is None:
            return
        store, hits = self._bench.desk.session.store, list(self._page.list.hits.hits)
        self._there = Feed(lambda: _there(store, pattern, hits), ahead=16)
        self._looking.start()

    def _take_there(self) -> None:
        feed, rows = self._there, set[int]()
        while feed is not None and (more := feed.take()) is not None:
            rows |= more
        if rows:
            self._page.list.hits.add_there(rows)
            self._show_ticks()
        if feed is None or feed.is_done:
            self._stop_looking()

    def _stop_looking(self) -> None:
        self._looking.stop()
        if self._there is not None:
            self._there.abandon()
            self._there = None

    def _show_ticks(self) -> None:
        if self.is_open:
            model = self._page.list.hits
            self._page.over.show_ticks(model.ticked_count, len(model.hits), len(model.there))

    def _tick_all(self) -> None:
        model = self._page.list.hits
        model.tick_all(on=bool(model.off))

    def _begin_or_tick(self) -> None:
        if self.is_open:
            self._tick_all()
        else:
            self.begin()

    # doing

    def _do(self) -> None:
        from gofteh.app.labelling import by_article, label_everywhere

        pattern, model = self._pattern, self._page.list.hits
        chosen = by_article(model.hits[row] for row in model.ticked())
        if pattern is None or not chosen or self._sweeping.is_running:
            return
        self._stop_looking()
        session = self._bench.desk.session
        acts = partial(label_everywhere, session, pattern, chosen)
        self._sweeping.label(lambda batch: acts(batch=batch), len(chosen))

    def _show_progress(self, done: int, count: int) -> None:
        if self.is_open:
            self._page.over.show_progress(done, count)

    # how

    @property
    def _page(self) -> SearchPage:
        return self._find.page

    @property
    def _registry(self) -> Registry:
        return self._bench.desk.session.state.registry

    def _has_keys(self) -> bool:
        return self._find.is_open and has_focus(self._page.list)

    def _is_looked_over(self) -> bool:
        return self.is_open and self._has_keys()

    @staticmethod
    def _either(
        mine: Callable[[], object], theirs: Callable[[], object], is_mine: Callable[[], bool]
    ) -> Callable[[], object]:
        return lambda: mine() if is_mine() else theirs()

    def _project_closes(self) -> None:
        feed = self._there
        self._stop_looking()
        if feed is not None:
            feed.stop()
        self.close()


def _there(store: Store, pattern: Pattern, hits: Sequence[Hit]) -> Iterator[set[int]]:
    """Yield the rows of hits, article by article, that need no label or can have none."""
    from gofteh.app.labelling import lacking

    row = 0
    while row < len(hits):
        last = row
        while last < len(hits) and hits[last].article_id == hits[row].article_id:
            last += 1
        of_article = hits[row:last]
        open_ = lacking(store, pattern, of_article)
        yield {row + n for n, hit in enumerate(of_article) if (hit.start, hit.end) not in open_}
        row = last
