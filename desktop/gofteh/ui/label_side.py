"""Keeps the small bar of labels at the selection, or at the mark the mouse chose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from gofteh.ui.label_bar import ON_SELECTION, LabelBar, acts_for

if TYPE_CHECKING:
    from gofteh.ui.actions import Act
    from gofteh.ui.window import MainWindow


class LabelSide(QObject):
    """Shows the bar where the hand is, and hides it while a button of the mouse is held."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._bench, self._pane = window.workbench, window.pane
        self._clicked_id: str | None = None
        self.bar = LabelBar(window.pane.viewport())
        self._bench.choice_changed.connect(self.place)
        self._pane.span_clicked.connect(self._remember_click)
        self._pane.selection_changed.connect(self.place)
        self._pane.verticalScrollBar().valueChanged.connect(lambda _value: self.place())
        # The article is laid out anew first.
        window.resized.connect(lambda: QTimer.singleShot(0, self, self.place))

    def place(self) -> None:
        """Put the bar where it belongs now."""
        if self._bench.document is None or bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton):
            self.bar.hide()
            return
        selected, chosen = self._pane.selected_range(), self._bench.desk.chosen
        if selected is not None:
            self._offer(ON_SELECTION, self._pane.box_of(*selected))
        elif chosen is not None and self._clicked_id == chosen.id:
            self._offer(acts_for(chosen.label), self._pane.box_of(chosen.start, chosen.end))
        else:
            self.bar.hide()

    def _remember_click(self, span_id: str) -> None:
        # The bar is for the hand at the mouse; keys have their own way.
        self._clicked_id = span_id or None
        self.place()

    def _offer(self, acts: tuple[tuple[Act, str], ...], around: QRectF) -> None:
        if around.intersects(QRectF(self._pane.viewport().rect())):
            self.bar.offer(acts, around.toAlignedRect())
        else:
            self.bar.hide()
