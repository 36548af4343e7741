"""The tabs of the side panel: words for what is used all day, signs with counts for the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTabBar, QWidget

from gofteh.app.words import number
from gofteh.ui import icons
from gofteh.ui import theme as look

if TYPE_CHECKING:
    from collections.abc import Mapping

_SIGN, _BESIDE = 16, 14


class PanelTabs(QTabBar):
    """Tabs by number; those that have a sign show their title as a hint only."""

    def __init__(self, titles: list[str], signs: Mapping[int, str], parent: QWidget | None = None) -> None:
        super().__init__(parent, drawBase=False, expanding=False)
        self._titles, self._signs = titles, signs
        self.setUsesScrollButtons(False)
        self.setIconSize(QSize(_SIGN, _SIGN))
        self.setElideMode(Qt.TextElideMode.ElideRight)
        for title in titles:
            self.addTab(title)
        for page in range(len(titles)):
            self.show_count(page, 0)
        self.draw_signs()

    def draw_signs(self) -> None:
        """Draw the signs in the colours of the theme that was applied."""
        for page, name in self._signs.items():
            self.setTabIcon(page, icons.icon(name, look.current().muted))

    def show_count(self, page: int, count: int) -> None:
        """Say how many things a page has; nothing for none."""
        figure = number(count) if count else ""
        title = f"{self._titles[page]} {figure}".strip()
        has_sign = page in self._signs
        self.setTabText(page, figure if has_sign else title)
        self.setTabToolTip(page, title if has_sign else "")
        self.setAccessibleTabName(page, title)

    def tabSizeHint(self, index: int) -> QSize:
        """Give a sign no more room than it needs: the words beside it need every pixel."""
        size = super().tabSizeHint(index)
        if index in self._signs:
            text = self.tabText(index)
            words = QFontMetrics(self.font()).horizontalAdvance(text) + 6 if text else 0
            size.setWidth(min(size.width(), _SIGN + _BESIDE + words))
        return size
