"""An import while the window lives: files are read in a thread, acts are done here in small parts."""

from __future__ import annotations

from contextlib import ExitStack
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.app.importing import FileReport, Importer, Options
from gofteh.app.reading import Item, read_paths
from gofteh.domain.errors import Problem
from gofteh.ui.background import Feed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gofteh.app.gathering import ToRead
    from gofteh.ui.services import Services
    from gofteh.ui.workbench import Workbench

_SLICE_SECONDS = 0.015
"""How long the window waits for one part."""
_MOST_TOGETHER = 12
"""Articles that are written together at most."""
_SLOW_SECONDS, _QUICK_SECONDS = 0.03, 0.012
"""A part that took longer is followed by a smaller one, one that took less by a larger one."""
_LONG = 200_000
"""Code points that are written together at most, unless one article alone is longer."""
_PAUSE = 3
"""Milliseconds between two parts, for keys and paint."""


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
        session = workbench.desk.session
        formats = services.formats()
        self._importer = Importer(session, options)
        self._feed: Feed[Item | FileReport] = Feed(
            lambda: read_paths(
                sources, formats, session.clock, format_name=options.format_name, choices=options.choices
            )
        )
        self._together = 2
        self._queue_told_once = ExitStack()
        self._queue_told_once.enter_context(workbench.many_changes())
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._do_a_part)
        self._timer.start()

    @property
    def is_running(self) -> bool:
        """Tell whether there is more to do."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Write what was read so far, and no more."""
        if self.is_running:
            self._feed.stop()
            self._end()

    def _do_a_part(self) -> None:
        began = perf_counter()
        length = 0
        try:
            while perf_counter() - began < _SLICE_SECONDS:
                one = self._feed.take()
                if one is None:
                    break
                self._importer.take(one)
                length += len(one.found.edit.document.article) if isinstance(one, Item) else 0
                if len(self._importer.waiting) >= self._together or length >= _LONG:
                    break
            self._write()
        except Problem as problem:
            self._give_up(problem)
            return
        took = perf_counter() - began
        if took > _SLOW_SECONDS:
            self._together = max(self._together // 2, 1)
        elif took < _QUICK_SECONDS:
            self._together = min(self._together + 1, _MOST_TOGETHER)
        if self._feed.is_done:
            self._end()

    def _write(self) -> None:
        self._importer.flush()
        for report in self._importer.reports():
            self.reported.emit(report)

    def _end(self) -> None:
        self._timer.stop()
        try:
            self._write()
        except Problem as problem:
            self._give_up(problem)
            return
        self._queue_told_once.close()
        self.finished.emit()

    def _give_up(self, problem: Problem) -> None:
        self._timer.stop()
        self._feed.stop()
        self._queue_told_once.close()
        self.failed.emit(problem)
