"""The keys that move the caret and extend the selection; every other key belongs to the window."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from gofteh.app.selection import Direction, Edge, Unit

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.article.lines import Line
    from gofteh.ui.article.reading import Reading

_Key = QKeySequence.StandardKey


@dataclass(frozen=True, slots=True)
class _Move:
    go: Callable[[Caret], int]
    selects: bool = False
    by_words: bool = False
    keeps_column: bool = False


class Caret:
    """Move the caret of a Reading as a key asks."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._column: float | None = None
        """The x that Up and Down hold on to over short lines."""
        self._page = 0.0

    def press(self, event: QKeyEvent, page: float) -> bool:
        """Do what the key says, ``page`` being the height seen; tell whether it moves the caret."""
        self._page = page
        move = next((move for key, move in _MOVES.items() if event.matches(key)), None)
        move = move or _PARAGRAPH_MOVES.get(event.keyCombination().toCombined())
        if move is None:
            return False
        if not move.keeps_column:
            self._column = None
        reading = self._reading
        if move.selects:
            reading.release()
            reading.extend_to(move.go(self), letters=not move.by_words)
        else:
            reading.put_caret(move.go(self))
        return True

    def left(self) -> int:
        """Go one letter to the left as it is seen, or to the left edge of the selection."""
        return self._visually(leftward=True)

    def right(self) -> int:
        """Go one letter to the right as it is seen, or to the right edge of the selection."""
        return self._visually(leftward=False)

    def _visually(self, *, leftward: bool) -> int:
        reading = self._reading
        line = reading.geometry.line_of(reading.caret)
        if line is None:
            return reading.caret
        forward = leftward is line.right_to_left
        if reading.selection is not None:
            return reading.selection[1 if forward else 0]
        stops = line.stops()
        x = line.caret_x(reading.caret)
        here = (
            stops.index(reading.caret)
            if reading.caret in stops
            else min(range(len(stops)), key=lambda number: abs(line.caret_x(stops[number]) - x))
        )
        there = here - 1 if leftward else here + 1
        if 0 <= there < len(stops):
            return stops[there]
        beside = reading.geometry.line_beside(line, 1 if forward else -1)
        if beside is None:
            return reading.caret
        return beside.stops()[-1 if beside.right_to_left is forward else 0]

    def letter(self, *, leftward: bool) -> int:
        """Go one letter in reading order: a selection by keys never shrinks while it should grow."""
        return self._reading.selector.step(self._reading.caret, self._ahead(leftward), Unit.LETTER)

    def word(self, *, leftward: bool) -> int:
        """Go to the start of the next word on that side."""
        return self._reading.selector.step(self._reading.caret, self._ahead(leftward), Unit.WORD)

    def word_edge(self, *, leftward: bool) -> int:
        """Go to the next edge of a word: its end when the selection grows onward, else its start."""
        reading, direction = self._reading, self._ahead(leftward)
        onward = reading.caret > reading.anchor or (
            reading.caret == reading.anchor and direction is Direction.LATER
        )
        edge = Edge.END if onward else Edge.START
        stop = reading.selector.stop(reading.caret, edge, direction, Unit.WORD)
        return reading.caret if stop is None else stop

    def row(self, rows: int) -> int:
        """Go that many lines down."""
        line = self._line()
        beside = self._reading.geometry.line_beside(line, rows) if line is not None else None
        if beside is None:
            return 0 if rows < 0 else len(self._reading.sheet.text)
        return beside.place_at(self._held_column())

    def page(self, pages: int) -> int:
        """Go down by what is seen."""
        column = self._held_column()
        box = self._reading.geometry.caret(self._reading.caret)
        line = self._reading.geometry.line_at(box.center().y() + pages * self._page)
        return line.place_at(column) if line is not None else self._reading.caret

    def paragraph(self, direction: Direction) -> int:
        """Go to where the next paragraph starts, or back to where this or the one before starts."""
        return self._reading.selector.step(self._reading.caret, direction, Unit.PARAGRAPH)

    def line_edge(self, edge: Edge) -> int:
        """Go to where the line starts or ends in reading order."""
        line = self._line()
        if line is None:
            return self._reading.caret
        return line.start if edge is Edge.START else line.last_place

    def text_edge(self, edge: Edge) -> int:
        """Go to the start or end of the text."""
        return 0 if edge is Edge.START else len(self._reading.sheet.text)

    def _line(self) -> Line | None:
        return self._reading.geometry.line_of(self._reading.caret)

    def _held_column(self) -> float:
        if self._column is None:
            self._column = self._reading.geometry.caret(self._reading.caret).left()
        return self._column

    def _ahead(self, leftward: bool) -> Direction:
        line = self._line()
        right_to_left = line.right_to_left if line is not None else True
        return Direction.LATER if leftward is right_to_left else Direction.EARLIER


_MOVES: dict[QKeySequence.StandardKey, _Move] = {
    _Key.MoveToPreviousChar: _Move(Caret.left),
    _Key.MoveToNextChar: _Move(Caret.right),
    _Key.SelectPreviousChar: _Move(lambda caret: caret.letter(leftward=True), selects=True),
    _Key.SelectNextChar: _Move(lambda caret: caret.letter(leftward=False), selects=True),
    _Key.MoveToPreviousWord: _Move(lambda caret: caret.word(leftward=True)),
    _Key.MoveToNextWord: _Move(lambda caret: caret.word(leftward=False)),
    _Key.SelectPreviousWord: _Move(lambda caret: caret.word_edge(leftward=True), selects=True, by_words=True),
    _Key.SelectNextWord: _Move(lambda caret: caret.word_edge(leftward=False), selects=True, by_words=True),
    _Key.MoveToPreviousLine: _Move(lambda caret: caret.row(-1), keeps_column=True),
    _Key.MoveToNextLine: _Move(lambda caret: caret.row(1), keeps_column=True),
    _Key.SelectPreviousLine: _Move(lambda caret: caret.row(-1), selects=True, keeps_column=True),
    _Key.SelectNextLine: _Move(lambda caret: caret.row(1), selects=True, keeps_column=True),
    _Key.MoveToPreviousPage: _Move(lambda caret: caret.page(-1), keeps_column=True),
    _Key.MoveToNextPage: _Move(lambda caret: caret.page(1), keeps_column=True),
    _Key.SelectPreviousPage: _Move(lambda caret: caret.page(-1), selects=True, keeps_column=True),
    _Key.SelectNextPage: _Move(lambda caret: caret.page(1), selects=True, keeps_column=True),
    _Key.MoveToStartOfLine: _Move(lambda caret: caret.line_edge(Edge.START)),
    _Key.MoveToEndOfLine: _Move(lambda caret: caret.line_edge(Edge.END)),
    _Key.SelectStartOfLine: _Move(lambda caret: caret.line_edge(Edge.START), selects=True),
    _Key.SelectEndOfLine: _Move(lambda caret: caret.line_edge(Edge.END), selects=True),
    _Key.MoveToStartOfDocument: _Move(lambda caret: caret.text_edge(Edge.START)),
    _Key.MoveToEndOfDocument: _Move(lambda caret: caret.text_edge(Edge.END)),
    _Key.SelectStartOfDocument: _Move(lambda caret: caret.text_edge(Edge.START), selects=True),
    _Key.SelectEndOfDocument: _Move(lambda caret: caret.text_edge(Edge.END), selects=True),
}

# Qt knows these moves by the keys of macOS alone.
_PARAGRAPH_MOVES: dict[int, _Move] = {
    QKeyCombination(held, key).toCombined(): _Move(
        partial(Caret.paragraph, direction=direction),
        selects=bool(held & Qt.KeyboardModifier.ShiftModifier),
    )
    for key, direction in ((Qt.Key.Key_Up, Direction.EARLIER), (Qt.Key.Key_Down, Direction.LATER))
    for held in (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
    )
}
