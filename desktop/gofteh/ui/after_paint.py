"""What follows from an act elsewhere in the window waits until the act itself is painted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from gofteh.ui.hands import hands

_UNPAINTED = 50
"""Milliseconds after which it is done all the same: of a hidden window nothing is painted."""

Job = Callable[[], object]


class AfterPaint(QObject):
    """Does the jobs that were asked for, each once, in the order of its list, one a turn of the event loop.

    So a key that is pressed in between is never more than one job away from being served, and what a
    further act asks for again is done once for both.
    """

    def __init__(self, parent: QObject, *jobs: Job) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._asked: set[Job] = set()
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._turn)

    def ask(self, *jobs: Job) -> None:
        """Have these jobs of the list done after the next paint."""
        self._asked.update(jobs)
        if not self._timer.isActive():
            self._timer.start(_UNPAINTED)

    def painted(self) -> None:
        """Begin: what the person waited for is on the screen."""
        if self._asked:
            self._timer.start(0)

    def catch_up(self) -> None:
        """Do everything that was asked for now."""
        self._timer.stop()
        while self._asked:
            self._do_next()

    def _turn(self) -> None:
        self._do_next()
        if self._asked:
            self._timer.start(0)

    def _do_next(self) -> None:
        job = next((job for job in self._jobs if job in self._asked), None)
        if job is not None:
            self._asked.discard(job)
            with hands.at_work():
                job()
