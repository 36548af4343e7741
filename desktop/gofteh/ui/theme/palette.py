"""The palette for what the stylesheet does not paint, and for panes that paint themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

if TYPE_CHECKING:
    from gofteh.ui.theme.tokens import Theme

_SYSTEM_DARK = "gofteh_system_dark"


def palette(theme: Theme) -> QPalette:
    """Return a palette in which every role is set, for all three groups."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.panel,
        role.WindowText: theme.ink,
        role.Base: theme.paper,
        role.AlternateBase: theme.panel,
        role.Text: theme.ink,
        role.PlaceholderText: theme.muted,
        role.Button: theme.paper,
        role.ButtonText: theme.ink,
        role.BrightText: theme.danger,
        role.ToolTipBase: theme.paper,
        role.ToolTipText: theme.ink,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.ink,
        role.Accent: theme.accent,
        role.Link: theme.speaker.ink,
        role.LinkVisited: theme.cue.ink,
        role.Light: theme.paper,
        role.Midlight: theme.hover,
        role.Mid: theme.border,
        role.Dark: theme.outline,
        role.Shadow: theme.shadow,
    }
    made = QPalette()
    for each, colour in colours.items():
        made.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.PlaceholderText):
        made.setColor(QPalette.ColorGroup.Disabled, each, QColor(theme.faint))
    made.setColor(QPalette.ColorGroup.Disabled, role.Accent, QColor(theme.faint))
    return made


def system_is_dark(app: QGuiApplication) -> bool:
    """Tell whether the system shows dark windows.

    Where it does not say (X11 without a desktop), the palette that the system gave at first tells;
    it must be asked before our own palette replaces it.
    """
    scheme = app.styleHints().colorScheme()
    if scheme is not Qt.ColorScheme.Unknown:
        return scheme is Qt.ColorScheme.Dark
    remembered = app.property(_SYSTEM_DARK)
    if remembered is None:
        remembered = app.palette().color(QPalette.ColorRole.Window).lightness() < 128
        app.setProperty(_SYSTEM_DARK, remembered)
    return bool(remembered)


def system_wants_contrast(app: QGuiApplication) -> bool:
    """Tell whether the system asks for high contrast; where it does not say, it does not."""
    # PySide6 forgets what a wrapper gave out as soon as the wrapper goes.
    hints = app.styleHints()
    return hints.accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
