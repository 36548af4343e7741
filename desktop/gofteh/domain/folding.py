"""The folding key: one spelling for what Persian readers take as the same word.

Folds Arabic and Persian forms of yeh, kaf, heh and alef, all digits, case and width of spaces; drops
half-spaces (ZWNJ), joiners, tatweel, diacritics, soft hyphens and bidi controls. Stored text is never
changed: a key only serves to compare, and its index leads back to the text.
"""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

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
_DROPPED_CATEGORIES = frozenset({"Mn", "Me", "Cf"})


@lru_cache(maxsize=4096)
def _fold_sign(sign: str) -> str:
    if sign == _TATWEEL or unicodedata.category(sign) in _DROPPED_CATEGORIES:
        return ""
    if sign.isspace():
        return " "
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    return sign.translate(_SAME).casefold()


def fold(text: str) -> str:
    """Return the key of ``text``; equal keys mean the same words."""
    return "".join(map(_fold_sign, text))


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
    key: list[str] = []
    index: list[int] = []
    for place, sign in enumerate(text):
        kept = _fold_sign(sign)
        key.append(kept)
        index.extend([place] * len(kept))
    index.append(len(text))
    return FoldedText("".join(key), tuple(index))
