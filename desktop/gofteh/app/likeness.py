"""Which texts are nearly the same: a story that an agency sent twice, with a word mended or a line added.

Texts are compared by their shingles, runs of five words after folding. A sketch, the few smallest hashes
of a text's shingles, finds candidates among a hundred thousand texts by an index; the shingles decide.
Stories that differ in a number are different stories: prices, results and weather are written that way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from heapq import nsmallest
from itertools import accumulate, count, repeat
from operator import add, sub
from zlib import crc32

from gofteh.app.replacing import replacer
from gofteh.app.wire import body_of

_RUN = 5
"""Words of a shingle."""
SKETCH = 8
"""Hashes of a sketch."""
SHARED = 3
"""Hashes that the sketches of two texts share before the texts themselves are compared."""
NEAR = 0.8
"""Share of common shingles from which on two texts are nearly the same."""
_AT_ONCE = 4_000
"""Words that are hashed by one call, during which no other thread has a turn."""
_PIECE = 40_000
"""Code points that are cut into words by one call."""
_LEAST = 25
"""Words; shorter texts are the same or they are not."""
_fold = replacer(
    {
        **dict.fromkeys(map(chr, (0x200C, 0x200D, 0x200E, 0x200F, 0x0640, 0xAD, 0xFEFF)), ""),
        **dict.fromkeys(map(chr, range(0x064B, 0x0660)), ""),
        **dict(zip("يىكةۀأإ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "ییکههاا01234567890123456789", strict=True)),
    }
)
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Shingles:
    """What of a text is compared."""

    hashes: frozenset[int]
    """Of every shingle together with all numbers of the text: with other numbers nothing is in common."""

    @property
    def sketch(self) -> tuple[int, ...]:
        """The smallest hashes, in order; none for a text too short to be nearly another."""
        return tuple(nsmallest(SKETCH, self.hashes))

    def likeness(self, other: "Shingles") -> float:
        """Return the share of shingles that both have, 0.0 when their numbers differ."""
        if not self.hashes or not other.hashes:
            return 0.0
        return len(self.hashes & other.hashes) / len(self.hashes | other.hashes)


def shingles(text: str) -> Shingles:
    """Return what of the story in ``text`` is compared; what the wire writes around it is left out."""
    start, end = body_of(text)
    words = [word for piece in _pieces(text, start, end) for word in _WORD.findall(_fold(piece).casefold())]
    if len(words) < _LEAST:
        return Shingles(frozenset())
    seed = crc32(" ".join(sorted([word for word in words if word.isdigit()])).encode())
    hashes: set[int] = set()
    for place in range(0, len(words) - _RUN + 1, _AT_ONCE):
        hashes.update(_hashes(" ".join(words[place : place + _AT_ONCE + _RUN - 1]).encode(), seed))
    return Shingles(frozenset(hashes))


def _pieces(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the text in pieces that end where a word ends, for the sake of other threads."""
    while end - start > _PIECE:
        cut = text.rfind(" ", start, start + _PIECE)
        cut = text.find(" ", start, end) if cut < 0 else cut
        if cut < 0:
            break
        yield text[start:cut]
        start = cut
        if text[start] == " ":
            start += 1
    yield text[start:end]


def _hashes(row: bytes, seed: int) -> Iterator[int]:
    """Yield the hash of each shingle of the words in ``row``, which one space each parts."""
    # Every shingle is a piece of the row. Cut out and hashed without a step of Python's own for each: of
    # what an import does to a text, nothing else is done so often.
    lengths = map(len, row.split(b" "))
    starts = list(map(add, accumulate(lengths, initial=0), count()))
    ends = map(sub, starts[_RUN:], repeat(1))
    return map(crc32, map(row.__getitem__, map(slice, starts, ends)), repeat(seed))
