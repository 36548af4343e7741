"""A menu with a field: typing leaves what fits, Enter takes the first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget, QWidgetAction

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_MOST = 14
_WIDE = 300

Choice = tuple[str, str]
"""A value, and what people call it."""


class PickMenu(QMenu):
    """Offers what ``look_up`` finds for what is typed; deletes itself when it is closed."""

    def __init__(
        self,
        hint: str,
        look_up: Callable[[str], Sequence[Choice]],
        take: Callable[[str], object],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._look_up, self._take = look_up, take
        self._first: str | None = None
        self.field = QLineEdit()
        self.field.setPlaceholderText(hint)
        self.field.setAccessibleName(hint)
        # It must not grow and shrink under the eyes while one types.
        self.setMinimumWidth(_WIDE)
        self.field.textChanged.connect(self._fill)
        self.field.returnPressed.connect(self._take_first)
        self.aboutToHide.connect(self.deleteLater)
        holder = QWidgetAction(self)
        holder.setDefaultWidget(self.field)
        self.addAction(holder)
        self._fill("")

    def open_under(self, anchor: QWidget) -> None:
        """Show the menu under ``anchor``, with the keys in the field."""
        self.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))
        self.field.setFocus()

    def _fill(self, typed: str) -> None:
        for action in self.actions()[1:]:
            self.removeAction(action)
        offered = self._look_up(typed)[:_MOST]
        for value, words in offered:
            self.addAction(words.replace("&", "&&"), partial(self._take, value))
        self._first = offered[0][0] if offered else None

    def _take_first(self) -> None:
        if self._first is not None:
            self.hide()
            self._take(self._first)
