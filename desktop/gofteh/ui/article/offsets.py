"""Places in a raw text (code points) and in the Qt document that shows it (UTF-16 units)."""

import re
from bisect import bisect_right

_BLOCK_ENDS = "\r\u2029"
_STAND_INS = {
    **dict.fromkeys(map(ord, _BLOCK_ENDS), "\n"),
    0x0000: "\u2400",
    0xFEFF: "\u2060",
    **dict.fromkeys((0xFDD0, 0xFDD1, 0xFFFE, 0xFFFF), "\ufffd"),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}
_CR_OF_CRLF = re.compile("\r(?=\n)")
_UNEVEN = re.compile("\r(?=\n)|[\U00010000-\U0010ffff]")
PARAGRAPH_END = re.compile("\r\n|[\n\r\u2029]")
"""What the Qt document shows as the end of a paragraph."""


def display(raw: str) -> str:
    """Return the text to hand to Qt for ``raw``.

    Each code point has a known width there: the CR of CR LF none, an astral one two units, every
    other one unit. What Qt would drop or change by itself is replaced by a stand-in of one unit.
    """
    return _CR_OF_CRLF.sub("", raw).translate(_STAND_INS)


class Offsets:
    """Convert between code points of ``raw`` and UTF-16 units of ``display(raw)``, both ways."""

    def __init__(self, raw: str) -> None:
        self._uneven: list[int] = []
        """Code points whose width is not one."""
        self._units_after: list[int] = []
        """For each of them the units up to its end."""
        self._shifts = [0]
        """Units minus code points before the first of them, after the first, and so on."""
        shift = 0
        for found in _UNEVEN.finditer(raw):
            shift += -1 if found.group() == "\r" else 1
            self._uneven.append(found.start())
            self._units_after.append(found.end() + shift)
            self._shifts.append(shift)
        self.length = len(raw)
        """Code points of the whole text."""

    @property
    def units(self) -> int:
        """UTF-16 units of the whole text."""
        return self.length + self._shifts[-1]

    def to_units(self, place: int) -> int:
        """Return the units before code point ``place``; beyond the text, those of the whole text."""
        place = min(max(place, 0), self.length)
        return place + self._shifts[bisect_right(self._uneven, place - 1)]

    def to_place(self, unit: int) -> int:
        """Return the code point at ``unit``; inside a pair its start, before CR LF the CR."""
        passed = bisect_right(self._units_after, unit)
        if passed and self._units_after[passed - 1] == unit and self._is_cr(passed - 1):
            return self._uneven[passed - 1]
        place = unit - self._shifts[passed]
        if passed < len(self._uneven):
            return min(place, self._uneven[passed])
        return place

    def _is_cr(self, number: int) -> bool:
        return self._shifts[number + 1] < self._shifts[number]
