"""The key path through a card: arrows and Tab from field to field, Enter opens, Escape goes back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from gofteh.ui.panels.chips import MarkChip, field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEPT = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
"""The focus comes back from a menu or another window by itself."""
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyPath(QObject):
    """Leads through the fields of one card."""

    left = Signal()

    def __init__(self, card: QWidget) -> None:
        super().__init__(card)
        self._card = card
        self.fields: list[QWidget] = []
        self._at = ""
        self._row = 0

    def watch(self, fields: Sequence[QWidget]) -> None:
        """Lead through these fields from now on, in this order."""
        self.fields = list(fields)
        for before, after in zip(self.fields, self.fields[1:], strict=False):
            QWidget.setTabOrder(before, after)
        for field in self.fields:
            field.installEventFilter(self)

    def enter(self) -> None:
        """Go to what is offered first, else to the first field."""
        offered = [each for each in self.fields if field_of(each).startswith("offer:")]
        for field in (offered or self.fields)[:1]:
            field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def place(self) -> tuple[str, int] | None:
        """Return where one is, to come back there once the card was filled anew; None outside."""
        return (self._at, self._row) if self._at else None

    def go_back_to(self, place: tuple[str, int]) -> None:
        """Go to the field of that name, else to what stands in its place."""
        name, row = place
        found = [each for each in self.fields if field_of(each) == name]
        near = self.fields[min(row, len(self.fields) - 1)] if self.fields else self._card
        self.focus(found[0] if found else near)

    def focus(self, field: QWidget) -> None:
        """Give the focus to a field that the card was perhaps filled with just now.

        Qt shows what is put into a layout only in the next turn of the event loop, and what is not shown
        yet has no focus that a second filling could keep.
        """
        within: QWidget | None = field
        hidden = []
        while within is not None and within is not self._card:
            hidden.append(within)
            within = within.parentWidget()
        for widget in reversed(hidden):
            widget.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the focus, and walk."""
        if isinstance(event, QFocusEvent) and isinstance(watched, QWidget):
            self._follow(watched, event)
        elif event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return isinstance(watched, QWidget) and self._press(watched, event)
        return False

    def _follow(self, field: QWidget, event: QFocusEvent) -> None:
        if event.type() is QEvent.Type.FocusIn and field in self.fields:
            self._at, self._row = field_of(field), self.fields.index(field)
        elif event.type() is QEvent.Type.FocusOut and event.reason() not in _KEPT:
            self._at = ""

    def _press(self, field: QWidget, event: QKeyEvent) -> bool:
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif (step := self._step(field, key)) != 0:
            self._walk(field, step)
        elif key in _ENTER and isinstance(field, QPushButton) and not isinstance(field, MarkChip):
            field.click()
        else:
            return False
        return True

    def _step(self, field: QWidget, key: int) -> int:
        mirrored = self._card.layoutDirection() is Qt.LayoutDirection.RightToLeft
        on, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if mirrored:
            on, back = back, on
        beside = {} if isinstance(field, QLineEdit) else {on: 1, back: -1}
        return {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, **beside}.get(Qt.Key(key), 0)

    def _walk(self, field: QWidget, step: int) -> None:
        place = (self.fields.index(field) + step) % len(self.fields)
        self.fields[place].setFocus(Qt.FocusReason.TabFocusReason)
