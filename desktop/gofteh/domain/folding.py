"""The folding key: one spelling for what Persian readers take as the same word.

Folds Arabic and Persian forms of yeh, kaf, heh and alef, all digits, case and width of spaces; drops
half-spaces (ZWNJ), joiners, tatweel, diacritics, soft hyphens and bidi controls. Stored text is never
changed: a key only serves to compare, and its index leads back to the text.
"""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from itertools import chain, compress, repeat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_SAME = str.maketrans(
    {
        "ي": "ی",
        "ى": "ی",
        "ئ": "ی",
        "ۍ": "ی",
        "ې": "ی",
        "ك": "ک",
        "ڪ": "ک",
        "ة": "ه",
        "ۀ": "ه",
        "ە": "ه",
        "أ": "ا",
        "إ": "ا",
        "ٱ": "ا",
        "ؤ": "و",
    }
)
_TATWEEL = "\u0640"
_MOST_KEPT = 1 << 14
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf"})


class _Keys(dict[int, str]):
    """The key of every sign met so far, by code point: what ``str.translate`` asks for at full speed."""

    def __missing__(self, code_point: int) -> str:
        key = _fold_sign(chr(code_point))
        # A text of every sign there is must not stay in memory for good.
        if len(self) < _MOST_KEPT:
            self[code_point] = key
        return key


def _fold_sign(sign: str) -> str:
    if sign == _TATWEEL or unicodedata.category(sign) in _DROPPED_CATEGORIES:
        return ""
    if sign.isspace():
        return " "
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    return sign.translate(_SAME).casefold()


class _Kept(dict[int, str]):
    """NUL for every sign that folds to nothing, else SOH; asked for like ``_Keys``."""

    def __missing__(self, code_point: int) -> str:
        kept = "\1" if _KEYS[code_point] else "\0"
        if len(self) < _MOST_KEPT:
            self[code_point] = kept
        return kept


_KEYS = _Keys()
_KEPT = _Kept()


def fold(text: str) -> str:
    """Return the key of ``text``; equal keys mean the same words."""
    return text.translate(_KEYS)


@dataclass(frozen=True, slots=True)
class FoldedText:
    """A key together with the way back to the text it was made from."""

    key: str
    index: tuple[int, ...]
    """For each sign of ``key`` the code point of the text it came from, and last the text's length."""

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the text that the non-empty key range ``[start, end)`` stands for.

        Dropped signs at the end of the range (a trailing half-space) do not belong to it, diacritics on
        its last letter do not either.
        """
        return self.index[start], self.index[end - 1] + 1

    def place(self, code_point: int) -> int:
        """Return the first place of the key at or after ``code_point`` of the text."""
        return bisect_left(self.index, code_point)


def folded(text: str) -> FoldedText:
    """Fold ``text`` and remember where every sign of the key came from."""
    key = text.translate(_KEYS)
    kept = text.translate(_KEPT).encode("latin-1")
    index: Iterable[int]
    if len(key) == len(kept) - kept.count(0):
        # Each sign that is kept is one sign of the key, as in nearly all texts.
        index = compress(range(len(text)), kept)
    else:
        index = chain.from_iterable(repeat(place, len(_KEYS[ord(sign)])) for place, sign in enumerate(text))
    return FoldedText(key, (*index, len(text)))
