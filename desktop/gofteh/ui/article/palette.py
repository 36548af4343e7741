"""Colours of the article pane, by day and by night."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtGui import QColor

from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC


@dataclass(frozen=True, slots=True)
class MarkColours:
    """What the marks of one label are drawn with."""

    tint: QColor
    """Under the text; text on it keeps a contrast of at least 4.5:1."""
    line: QColor
    """Underlines, brackets and arcs."""
    strong: QColor
    """The outline of the chosen span and its handles."""


@dataclass(frozen=True, slots=True)
class PanePalette:
    """Every colour the pane paints with."""

    paper: QColor
    ink: QColor
    faint_ink: QColor
    number_ink: QColor
    selection: QColor
    hatch: QColor
    """Stripes of indirect quotes."""
    chip: QColor
    chip_edge: QColor
    found: QColor
    """The edge around what was looked for."""
    quote: MarkColours
    speaker: MarkColours
    topic: MarkColours
    cue: MarkColours
    other: MarkColours

    def of(self, label: str) -> MarkColours:
        """Return the colours of ``label``; labels a scheme adds share one set."""
        return {QUOTE: self.quote, SPEAKER: self.speaker, TOPIC: self.topic, CUE: self.cue}.get(
            label, self.other
        )

    @classmethod
    def light(cls) -> PanePalette:
        """Return the colours for dark text on light paper."""
        return cls(
            paper=QColor("#fffefb"),
            ink=QColor("#1f2328"),
            faint_ink=QColor("#6b7178"),
            number_ink=QColor("#767b81"),
            selection=QColor("#b9d3f0"),
            hatch=QColor("#ede1c7"),
            chip=QColor("#ffffff"),
            chip_edge=QColor("#d9d5cc"),
            found=QColor("#2f5d8a"),
            quote=_marks("#f3dfb3", "#b07a10"),
            speaker=_marks("#dbe9f8", "#1d6fb8"),
            topic=_marks("#d8f0e4", "#0b8a5f"),
            cue=_marks("#ece4f4", "#7d5ba6"),
            other=_marks("#e9e7e2", "#6b7178"),
        )

    @classmethod
    def dark(cls) -> PanePalette:
        """Return the colours for light text on dark paper."""
        return cls(
            paper=QColor("#212428"),
            ink=QColor("#e6e4df"),
            faint_ink=QColor("#9aa0a6"),
            number_ink=QColor("#868c93"),
            selection=QColor("#2f5680"),
            hatch=QColor("#4b4432"),
            chip=QColor("#2a2e33"),
            chip_edge=QColor("#454a51"),
            found=QColor("#8ab4dd"),
            quote=_marks("#4d3f1d", "#e0b252"),
            speaker=_marks("#1f3a55", "#7db7ea"),
            topic=_marks("#1d4435", "#5fcfa2"),
            cue=_marks("#3d3150", "#c3a3e8"),
            other=_marks("#3a3d42", "#9aa0a6"),
        )


def _marks(tint: str, line: str) -> MarkColours:
    return MarkColours(tint=QColor(tint), line=QColor(line), strong=QColor(line))
