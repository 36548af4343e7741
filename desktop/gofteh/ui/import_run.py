"""An import while the window lives: a thread reads and writes, the window only hears of it."""

from __future__ import annotations

from contextlib import ExitStack
from threading import Event
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.app.import_parts import Part, import_in_parts
from gofteh.domain.errors import Problem
from gofteh.ui.background import Feed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gofteh.app.gathering import ToRead
    from gofteh.app.importing import Options
    from gofteh.ui.services import Services
    from gofteh.ui.workbench import Workbench

_POLL = 15
"""Milliseconds between two looks at what the thread has done."""
_SLICE_SECONDS = 0.01
"""How long the window shows what was done before it is free for other things."""
_PATIENCE_SECONDS = 2.0
"""How long stopping waits for the article that is being read or written."""


class ImportRun(QObject):
    """Brings files in; whoever stops it keeps what was done so far."""

    reported = Signal(object)
    """A FileReport: the disk has what was in the file."""
    failed = Signal(object)
    """A Problem of the project or the disk; the run is over."""
    finished = Signal()

    def __init__(
        self,
        workbench: Workbench,
        services: Services,
        sources: Sequence[Path | ToRead],
        options: Options,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._session = session = workbench.desk.session
        self._stopping = Event()
        formats = services.formats()
        self._feed: Feed[Part] = Feed(
            lambda: import_in_parts(session, sources, formats, options, self._stopping.is_set)
        )
        self._queue_told_once = ExitStack()
        self._queue_told_once.enter_context(workbench.many_changes())
        workbench.closing.connect(self._leave)
        self._timer = QTimer(self, interval=_POLL)
        self._timer.timeout.connect(self._take)
        self._timer.start()

    @property
    def is_running(self) -> bool:
        """Tell whether there is more to do."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Write what was read so far, and no more; a long file may end after this returns."""
        self._stopping.set()
        until = perf_counter() + _PATIENCE_SECONDS
        while self.is_running and perf_counter() < until:
            self._feed.wait(_SLICE_SECONDS)
            self._take()

    def _leave(self) -> None:
        """End before the project file is closed."""
        self.stop()
        if self.is_running:
            self._end()

    def _take(self) -> None:
        self._feed.rest()
        began = perf_counter()
        try:
            while perf_counter() - began < _SLICE_SECONDS and (part := self._feed.take()) is not None:
                self._session.take_over(part.state, part.changes)
                for report in part.reports:
                    self.reported.emit(report)
        except Problem as problem:
            self._end()
            self.failed.emit(problem)
            return
        # Only once the window has painted what is new.
        QTimer.singleShot(0, self, self._feed.go_on)
        if self._feed.is_done and self.is_running:
            self._end()
            self.finished.emit()

    def _end(self) -> None:
        self._timer.stop()
        self._feed.stop()
        self._queue_told_once.close()
