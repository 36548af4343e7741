"""A month to pick a day from, in the calendar of the language in use, by mouse and by keys alone."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from gofteh.app import months
from gofteh.app.dates import long_date
from gofteh.app.words import _
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.panels.widgets import button, plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent
    from PySide6.QtWidgets import QWidget

_DAY = int(Qt.ItemDataRole.UserRole)


class MonthGrid(QFrame):
    """Six weeks around a month; arrows go by days and weeks, PageUp and PageDown by months."""

    picked = Signal(date)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "popup")
        self.day = date.today()  # noqa: DTZ011 - the day as the clocks here have it
        self.title = plain_label("", role="heading")
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.table = _Days(self)
        self._lay_out()
        self.show_day(self.day)

    def show_day(self, day: date) -> None:
        """Show the month of ``day`` with that day chosen; the nearest that can be picked."""
        self.day = min(max(day, months.EARLIEST), months.LATEST)
        month = months.month_of(self.day)
        self.title.setText(month.title)
        self.table.fill(month, self.day)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        head = QHBoxLayout()
        head.addWidget(self._arrow(-1))
        head.addWidget(self.title, 1)
        head.addWidget(self._arrow(1))
        column.addLayout(head)
        column.addWidget(self.table)
        today = button(_("Today"), role="flat")
        today.clicked.connect(lambda: self.picked.emit(date.today()))  # noqa: DTZ011 - as above
        column.addWidget(today)

    def _arrow(self, step: int) -> QWidget:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        points_left = (step < 0) is not mirrored
        name = _("Month before") if step < 0 else _("Next month")
        made = button("", role="flat", hint=name, name=name)
        made.setIcon(icons.icon("chevron-left" if points_left else "chevron-right"))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.show_day(months.months_on(self.day, step)))
        return made


class _Days(QTableWidget):
    """The days as a table, so that screen readers walk it as one."""

    def __init__(self, grid: MonthGrid) -> None:
        super().__init__(months.WEEKS, 7, grid)
        self._grid = grid
        self.setAccessibleName(_("Days of the month"))
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        cell = self.fontMetrics().height() + 14
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(cell)
            header.setDefaultSectionSize(cell)
            header.setHighlightSections(False)
        names = months.weekday_names()
        self.setHorizontalHeaderLabels([short for short, _whole in names])
        for place, (_short, whole) in enumerate(names):
            self.model().setHeaderData(
                place, Qt.Orientation.Horizontal, whole, int(Qt.ItemDataRole.ToolTipRole)
            )
        self.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFixedSize(7 * cell + 2, months.WEEKS * cell + self.horizontalHeader().sizeHint().height() + 2)
        self.cellClicked.connect(lambda row, column: self._pick(self.item(row, column)))

    def fill(self, month: months.Month, day: date) -> None:
        """Show the weeks around a month, with one day chosen."""
        theme = look.current()
        for place, each in enumerate(month.days()):
            item = QTableWidgetItem(months.day_number(each))
            item.setTextAlignment(Qt.AlignmentFlag.AlignCenter)
            item.setData(_DAY, each)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, long_date(each.isoformat()))
            within = month.first <= each <= month.last
            colour = theme.faint if not within else theme.danger if months.is_day_off(each) else theme.ink
            item.setForeground(QBrush(QColor(colour)))
            if each == date.today():  # noqa: DTZ011 - as the clocks here have it
                font = self.font()
                font.setBold(True)
                font.setUnderline(True)
                item.setFont(font)
            self.setItem(*divmod(place, 7), item)
            if each == day:
                self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go through days, weeks and months; Enter picks."""
        key = Qt.Key(event.key())
        day = self._grid.day
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        steps = {
            Qt.Key.Key_Left: 1 if mirrored else -1,
            Qt.Key.Key_Right: -1 if mirrored else 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }
        month = months.month_of(day)
        ends = {Qt.Key.Key_Home: month.first, Qt.Key.Key_End: month.last}
        if key in steps:
            self._grid.show_day(day + timedelta(days=steps[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._grid.show_day(months.months_on(day, 1 if key == Qt.Key.Key_PageDown else -1))
        elif key in ends:
            self._grid.show_day(ends[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._pick(self.currentItem())
        else:
            super().keyPressEvent(event)

    def _pick(self, item: QTableWidgetItem | None) -> None:
        if item is not None:
            self._grid.picked.emit(item.data(_DAY))
