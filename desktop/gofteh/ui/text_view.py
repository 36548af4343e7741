"""The small sheet with which a person sets the article's typeface, size, spacing and width."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFontDatabase, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QWidget

from gofteh.app.settings import BY_KEY
from gofteh.app.words import _, percent
from gofteh.ui.article.look import USUAL_COLUMN, PageLook
from gofteh.ui.panels.widgets import button, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.commands.viewing import Viewing
    from gofteh.ui.window import MainWindow

_STEP = 0.1


class TextView(QFrame):
    """Every change is seen in the article at once; Escape or a click elsewhere closes the sheet."""

    def __init__(self, viewing: Viewing, window: MainWindow) -> None:
        super().__init__(window, Qt.WindowType.Popup)
        self._window = window
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setProperty("role", "popup")
        self.setAccessibleName(_("Text and lines"))
        self._viewing = viewing
        self._page = viewing.page
        self._pane = window.pane
        self._values: list[Callable[[], None]] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(18, 16, 18, 16)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(10)
        self._grid.setColumnMinimumWidth(0, 130)
        self._grid.setColumnStretch(0, 1)
        self._add_typeface()
        self._add_stepper(_("Text size"), lambda: self._pane.zoom / 100, viewing.zoom_step)
        self._add_stepper(_("Line spacing"), lambda: self._page.look().spacing, self._step_spacing)
        self._add_stepper(_("Line width"), lambda: self._page.look().column / USUAL_COLUMN, self._step_column)
        self._numbers = self._add_switch(_("Paragraph numbers"))
        self._numbers.toggled.connect(lambda on: self._change(numbers=on))
        usual = button(_("As usual"), role="quiet")
        usual.clicked.connect(self._reset)
        self._grid.addWidget(usual, self._grid.rowCount(), 0, 1, 4)
        self._show_values()

    def open_beside(self, anchor: QWidget) -> None:
        """Show the sheet above ``anchor``, within the window."""
        self.show()
        self.adjustSize()
        top_left = anchor.mapToGlobal(QPoint(0, 0))
        room = self._window.frameGeometry()
        x = min(max(top_left.x(), room.left() + 8), room.right() - self.width() - 8)
        self.move(x, max(top_left.y() - self.height() - 6, room.top() + 8))
        self._typeface.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _add_typeface(self) -> None:
        self._typeface = QComboBox()
        self._typeface.setAccessibleName(_("Typeface"))
        self._typeface.addItem(_("Vazirmatn"), "")
        for family in QFontDatabase.families(QFontDatabase.WritingSystem.Arabic):
            if family != "Vazirmatn" and not QFontDatabase.isPrivateFamily(family):
                self._typeface.addItem(family, family)
        known = self._typeface.findData(self._page.look().family)
        self._typeface.setCurrentIndex(max(known, 0))
        self._typeface.activated.connect(lambda number: self._change(family=self._typeface.itemData(number)))
        self._typeface.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._typeface.setMinimumContentsLength(16)
        self._grid.addWidget(plain_label(_("Typeface")), 0, 0)
        self._grid.addWidget(self._typeface, 0, 1, 1, 3)

    def _add_stepper(self, name: str, value: Callable[[], float], step: Callable[[int], object]) -> None:
        row = self._grid.rowCount()
        shown = plain_label("")
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        shown.setMinimumWidth(shown.fontMetrics().horizontalAdvance(percent(3)) + 12)
        self._grid.addWidget(plain_label(name), row, 0)
        for column, sign, way, words in (
            (1, "−", -1, _("{what}: less", what=name)),
            (3, "+", 1, _("{what}: more", what=name)),
        ):
            made = button(sign, role="quiet", hint=words)
            made.setAccessibleName(words)
            made.setAutoRepeat(True)
            made.clicked.connect(self._stepper(step, way))
            self._grid.addWidget(made, row, column)
        self._grid.addWidget(shown, row, 2)

        def show() -> None:
            shown.setText(percent(value()))

        self._values.append(show)

    def _stepper(self, step: Callable[[int], object], way: int) -> Callable[[], None]:
        def press() -> None:
            step(way)
            self._show_values()

        return press

    def _add_switch(self, name: str) -> QCheckBox:
        made = QCheckBox(name)
        self._grid.addWidget(made, self._grid.rowCount(), 0, 1, 4)
        return made

    def _step_spacing(self, way: int) -> None:
        self._change(spacing=_stepped("line_spacing", self._page.look().spacing, way))

    def _step_column(self, way: int) -> None:
        share = _stepped("column_width", self._page.look().column / USUAL_COLUMN, way)
        self._change(column=share * USUAL_COLUMN)

    def _change(self, **what: object) -> None:
        self._page.change_look(replace(self._page.look(), **what))  # type: ignore[arg-type]
        self._show_values()

    def _reset(self) -> None:
        self._pane.set_zoom(100)
        self._page.change_look(PageLook())
        self._typeface.setCurrentIndex(0)
        self._show_values()

    def _show_values(self) -> None:
        for show in self._values:
            show()
        self._numbers.setChecked(self._page.look().numbers)


def _stepped(key: str, value: float, way: int) -> float:
    setting = BY_KEY[key]
    return min(max(round(value + way * _STEP, 2), setting.least), setting.most)
