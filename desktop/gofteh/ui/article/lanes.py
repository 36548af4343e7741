"""Lanes: which of several overlapping ranges is drawn on which level."""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def lanes(ranges: Sequence[tuple[int, int]]) -> list[int]:
    """Return a lane for each half-open range, 0 first, so that no two that overlap share one.

    Ranges are served by start, the longest first, and take the lowest lane that is free: an outer
    range lies on a lower lane than those inside it. There are never more lanes than ranges that
    meet at one place.
    """
    order = sorted(range(len(ranges)), key=lambda number: (ranges[number][0], -ranges[number][1]))
    result = [0] * len(ranges)
    free: list[int] = []
    heapify(free)
    busy: list[tuple[int, int]] = []
    for number in order:
        start, end = ranges[number]
        while busy and busy[0][0] <= start:
            heappush(free, heappop(busy)[1])
        lane = heappop(free) if free else len(busy)
        result[number] = lane
        heappush(busy, (end, lane))
    return result
