"""Pairs of quotation marks in a text: nested, over several paragraphs, or with one mark missing.

Every number is a code point; every range is half-open.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

CLOSER_OF = {"«": "»", "‹": "›", "“": "”", "‘": "’", '"': '"'}
CLOSERS = frozenset(CLOSER_OF.values())
_MARK = re.compile('[«»‹›“”‘’"]')
_NO_SPACE = re.compile(r"\S")
_PARAGRAPH_END = re.compile("\r\n|[\n\r\u2029]")
_FARTHEST = 12
"""Paragraphs one quotation may run over; farther apart, two lone marks are two mistakes."""

_DEEPEST = 100
"""Marks that may wait for their closers within each other; no text has more, broken files do."""


@dataclass(frozen=True, slots=True)
class MarkPair:
    """What two marks hold. A missing mark is taken to stand at the edge of its paragraph."""

    start: int
    end: int
    has_opener: bool = True
    has_closer: bool = True

    @property
    def whole(self) -> tuple[int, int]:
        """The words with their marks."""
        return self.start, self.end

    @property
    def inside(self) -> tuple[int, int]:
        """The words without their marks."""
        return self.start + self.has_opener, self.end - self.has_closer


@dataclass(frozen=True, slots=True)
class _Open:
    place: int
    sign: str
    paragraph: int


def mark_pairs(text: str) -> list[MarkPair]:
    """Return the pairs of marks in ``text`` by start, the outer ones first."""
    if _MARK.search(text) is None:
        return []
    breaks = list(_PARAGRAPH_END.finditer(text))
    ends = [*(found.start() for found in breaks), len(text)]
    starts = [0, *(found.end() for found in breaks)]
    found_pairs: list[MarkPair] = []
    waiting: list[_Open] = []
    for found in _MARK.finditer(text):
        sign, place = found.group(), found.start()
        paragraph = bisect_right(starts, place) - 1
        opener = _opener(waiting, sign, paragraph) if sign in CLOSERS else None
        if opener is not None:
            found_pairs.extend(_unclosed(lost, ends) for lost in waiting[opener + 1 :])
            found_pairs.append(MarkPair(waiting[opener].place, place + 1))
            del waiting[opener:]
        elif sign in CLOSER_OF:
            waiting.append(_Open(place, sign, paragraph))
        elif sign in "»›”":
            found_pairs.append(MarkPair(starts[paragraph], place + 1, has_opener=False))
    found_pairs.extend(_unclosed(lost, ends) for lost in waiting)
    return sorted(found_pairs, key=lambda pair: (pair.start, -pair.end))


def continued_pairs(text: str, pairs: Sequence[MarkPair]) -> list[MarkPair]:
    """Return the quotations in which every paragraph opens with a mark and only the last one closes.

    ``pairs`` are those of ``text``, where each of these paragraphs but the last lacks its closer.
    """
    opened = {pair.start: pair for pair in pairs if pair.has_opener}
    found: list[MarkPair] = []
    for first in pairs:
        last: MarkPair | None = first
        for _ in range(_FARTHEST):
            if last is None or last.has_closer:
                break
            begin = _NO_SPACE.search(text, last.end)
            last = opened.get(begin.start()) if begin and begin.group() == text[first.start] else None
        if last is not None and last is not first and last.has_closer:
            found.append(MarkPair(first.start, last.end))
    return found


def enclosing(pairs: Sequence[MarkPair], area: tuple[int, int]) -> list[MarkPair]:
    """Return the pairs whose inside holds ``area``, the innermost first."""
    near = pairs[: bisect_right(pairs, area[0], key=lambda pair: pair.start)]
    around = [pair for pair in near if pair.inside[0] <= area[0] and area[1] <= pair.inside[1]]
    return sorted(around, key=lambda pair: pair.end - pair.start)


def _opener(waiting: Sequence[_Open], sign: str, paragraph: int) -> int | None:
    """Return which waiting opener ``sign`` closes, the latest first."""
    for number in range(len(waiting) - 1, max(-1, len(waiting) - 1 - _DEEPEST), -1):
        opener = waiting[number]
        reach = 0 if sign in '"’' else _FARTHEST
        if CLOSER_OF[opener.sign] == sign and paragraph - opener.paragraph <= reach:
            return number
    return None


def _unclosed(opener: _Open, ends: Sequence[int]) -> MarkPair:
    end = ends[bisect_left(ends, opener.place)]
    return MarkPair(opener.place, end, has_closer=False)
