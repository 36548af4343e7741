"""Acts on many articles while the window lives: done here, a few at a time, each few one transaction."""

from __future__ import annotations

from contextlib import ExitStack
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gofteh.app.labelling import Outcome
    from gofteh.ui.workbench import Workbench

_SLICE_SECONDS = 0.015
"""How long the window waits for one part."""
_MOST_TOGETHER = 40
_PAUSE = 3
"""Milliseconds between two parts, for keys and paint."""


class BatchRun(QObject):
    """Drives one generator of outcomes at a time; whoever stops it keeps what was done so far."""

    progressed = Signal(int)
    """How many articles are behind it."""
    finished = Signal(object)
    """The list of all Outcomes."""
    failed = Signal(object)
    """A Problem of the disk; what was done before stays done, and is told by ``finished``."""

    def __init__(self, workbench: Workbench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._acts: Iterator[Outcome] | None = None
        self._outcomes: list[Outcome] = []
        self._queue_told_once = ExitStack()
        self._timer = QTimer(self, interval=_PAUSE)
        self._timer.timeout.connect(self._do_a_part)
        workbench.closing.connect(self.stop)

    @property
    def is_running(self) -> bool:
        """Tell whether there is more to do."""
        return self._acts is not None

    def start(self, acts: Iterator[Outcome]) -> None:
        """Do ``acts``, the first of them at once: few are done in no time."""
        self.stop()
        self._acts, self._outcomes = acts, []
        self._queue_told_once.enter_context(self._bench.many_changes())
        self._timer.start()
        self._do_a_part()

    def stop(self) -> None:
        """Do no more; what is done stays."""
        if self._acts is not None:
            self._end()

    def _do_a_part(self) -> None:
        acts, began = self._acts, perf_counter()
        part: list[Outcome] = []
        if acts is None:
            return
        is_over = False
        try:
            with self._bench.desk.session.batch():
                while len(part) < _MOST_TOGETHER and perf_counter() - began < _SLICE_SECONDS:
                    one = next(acts, None)
                    if one is None:
                        is_over = True
                        break
                    part.append(one)
        except Problem as problem:
            # The whole part is undone.
            self._end()
            self.failed.emit(problem)
            return
        self._outcomes += part
        self.progressed.emit(len(self._outcomes))
        if is_over:
            self._end()

    def _end(self) -> None:
        self._timer.stop()
        self._acts = None
        self._queue_told_once.close()
        self.finished.emit(self._outcomes)
