"""Where the words of a query stand in one text. Every number is a code point; every range is half-open.

Folding a text costs more than all else a search does. So its own signs are gone through first, by a
pattern of every sign that folds to a letter of the words, and only what stands around a likely place is
folded and looked at closely.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
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
_LOOKED_BACK = 4
"""Letters before the rarest one that are asked for at once; the others step by step."""
_FROM_COMMON_TO_RARE = "نردمتبسشلزگخفقعپجحطصچغضذثظژ"
_SCRIPTS = (range(0x3400), range(0xA000, 0xAC00), range(0xF900, 0x10000))
"""Where signs stand that may fold to something else: not among the tens of thousands of CJK and Hangul."""


def has(text: str, term: Term) -> bool:
    """Tell whether a term stands in ``text`` as whole words."""
    return bool(_finder(term).places(text, _is_wide(text)))


def places(text: str, terms: Sequence[Term]) -> list[Range]:
    """Return where the terms stand in ``text``, in order and never overlapping.

    Empty unless every term stands somewhere. A prefix gives the whole word that begins so.
    """
    return finder_of(terms)(text)


def finder_of(terms: Sequence[Term]) -> Callable[[str], list[Range]]:
    """Return ``places`` for these terms, for many texts."""
    finders = [_finder(term) for term in terms]

    def find(text: str) -> list[Range]:
        found: list[Range] = []
        is_wide = _is_wide(text)
        for finder in finders:
            of_term = finder.places(text, is_wide)
            if not of_term:
                return of_term
            found += of_term
        if len(found) < 2:
            return found
        return list(_apart(sorted(found, key=lambda area: (area[0], -area[1]))))

    return find


def by_folding(text: str, term: Term) -> Iterator[Range]:
    """Yield where a term stands, with the whole text folded: the same places, only later."""
    key = folded(text)
    for match in _pattern(term).finditer(key.key):
        yield key.back(*match.span())


def _is_wide(text: str) -> bool:
    """Tell whether a text has signs beyond the basic plane, which no pattern of single signs knows."""
    # Python keeps every sign of such a text in four bytes (PEP 393): what takes less has none of them.
    if text.__sizeof__() < 4 * len(text):
        return False
    # As UTF-16 it is longer then.
    return len(text.encode("utf-16-le", "surrogatepass")) != 2 * len(text)


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


class _Finder:
    """Finds one term in texts.

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
            letter, before = signs.of(first[anchor]), _back_from(first, anchor)
            words[0] = f"{letter}(?<={before}{letter}){words[0][len(letter) :]}"
        self._search = re.compile(signs.gap.join(words)).search
        self._head = first[:anchor]
        """What stands before that letter, as it is written mostly."""
        self._before = [signs.all_of(letter) for letter in reversed(self._head)]
        self._dropped = signs.all_dropped
        self._term = term
        self._has_unfolded = not signs.unfolds.isdisjoint("".join(term.words))
        """Whether a letter of it may be one of several that a single sign folds to."""
        self._is_whole = not term.is_prefix
        self._is_one_word = len(term.words) == 1
        self._pattern = _pattern(term)
        self._plain = " ".join(term.words)
        """How it is written mostly."""

    def places(self, text: str, is_wide: bool) -> list[Range]:
        """Return where the term stands in ``text``, in order; ``is_wide`` as ``_is_wide`` tells."""
        if is_wide or (self._has_unfolded and _signs().odd.search(text) is not None):
            return list(by_folding(text, self._term))
        found: list[Range] = []
        at = behind = 0
        while match := self._search(text, behind):
            place, end = match.span()
            start = self._start(text, place, at) if self._before else place
            if start is None:
                behind = place + 1
                continue
            if (
                self._is_whole
                and text[end : end + 1] in _EDGES
                and text[start - 1 : start] in _EDGES
                and (self._is_one_word or self._is_phrase(text[start:end]))
            ):
                # The signs found are the whole words: what is around need not be folded.
                found.append((start, end))
                at = behind = end
                continue
            low, high = _between_spaces(text, start, end)
            exact = [(low + first, low + last) for first, last in by_folding(text[low:high], self._term)]
            found += [(first, last) for first, last in exact if first >= start]
            at = behind = max([start + 1, *(last for _first, last in exact)])
        return found

    def _start(self, text: str, place: int, least: int) -> int | None:
        start = place - len(self._head)
        if start >= least and text[start:place] == self._head:
            return start
        for signs in self._before:
            place -= 1
            while place >= least and text[place] in self._dropped:
                place -= 1
            if place < least or text[place] not in signs:
                return None
        return place

    def _is_phrase(self, words: str) -> bool:
        """Tell whether ``words`` fold to the term's."""
        return words == self._plain or self._pattern.fullmatch(fold(words)) is not None


def _back_from(word: str, anchor: int) -> str:
    """Return a pattern, of as many signs as letters, for what may stand before the letter at ``anchor``.

    Signs that fold to nothing may stand between: each sign back is one of these, or of any letter so far.
    """
    signs, before = _signs(), ""
    may_stand = set(signs.all_dropped)
    for letter in reversed(word[max(anchor - _LOOKED_BACK, 0) : anchor]):
        may_stand |= signs.all_of(letter)
        before = _class(sorted(may_stand)) + before
    return before


@lru_cache(maxsize=256)
def _finder(term: Term) -> _Finder:
    return _Finder(term)


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
