"""The theme's colours as the article pane wants them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QColor

from gofteh.ui.article.palette import MarkColours, PanePalette

if TYPE_CHECKING:
    from gofteh.ui.theme import LabelColours, Theme


def pane_palette(theme: Theme) -> PanePalette:
    """Return what the pane paints with under ``theme``."""
    return PanePalette(
        paper=QColor(theme.paper),
        ink=QColor(theme.ink),
        faint_ink=QColor(theme.muted),
        number_ink=QColor(theme.muted),
        selection=QColor(theme.selection),
        hatch=QColor(theme.hatch),
        chip=QColor(theme.paper),
        chip_edge=QColor(theme.outline),
        found=QColor(theme.accent),
        quote=_marks(theme.quote),
        speaker=_marks(theme.speaker),
        topic=_marks(theme.topic),
        cue=_marks(theme.cue),
        other=_marks(theme.other),
    )


def _marks(colours: LabelColours) -> MarkColours:
    return MarkColours(tint=QColor(colours.tint), line=QColor(colours.line), strong=QColor(colours.line))
