"""The helper process: hazm and the rules run in it, so that the window never waits for them.

It is spawned, knows nothing of Qt and holds nothing that matters: it may be killed at any time. Messages:
the helper says ``ready`` once; then each request ``(number, text)`` is answered by ``(number, Suggestions)``
or ``(number, None)`` when the rules failed. A ``Teaching`` is what the desk adds from
then on; it has no answer.
"""

import multiprocessing
import os
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from time import monotonic
from typing import TYPE_CHECKING

from gofteh.app.learning import Teaching
from gofteh.app.suggestions import Suggestions

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess

READY = "ready"
_NICENESS = 10
IDLE_SECONDS = 600.0
"""After so long without a request the helper ends and gives its memory back."""


def work(connection: Connection, idle_seconds: float) -> None:
    """Answer requests until the other side closes or nothing is asked for long."""
    give_way()
    from gofteh.language.engine import build

    engine = build()
    try:
        connection.send(READY)
        while connection.poll(idle_seconds):
            message = connection.recv()
            if isinstance(message, Teaching):
                engine.teach(message)
                continue
            number, text = message
            try:
                answer: Suggestions | None = engine.suggest(text)
            except Exception:  # noqa: BLE001 - one text that a rule fails on must not end all others
                answer = None
            connection.send((number, answer))
    except (EOFError, OSError):
        # The program has gone.
        return


def give_way() -> None:
    """Let every other program go first, the window above all. Ctrl+C is for the program, not its helper."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "win32":
        with suppress(OSError):
            os.nice(_NICENESS)


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """Let a process that is begun within never hear Ctrl+C: it is for the program, which ends its helpers."""
    if sys.platform == "win32":
        yield
        return
    # A blocked signal stays blocked in a program that is begun, from its first instruction on.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a request."""

    number: int
    suggestions: Suggestions | None


class Spawned:
    """A process that was begun anew, with a pipe to it; nothing here waits."""

    def __init__(self, target: Callable[..., None], arguments: tuple[object, ...], name: str) -> None:
        """``target`` is called there with its end of the pipe and ``arguments``."""
        context = multiprocessing.get_context("spawn")
        self.connection, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=target, args=(theirs, *arguments), name=name, daemon=True
        )
        with _without_interrupts():
            self._process.start()
        theirs.close()

    def wait(self, seconds: float) -> None:
        """Sleep until something has come or ``seconds`` are over; for programs without a window."""
        if seconds > 0:
            multiprocessing.connection.wait([self.connection, self._process.sentinel], seconds)

    def kill(self) -> None:
        """End it at once. Nothing may be asked afterwards."""
        self.connection.close()
        self._process.kill()
        self._process.join()
        self._process.close()


class Helper:
    """One helper process as its parent sees it; every method returns at once."""

    def __init__(
        self, target: Callable[[Connection, float], None] = work, idle_seconds: float = IDLE_SECONDS
    ) -> None:
        self._spawned = Spawned(target, (idle_seconds,), name="gofteh-language")
        self._connection = self._spawned.connection
        self.is_ready = False
        self.started = monotonic()
        self.asked: float | None = None
        """When the request was made that is not answered yet."""
        self.taught: Teaching | None = None
        """What it knows of the desk."""

    def teach(self, teaching: Teaching) -> None:
        """Let it know the desk from the next text on; only when it is ready and idle."""
        assert self.is_ready
        assert self.asked is None
        self.taught = teaching
        self._connection.send(teaching)

    def ask(self, number: int, text: str) -> None:
        """Hand over a text; only when it is ready and idle, or a long text would have to wait for it."""
        assert self.is_ready
        assert self.asked is None
        self._connection.send((number, text))
        self.asked = monotonic()

    def take(self) -> Answer | None:
        """Return an answer that has come, else None. Raises EOFError when the helper has ended."""
        try:
            if not self._connection.poll():
                return None
            message = self._connection.recv()
        except OSError as error:
            raise EOFError from error
        if message == READY:
            self.is_ready = True
            return None
        self.asked = None
        return Answer(*message)

    def wait(self, seconds: float) -> None:
        """Sleep until something has come or ``seconds`` are over; for programs without a window."""
        self._spawned.wait(seconds)

    def kill(self) -> None:
        """End it at once."""
        self._spawned.kill()
