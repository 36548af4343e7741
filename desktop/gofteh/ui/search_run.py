"""A search over the project while the window lives: in a thread, handed over in small parts.

Every question to the project goes through the store's own lock, page by page: an act of the person waits
for one page at most.
"""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.domain.errors import Problem
from gofteh.ui.background import Feed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gofteh.app.ports import Store
    from gofteh.app.search.find import Hit
    from gofteh.app.search.query import Query

MOST = 100_000
"""Hits after which a search stops: nobody looks over more, and they want room."""
_PART_SECONDS, _PART_HITS = 0.02, 200
_TAKE_EVERY, _LATER_EVERY, _MANY = 12, 100, 500
"""Milliseconds between two takings at first, and once there are many hits: each paints the list anew."""
_TAKE_SECONDS = 0.006
"""How long the window is busy with what was found, at most, before keys and paint have their turn."""


class SearchRun(QObject):
    """One search after another: a new one ends the one before, whatever it is doing."""

    found = Signal(object)
    """A list of more hits, in reading order."""
    failed = Signal(object)
    """A Problem; the search is over."""
    finished = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._feed: Feed[list[Hit]] | None = None
        self._count = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._take)

    @property
    def is_running(self) -> bool:
        """Tell whether there may be more hits."""
        return self._feed is not None

    @property
    def is_cut(self) -> bool:
        """Tell whether the search stopped because there was too much."""
        return self._count >= MOST

    def start(self, store: Store, query: Query) -> None:
        """Look for ``query`` from now on, and for nothing else."""
        self.cancel()
        self._count = 0
        self._feed = Feed(lambda: _parts(store, query), ahead=32)
        self._timer.start(_TAKE_EVERY)

    def cancel(self) -> None:
        """End the search, and wait for nothing."""
        self._timer.stop()
        if self._feed is not None:
            self._feed.abandon()
            self._feed = None

    def stop(self) -> None:
        """End the search and wait until it no longer asks the project anything."""
        feed = self._feed
        self.cancel()
        if feed is not None:
            feed.stop()

    def _take(self) -> None:
        feed, began = self._feed, perf_counter()
        hits: list[Hit] = []
        problem, is_over = None, feed is None
        while feed is not None and perf_counter() - began < _TAKE_SECONDS:
            try:
                part = feed.take()
            except Problem as error:
                problem = error
                break
            if part is None:
                is_over = feed.is_done
                break
            hits += part
        self._count += len(hits)
        if self._count >= _MANY:
            self._timer.setInterval(_LATER_EVERY)
        if problem is not None or is_over:
            self.cancel()
        if hits:
            self.found.emit(hits)
        if problem is not None:
            self.failed.emit(problem)
        elif is_over:
            self.finished.emit()


def _parts(store: Store, query: Query) -> Iterator[list[Hit]]:
    """Yield the hits in parts, empty ones too: only between two of them a search can be ended."""
    from gofteh.app.search.find import by_article

    part: list[Hit] = []
    count, since = 0, perf_counter()
    for hits in by_article(store, query):
        part += hits
        if len(part) >= _PART_HITS or perf_counter() - since > _PART_SECONDS:
            part = part[: MOST - count]
            count += len(part)
            yield part
            if count >= MOST:
                return
            part, since = [], perf_counter()
    yield part[: MOST - count]
