"""The upper edge of a panel at the bottom, by which it is made taller or less tall."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

_THICK = 6


class Grip(QFrame):
    """Drag it and ``panel``, which stands below it, follows, between ``least`` and what leaves ``rest``."""

    def __init__(self, panel: QWidget, *, least: int, rest: int) -> None:
        super().__init__(panel)
        self._panel, self._least, self._rest = panel, least, rest
        self._from: tuple[float, int] | None = None
        self.setFixedHeight(_THICK)
        self.setCursor(Qt.CursorShape.SplitVCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold."""
        self._from = (event.globalPosition().y(), self._panel.height())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self._from is not None:
            at, tall = self._from
            self.set_height(round(tall + at - event.globalPosition().y()))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._from = None

    def set_height(self, tall: int) -> None:
        """Make the panel so tall, within its limits."""
        above = self._panel.parentWidget()
        most = above.height() - self._rest if above is not None else tall
        self._panel.setFixedHeight(max(self._least, min(tall, most)))
