"""Find within one text: what is typed stands anywhere in it, also within a word, by its folding key.

Search over the project (``places``) asks for whole words, as its index has them; who looks at one text
wants to see each letter that is typed. Every number is a code point; every range is half-open.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Protocol

from gofteh.domain.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gofteh.app.segments import Range
    from gofteh.domain.folding import FoldedText

_NO_LETTER_BEFORE, _NO_LETTER_AFTER = r"(?<![^\W_])", r"(?![^\W_])"


class PatternFinder(Protocol):
    """Where a regular expression matches in a text as it stands, without folding."""

    def __call__(self, pattern: str, text: str) -> Iterator[Range]:
        """Yield the places in order, without empty ones.

        Raises Problem for a pattern that is none, and for one that would take too long.
        """
        ...


def folded_places(text: str, key: FoldedText, typed: str, *, whole_words: bool = False) -> Iterator[Range]:
    """Yield where ``typed`` stands in ``text``, whose ``key`` is given; places never overlap.

    A space stands for any space or line break. Marks on the last letter belong to the place.
    """
    words = fold(typed).split()
    if not words:
        return
    pattern = " +".join(map(re.escape, words))
    if whole_words:
        pattern = _NO_LETTER_BEFORE + pattern + _NO_LETTER_AFTER
    compiled, at = re.compile(pattern), 0
    while match := compiled.search(key.key, at):
        start, end = key.back(*match.span())
        # A sign may fold to several («ﬁ»), of which only some were asked for.
        is_exact = key.place(start) == match.start() and key.place(end) == match.end()
        at = match.end() if is_exact else match.start() + 1
        if is_exact:
            yield start, _with_marks(text, end)


def _with_marks(text: str, end: int) -> int:
    while end < len(text) and unicodedata.category(text[end]) in ("Mn", "Me"):
        end += 1
    return end
