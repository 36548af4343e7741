"""The paper with its marks and letters, painted ahead in strips while nothing else is to be done.

A frame that scrolls onto them is copied, not painted. Heights are those of the document.
"""

from __future__ import annotations

from math import ceil, floor
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRectF, QTimer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QPixmap

    Way = tuple[float, float]
    """From which height to which scrolling on would show; upwards where the second is the smaller."""

_HEIGHT = 64
"""Of a strip, in pixels: painted in a millisecond or two."""
_SLICE = 0.003
"""Seconds at a time: a key that is pressed meanwhile waits no longer."""
_MOST_BYTES = 32_000_000


class Strips(QObject):
    """Keeps strips of one laid-out article as they look now.

    Whoever changes how the article looks says so by ``forget``, and by ``stop`` when it is laid out anew.
    """

    def __init__(
        self, way: Callable[[], Way | None], paint: Callable[[QRectF], QPixmap], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._way = way
        self._paint = paint
        self._kept: dict[int, QPixmap] = {}
        self._left: Iterator[int] | None = None
        """The numbers of the strips to come; None before the first is."""
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)

    def begin(self) -> None:
        """Paint what scrolling on would show, once what is seen now is painted."""
        self._left = None
        self._timer.start()

    def stop(self) -> None:
        """Give all strips up and paint no more: the lines are about to be others."""
        self._kept.clear()
        self._left = None
        self._timer.stop()

    def forget(self, top: float, bottom: float) -> None:
        """Give up what lies between two heights: it looks different now."""
        for number in [each for each in self._kept if each * _HEIGHT < bottom and top < (each + 1) * _HEIGHT]:
            del self._kept[number]

    def reach(self, area: QRectF) -> tuple[float, float]:
        """Return the heights between which ``area`` and all strips lie."""
        least, most = min(self._kept, default=None), max(self._kept, default=None)
        if least is None or most is None:
            return area.top(), area.bottom()
        return min(area.top(), least * _HEIGHT), max(area.bottom(), (most + 1) * _HEIGHT)

    def parts_of(self, area: QRectF) -> Iterator[tuple[QRectF, float, QPixmap | None]]:
        """Yield ``area`` part by part, with the top of the strip that shows the part and the strip.

        What no strip shows is yielded in parts as high as can be.
        """
        bare = area.top()
        for number in range(floor(area.top() / _HEIGHT), ceil(area.bottom() / _HEIGHT)):
            strip = self._kept.get(number)
            if strip is None:
                continue
            top, bottom = max(number * _HEIGHT, area.top()), min((number + 1) * _HEIGHT, area.bottom())
            if bare < top:
                yield _between(area, bare, top), bare, None
            yield _between(area, top, bottom), number * _HEIGHT, strip
            bare = bottom
        if bare < area.bottom():
            yield _between(area, bare, area.bottom()), bare, None

    def _go_on(self) -> None:
        end = perf_counter() + _SLICE
        if self._left is None:
            self._left = iter(self._set_out())
        for number in self._left:
            if number in self._kept:
                continue
            strip = self._paint(QRectF(0, number * _HEIGHT, 0, _HEIGHT))
            self._kept[number] = strip
            size = strip.width() * strip.height() * strip.depth() // 8
            if len(self._kept) * size >= _MOST_BYTES:
                break
            if perf_counter() > end:
                return
        self._timer.stop()

    def _set_out(self) -> range:
        """Return the numbers of the strips on the way, and give up what is not on it."""
        way = self._way()
        wanted = _numbers(*way) if way is not None else range(0)
        self._kept = {number: strip for number, strip in self._kept.items() if number in wanted}
        return wanted


def _numbers(start: float, end: float) -> range:
    """Return the numbers of the strips on the way, the nearest first."""
    if start <= end:
        return range(floor(start / _HEIGHT), ceil(end / _HEIGHT))
    return range(ceil(start / _HEIGHT) - 1, floor(end / _HEIGHT) - 1, -1)


def _between(area: QRectF, top: float, bottom: float) -> QRectF:
    return QRectF(area.left(), top, area.width(), bottom - top)
