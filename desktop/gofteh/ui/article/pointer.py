"""The mouse in the article: select text, choose a span, drag an edge of the chosen one."""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QMouseEvent

from gofteh.app.selection import Edge, Range, Unit
from gofteh.ui.article.overlay import edge_at

if TYPE_CHECKING:
    from gofteh.ui.article.reading import Reading
    from gofteh.ui.article.scene import Scene

_ALT = Qt.KeyboardModifier.AltModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier
_LEFT = Qt.MouseButton.LeftButton
_BELOW = 8.0
"""How far below its line a mark still answers to the pointer: as far as its lowest underline."""


class Surface(Protocol):
    """What the pointer needs of the pane."""

    def reading(self) -> Reading | None:
        """Return what is shown, if anything."""
        ...

    def scene(self) -> Scene:
        """Return what is drawn."""
        ...

    def to_paper(self, point: QPointF) -> QPointF:
        """Return the document's coordinates for a point of the viewport."""
        ...

    def selection_changed_by_hand(self) -> None:
        """Show and tell a new caret or selection."""
        ...

    def choose_by_hand(self, span_id: str | None) -> None:
        """Show and tell the chosen span."""
        ...

    def hover(self, span_id: str | None, at: int | None = None) -> None:
        """Show and tell the hovered span, under the pointer at letter ``at``."""
        ...

    def drop_edge(self, span_id: str, start: int, end: int) -> None:
        """Tell the new edges of a span."""
        ...

    def set_pointer(self, shape: Qt.CursorShape) -> None:
        """Show a shape of the mouse pointer."""
        ...

    def redraw(self) -> None:
        """Draw anew what has changed."""
        ...


class _Doing(Enum):
    NOTHING = auto()
    PRESSED = auto()
    """The button is down, but it may still become a click."""
    SELECTING = auto()
    MOVING_EDGE = auto()


class Pointer:
    """Turn presses and moves of the mouse into selections, choices and moved edges."""

    def __init__(self, surface: Surface) -> None:
        self._surface = surface
        self._doing = _Doing.NOTHING
        self._edge = Edge.START
        self._pressed_at = QPointF()
        self._double_click: tuple[int, QPointF] | None = None
        """When, in the event's milliseconds, and where the last double click was."""

    @property
    def is_dragging(self) -> bool:
        """Tell whether a selection or an edge follows the pointer."""
        return self._doing in (_Doing.SELECTING, _Doing.MOVING_EDGE)

    @property
    def is_moving_edge(self) -> bool:
        """Tell whether an edge follows the pointer."""
        return self._doing is _Doing.MOVING_EDGE

    def press(self, event: QMouseEvent) -> None:
        """Take hold of an edge or begin a selection."""
        reading = self._surface.reading()
        if reading is None or event.button() is not _LEFT:
            return
        point = self._surface.to_paper(event.position())
        self._pressed_at = event.position()
        if self._is_triple(event):
            self._take(reading, reading.selector.at(_letter(reading, point), Unit.SENTENCE))
            return
        edge = edge_at(self._surface.scene(), point)
        if edge is not None:
            self._doing, self._edge = _Doing.MOVING_EDGE, edge
            self._surface.set_pointer(Qt.CursorShape.SizeHorCursor)
            return
        self._doing = _Doing.PRESSED
        place = reading.geometry.place_at(point)
        if event.modifiers() & _SHIFT:
            reading.release()
            reading.extend_to(place, letters=bool(event.modifiers() & _ALT))
            self._doing = _Doing.SELECTING
        else:
            reading.put_caret(place)
        self._surface.selection_changed_by_hand()

    def double_click(self, event: QMouseEvent) -> None:
        """Take the word without its marks."""
        reading = self._surface.reading()
        if reading is None or event.button() is not _LEFT:
            return
        point = self._surface.to_paper(event.position())
        self._double_click = event.timestamp(), event.position()
        self._pressed_at = event.position()
        place = _letter(reading, point)
        self._take(reading, reading.selector.word_at(place) or reading.selector.at(place, Unit.LETTER))

    def move(self, event: QMouseEvent) -> None:
        """Follow the pointer."""
        if self._surface.reading() is None:
            return
        if not event.buttons() & _LEFT:
            self._hover(event.position())
            return
        if self._doing is _Doing.PRESSED and self._has_left(event.position()):
            self._doing = _Doing.SELECTING
        self.follow(event.position(), letters=bool(event.modifiers() & _ALT))

    def follow(self, position: QPointF, *, letters: bool) -> None:
        """Let the selection or the edge follow to ``position`` in the viewport."""
        reading = self._surface.reading()
        if reading is None:
            return
        place = reading.geometry.place_at(self._surface.to_paper(position))
        if self._doing is _Doing.SELECTING:
            reading.extend_to(place, letters=letters)
            self._surface.selection_changed_by_hand()
        elif self._doing is _Doing.MOVING_EDGE and reading.chosen is not None:
            area = reading.dragged(self._edge, place, letters=letters)
            if area is not None:
                reading.moved = (reading.chosen, *area)
                self._surface.redraw()

    def release(self, event: QMouseEvent) -> None:
        """End what was begun; a press that went nowhere is a click."""
        reading = self._surface.reading()
        if reading is None or event.button() is not _LEFT:
            return
        doing, self._doing = self._doing, _Doing.NOTHING
        if doing is _Doing.PRESSED:
            self._click(reading, self._surface.to_paper(event.position()))
        elif doing is _Doing.SELECTING:
            reading.settle()
            self._surface.selection_changed_by_hand()
        elif doing is _Doing.MOVING_EDGE:
            moved, reading.moved = reading.moved, None
            mark = reading.marks.find(moved[0]) if moved is not None else None
            if moved is not None and mark is not None and (mark.span.start, mark.span.end) != moved[1:]:
                self._surface.drop_edge(*moved)
            self._surface.redraw()
        self._hover(event.position())

    def cancel(self) -> bool:
        """Give up dragging an edge; tell whether there was one."""
        reading = self._surface.reading()
        if self._doing is not _Doing.MOVING_EDGE or reading is None:
            return False
        self._doing = _Doing.NOTHING
        reading.moved = None
        self._surface.redraw()
        return True

    def leave(self) -> None:
        """Show nothing as hovered."""
        if self._doing is _Doing.NOTHING:
            self._surface.hover(None)

    def _take(self, reading: Reading, area: Range | None) -> None:
        if area is not None:
            reading.select(*area)
            self._surface.selection_changed_by_hand()
        self._doing = _Doing.SELECTING

    def _click(self, reading: Reading, point: QPointF) -> None:
        letter = reading.geometry.letter_at(point, _BELOW)
        around = [mark.span.id for mark in reading.marks.at(letter)] if letter is not None else []
        if not around:
            self._surface.choose_by_hand(None)
        elif reading.chosen in around:
            self._surface.choose_by_hand(around[(around.index(reading.chosen) + 1) % len(around)])
        else:
            self._surface.choose_by_hand(around[0])

    def _hover(self, position: QPointF) -> None:
        reading = self._surface.reading()
        if reading is None:
            return
        point = self._surface.to_paper(position)
        letter = reading.geometry.letter_at(point, _BELOW)
        around = reading.marks.at(letter) if letter is not None else []
        self._surface.hover(around[0].span.id if around else None, letter if around else None)
        if edge_at(self._surface.scene(), point) is not None:
            self._surface.set_pointer(Qt.CursorShape.SizeHorCursor)
        else:
            self._surface.set_pointer(
                Qt.CursorShape.PointingHandCursor if around else Qt.CursorShape.IBeamCursor
            )

    def _has_left(self, position: QPointF) -> bool:
        reach = QGuiApplication.styleHints().startDragDistance() / 2
        return (position - self._pressed_at).manhattanLength() > reach

    def _is_triple(self, event: QMouseEvent) -> bool:
        if self._double_click is None:
            return False
        when, where = self._double_click
        self._double_click = None
        interval = QGuiApplication.styleHints().mouseDoubleClickInterval()
        near = (event.position() - where).manhattanLength() <= 6
        return near and event.timestamp() - when <= interval


def _letter(reading: Reading, point: QPointF) -> int:
    """Return the letter under ``point``, else the nearest place."""
    letter = reading.geometry.letter_at(point, _BELOW)
    return letter if letter is not None else reading.geometry.place_at(point)
