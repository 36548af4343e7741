"""Quotations inside quotations, and marked sentences that nobody is seen to say."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from gofteh.language.finding import THAT
from gofteh.language.found import DIRECT, INDIRECT, STRONG, WEAK, Areas, CueHit, Found
from gofteh.language.reading import ENDERS, NEWLINE
from gofteh.language.wordlists import keys

if TYPE_CHECKING:
    from gofteh.language.quoting import Quoting

_TITLED = keys(
    "کتاب فیلم رمان شبکه سریال نمایش آلبوم ترانه شعار عنوان طرح برنامه روزنامه مجله نام اثر مستند",
    "عملیات پویش مقاله داستان نمایشگاه جشنواره اصطلاح واژه کلمه",
)
_CALLED = keys("را خواند دانست توصیف نامید ارزیابی عنوان خوانده نامیده قلمداد")
_COLONS = (":", "؛", ";")
_ENDS_CLAUSE = frozenset((*ENDERS, *_COLONS, "،", ",", "»", NEWLINE))
_FEWEST = 2


def nested(quoting: "Quoting") -> Iterator[Found]:
    """Yield «… گفت: «…» …» inside what is quoted."""
    reading = quoting.reading
    outer_at = {part: one for one in quoting.found if one.type is not INDIRECT for part in one.parts}
    areas = Areas(outer_at)
    inner = {pair.start: pair for pair in reading.inner if pair.has_closer}
    at = {start: token for token, start in enumerate(reading.starts)} if inner else {}
    for hit in quoting.hits:
        area = areas.at(hit.start)
        if area is None or hit.end >= area[1]:
            continue
        token = hit.end + (reading.key(hit.end) == THAT)
        token += reading.key(token) in _COLONS
        if token >= len(reading.starts):
            continue
        pair = inner.get(reading.starts[token])
        marks = reading.marked.get(token)
        close = at[pair.end - 1] + 1 if pair is not None else marks.end if marks is not None else None
        if close is None and reading.key(hit.end) == THAT:
            yield from _clause(quoting, hit, outer_at[area], area[1])
        elif close is not None and close <= area[1] and close - token > _FEWEST:
            one = Found("nested-marks", STRONG, DIRECT, [(token, close)])
            yield _inside(one, hit, outer_at[area])


def _clause(quoting: "Quoting", hit: CueHit, outer: Found, limit: int) -> Iterator[Found]:
    keys_of, token = quoting.reading.keys, hit.end + 1
    end = token
    while end < limit and keys_of[end] not in _ENDS_CLAUSE:
        end += 1
    if end - token > _FEWEST and quoting.has_verb(token, end):
        yield _inside(Found("nested-that", WEAK, INDIRECT, [(token, end)]), hit, outer)


def _inside(one: Found, hit: CueHit, outer: Found) -> Found:
    one.inside, one.cue, one.lemma, one.sentence = outer, (hit.start, hit.end), hit.cue.lemma, outer.sentence
    return one


def lone(quoting: "Quoting") -> Iterator[Found]:
    """Yield, to be shown on request, long marked sentences that nobody is seen to say."""
    reading = quoting.reading
    areas = Areas(part for one in quoting.found if one.inside is None for part in one.parts)
    for marks in reading.marked.values():
        if marks.open in quoting.taken or not quoting.holds_speech(marks) or not marks.pair.has_closer:
            continue
        if areas.at(marks.open) is not None:
            continue
        if reading.key(marks.open - 1) in _TITLED or reading.key(marks.end) in _CALLED:
            continue
        one = Found("lone-marks", WEAK, DIRECT, [(marks.open, marks.end)])
        one.sentence = quoting.limits.sentence_number(marks.open)
        yield one
