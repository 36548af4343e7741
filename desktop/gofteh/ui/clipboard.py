"""What goes into the clipboard in more than one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from gofteh.app.citing import Citation


def put_citation(citation: Citation) -> None:
    """Put a quote with its attribution there: words for anything, HTML for what takes it."""
    data = QMimeData()
    data.setText(citation.plain)
    data.setHtml(citation.html)
    QGuiApplication.clipboard().setMimeData(data)
