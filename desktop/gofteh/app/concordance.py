"""Places of a text with the words around them, one line a place. Every number is a code point."""

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from gofteh.app.segments import JOINERS, Range

_PARAGRAPH = re.compile("[^\r\n\u2029]+")
_SPACES = re.compile(r"\s+")
_AROUND = 200
"""Code points to either side: more than a line shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """The words at a place and what stands around them in the same paragraph."""

    before: str
    words: str
    after: str
    paragraph: int
    """As readers count: from 1, without empty ones."""

    @property
    def whole(self) -> str:
        """The line in one piece, for screen readers."""
        return f"{self.before}{self.words}{self.after}"


def concordance(text: str, places: Iterable[Range]) -> list[Line]:
    """Return a line for each of ``places``; every range begins in a paragraph that is not empty."""
    paragraphs = [found.span() for found in _PARAGRAPH.finditer(text) if found.group().strip().strip(JOINERS)]
    starts = [start for start, _end in paragraphs]
    lines = []
    for start, end in places:
        number = max(bisect_right(starts, start), 1)
        low, high = paragraphs[number - 1]
        lines.append(
            Line(
                before=_in_one_line(text[max(low, start - _AROUND) : start]).lstrip(),
                words=_in_one_line(text[start:end]),
                after=_in_one_line(text[end : max(end, min(high, end + _AROUND))]).rstrip(),
                paragraph=number,
            )
        )
    return lines


def _in_one_line(text: str) -> str:
    return _SPACES.sub(" ", text)
