"""The themes by the names that the setting knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gofteh.ui.theme.contrast import black, white
from gofteh.ui.theme.tokens import Theme, dark, light

if TYPE_CHECKING:
    from collections.abc import Callable

THEMES: dict[str, Callable[[], Theme]] = {"light": light, "dark": dark, "black": black, "white": white}


def for_name(name: str, *, system_dark: bool = False, high_contrast: bool = False) -> Theme:
    """Return the theme that the setting ``name`` asks for; "auto" is what the system looks like."""
    if name == "auto":
        usual, strong = (dark, black) if system_dark else (light, white)
        return strong() if high_contrast else usual()
    return THEMES[name]()
