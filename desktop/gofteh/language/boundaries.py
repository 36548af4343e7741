"""Where the words, sentences and clauses of a Persian paragraph lie; a Segmenter without hazm.

Every number is a code point; every range is half-open.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from regex import Pattern

Range = tuple[int, int]
_JOINERS = "\u200c\u200d\u200e\u200f"
_SHORTENED = frozenset({"mr", "mrs", "ms", "dr", "prof", "st", "jr", "sr", "vs", "inc", "ltd", "co", "no"})
_CUES = (
    "گفت|گفته|گفتند|گوید|می‌گوید|میگوید|می‌گویند|افزود|افزوده|افزودند|کرد|کرده|کردند|داشت|داشته|داشتند|"
    "است|شد|شده|نوشت|نوشته|خواند|یادآورشد|معتقدند|مدعی‌اند|می‌افزاید"
)
"""Words after which «که» opens what somebody said, and no description of the noun before it."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    edge: "Pattern[str]"
    letter: "Pattern[str]"
    attached: "Pattern[str]"
    lost_space: "Pattern[str]"
    whole: "Pattern[str]"
    stop: "Pattern[str]"
    pause: "Pattern[str]"
    reported: "Pattern[str]"
    bracketed: "Pattern[str]"


@cache
def _patterns() -> _Patterns:
    # Loaded at first use: the program's start does not pay for it.
    import regex

    return _Patterns(
        edge=regex.compile(r"(?w)\b"),
        # Unicode puts an accent on the space before it; nobody selects that space with it.
        letter=regex.compile(r"\s(?=\p{M})|\X"),
        attached=regex.compile(r"[\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]*"),
        # «است.وی»: a stop whose space was lost; one letter before it would be a shortened word.
        lost_space=regex.compile(r"(?V1)(?<=[\p{Arabic}&&\p{L}]{2})\.(?=[\p{Arabic}&&\p{L}])"),
        # Numbers, dates and times; web and mail addresses without the stop of their sentence.
        whole=regex.compile(
            r"\d+(?:[./٫٬,،:\-–]\d+)+"
            r"|(?:https?://|www\.)[\w\-./?=&%#~+:@]*[\w/]"
            r"|(?<![\w.+\-])[\w.+\-]{1,64}+@[\w\-]+(?:\.[\w\-]+)+"
        ),
        bracketed=regex.compile(r"\([^()\n]*\)|\[[^\[\]\n]*\]"),
        stop=regex.compile(
            r"[.!?؟…]+[»›”’\"')\]]*(?=\s|$|[«‹“(\[]|(?<=\p{L}{2}[.!?؟…]+)\p{Arabic})|[\u2028\v\f\x85]"
        ),
        pause=regex.compile(r"(?<!\d(?=[،,:]\d))(?:[،,؛;]|:(?!//))|\s[–—](?=\s)"),
        reported=regex.compile(
            rf"(?<!\w)(?:(?:{_CUES})\s+که|(?:بیان|اشاره|تاکید|تأکید)(?:\s+\w+)?\s+اینکه)(?!\w)"
        ),
    )


class Boundaries:
    """The Segmenter that is always there: Unicode's own rules and a few of Persian newspapers."""

    def words(self, paragraph: str) -> list[Range]:
        """Return the words without punctuation; ZWNJ words, decimals and dates are one each."""
        patterns = _patterns()
        edges = {found.start() for found in patterns.edge.finditer(paragraph)}
        for found in patterns.lost_space.finditer(paragraph):
            edges.update(found.span())
        pieces = _pairs([0, *sorted(edges), len(paragraph)])
        plain = [_trimmed(paragraph, *piece) for piece in pieces if _has_letter(paragraph, *piece)]
        return _joined(
            plain, [_trimmed(paragraph, *found.span()) for found in patterns.whole.finditer(paragraph)]
        )

    def graphemes(self, paragraph: str) -> list[Range]:
        """Return the grapheme clusters; a ZWNJ goes with the letter before it."""
        return [found.span() for found in _patterns().letter.finditer(paragraph)]

    def sentences(self, paragraph: str) -> list[Range]:
        """Return the sentences, each with its stop and closing marks; together they cover the text."""
        stops = [
            found.end()
            for found in _patterns().stop.finditer(paragraph)
            if not _is_shortening(paragraph, found.start(), found.group())
        ]
        return _cut(paragraph, stops)

    def clauses(self, paragraph: str) -> list[Range]:
        """Return the clauses, each with its comma, colon or opening «که»; together they cover the text."""
        patterns = _patterns()
        breaks = {end for _, end in self.sentences(paragraph)}
        breaks.update(found.end() for found in patterns.pause.finditer(paragraph))
        breaks.update(found.end() for found in patterns.reported.finditer(paragraph))
        for found in patterns.bracketed.finditer(paragraph):
            breaks.difference_update(range(found.start() + 1, found.end()))
        return _cut(paragraph, breaks)


def _cut(paragraph: str, breaks: Iterable[int]) -> list[Range]:
    """Cut at ``breaks``, but never between a sign and what is written above or below it."""
    attached = _patterns().attached
    whole = {found.end() for place in breaks if (found := attached.match(paragraph, place))}
    return _pairs([0, *sorted(whole), len(paragraph)])


def is_stop(text: str, end: int) -> bool:
    """Tell whether a sentence may end at ``end``: not in a number, after a shortened word, before a mark."""
    if end >= len(text) or not end:
        return end == len(text)
    if text[end] in "»›”’\"')]":
        return False
    return not _is_shortening(text, end - 1, text[end - 1]) and text[end].isspace()


def _pairs(places: Iterable[int]) -> list[Range]:
    ordered = list(places)
    return [(low, high) for low, high in pairwise(ordered) if low < high]


def _has_letter(text: str, start: int, end: int) -> bool:
    return any(sign.isalnum() for sign in text[start:end])


def _trimmed(text: str, start: int, end: int) -> Range:
    while text[end - 1] in _JOINERS:
        end -= 1
    while text[start] in _JOINERS:
        start += 1
    return start, end


def _joined(words: list[Range], wholes: list[Range]) -> list[Range]:
    """Replace the words inside each of ``wholes`` (digits with signs between them) by one."""
    if not wholes:
        return words
    rest = [word for word in words if not any(low <= word[0] and word[1] <= high for low, high in wholes)]
    kept = [whole for whole in wholes if not any(low < whole[1] and whole[0] < high for low, high in rest)]
    lost = [
        word
        for word in words
        if word not in rest and not any(low <= word[0] and word[1] <= high for low, high in kept)
    ]
    return sorted([*rest, *kept, *lost])


def _is_shortening(text: str, place: int, stop: str) -> bool:
    """Tell whether the point at ``place`` ends a shortened word or numbers a list, not a sentence."""
    if stop != ".":
        return False
    word = "".join(reversed(list(_letters_before(text, place))))
    if word.isdigit():
        return not text[: place - len(word)].strip()
    return len(word) == 1 or word.lower() in _SHORTENED


def _letters_before(text: str, place: int) -> Iterator[str]:
    while place and text[place - 1].isalnum():
        place -= 1
        yield text[place]
