"""A menu that is typed in: what fits stands below the field, and Enter takes the first of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QAction


class TypingMenu(QMenu):
    """The field over whatever ``fill`` offers for what is typed; it goes when it closes."""

    def __init__(self, hint: str, name: str, parent: QWidget, *, width: int = 320) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(name)
        # It must not grow and shrink under the eyes while one types.
        self.setMinimumWidth(width)
        self.field.textChanged.connect(self._typed)
        self.field.returnPressed.connect(self._take_first)
        self.aboutToHide.connect(self.deleteLater)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(self.field)
        self.addAction(holder)
        self._first: Callable[[], object] | None = None

    def fill(self, typed: str) -> None:
        """Offer what fits; what was offered before is gone already."""
        raise NotImplementedError

    def offer(self, words: str, take: Callable[[], object]) -> QAction:
        """Offer one thing more; Enter takes the first that was offered."""
        if self._first is None:
            self._first = take
        return self.addAction(words, take)

    def open_at(self, place: QPoint) -> None:
        """Open at a place of the screen, with the caret in the field."""
        self.popup(place)
        self.field.setFocus()

    def _typed(self, typed: str) -> None:
        for action in self.actions()[1:]:
            self.removeAction(action)
        self._first = None
        self.fill(typed)

    def _take_first(self) -> None:
        if self._first is not None:
            self.hide()
            self._first()
