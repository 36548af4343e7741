"""What the window does at once for a person, and who waits for it.

There is one interpreter for all threads. Whoever computes in it while the window acts or paints gets it at
each of Qt's small calls, and an act or a frame takes several times as long.
"""

from __future__ import annotations

from contextlib import contextmanager
from time import perf_counter, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_REST = 0.1
"""Seconds; the next frame of a scroll and the next key of a run come sooner."""
_LOOK_AGAIN = 0.01


class Hands:
    """Whether something is being done for the person now, or was a moment ago."""

    def __init__(self) -> None:
        self._doing = 0
        self._last = 0.0

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Have others wait for as long as this lasts and a moment longer."""
        self._doing += 1
        try:
            yield
        finally:
            self._doing -= 1
            self._last = perf_counter()

    def wait_for_rest(self) -> None:
        """Return when the hands rest. For other threads."""
        while self._doing or perf_counter() - self._last < _REST:
            sleep(_LOOK_AGAIN)


hands = Hands()
"""Of the one interpreter there is."""
