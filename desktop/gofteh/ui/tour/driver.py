"""A pair of hands: sends the window what a mouse and a keyboard would send, and takes pictures."""

from __future__ import annotations

import time
import unicodedata
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QEventLoop, QKeyCombination, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent, QPixmap
from PySide6.QtWidgets import QApplication, QTabBar, QWidget

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gofteh.app.selection import Range
    from gofteh.ui.window import MainWindow

NO_BUTTON = Qt.MouseButton.NoButton
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Driver:
    """Works one window by events only, and notes how long each step took."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self.window = window
        self._folder = folder
        self.pictures: list[Path] = []
        self.timing: list[dict[str, object]] = []
        self._since = time.perf_counter()

    def work_on(self, window: MainWindow) -> None:
        """Go on in another window."""
        self.window = window

    # mouse

    def drag(self, area: Range) -> None:
        """Select ``area`` (code points) by dragging from its first letter to its last."""
        self.window.pane.scroll_to(*area)
        self.settle()
        last = self.press_and_drag(area)
        self._mouse(self.window.pane.viewport(), QEvent.Type.MouseButtonRelease, last, LEFT, NO_BUTTON)
        self.settle()

    def press_and_drag(self, area: Range) -> QPoint:
        """Begin a drag over ``area`` and keep the button down; returns where the pointer stands."""
        start, end = area
        first, last = self._spot(start, 0.2), self._spot(end - 1, 0.8)
        viewport = self.window.pane.viewport()
        self._mouse(viewport, QEvent.Type.MouseButtonPress, first, LEFT, LEFT)
        for step in range(1, 7):
            self._mouse(viewport, QEvent.Type.MouseMove, _between(first, last, step / 6), NO_BUTTON, LEFT)
        self.settle()
        return last

    def _spot(self, place: int, share: float = 0.5) -> QPoint:
        """Return the point that far through the letter at ``place``, in reading direction."""
        box = self.window.pane.box_of(place, place + 1)
        document = self.window.workbench.document
        letter = document.text[place] if document else ""
        backwards = unicodedata.bidirectional(letter) not in ("L", "EN")
        x = box.right() - box.width() * share if backwards else box.left() + box.width() * share
        return QPoint(round(x), round(box.center().y()))

    def double_click(self, place: int) -> None:
        """Take the word at a code point."""
        self.window.pane.scroll_to(place, place + 1)
        self.settle()
        spot = self._spot(place)
        self._double_click_at(self.window.pane.viewport(), spot)
        self.settle()

    def triple_click(self, place: int) -> None:
        """Take the sentence at a code point."""
        self.double_click(place)
        spot = self._spot(place)
        viewport = self.window.pane.viewport()
        self._mouse(viewport, QEvent.Type.MouseButtonPress, spot, LEFT, LEFT)
        self._mouse(viewport, QEvent.Type.MouseButtonRelease, spot, LEFT, NO_BUTTON)
        self.settle()

    def click_text(self, place: int) -> None:
        """Click on the letter at a code point."""
        self.window.pane.scroll_to(place, place + 1)
        self.settle()
        spot = self._spot(place)
        self._click_at(self.window.pane.viewport(), spot)
        self.settle()

    def hover(self, place: int) -> None:
        """Rest the pointer on the letter at a code point."""
        spot = self._spot(place)
        self._mouse(self.window.pane.viewport(), QEvent.Type.MouseMove, spot, NO_BUTTON, NO_BUTTON)
        self.settle()

    def point_away(self) -> None:
        """Take the pointer off the text, and off all it would light up."""
        viewport = self.window.pane.viewport()
        corner = QPoint(2, viewport.height() - 2)
        self._mouse(viewport, QEvent.Type.MouseMove, corner, NO_BUTTON, NO_BUTTON)
        QApplication.sendEvent(viewport, QEvent(QEvent.Type.Leave))
        self.settle()

    def click(self, widget: QWidget) -> None:
        """Click in the middle of a widget."""
        self._click_at(widget, widget.rect().center())
        self.settle()

    def click_tab(self, tabs: QTabBar, place: int) -> None:
        """Click on a tab, counted from 0."""
        self._click_at(tabs, tabs.tabRect(place).center())
        self.settle()

    # keys

    def key(self, chord: str, times: int = 1) -> None:
        """Press a chord like ``Ctrl+Z``, or a single sign such as ``۱``, where the focus is."""
        for _turn in range(times):
            self._press(chord)
        self.settle()

    def type_text(self, text: str) -> None:
        """Type into the field that has the focus."""
        for sign in text:
            self._send_key(0, PLAIN, sign)
        self.settle()

    # watching

    def settle(self) -> None:
        """Let everything that was set off happen."""
        for _turn in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def wait_until(self, is_so: Callable[[], bool], seconds: float) -> bool:
        """Let the window work until ``is_so``, or for so many seconds; tells whether it came about."""
        end = time.perf_counter() + seconds
        alarm = QTimer(interval=20)
        alarm.start()
        while not is_so():
            if time.perf_counter() > end:
                return False
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.settle()
        return True

    def picture(self, name: str) -> None:
        """Save a numbered picture of the whole window and note the time since the last one."""
        self.point_away()
        path = self._folder / f"{len(self.pictures) + 1:02d}-{name}.png"
        whole = self._grab()
        whole.save(str(path))
        self.pictures.append(path)
        now = time.perf_counter()
        self.timing.append({"step": name, "milliseconds": round((now - self._since) * 1000, 1)})
        self._since = now

    def _grab(self) -> QPixmap:
        return self.window.grab()

    def _press(self, chord: str) -> None:
        if len(chord) == 1:
            key = {"۱": Qt.Key.Key_1, "۲": Qt.Key.Key_2, "۳": Qt.Key.Key_3}.get(chord)
            code = int(key) if key is not None else ord(chord.upper())
            self._send_key(code, PLAIN, chord)
            return
        combination = _combination(chord)
        self._send_key(int(combination.key()), combination.keyboardModifiers(), "")

    def _send_key(self, code: int, modifiers: Qt.KeyboardModifier, text: str) -> None:
        # Without a window manager no window becomes active, yet each knows where its focus would be.
        field: QWidget | None = self.window.focusWidget()
        target = QApplication.focusWidget() or field or self.window
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, code, modifiers, text))

    def _click_at(self, widget: QWidget, spot: QPoint) -> None:
        self._mouse(widget, QEvent.Type.MouseButtonPress, spot, LEFT, LEFT)
        self._mouse(widget, QEvent.Type.MouseButtonRelease, spot, LEFT, NO_BUTTON)

    def _double_click_at(self, widget: QWidget, spot: QPoint) -> None:
        self._click_at(widget, spot)
        self._mouse(widget, QEvent.Type.MouseButtonDblClick, spot, LEFT, LEFT)
        self._mouse(widget, QEvent.Type.MouseButtonRelease, spot, LEFT, NO_BUTTON)

    @staticmethod
    def _mouse(
        widget: QWidget,
        kind: QEvent.Type,
        spot: QPoint,
        button: Qt.MouseButton,
        buttons: Qt.MouseButton,
    ) -> None:
        # QTest's moves carry no button, and a drag without one is none.
        place = QPointF(spot)
        event = QMouseEvent(
            kind,
            place,
            QPointF(widget.mapToGlobal(spot)),
            button,
            buttons,
            QGuiApplication.keyboardModifiers() & PLAIN,
        )
        QApplication.sendEvent(widget, event)


def _between(first: QPoint, last: QPoint, share: float) -> QPoint:
    way = last - first
    return first + QPoint(round(way.x() * share), round(way.y() * share))


def _combination(chord: str) -> QKeyCombination:
    keys = QKeySequence(chord)
    combination = keys[0]  # type: ignore[index]
    assert isinstance(combination, QKeyCombination)
    return combination
