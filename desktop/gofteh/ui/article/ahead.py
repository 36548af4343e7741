"""Looks up the letters of the lines that will come to be seen, while nothing else is to be done."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gofteh.ui.article.geometry import Geometry
    from gofteh.ui.article.lines import Line

    Way = tuple[Geometry, float, float]
    """What to look in, from which height to which: upwards where the second is the smaller."""

_SLICE = 0.003
"""Seconds at a time: a key that is pressed meanwhile waits no longer."""


class Ahead(QObject):
    """Goes on a little in each turn of the event loop; a frame that scrolls there finds the letters known."""

    def __init__(self, way: Callable[[], Way | None], parent: QObject) -> None:
        super().__init__(parent)
        self._way = way
        self._left: Iterator[Line] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Look from what is seen now."""
        way = self._way()
        self._left = _lines(*way) if way is not None else iter(())
        self._timer.start()

    def stop(self) -> None:
        """Look no further: the lines are about to be others."""
        self._left = iter(())
        self._timer.stop()

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE
        for line in self._left:
            line.look_up()
            if perf_counter() > end:
                return
        self._timer.stop()


def _lines(geometry: Geometry, start: float, end: float) -> Iterator[Line]:
    downwards = start <= end
    blocks = geometry.blocks_between(min(start, end), max(start, end))
    for number in blocks if downwards else reversed(blocks):
        lines = geometry.lines_of(number)
        for line in lines if downwards else reversed(lines):
            if (line.box.bottom() >= start) if downwards else (line.box.top() <= start):
                yield line
