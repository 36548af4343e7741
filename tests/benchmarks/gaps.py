"""How long a window does not answer: the gaps between the beats of a timer."""

from time import perf_counter

from PySide6.QtCore import QTimer

BEAT = 5
"""Milliseconds."""


class Gaps:
    """Beats all the time and remembers how far apart the beats came."""

    def __init__(self, timer: QTimer) -> None:
        self._timer = timer
        self._last = perf_counter()
        self._found: list[float] = []
        timer.timeout.connect(self._beat)
        timer.start(BEAT)

    def taken(self) -> list[float]:
        """Return the gaps since last asked, in milliseconds."""
        found, self._found = self._found or [0.0], []
        return found

    def _beat(self) -> None:
        now = perf_counter()
        self._found.append((now - self._last) * 1000)
        self._last = now
