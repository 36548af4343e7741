"""How a person likes the page of an article: typeface, spacing, width, numbers."""

from dataclasses import dataclass

from PySide6.QtGui import QFont

USUAL_COLUMN = 700.0


@dataclass(frozen=True, slots=True)
class PageLook:
    """What of the page can be chosen; sizes in pixels are those at a zoom of 100 %."""

    family: str = ""
    """The typeface; empty for that of the window."""
    spacing: float = 1.0
    """From line to line, as a share of what is usual."""
    column: float = USUAL_COLUMN
    """How wide the text may be, in pixels."""
    numbers: bool = True
    """Whether paragraphs are numbered."""

    def font(self, window_font: QFont) -> QFont:
        """Return the text's font, of the window's size: what the typeface lacks the window's has."""
        font = QFont(window_font)
        if self.family:
            font.setFamilies([self.family, *window_font.families()])
        return font
