"""What every Edit can do."""

from abc import ABC, abstractmethod
from typing import ClassVar

from gofteh.domain.state import State


class Edit(ABC):
    """One act on a State.

    ``kind`` is its name in files (INTERFACES.md); ``name`` is what the undo menu and the history call
    it, an English text that is also the key of its translation.
    """

    __slots__ = ()

    kind: ClassVar[str]
    name: ClassVar[str]

    @abstractmethod
    def apply(self, state: State) -> State:
        """Return the state after the act. Raises Problem when a rule forbids it; nothing changes then."""

    @abstractmethod
    def inverse(self, before: State) -> "Edit":
        """Return the Edit that turns the state after the act back into ``before``."""
