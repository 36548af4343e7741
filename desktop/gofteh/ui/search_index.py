"""Fills the search index while nobody is waiting: searching is right without it, only slower."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gofteh.domain.errors import Problem
from gofteh.ui.background import Feed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gofteh.app.ports import Store
    from gofteh.ui.workbench import Workbench

_REST = 3000
"""Milliseconds after the queue last changed: an import goes first."""
_EVERY = 40
"""Milliseconds between two parts, of which the project is busy with the index for a small share."""
_AT_ONCE = 16
"""Articles of one part; an act of the person waits for one part at most."""


class SearchIndex(QObject):
    """Takes articles in, part by part, in a thread, until all are in."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._feed: Feed[int] | None = None
        self._rest = QTimer(self, singleShot=True, interval=_REST)
        self._rest.timeout.connect(self._begin)
        self._turn = QTimer(self, interval=_EVERY)
        self._turn.timeout.connect(self._go_on)
        workbench.queue_changed.connect(self._wait)
        workbench.closing.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Tell whether articles are being taken in."""
        return self._feed is not None

    def stop(self) -> None:
        """Take no more in; the project is asked nothing any longer when this returns."""
        self._rest.stop()
        self._turn.stop()
        feed, self._feed = self._feed, None
        if feed is not None:
            feed.stop()

    def _wait(self) -> None:
        if self._feed is None and self._bench.has_project:
            self._rest.start()

    def _begin(self) -> None:
        if self._bench.has_project and self._feed is None:
            store = self._bench.desk.session.store
            self._feed = Feed(lambda: _parts(store), ahead=1)
            self._turn.start()

    def _go_on(self) -> None:
        try:
            # What is taken lets the thread do one part more.
            if self._feed is not None:
                self._feed.take()
        except Problem:
            # The disk takes no more: acts will say so, and searching does without.
            self.stop()
            return
        if self._feed is None or self._feed.is_done:
            self._turn.stop()
            self._feed = None


def _parts(store: Store) -> Iterator[int]:
    while left := store.index_for_search(_AT_ONCE):
        yield left
