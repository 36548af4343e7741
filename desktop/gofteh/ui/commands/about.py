"""What program this is."""

from __future__ import annotations

import platform
from typing import TYPE_CHECKING

from PySide6 import __version__ as qt_version
from PySide6.QtCore import Qt

from gofteh import __version__
from gofteh.app.words import _, digits

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


def show_about(parent: QWidget) -> None:
    """Show name, version and licence."""
    from PySide6.QtWidgets import QMessageBox

    box = QMessageBox(parent)
    box.setWindowTitle(_("About Gofteh"))
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(_("Gofteh {version}", version=digits(__version__)))
    box.setInformativeText(
        _(
            "Who said what about what, in Persian news. Free software under the MIT licence; "
            "Qt {qt} under the LGPL, Vazirmatn under the OFL. Python {python}.",
            qt=digits(qt_version),
            python=digits(platform.python_version()),
        )
    )
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
