"""The keys of the running program: there is one keyboard, as there is one look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gofteh.ui.keys.keymap import Keymap

if TYPE_CHECKING:
    from gofteh.ui.actions import Act


class KeysInUse(QObject):
    """What shows keys asks here, and again whenever they change."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._keymap = Keymap.delivered()

    @property
    def keymap(self) -> Keymap:
        """The keys that hold now."""
        return self._keymap

    def use(self, keymap: Keymap) -> None:
        """Let ``keymap`` hold from now on."""
        if keymap != self._keymap:
            self._keymap = keymap
            self.changed.emit()

    def label(self, act: Act) -> str:
        """Return the key to show for ``act`` in the language in use; empty when it has none."""
        return self._keymap.label(act)


in_use = KeysInUse()
