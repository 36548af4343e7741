"""Telling the views what an act has touched."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

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
        outer, held = self._held, list[Changed]()
        self._held = held
        try:
            yield
        finally:
            self._held = outer
        if outer is not None:
            outer.extend(held)
            return
        for change in _merged(held):
            self.publish(change)


def _merged(held: list[Changed]) -> Iterator[Changed]:
    """Yield the changes with those of one article in a row as one: views redraw once for all of them."""
    for place, change in enumerate(held):
        after = held[place + 1] if place + 1 < len(held) else None
        if after is not None and (after.article_id, after.initiator) == (change.article_id, change.initiator):
            held[place + 1] = replace(after, before=change.before)
        else:
            yield change
