"""What goes into the clipboard in more than one form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QStringListModel
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from gofteh.app.citing import Citation


def put_citation(citation: Citation) -> None:
    """Put a quote with its attribution there: words for anything, HTML for what takes it."""
    data = _made_by_qt()
    data.setText(citation.plain)
    data.setHtml(citation.html)
    QGuiApplication.clipboard().setMimeData(data)


def _made_by_qt() -> QMimeData:
    """Return empty data whose end does not need Python.

    The clipboard outlives the interpreter, and an object that Python made crashes there when it goes.
    """
    model = QStringListModel([""])
    data = model.mimeData([model.index(0, 0)])
    for name in data.formats():
        data.removeFormat(name)
    return data
