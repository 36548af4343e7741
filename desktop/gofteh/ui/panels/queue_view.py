"""The list of the queue: one click opens, with Ctrl or Shift it chooses several."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QListView

from gofteh.app.words import _
from gofteh.ui.panels.queue_items import QueueDelegate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtCore import QItemSelection
    from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
    from PySide6.QtWidgets import QWidget

    from gofteh.ui.panels.queue_model import QueueModel

_SEVERAL = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


class QueueView(QListView):
    """Shows the model; every line is as high, so that a hundred thousand are laid out at once."""

    asked = Signal(QModelIndex)
    """An article is to be opened."""
    chosen = Signal(int)
    """How many articles are chosen now."""
    menu_asked = Signal(QPoint)
    """Of what is chosen, at a place on the screen."""
    let_go = Signal()
    """Escape was pressed while no more than one was chosen."""

    def __init__(self, model: QueueModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed_with = Qt.KeyboardModifier.NoModifier
        self.delegate = QueueDelegate(self)
        self.setModel(model)
        self.setItemDelegate(self.delegate)
        self.setAccessibleName(_("Articles"))
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.setSpacing(2)
        self.clicked.connect(self._clicked)
        self.activated.connect(self._activated)

    def ranges(self) -> list[tuple[int, int]]:
        """Return the first and last rows of what is chosen, from above."""
        found = self.selectionModel().selection()
        return sorted((found.at(place).top(), found.at(place).bottom()) for place in range(found.count()))

    def count_chosen(self) -> int:
        """Return how many articles are chosen."""
        return sum(last - first + 1 for first, last in self.ranges())

    def choose_only(self, index: QModelIndex) -> None:
        """Make one the current and the only chosen one; none for an invalid index."""
        if index.isValid():
            # The view itself would ask which keys are held: Ctrl is, when the next article comes by it.
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        else:
            self.clearSelection()
            # Not the whole: an invalid index must not take the focus from the list.
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)

    @contextmanager
    def place_kept(self) -> Iterator[None]:
        """Stay where the list is scrolled to, whatever becomes of the model within."""
        bar = self.verticalScrollBar()
        value = bar.value()
        yield
        self.executeDelayedItemsLayout()
        bar.setValue(value)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember what was held with the button: it says whether a click opens."""
        self._pressed_with = event.modifiers()
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of several, or of the filters, by Escape; the rest is as in every list."""
        if event.key() == Qt.Key.Key_Escape:
            if self.count_chosen() > 1:
                self.choose_only(self.currentIndex())
            else:
                self.let_go.emit()
            return
        super().keyPressEvent(event)

    def keyboardSearch(self, _typed: str) -> None:
        """Look for nothing by letter: it would read the whole queue, and the field above finds more."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is chosen."""
        self.menu_asked.emit(event.globalPos())

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell how many are chosen."""
        super().selectionChanged(selected, deselected)
        self.chosen.emit(self.count_chosen())

    def _clicked(self, index: QModelIndex) -> None:
        if not self._pressed_with & _SEVERAL:
            self.asked.emit(index)

    def _activated(self, index: QModelIndex) -> None:
        # With Ctrl, Qt calls a click an activation on some desktops.
        if not self._pressed_with & _SEVERAL or self.count_chosen() <= 1:
            self.asked.emit(index)
