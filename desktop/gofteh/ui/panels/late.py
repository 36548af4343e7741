"""Contents that are made when they are first seen: the window's start pays for none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent


class Late(QWidget):
    """Stands in for a page until it is shown, then holds what ``make`` makes."""

    def __init__(self, make: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._make: Callable[[], QWidget] | None = make
        self._room = QVBoxLayout(self)
        self._room.setContentsMargins(0, 0, 0, 0)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the contents, once."""
        make, self._make = self._make, None
        if make is not None:
            self._room.addWidget(make())
        super().showEvent(event)
