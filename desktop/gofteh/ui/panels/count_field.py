"""A field for how many marks there must be: any number, none, or at least so many."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox

from gofteh.app.words import _, latin_digits, number

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

_ANY, _NONE, _MOST = -1, 0, 999


class CountField(QSpinBox):
    """Steps from any number over none to one, two and more; a number may be typed."""

    bounds_changed = Signal(object, object)
    """The least and the most that are asked for, or None each."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(_ANY, _MOST)
        self.setValue(_ANY)
        # Beside its arrows the style leaves no room before the words.
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        self.lineEdit().setTextMargins(0 if mirrored else 6, 0, 6 if mirrored else 0, 0)
        self.setKeyboardTracking(False)
        self.valueChanged.connect(lambda _value: self.bounds_changed.emit(*self.bounds))

    @property
    def bounds(self) -> tuple[int | None, int | None]:
        """The least and the most that are asked for, or None each."""
        value = self.value()
        return (value if value > 0 else None), (0 if value == _NONE else None)

    def show_bounds(self, least: int | None, most: int | None) -> None:
        """Show what is asked for, without telling of it."""
        self.blockSignals(True)
        self.setValue(least if least is not None else _NONE if most == 0 else _ANY)
        self.blockSignals(False)

    def textFromValue(self, value: int) -> str:
        """Return the words for a number."""
        if value == _ANY:
            return _("any number")
        if value == _NONE:
            return _("none")
        return _("at least {count}", count=number(value))

    def valueFromText(self, text: str) -> int:
        """Return the number in what was typed; anything else means any number."""
        if text == _("none"):
            return _NONE
        digits = "".join(sign for sign in latin_digits(text) if "0" <= sign <= "9")
        return min(int(digits), _MOST) if digits else _ANY

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Let everything be typed: what is no number means any."""
        return QValidator.State.Acceptable, text, place
