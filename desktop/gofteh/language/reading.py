"""A text cut for the rules: words with their folding keys, sentences outside quotation marks, outer marks.

Places named *token* count words and signs; everything else is code points of the raw text.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, compress, count

from gofteh.app.quotemarks import MarkPair, mark_pairs
from gofteh.domain.folding import fold

_JOINER = "\u200c"
"""Stands for everything without width that joins or steers: it belongs to no edge of a word."""
_MARK = "\u064b"
"""Stands for every sign that is written on the letter before it."""
_TOKEN = re.compile(
    rf"(\d+(?:[.:/,٫٬\-]\d+)+|\w+(?:[{_JOINER}{_MARK}]+\w+)*{_MARK}*|[^\w\s{_JOINER}{_MARK}]|\n)"
)
_TATWEEL = "\u0640"
_PREFIXES = frozenset({"می", "نمی"})
_BUT, _GOD = "ولی", "الله"
_FIRST, _MINISTER = "نخست", "وزیر"
_SECOND = {_BUT: _GOD, _FIRST: _MINISTER}
"""Which word a word is joined with, where both are one without their half-space."""
_MENDED = _PREFIXES | {_FIRST}
"""«ولی الله» is a name, «ولی» alone is «but»."""
ENDERS = frozenset(".!؟?…")
NEWLINE = "\n"
_CUTTING = ENDERS | {NEWLINE}
_GOES_ON = frozenset("،؛,;.!؟?…:")
_LONG_ENOUGH = 2
_MARGIN = 64
_BEYOND = (NEWLINE,) * _MARGIN


@lru_cache(maxsize=8192)
def _same_width(sign: str) -> str:
    if sign in "\n\r\u2029":
        return NEWLINE
    key = fold(sign)
    if len(key) == 1:
        return key
    if key:
        return sign
    return _MARK if unicodedata.category(sign) in ("Mn", "Me") or sign == _TATWEEL else _JOINER


class _Table(dict[int, str]):
    """Translates each sign to its folding key, dropped ones to a filler, so that places stay."""

    def __missing__(self, code: int) -> str:
        found = self[code] = _same_width(chr(code))
        return found


_TABLE = _Table()
_PLAIN = "".join(
    sign for sign in " .،:؛«»()-ءآابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی\n" if _TABLE[ord(sign)] == sign
)
_OTHER = re.compile(f"[^{re.escape(_PLAIN)}]")
"""What most of a Persian text is not made of, so that few signs are looked up."""


def _flat(found: re.Match[str]) -> str:
    return _TABLE[ord(found.group())]


@dataclass(slots=True)
class Sentence:
    """Tokens ``[start, end)``, the stop included."""

    start: int
    end: int
    paragraph: int


@dataclass(slots=True)
class Marked:
    """An outermost pair of quotation marks, as tokens: the opener's and the closer's place."""

    open: int
    close: int
    """The place after the last token inside when the closer is missing."""
    pair: MarkPair

    @property
    def end(self) -> int:
        """The token after it."""
        return self.close + self.pair.has_closer


@dataclass(slots=True)
class Reading:
    """A text as the rules see it."""

    text: str
    keys: list[str] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    marked: dict[int, Marked] = field(default_factory=dict)
    """Outermost pairs that open and are not mere lost closers, by the opener's token."""
    inner: list[MarkPair] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    paragraphs: list[tuple[int, int]] = field(default_factory=list)
    """Tokens of each paragraph; one ends at a line end outside marks."""
    key: Callable[[int], str] = _BEYOND.__getitem__
    """Returns the key of a token; a line end for up to _MARGIN tokens beyond the edges."""

    def area(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of the tokens ``[start, end)``, which are not empty."""
        return self.starts[start], self.ends[end - 1]

    def words(self, start: int, end: int) -> str:
        """Return the raw text of the tokens."""
        return self.text[self.starts[start] : self.ends[end - 1]] if start < end else ""


def read(text: str) -> Reading:
    """Cut ``text``; linear in its length."""
    reading = Reading(text)
    _cut_tokens(reading)
    _find_marks(reading)
    _cut_sentences(reading)
    return reading


def _cut_tokens(reading: Reading) -> None:
    flat = _OTHER.sub(_flat, reading.text)
    # What stands between, a token, what stands between, …: no object is made for each match.
    pieces = _TOKEN.split(flat)
    places = list(accumulate(map(len, pieces)))
    keys = pieces[1::2]
    reading.starts, reading.ends = places[:-1:2], places[1::2]
    if keys and (_JOINER in flat or _MARK in flat):
        # No key holds a blank: all are freed of what has no width at once.
        keys = " ".join(keys).replace(_JOINER, "").replace(_MARK, "").split(" ")
    reading.keys = keys
    if not _MENDED.isdisjoint(keys) or (_BUT in keys and _GOD in keys):
        _mend_tokens(reading)
    # Asked for so often that a bounds check in Python would be dear; before the first is after the last.
    reading.key = [*reading.keys, *_BEYOND].__getitem__


def _mend_tokens(reading: Reading) -> None:
    """Make «می رود», whose half-space was lost, one word; «ولی الله» and «نخست وزیر» too."""
    keys: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    prefix = False
    for key, start, end in zip(reading.keys, reading.starts, reading.ends, strict=True):
        goes_on = prefix and key[0].isalpha() and start - ends[-1] == 1
        if goes_on and key == _SECOND.get(keys[-1], key):
            keys[-1] += key
            ends[-1] = end
            prefix = False
            continue
        keys.append(key)
        starts.append(start)
        ends.append(end)
        prefix = key in _PREFIXES or key in _SECOND
    reading.keys, reading.starts, reading.ends = keys, starts, ends


def _find_marks(reading: Reading) -> None:
    pairs = mark_pairs(reading.text)
    if not pairs:
        return
    at = dict(zip(reading.starts, count()))
    edge = -1
    for pair in pairs:
        if not pair.has_opener:
            continue
        if pair.start < edge:
            reading.inner.append(pair)
            continue
        opener = at.get(pair.start)
        closer = at.get(pair.end - 1) if pair.has_closer else _first_after(reading, opener, pair.end)
        if opener is None or closer is None:
            continue
        edge = pair.end
        reading.marked[opener] = Marked(opener, closer, pair)


def _first_after(reading: Reading, token: int | None, place: int) -> int | None:
    while token is not None and token < len(reading.starts) and reading.starts[token] < place:
        token += 1
    return token


def _cut_sentences(reading: Reading) -> None:
    keys, marked = reading.keys, reading.marked
    start = paragraph_start = edge = 0
    signs = list(compress(count(), map(_CUTTING.__contains__, keys)))
    if marked:
        signs = sorted([*signs, *marked])
    for token in [*signs, len(keys)]:
        if token < edge:
            continue
        if reading.key(token) == NEWLINE:
            _add_sentence(reading, start, token)
            if token > paragraph_start:
                reading.paragraphs.append((paragraph_start, token))
            start = paragraph_start = token + 1
            continue
        marks = marked.get(token)
        if marks is not None:
            edge = max(marks.end, token + 1)
            stops = _stops_after_marks(reading, marks)
        else:
            edge = token + 1
            stops = _is_stop(reading, token)
        if stops:
            _add_sentence(reading, start, edge)
            start = edge


def _add_sentence(reading: Reading, start: int, end: int) -> None:
    if start < end:
        reading.sentences.append(Sentence(start, end, len(reading.paragraphs)))


def _stops_after_marks(reading: Reading, marks: Marked) -> bool:
    """Tell whether a sentence ends with «….»: not when a comma or «و» goes on."""
    if reading.key(marks.close - 1) not in ENDERS:
        return False
    following = reading.key(marks.end)
    return following not in _GOES_ON and following != "و"


def _is_stop(reading: Reading, token: int) -> bool:
    keys = reading.keys
    if reading.key(token + 1) in ENDERS:
        return False
    if keys[token] in "!؟?":
        return True
    if keys[token] == "…" or (token and keys[token - 1] == "."):
        # Three points are a pause; only the end of the paragraph makes them a stop.
        return False
    before = keys[token - 1] if token else ""
    # «م. احمدی» is a shortened name.
    is_short = len(before) < _LONG_ENOUGH and not before.isdigit() and before.isalpha()
    return not is_short or token - 1 == 0
