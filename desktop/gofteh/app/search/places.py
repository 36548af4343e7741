"""Where the words of a query stand in one text. Every number is a code point; every range is half-open.

Folding a text costs more than all else a search does. So its own signs are gone through first, by a
pattern of every sign that folds to a letter of the words, and only what stands around a likely place is
folded and looked at closely.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import chain

from gofteh.app.search.query import Term
from gofteh.app.segments import Range
from gofteh.domain.folding import fold, folded

_GAP = r"[\W_]+"
_BEFORE = r"(?<![^\W_])"
_AFTER = r"(?![^\W_])"
_EDGES = frozenset(("", *" \n\r\t.,:;!?()[]«»\"'،؛؟-–"))
"""What stands beside a whole word, for sure: these fold to themselves."""
_FROM_COMMON_TO_RARE = "نردمتبسشلزگخفقعپجحطصچغضذثظژ"
_SCRIPTS = (range(0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000))
"""Where signs stand that may fold to something else: not among the tens of thousands of CJK and Hangul."""


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
    if _is_odd(text, term):
        yield from by_folding(text, term)
        return
    likely, at = _likely(term), 0
    while area := likely.search(text, at):
        start, at = area
        if _stands_plainly(text, start, at, term):
            yield start, at
            continue
        low, high = _between_spaces(text, start, at)
        exact = [(low + first, low + last) for first, last in by_folding(text[low:high], term)]
        yield from ((first, last) for first, last in exact if first >= start)
        at = max([start + 1, *(last for _first, last in exact)])


def _stands_plainly(text: str, start: int, end: int, term: Term) -> bool:
    """Tell whether the signs found are the whole words, so that what is around need not be folded."""
    if term.is_prefix or text[start - 1 : start] not in _EDGES or text[end : end + 1] not in _EDGES:
        return False
    return len(term.words) == 1 or _pattern(term).fullmatch(fold(text[start:end])) is not None


def _is_odd(text: str, term: Term) -> bool:
    """Tell whether a pattern of single signs may miss the term in ``text``."""
    # As UTF-16 a text is longer when it has signs beyond the basic plane: the quickest way to know.
    if len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text):
        return True
    has_letters = not _signs().unfolds.isdisjoint("".join(term.words))
    return has_letters and _signs().odd.search(text) is not None


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


class _Likely:
    """Finds in a text all that may be a term, and more.

    A pattern that begins with one sign is gone through many times as fast as one that begins with several:
    it begins with the rarest letter of the first word that is written in one way only, and the letters
    before it are looked for backwards.
    """

    def __init__(self, term: Term) -> None:
        signs, first = _signs(), term.words[0]
        single = [place for place, letter in enumerate(first) if signs.count(letter) == 1]
        anchor = max(single, key=lambda place: _FROM_COMMON_TO_RARE.find(first[place]), default=0)
        words = [signs.dropped.join(map(signs.of, word)) for word in (first[anchor:], *term.words[1:])]
        if anchor > 0:
            # Behind the letter, not before it: a pattern that begins with a condition begins with no sign.
            letter, before = signs.of(first[anchor]), signs.all_of(first[anchor - 1]) | signs.all_dropped
            words[0] = f"{letter}(?<={_class(before)}{letter}){words[0][len(letter) :]}"
        self._pattern = re.compile(signs.gap.join(words))
        self._before = [signs.all_of(letter) for letter in reversed(first[:anchor])]
        self._dropped = signs.all_dropped

    def search(self, text: str, at: int) -> Range | None:
        """Return the first place from ``at`` on, or None."""
        behind = at
        while match := self._pattern.search(text, behind):
            start = self._start(text, match.start(), at)
            if start is not None:
                return start, match.end()
            behind = match.start() + 1
        return None

    def _start(self, text: str, place: int, least: int) -> int | None:
        for signs in self._before:
            place -= 1
            while place >= least and text[place] in self._dropped:
                place -= 1
            if place < least or text[place] not in signs:
                return None
        return place


@lru_cache(maxsize=256)
def _likely(term: Term) -> _Likely:
    """Return what finds in a text all that may be the term, and more."""
    return _Likely(term)


class _Signs:
    """Which signs fold to what, the other way round."""

    def __init__(self) -> None:
        self._of: dict[str, list[str]] = {}
        dropped: list[str] = []
        several: list[str] = []
        for code in chain(*_SCRIPTS):
            sign = chr(code)
            key = fold(sign)
            if len(key) == 1:
                self._of.setdefault(key, []).append(sign)
            else:
                (several if key else dropped).append(sign)
        self.all_dropped = frozenset(dropped)
        self.dropped = f"{_class(dropped)}*"
        self.gap = rf"(?:[\W_]|{_class(dropped)})+"
        self.odd = re.compile(_class(several))
        """Signs that fold to several letters, which a pattern of single signs does not find."""
        self.unfolds = frozenset("".join(map(fold, several)))
        """The letters that they fold to."""

    def all_of(self, letter: str) -> frozenset[str]:
        """Return every sign that folds to ``letter``."""
        return frozenset(self._of.get(letter, [letter]))

    def count(self, letter: str) -> int:
        """Return how many signs fold to ``letter``."""
        return len(self._of.get(letter, [letter]))

    def of(self, letter: str) -> str:
        """Return the pattern of every sign that folds to ``letter``."""
        signs = self._of.get(letter, [letter])
        return re.escape(signs[0]) if len(signs) == 1 else _class(signs)


def _class(signs: Iterable[str]) -> str:
    return f"[{''.join(map(re.escape, signs))}]"


@cache
def _signs() -> _Signs:
    return _Signs()
