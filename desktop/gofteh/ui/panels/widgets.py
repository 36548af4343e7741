"""Small widgets that all panels share."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLayout, QPushButton, QWidget


def plain_label(text: str, *, role: str = "", wraps: bool = False) -> QLabel:
    """Return a label that never takes its text for markup: titles and quotes come from anywhere."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def button(text: str, *, role: str, hint: str = "", name: str = "") -> QPushButton:
    """Return a push button of a theme role; ``name`` is what screen readers say instead of the text."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setToolTip(hint)
    if name:
        made.setAccessibleName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def in_one_line(*parts: str) -> str:
    """Return the non-empty parts with dots between, each keeping its own reading direction."""
    return " · ".join(f"\u2068{part}\u2069" for part in parts if part)


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet looks at, and repaint by it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def clear_layout(layout: QLayout) -> None:
    """Take everything out of ``layout``; the widgets go at the next turn of the event loop."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
