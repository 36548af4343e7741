"""What stands above the list of the queue: what is set, how many fit, in which order, what is chosen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gofteh.app.words import _, plural
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.queue_words import ORDER_WORDS, parts
from gofteh.ui.panels.widgets import ChipButton, clear_layout, plain_label

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gofteh.app.queue import Order
    from gofteh.app.queue_filter import QueueFilter


class QueueBar(QFrame):
    """Chips of what filters, each taken away by a click; below them the number and the order."""

    filter_asked = Signal(object)
    """The filter to set."""
    acts_asked = Signal()
    """The menu of what can be done with all that are chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.chips: list[ChipButton] = []
        self._row = QWidget()
        self._flow = FlowLayout(self._row, gap=5)
        self.number = plain_label("", role="muted")
        # Where there is little room its words give way.
        self.order = ChipButton("", "▾", role="flat")
        self.order.setAccessibleName(_("Order of the queue"))
        self.order.clicked.connect(self._show_orders)
        self.acts = ChipButton(_("Do with them"), "▾", role="chip-offer")
        self.acts.clicked.connect(self.acts_asked)
        self.acts.hide()
        self._shown: QueueFilter | None = None
        line = QHBoxLayout()
        line.setSpacing(6)
        line.addWidget(self.number)
        line.addStretch(1)
        line.addWidget(self.acts)
        line.addWidget(self.order)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._row)
        column.addLayout(line)

    def show_filter(self, shown: QueueFilter, people: Mapping[str, str]) -> None:
        """Show what is set."""
        self._shown = shown
        clear_layout(self._flow)
        self.chips = []
        set_parts = parts(shown, people)
        for words, without in set_parts:
            self._add_chip(words, without, _("No longer: {words}", words=words))
        if set_parts:
            self._add_chip(_("Clear"), shown.cleared(), _("Show all articles again"))
        self._row.setVisible(bool(set_parts))
        self.order.setIcon(icons.icon("sort", look.current().muted))
        self.order.say(_(ORDER_WORDS[shown.order]))
        self.order.setToolTip(_("Order of the queue"))
        self._row.updateGeometry()

    def show_numbers(self, fitting: int, chosen: int) -> None:
        """Show how many fit, or how many are chosen when there are several."""
        several = chosen > 1
        if several:
            words = plural("{count} chosen", "{count} chosen", chosen)
        else:
            words = plural("{count} article", "{count} articles", fitting)
        self.number.setText(words)
        self.acts.setVisible(several)
        self.order.setVisible(not several)

    def orders(self) -> QMenu:
        """Return the menu of orders."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        group = QActionGroup(menu)
        for order, words in ORDER_WORDS.items():
            line = menu.addAction(_(words))
            line.setCheckable(True)
            line.setChecked(self._shown is not None and self._shown.order is order)
            line.triggered.connect(lambda _checked, chosen=order: self._order_by(chosen))
            group.addAction(line)
        return menu

    def _show_orders(self) -> None:
        self.orders().popup(self.order.mapToGlobal(self.order.rect().bottomLeft()))

    def _order_by(self, order: Order) -> None:
        if self._shown is not None:
            self.filter_asked.emit(replace(self._shown, order=order))

    def _add_chip(self, words: str, without: QueueFilter, name: str) -> None:
        chip = ChipButton(words, "✕", role="chip-filter")
        chip.setAccessibleName(name)
        chip.setToolTip(name)
        chip.clicked.connect(lambda: self.filter_asked.emit(without))
        self.chips.append(chip)
        self._flow.addWidget(chip)
