"""A field for a day: typed in either calendar, or picked from a month."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from gofteh.app import months
from gofteh.app.words import _
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.panels.month_grid import MonthGrid
from gofteh.ui.panels.widgets import set_state

if TYPE_CHECKING:
    from datetime import date

    from PySide6.QtGui import QKeyEvent


class DateField(QLineEdit):
    """Empty for no day. Down or the sign in the field opens the month."""

    changed = Signal(object)
    """The day that is meant now, or None; not told while what stands there is no day."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setPlaceholderText(_("yyyy/mm/dd"))
        self.setClearButtonEnabled(True)
        self.setToolTip(_("Type a day, or press the down arrow for the month"))
        self.day: date | None = None
        self.popup: QWidget | None = None
        sign = QAction(icons.icon("calendar", look.current().muted), _("Show the month"), self)
        sign.triggered.connect(self.open_month)
        self.addAction(sign, QLineEdit.ActionPosition.LeadingPosition)
        self.textEdited.connect(self._typed)
        self.editingFinished.connect(self._write)
        # The button that clears the field tells of no edit.
        self.textChanged.connect(lambda text: None if text else self._typed(text))

    def set_day(self, day: date | None) -> None:
        """Show a day without telling of it."""
        self.day = day
        # What is still being typed may mean that day already.
        if months.read(self.text()) != day or not self.hasFocus():
            self._write()

    def open_month(self) -> MonthGrid:
        """Open the month below the field."""
        # A window of its own: it may be larger than the form, and goes when something else is clicked.
        holder = QWidget(self, Qt.WindowType.Popup)
        holder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        grid = MonthGrid(holder)
        if self.day is not None:
            grid.show_day(self.day)
        grid.picked.connect(self._picked)
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(grid)
        holder.adjustSize()
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - holder.width() if mirrored else 0
        holder.move(self.mapToGlobal(QPoint(x, self.height() + 2)))
        holder.show()
        grid.table.setFocus()
        self.popup = holder
        return grid

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the month by the down arrow."""
        if event.key() == Qt.Key.Key_Down:
            self.open_month()
        else:
            super().keyPressEvent(event)

    def _picked(self, day: date) -> None:
        if self.popup is not None:
            self.popup.close()
            self.popup = None
        self._mean(day)
        self._write()

    def _typed(self, text: str) -> None:
        day = months.read(text)
        set_state(self, "wrong", bool(text.strip()) and day is None)
        if day is not None or not text.strip():
            self._mean(day)

    def _mean(self, day: date | None) -> None:
        if day != self.day:
            self.day = day
            self.changed.emit(day)

    def _write(self) -> None:
        set_state(self, "wrong", False)
        text = months.written(self.day) if self.day is not None else ""
        if self.text() != text:
            self.blockSignals(True)
            self.setText(text)
            self.blockSignals(False)
