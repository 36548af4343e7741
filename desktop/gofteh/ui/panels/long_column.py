"""A scrolled column of any number of widgets, of which only those near to be seen are there."""

from __future__ import annotations

from itertools import repeat
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QSpacerItem, QVBoxLayout, QWidget

from gofteh.ui.panels.widgets import scrolling

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QResizeEvent

FEW = 60
"""So many are all there: they cost little, and Tab goes through every one of them."""
ROOM = 40
"""Of more than a few, how many are there at a time."""
_NEAR = 6
"""So many at either side of the one that is sought are there: more than are seen at a time."""
_GUESS = 120
_GAP = 10
_MARGIN = 12
_TALLEST = (1 << 24) - 1
"""Qt can make no widget taller."""


class LongColumn(QFrame):
    """Shows widgets by their keys, each made by ``make`` when it comes near and given to ``drop`` later."""

    def __init__(self, make: Callable[[str], QWidget], drop: Callable[[str, QWidget], None]) -> None:
        super().__init__()
        self._make = make
        self._drop = drop
        self._keys: Sequence[str] = ()
        self._made: dict[str, QWidget] = {}
        self._heights: dict[str, int] = {}
        """Of those that were there once, without the gap below."""
        self._guess = 0
        """How high those are thought to be that were never there; it stays, or all places would move."""
        self._first = self._last = 0
        self._is_moving = False
        self._held = self._sought = ""
        column = QWidget()
        column.setProperty("role", "column")
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(2, 2, 2, 2)
        self._column.setSpacing(_GAP)
        self._above, self._below = _space(), _space()
        self._column.addItem(self._above)
        self._column.addItem(self._below)
        self._column.addStretch()
        self.area: QScrollArea = scrolling(column)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.area)
        bar = self.area.verticalScrollBar()
        bar.valueChanged.connect(self._follow)
        # What has just grown or come is laid out later, and with it the way to scroll.
        bar.rangeChanged.connect(self._show_sought)
        bar.actionTriggered.connect(self._give_up)

    def show_keys(self, keys: Sequence[str]) -> None:
        """Show widgets for these keys, each once, in this order; those that stay are kept."""
        old, above = self._keys[self._first : self._last], self._tall(0, self._first)
        self._keys = keys
        if len(keys) <= FEW:
            self._stand(0, len(keys))
            return
        kept = next((place for place, key in enumerate(old) if key in keys), None)
        if kept is None:
            self._heights.clear()
            self._guess = 0
            self.area.verticalScrollBar().setValue(0)
            self._stand(0, ROOM)
            return
        first = keys.index(old[kept])
        self._stand_still(first, first, above)

    def reach(self, key: str) -> QWidget | None:
        """Return the widget of ``key``, made if it must be; None when there is no such key."""
        if key in self._keys and key not in self._keys[self._first : self._last]:
            self._stand_about(self._keys.index(key))
        return self._made.get(key)

    def hold(self, key: str) -> None:
        """Keep the widget of ``key``, and no other, however far it is scrolled away: it is worked in."""
        old, self._held = self._held, key
        if old in self._made and old not in self._keys[self._first : self._last]:
            self._let_go(old)

    def bring_to_sight(self, key: str) -> None:
        """Scroll to the widget of ``key`` when it is laid out, until the person scrolls elsewhere."""
        self._sought = key if self.reach(key) is not None else ""
        if self._sought:
            place = self._keys.index(key)
            low = self._first > 0 and place - self._first < _NEAR
            high = self._last < len(self._keys) and self._last - place <= _NEAR
            if low or high:
                self._stand_about(place)
        QTimer.singleShot(0, self, self._show_sought)

    def _show_sought(self) -> None:
        widget = self._made.get(self._sought)
        if widget is not None:
            # What is around it is there already, and of what has just come nothing is laid out yet.
            self._is_moving = True
            # Of one that is higher than the column its beginning counts.
            self.area.ensureVisible(0, widget.geometry().bottom(), 0, _MARGIN)
            self.area.ensureVisible(0, widget.y(), 0, _MARGIN)
            self._is_moving = False

    def _give_up(self) -> None:
        self._sought = ""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the new height."""
        super().resizeEvent(event)
        self._follow()

    def _follow(self) -> None:
        """Have what is near where the person has scrolled to."""
        if len(self._keys) <= FEW or self._is_moving:
            return
        bar, high = self.area.verticalScrollBar(), self.area.viewport().height()
        above, there = self._tall(0, self._first), self._tall(self._first, self._last)
        too_high = self._first > 0 and bar.value() < above + high
        too_low = self._last < len(self._keys) and bar.value() + 2 * high > above + there
        if too_high or too_low:
            self._stand_about(self._place_at(bar.value() + high // 2))

    def _stand_about(self, place: int) -> None:
        first = max(0, min(place - ROOM // 2, len(self._keys) - ROOM))
        if first == self._first and self._last == min(first + ROOM, len(self._keys)):
            return
        self._stand_still(first, place, self._tall(0, place))

    def _stand_still(self, first: int, place: int, above: int) -> None:
        """Have the widgets from ``first`` on; the one at ``place``, which was that high up, seems to stay."""
        self._is_moving = True
        self._stand(first, first + ROOM)
        # What was guessed of those above is known now.
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.value() + self._tall(0, place) - above)
        self._is_moving = False

    def _stand(self, first: int, last: int) -> None:
        """Make the widgets of this stretch of the keys, and let the others go."""
        self._first, self._last = first, min(last, len(self._keys))
        wanted = self._keys[self._first : self._last]
        for key in self._made.keys() - set(wanted):
            if key == self._held and key in self._keys:
                self._column.removeWidget(self._made[key])
                self._made[key].hide()
            else:
                self._let_go(key)
        for place, key in enumerate(wanted, start=1):
            widget = self._made.get(key)
            if widget is None:
                widget = self._made[key] = self._make(key)
            if self._column.indexOf(widget) != place:
                self._column.insertWidget(place, widget)
            if key == self._held:
                widget.show()
            self._measure(key, widget)
        if not self._guess and self._heights:
            self._guess = round(sum(self._heights.values()) / len(self._heights))
        self._above.changeSize(0, min(self._tall(0, self._first), _TALLEST // 2), _LOOSE, _FIXED)
        rest = self._tall(self._last, len(self._keys))
        self._below.changeSize(0, min(rest, _TALLEST // 2), _LOOSE, _FIXED)
        self._column.invalidate()

    def _measure(self, key: str, widget: QWidget) -> None:
        if len(self._keys) > FEW:
            width = self.area.viewport().width() - 4
            asked = widget.heightForWidth(width) if widget.hasHeightForWidth() else -1
            self._heights[key] = asked if asked > 0 else widget.sizeHint().height()

    def _let_go(self, key: str) -> None:
        widget = self._made.pop(key)
        self._column.removeWidget(widget)
        self._drop(key, widget)
        widget.hide()
        widget.deleteLater()

    def _tall(self, first: int, last: int) -> int:
        """Return how tall a stretch of the keys is, the gap after each included."""
        guess = repeat(self._guess or _GUESS)
        return sum(map(self._heights.get, self._keys[first:last], guess)) + _GAP * (last - first)

    def _place_at(self, y: int) -> int:
        guess = self._guess or _GUESS
        for place, key in enumerate(self._keys):
            y -= self._heights.get(key, guess) + _GAP
            if y < 0:
                return place
        return len(self._keys) - 1


_LOOSE, _FIXED = QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed


def _space() -> QSpacerItem:
    return QSpacerItem(0, 0, _LOOSE, _FIXED)
