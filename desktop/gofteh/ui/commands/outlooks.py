"""Tells the queue how many suggestions wait in an article and what the checks find: when left, and ahead.

Written beside the acts and never instead of one: it is worked out again at any time, so nothing is said when
it cannot be kept.
"""

from __future__ import annotations

from contextlib import suppress
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gofteh.app.queue import Outlook
from gofteh.domain.errors import Problem

if TYPE_CHECKING:
    from gofteh.app.checks import Checker
    from gofteh.app.segments import Segmenter
    from gofteh.app.suggestions import Suggestions
    from gofteh.ui.commands.checks import LiveChecks
    from gofteh.ui.commands.suggesting import Suggesting
    from gofteh.ui.panels.queue import QueuePanel
    from gofteh.ui.suggestion_source import SuggestionSource
    from gofteh.ui.workbench import Workbench

_SLICE_SECONDS = 0.015
"""How long the window waits for one part."""
_PAUSE = 20
"""Milliseconds between two parts, for keys and paint."""
_AT_ONCE = 16
"""Articles that are written together."""
_SHOWN_EVERY = 1.0
"""Seconds after which the list shows what was found meanwhile."""


class Outlooks(QObject):
    """Keeps what is known; looks at the rest while the queue is filtered by what the checks find."""

    def __init__(
        self,
        workbench: Workbench,
        panel: QueuePanel,
        *,
        suggesting: Suggesting,
        checks: LiveChecks,
        source: SuggestionSource,
        segmenter: Segmenter,
    ) -> None:
        super().__init__(panel)
        self._bench = workbench
        self._panel = panel
        self._suggesting = suggesting
        self._checks = checks
        self._segmenter = segmenter
        self._checker: Checker | None = None
        self._shown_at = 0.0
        self._waiting: dict[str, Outlook] = {}
        self._sweep = QTimer(self, interval=_PAUSE)
        self._sweep.timeout.connect(self._look_at_some)
        workbench.leaving.connect(self._leave)
        workbench.project_attached.connect(self._follow_filter)
        panel.filter_changed.connect(self._follow_filter)
        source.prepared.connect(self._prepared)

    @property
    def is_looking(self) -> bool:
        """Tell whether articles are still looked at."""
        return self._sweep.isActive()

    def _leave(self) -> None:
        """Keep what is known of the open article, and of those prepared ahead."""
        document, queue = self._bench.document, self._bench.queue
        if queue is None:
            return
        if document is not None:
            problems = len(self._checks.found) if self._checks.are_current else None
            found = self._suggesting.found
            if found is not None and found.text_sha256 == document.article.sha256:
                from gofteh.app.outlook import outlook

                self._waiting[document.id] = outlook(found, document, problems)
            elif problems is not None:
                with suppress(Problem):
                    known = queue.outlook(document.id)
                    self._waiting[document.id] = Outlook(
                        suggestions=known.suggestions, doubtful=known.doubtful, problems=problems
                    )
        self._write()

    def _prepared(self, found: Suggestions) -> None:
        """Take in what was found for a text ahead of time."""
        if not self._bench.has_project:
            return
        from gofteh.app.outlook import outlook

        store = self._bench.desk.session.store
        with suppress(Problem):
            article_id = store.article_with_text(found.text_sha256)
            document = store.load(article_id) if article_id is not None else None
            if document is not None:
                self._waiting[document.id] = outlook(found, document)
        if len(self._waiting) >= _AT_ONCE:
            self._write()
            self._show()

    def _write(self) -> None:
        queue, waiting = self._bench.queue, self._waiting
        self._waiting = {}
        if queue is None:
            return
        with suppress(Problem):
            news = {key: each for key, each in waiting.items() if _is_news(each, queue.outlook(key))}
            queue.remember(news)

    def _follow_filter(self) -> None:
        if self._panel.filter.problems is None or not self._bench.has_project:
            self._sweep.stop()
        else:
            self._sweep.start()

    def _look_at_some(self) -> None:
        queue = self._bench.queue
        if queue is None or self._bench.desk.session.store.read_only:
            self._sweep.stop()
            return
        began = perf_counter()
        found: dict[str, Outlook] = {}
        try:
            ids = queue.unchecked(_AT_ONCE)
            for article_id in ids:
                found[article_id] = self._looked_at(article_id)
                if perf_counter() - began > _SLICE_SECONDS:
                    break
            queue.remember(found)
        except Problem:
            ids = []
        if not ids:
            self._sweep.stop()
        if not ids or perf_counter() - self._shown_at > _SHOWN_EVERY:
            self._show()

    def _looked_at(self, article_id: str) -> Outlook:
        from gofteh.app.checks import Checker

        session = self._bench.desk.session
        if self._checker is None:
            self._checker = Checker(self._segmenter)
        document = session.store.load(article_id)
        known = session.store.queue.outlook(article_id)
        found = self._checker.look(document, session.state.registry) if document is not None else []
        passed = document.ignored if document is not None else frozenset[str]()
        problems = sum(each.key not in passed for each in found)
        return Outlook(suggestions=known.suggestions, doubtful=known.doubtful, problems=problems)

    def _show(self) -> None:
        self._shown_at = perf_counter()
        self._panel.refresh()


def _is_news(outlook: Outlook, known: Outlook) -> bool:
    same_problems = outlook.problems is None or outlook.problems == known.problems
    return not same_problems or (outlook.suggestions, outlook.doubtful) != (known.suggestions, known.doubtful)
