"""Where the words of a query stand in one text. Every number is a code point; every range is half-open.

Folding a text costs more than all else a search does. So its own signs are gone through first, by a
pattern of every sign that folds to a letter of the words, and only what stands around a likely place is
folded and looked at closely.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from gofteh.app.search.query import Term
from gofteh.app.segments import Range
from gofteh.domain.folding import fold, folded

_GAP = r"[\W_]+"
_BEFORE = r"(?<![^\W_])"
_AFTER = r"(?![^\W_])"
_PLANE = 0x10000
"""Signs beyond the basic plane are too many to go through; texts with them are folded whole."""


def has(text: str, term: Term) -> bool:
    """Tell whether a term stands in ``text`` as whole words."""
    return next(_of_term(text, term), None) is not None


def places(text: str, terms: Sequence[Term]) -> list[Range]:
    """Return where the terms stand in ``text``, in order and never overlapping.

    Empty unless every term stands somewhere. A prefix gives the whole word that begins so.
    """
    found: list[Range] = []
    for term in terms:
        of_term = list(_of_term(text, term))
        if not of_term:
            return []
        found += of_term
    return list(_apart(sorted(found, key=lambda area: (area[0], -area[1]))))


def by_folding(text: str, term: Term) -> Iterator[Range]:
    """Yield where a term stands, with the whole text folded: the same places, only later."""
    key = folded(text)
    for match in _pattern(term).finditer(key.key):
        yield key.back(*match.span())


def _of_term(text: str, term: Term) -> Iterator[Range]:
    if _signs().odd.search(text):
        yield from by_folding(text, term)
        return
    likely = _likely(term)
    at = 0
    while candidate := likely.search(text, at):
        low, high = _between_spaces(text, *candidate.span())
        exact = [(low + start, low + end) for start, end in by_folding(text[low:high], term)]
        yield from ((start, end) for start, end in exact if start >= at)
        at = max([candidate.start() + 1, *(end for _start, end in exact)])


def _between_spaces(text: str, start: int, end: int) -> Range:
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end


def _apart(found: Iterable[Range]) -> Iterator[Range]:
    end = 0
    for area in found:
        if area[0] >= end:
            end = area[1]
            yield area


@lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    """Return what finds the term in a key."""
    words = _GAP.join(map(re.escape, term.words))
    return re.compile(_BEFORE + words + (r"[^\W_]*" if term.is_prefix else _AFTER))


@lru_cache(maxsize=256)
def _likely(term: Term) -> re.Pattern[str]:
    """Return what finds in a text all that may be the term, and more."""
    signs = _signs()
    words = (signs.dropped.join(signs.of(letter) for letter in word) for word in term.words)
    return re.compile(signs.gap.join(words))


class _Signs:
    """Which signs fold to what, the other way round."""

    def __init__(self) -> None:
        self._of: dict[str, list[str]] = {}
        dropped: list[str] = []
        several: list[str] = []
        for code in range(_PLANE):
            sign = chr(code)
            key = fold(sign)
            if len(key) == 1:
                self._of.setdefault(key, []).append(sign)
            else:
                (several if key else dropped).append(sign)
        self.dropped = f"{_class(dropped)}*"
        self.gap = rf"(?:[\W_]|{_class(dropped)})+"
        self.odd = re.compile(f"{_class(several)}|[\U00010000-\U0010ffff]")
        """What a pattern of single signs does not find."""

    def of(self, letter: str) -> str:
        """Return the pattern of every sign that folds to ``letter``."""
        return _class(self._of.get(letter, [letter]))


def _class(signs: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, signs))}]"


@cache
def _signs() -> _Signs:
    return _Signs()
