"""When Python looks for cycles of garbage: not while the program starts, and seldom while it works.

Each round walks through every object there is. Starting makes hundreds of thousands that stay, and a
round costs about as long as the paint of the window; later one in the middle of a key press would be felt.
"""

import gc

_YOUNG, _MIDDLE, _OLD = 20_000, 20, 50


def rest() -> None:
    """Look for none from now on."""
    gc.disable()


def work() -> None:
    """Look for garbage again, but never among what is there already."""
    gc.freeze()
    gc.set_threshold(_YOUNG, _MIDDLE, _OLD)
    gc.enable()
