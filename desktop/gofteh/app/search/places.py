"""Where the words of a query stand in one text. Every number is a code point; every range is half-open."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from gofteh.app.search.query import Term
from gofteh.app.segments import Range
from gofteh.domain.folding import fold, folded

_GAP = r"[\W_]+"
_BEFORE = r"(?<![^\W_])"
_AFTER = r"(?![^\W_])"


def has(text: str, term: Term) -> bool:
    """Tell whether a term stands in ``text`` as whole words."""
    return _pattern(term).search(fold(text)) is not None


def places(text: str, terms: Sequence[Term]) -> list[Range]:
    """Return where the terms stand in ``text``, in order and never overlapping.

    Empty unless every term stands somewhere. A prefix gives the whole word that begins so.
    """
    key = folded(text)
    found: list[Range] = []
    for term in terms:
        matches = [key.back(*match.span()) for match in _pattern(term).finditer(key.key)]
        if not matches:
            return []
        found += matches
    return list(_apart(sorted(found, key=lambda area: (area[0], -area[1]))))


def _apart(found: Sequence[Range]) -> Iterator[Range]:
    end = 0
    for area in found:
        if area[0] >= end:
            end = area[1]
            yield area


@lru_cache(maxsize=256)
def _pattern(term: Term) -> re.Pattern[str]:
    words = _GAP.join(map(re.escape, term.words))
    return re.compile(_BEFORE + words + (r"[^\W_]*" if term.is_prefix else _AFTER))
