"""How the window looks: colours, font and one stylesheet, in a light and a dark theme.

``apply`` dresses the application; ``current`` tells panes that paint themselves which colours to take,
again after each ``changeEvent`` of type ``StyleChange``. The roles that widgets can ask for are
listed at the top of ``resources/themes/gofteh.qss``.
"""

from string import Template

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from gofteh.app import resources
from gofteh.ui.theme.contrast import black, white
from gofteh.ui.theme.fonts import base_font
from gofteh.ui.theme.named import for_name
from gofteh.ui.theme.palette import palette, system_is_dark, system_wants_contrast
from gofteh.ui.theme.tokens import LabelColours, Theme, dark, light

__all__ = [
    "LabelColours",
    "Theme",
    "apply",
    "black",
    "current",
    "dark",
    "for_name",
    "light",
    "set_role",
    "stylesheet",
    "system_is_dark",
    "system_wants_contrast",
    "white",
]

_current = light()


def apply(app: QApplication, theme: Theme, *, points: float | None = None, with_sheet: bool = True) -> None:
    """Dress the whole application; ``points`` is the size of the window's font.

    Before the widgets are made, ``with_sheet=False`` leaves out the stylesheet, which Qt would work out
    again for each of them each time it gets another parent.
    """
    global _current  # noqa: PLW0603 - there is one application, and it has one look
    system_is_dark(app)
    _current = theme
    font = base_font(points)
    # Once there is a stylesheet, its own style stands before Fusion and has no name.
    if not app.styleSheet() and app.style().name() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setPalette(palette(theme))
    app.setFont(font)
    if not with_sheet:
        return
    right_to_left = app.layoutDirection() is Qt.LayoutDirection.RightToLeft
    app.setStyleSheet(stylesheet(theme, points=font.pointSizeF(), right_to_left=right_to_left))


def current() -> Theme:
    """Return the theme that was applied last."""
    return _current


def set_role(widget: QWidget, role: str, **properties: object) -> None:
    """Give ``widget`` a role of the stylesheet, and other properties it selects by, at any time."""
    for name, value in {"role": role, **properties}.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def stylesheet(theme: Theme, *, points: float, right_to_left: bool) -> str:
    """Return the stylesheet in the colours of ``theme``."""
    words = theme.tokens() | {
        "start": "right" if right_to_left else "left",
        "end": "left" if right_to_left else "right",
        "text": f"{points:.1f}pt",
        "small": f"{points * 0.9:.1f}pt",
        "tiny": f"{points * 0.8:.1f}pt",
        "large": f"{points * 1.5:.1f}pt",
        "arrow_down": resources.find("icons", "arrow-down.svg").as_posix(),
        "tick": resources.find("icons", f"tick-{'dark' if theme.dark else 'light'}.svg").as_posix(),
        "arrow_up": resources.find("icons", "arrow-up.svg").as_posix(),
    }
    template = resources.find("themes", "gofteh.qss").read_text(encoding="utf-8")
    return Template(template).substitute(words)
