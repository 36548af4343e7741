"""Telling the views what an act has touched."""

from collections.abc import Callable
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

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Call ``listener`` for every change from now on; returns what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def publish(self, change: Changed) -> None:
        """Tell everybody."""
        for listener in tuple(self._listeners):
            listener(change)
