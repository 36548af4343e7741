"""Keys that work under every keyboard layout, and how they are written."""

from gofteh.ui.keys.chords import Chord
from gofteh.ui.keys.dispatch import KeyDispatcher, is_editable

__all__ = ["Chord", "KeyDispatcher", "is_editable"]
