"""Half-spaces (ZWNJ) that a text has lost, found by hazm's list of words; hazm itself is not loaded.

A word is touched only when it is no word as it stands and exactly one word with a half-space would be:
رسانههای → رسانه‌های, نمیبرد → نمی‌برد, گفتوگو → گفت‌وگو. What could be read either way stays.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

_ZWNJ = "\u200c"
_WORD = re.compile("[\u0621-\u063a\u0641-\u064a\u0671-\u06d3\u200c]{4,40}")
_NEVER_JOIN = frozenset("اآأدذرزژوؤة")
"""Letters that the next one never leans on: no half-space shows after them, and few people write one."""
_PLURALS = ("هایشان", "هایمان", "هایتان", "هایی", "هایش", "هایم", "هایت", "های", "ها")
_SUFFIXES = (*_PLURALS, "ترین", "تر", "گرایی", "گرا", "ای")
_CLITICS = (
    *("ی", "یی", "یش", "یم", "یت", "یشان", "یمان", "یتان"),
    *("ش", "م", "ت", "شان", "مان", "تان", "اش", "ام", "ات", "ند", "ید", "ان", "ات", "انی"),
)
"""What grows onto a word without a half-space: انتهای is انتها with ی, not «انت» with های."""
_PREFIXES = ("نمی", "می")
_ENDINGS = ("", "م", "ی", "د", "یم", "ید", "ند")
_PRONOUNS = ("", "ش", "م", "ت", "شان", "مان", "تان")
_SAME = str.maketrans("يكىأإ", "یکیاا")


@dataclass(frozen=True, slots=True)
class _Lists:
    words: frozenset[str]
    common: frozenset[str]
    """Words that hazm's texts hold."""
    joined: dict[str, str]
    """Words with half-spaces, by what they are without; only where it is no word itself."""
    verbs: frozenset[str]
    """Forms that می goes before."""


def lost_half_spaces(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where a word lost half-spaces, ``[start, end)`` in code points, and the word with them."""
    lists = _lists()
    for found in _WORD.finditer(text):
        word = found.group()
        if _ZWNJ not in word:
            mended = _mended(word.translate(_SAME), lists)
            if mended is not None:
                yield found.start(), found.end(), _with_marks_of(mended, word)


def _with_marks_of(mended: str, word: str) -> str:
    """Return ``mended`` in the letters of the text: an Arabic yeh stays one."""
    letters = iter(word)
    return "".join(sign if sign == _ZWNJ else next(letters) for sign in mended)


def _mended(word: str, lists: _Lists) -> str | None:
    if word in lists.words and (word in lists.common or not word.startswith(_PREFIXES)):
        return None
    if word in lists.joined:
        return lists.joined[word]
    if any(word.endswith(clitic) and word[: -len(clitic)] in lists.common for clitic in _CLITICS):
        return None
    return _with_prefix(word, lists) or _with_suffix(word, lists)


def _with_prefix(word: str, lists: _Lists) -> str | None:
    for prefix in _PREFIXES:
        rest = word[len(prefix) :]
        if word.startswith(prefix) and rest in lists.verbs:
            return f"{prefix}{_ZWNJ}{rest}"
    return None


def _with_suffix(word: str, lists: _Lists) -> str | None:
    for suffix in _SUFFIXES:
        stem = word[: -len(suffix)]
        if not word.endswith(suffix) or len(stem) < 2:
            continue
        if suffix == "ای" and not stem.endswith("ه"):
            continue
        if suffix == "های" and f"{stem}ه" in lists.common:
            # نشانهای may be نشان‌های or نشانه‌ای.
            return None
        leans = stem[-1] not in _NEVER_JOIN
        if stem in lists.joined:
            return f"{lists.joined[stem]}{_ZWNJ if leans else ''}{suffix}"
        if leans and len(stem) > 2 and stem in lists.common:
            return f"{stem}{_ZWNJ}{suffix}"
    return None


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    folder = _folder()
    lines = (folder / "words.dat").read_text("utf-8").split("\n")
    every = [line.partition("\t")[0] for line in lines if line]
    words = frozenset(word for word in every if _ZWNJ not in word)
    common = frozenset(line.split("\t")[0] for line in lines if _is_common(line))
    joined: dict[str, str] = {}
    twice: set[str] = set()
    for word in every:
        key = word.replace(_ZWNJ, "")
        if key != word and key not in words and joined.setdefault(key, word) != word:
            twice.add(key)
    return _Lists(
        words,
        common,
        {key: word for key, word in joined.items() if key not in twice},
        frozenset(_verb_forms((folder / "verbs.dat").read_text("utf-8").split("\n"))),
    )


def _is_common(line: str) -> bool:
    """Tell whether a line of the list is a word that was met: the count stands in its second column."""
    word, _tab, rest = line.partition("\t")
    count = rest.partition("\t")[0]
    return _ZWNJ not in word and count.isdigit() and int(count) >= (20_000 if len(word) <= 3 else 1)


def _verb_forms(lines: list[str]) -> Iterator[str]:
    for line in lines:
        past, _hash, present = line.strip().partition("#")
        for stem, bare in ((past, True), *((each.strip(), False) for each in present.split(" یا "))):
            # Stems of one letter would make verbs of half the dictionary.
            if len(stem) < 2:
                continue
            for ending in _ENDINGS:
                if ending or bare:
                    for pronoun in _PRONOUNS if ending in ("", "م", "ند") else ("",):
                        yield stem + ending + pronoun
            if stem[-1] in "اوآ" and not bare:
                yield from (f"{stem}ی{ending}" for ending in ("م", "ی", "د", "یم", "ید", "ند"))


def _folder() -> Path:
    spec = find_spec("hazm")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("hazm")
    return Path(spec.submodule_search_locations[0]) / "data"
