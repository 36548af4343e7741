"""Keys that work under every keyboard layout, how they are written, and which act each does."""

from gofteh.ui.keys.chords import Chord
from gofteh.ui.keys.in_use import in_use
from gofteh.ui.keys.keymap import Keymap

__all__ = ["Chord", "Keymap", "in_use"]
