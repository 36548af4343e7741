"""Work that must not stop the window: a generator in a thread of its own, a little ahead of its reader."""

from __future__ import annotations

import queue
import sys
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_Value = TypeVar("_Value")
_WAIT_SECONDS = 0.05
_QUICK = 0.0002
"""Seconds."""


_running = 0
_usual = sys.getswitchinterval()
_lock = threading.Lock()


def _quick_to_yield(more: int) -> None:
    """While a feed runs, let threads take turns more often.

    Qt hands the interpreter over at many small calls; at each of them the window would wait for 5 ms.
    """
    global _running  # noqa: PLW0603 - one interpreter, one interval
    with _lock:
        _running += more
        sys.setswitchinterval(_QUICK if _running else _usual)


@contextmanager
def turns() -> Iterator[None]:
    """Let threads take turns more often for as long as this lasts."""
    _quick_to_yield(1)
    try:
        yield
    finally:
        _quick_to_yield(-1)


class Feed(Generic[_Value]):
    """What a generator yields, taken without waiting; nothing of Qt or of a project may be touched by it."""

    def __init__(self, make: Callable[[], Iterator[_Value]], *, ahead: int = 64) -> None:
        self._made: queue.Queue[_Value] = queue.Queue(ahead)
        self._make = make
        self._stopping = threading.Event()
        self._may_go_on = threading.Event()
        self._may_go_on.set()
        self._error: BaseException | None = None
        self._thread = threading.Thread(target=self._run, name="gofteh-feed", daemon=True)
        _quick_to_yield(1)
        self._thread.start()

    @property
    def is_done(self) -> bool:
        """Tell whether all that will ever come was taken."""
        return not self._thread.is_alive() and self._made.empty()

    def take(self) -> _Value | None:
        """Return the next value, or None when there is none yet. Raises what the generator raised."""
        try:
            return self._made.get_nowait()
        except queue.Empty:
            if self._error is not None and not self._thread.is_alive() and self._made.empty():
                error, self._error = self._error, None
                raise error from None
            return None

    def rest(self) -> None:
        """Let the thread wait at its next value for ``go_on``, though not for long: the window paints.

        Qt asks Python about every cell of a list, and would wait for its turn each time.
        """
        self._may_go_on.clear()

    def go_on(self) -> None:
        """Let the thread go on."""
        self._may_go_on.set()

    def stop(self) -> None:
        """Let the thread end at its next value; returns when it has, or soon after a long one."""
        self._stopping.set()
        self._may_go_on.set()
        self._thread.join(2)

    def abandon(self) -> None:
        """Let the thread end at its next value, and wait for nothing."""
        self._stopping.set()
        self._may_go_on.set()

    def wait(self, seconds: float) -> None:
        """Wait until the thread has ended, so long at most: what is quick need not come a turn later."""
        self._thread.join(seconds)

    def _run(self) -> None:
        try:
            for value in self._make():
                while not self._stopping.is_set():
                    try:
                        self._made.put(value, timeout=_WAIT_SECONDS)
                        break
                    except queue.Full:
                        continue
                self._may_go_on.wait(_WAIT_SECONDS)
                if self._stopping.is_set():
                    return
        except BaseException as error:  # noqa: BLE001 - raised again where it is taken
            self._error = error
        finally:
            _quick_to_yield(-1)
