"""Telling the views what an act has touched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from gofteh.domain.state import State


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A recorded act: the states around it and who asked (a view may ignore its own echo)."""

    article_id: str | None
    before: State
    after: State
    at: str
    """When it was done, UTC."""
    initiator: str = ""


Listener = Callable[[Changed], None]


class Changes:
    """A small publisher; listeners are called in the order in which they came."""

    def __init__(self) -> None:
        self._listeners: list[Listener] = []
        self._held: list[Changed] | None = None

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` for every change from now on; returns what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, change: Changed) -> None:
        """Tell everybody, at once or when what holds the changes lets go."""
        if self._held is not None:
            self._held.append(change)
            return
        for listener in tuple(self._listeners):
            listener(change)

    @contextmanager
    def held(self) -> Iterator[None]:
        """Tell everybody at the end; nobody hears of changes that end in an exception."""
        held: list[Changed] = []
        self._held = held
        try:
            yield
        finally:
            self._held = None
        for change in held:
            self.publish(change)
