"""What Iranian news agencies write around a story, recognised into fields; the text stays as it is.

The patterns are those of ISNA, IRNA, Mehr, Fars and Tasnim: a block of date, section and code above the
story, a dateline («تهران - ایرنا -»), «به گزارش خبرنگار مهر،», «انتهای پیام» and the reporter's number below.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone

from gofteh.app.dates import PERSIAN_MONTHS, Jalali
from gofteh.app.replacing import replacer
from gofteh.app.words import latin_digits
from gofteh.domain.identity import time_text

_HEAD, _FOOT = 12, 8
"""Lines of text in which a header, or what ends a story, is looked for."""
_LONGEST_LINE = 160
"""Code points of the longest line that can belong to a header or a footer."""
_LEAD = 600
"""Code points at the beginning of a story in which it says where it comes from."""

_AGENCIES = {
    "ایسنا": "ایسنا", "isna": "ایسنا", "خبرگزاری دانشجویان ایران": "ایسنا",
    "ایرنا": "ایرنا", "irna": "ایرنا", "خبرگزاری جمهوری اسلامی": "ایرنا",
    "خبرگزاری مهر": "مهر", "خبرنگار مهر": "مهر", "mehr": "مهر", "mehrnews": "مهر",
    "خبرگزاری فارس": "فارس", "خبرنگار فارس": "فارس", "farsnews": "فارس",
    "تسنیم": "تسنیم", "tasnim": "تسنیم",
    "ایلنا": "ایلنا", "ilna": "ایلنا",
    "ایکنا": "ایکنا", "iqna": "ایکنا",
    "خبرآنلاین": "خبرآنلاین", "باشگاه خبرنگاران جوان": "باشگاه خبرنگاران جوان",
}  # fmt: skip
_NAMED = [(re.compile(rf"(?<!\w){re.escape(name)}(?!\w)"), agency) for name, agency in _AGENCIES.items()]
_MONTHLIKE = ("مهر", "فارس")
"""Agencies whose names are words of their own: believed only where nothing else can be meant."""
_Z = "\u200c?"
_persian = replacer({"ي": "ی", "ك": "ک"})
_MONTHS = "|".join(PERSIAN_MONTHS)
_DATE_WORDS = re.compile(rf"(\d{{1,2}})\s+({_MONTHS})(?:\s+ماه)?\s+(?:سال\s+)?(1[34]\d\d)")
_DATE_DIGITS = re.compile(r"(?<!\d)(1[34]\d\d)[/.-](\d{1,2})[/.-](\d{1,2})(?!\d)")
_CLOCK = re.compile(r"(?<![\d:])([01]?\d|2[0-3]):([0-5]\d)(?![\d:])")
_CODE = re.compile(rf"(?:کد|شناسه|شماره)(?:\s+|{_Z})(?:خبر|مطلب)\s*[:：]?\s*([A-Za-z0-9-]{{3,24}})")
_REPORTER = re.compile(r"^(?:خبرنگار|گزارشگر|نویسنده|تهیه و تنظیم)\s*[:：]\s*(.{2,60}?)\s*$")
_SECTION = re.compile(rf"^(?:دسته{_Z}\s?بندی|سرویس|گروه|حوزه)\s*[:：]")
_END = re.compile(rf"^[\s.*-]*(?:انتهای{_Z}\s?پیام|پایان{_Z}\s?پیام)\s*[/.؛:]*\s*([\w\s/.-]{{0,24}})\s*$")
_BY_REPORT = re.compile(r"به\s+گزارش\s+(?:خبرنگار\s+)?([^،,.:؛\n]{2,60}?)\s*(?:[،,؛:]|به نقل)")
_DATELINE = re.compile(
    r"^\s*([^\s\-–—،,.:()][^\-–—،,.:()\n]{1,24}?)\s*[-–—]\s*(?:خبرگزاری\s+)?([^\-–—،,.:()\n]{2,24}?)\s*[-–—]"
)
_ALONE = re.compile(r"^[^\s()«»]{2,20}(?:\s[^\s()«»]{2,20})?\s*[(\[]\s*([^()\[\]]{2,30}?)\s*[)\]]$")
"""A line of nothing but place and agency: «تهران (ایسنا)»."""
_IN_BRACKETS = re.compile(r"^\s*[(\[]\s*([^()\[\]\n]{2,30}?)\s*[)\]]\s*[-–—:]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """What is written around a story."""

    publisher: str | None = None
    published_at: str | None = None
    """UTC; noon in Tehran when only the day is written."""
    code: str | None = None
    author: str | None = None
    body: tuple[int, int]
    """Code points of the text in which the story itself stands, its title included."""


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    """Without white space at its edges, digits as Latin ones, Arabic yeh and kaf as Persian ones."""


def recognise(text: str) -> Wire:
    """Return what can be told of ``text``; fields that cannot are None."""
    lines = _lines(text)
    head, foot = _header(lines), _footer(lines)
    start, end = _body(lines, head, foot, len(text))
    around = [line.words for line in (*lines[:_HEAD], *foot)]
    marked = [words for words in around if len(words) <= _LONGEST_LINE]
    return Wire(
        publisher=_publisher(lines, _persian(text[start : min(end, start + _LEAD)])),
        published_at=_moment([line.words for line in (*head, *foot)]),
        code=_first(_CODE, marked),
        author=_author(head, foot),
        body=(start, end),
    )


def body_of(text: str) -> tuple[int, int]:
    """Return ``Wire.body`` alone, which takes half as long."""
    lines = _lines(text)
    return _body(lines, _header(lines), _footer(lines), len(text))


def _body(lines: list[_Line], head: list[_Line], foot: list[_Line], length: int) -> tuple[int, int]:
    # A story may be nothing but its header; then all of it is the story.
    start = head[-1].end if head and len(head) < len(lines) else 0
    return start, foot[0].start if foot and foot[0].start > start else length


def is_header(words: str) -> bool:
    """Tell whether a line is part of the block above a story: date, section, code, reporter."""
    return _is_header(_persian(latin_digits(words.strip())))


def _is_header(words: str) -> bool:
    if not words or len(words) > _LONGEST_LINE:
        return False
    if _CODE.search(words) or _REPORTER.match(words) or _SECTION.match(words):
        return True
    alone = _ALONE.match(words)
    if alone and _agency(alone[1]):
        return True
    if _is_prose(words):
        return False
    found = _DATE_WORDS.search(words) or _DATE_DIGITS.search(words)
    # A date within a sentence is no header.
    return found is not None and len(words) - (found.end() - found.start()) <= 40 and "«" not in words


def _is_prose(words: str) -> bool:
    """Tell whether a line is a sentence or more, and so part of the story."""
    return len(words) > _LONGEST_LINE or words[-1] in ".!؟»:،" or bool(_BY_REPORT.match(words))


def _lines(text: str) -> list[_Line]:
    """Return the lines with words in them that are looked at: those at the beginning and at the end."""
    # One sign for one sign, so that places stay.
    parts = _persian(latin_digits(text)).split("\n")
    first, last, start = list[_Line](), list[_Line](), 0
    number = 0
    while number < len(parts) and len(first) < _HEAD:
        _note(parts[number], start, first)
        start += len(parts[number]) + 1
        number += 1
    end = len(text)
    for part in reversed(parts[number:]):
        if len(last) == _FOOT:
            break
        _note(part, end - len(part), last)
        end -= len(part) + 1
    return [*first, *reversed(last)]


def _note(part: str, start: int, lines: list[_Line]) -> None:
    if words := part.strip():
        lines.append(_Line(start, start + len(part), words))


def _header(lines: list[_Line]) -> list[_Line]:
    """Return the lines down to the last one of the block above the story."""
    marked = [place for place, line in enumerate(lines[:_HEAD]) if _is_header(line.words)]
    last = -1
    for place in marked:
        # A title or an overline may stand between; a whole paragraph ends the block.
        if place - last <= 3 and not any(_is_prose(line.words) for line in lines[last + 1 : place]):
            last = place
    return [line for line in lines[: last + 1] if _is_header(line.words)]


def _footer(lines: list[_Line]) -> list[_Line]:
    """Return the lines from «انتهای پیام», or from the code below the story, on."""
    tail = lines[-_FOOT:]
    for place, line in enumerate(tail):
        if _END.match(line.words):
            return tail[place:]
    below: list[_Line] = []
    for line in reversed(tail[1:]):
        if not (_CODE.search(line.words) or _REPORTER.match(line.words)) or len(line.words) > 60:
            break
        below.insert(0, line)
    return below


def _publisher(lines: list[_Line], lead: str) -> str | None:
    for line in lines[:_HEAD]:
        for pattern, group in ((_DATELINE, 2), (_IN_BRACKETS, 1), (_ALONE, 1)):
            found = pattern.match(line.words)
            if found and (agency := _agency(found[group])):
                return agency
    found = _BY_REPORT.search(lead)
    if found is None:
        return None
    named = found[1].strip()
    return _agency(found[0].rstrip("،,؛: ")) or (named if named in _MONTHLIKE else None)


def _agency(words: str) -> str | None:
    words = _persian(words.casefold().replace("\u200c", " "))
    return next((agency for pattern, agency in _NAMED if pattern.search(words)), None)


def _author(head: list[_Line], foot: list[_Line]) -> str | None:
    return _first(_REPORTER, [line.words for line in (*head, *foot)])


def _first(pattern: re.Pattern[str], lines: list[str]) -> str | None:
    return next((found[1] for words in lines if (found := pattern.search(words))), None)


def _moment(lines: list[str]) -> str | None:
    for place, words in enumerate(lines):
        day = day_of(words)
        if day is not None:
            near = [words, *lines[place + 1 : place + 2]]
            clock = next((found for each in near if (found := _CLOCK.search(each))), None)
            at = time(int(clock[1]), int(clock[2])) if clock else time(12)
            return in_tehran(day, at)
    return None


def day_of(words: str) -> date | None:
    """Return the Gregorian day of a Persian date in ``words``, in words or digits; None when it has none."""
    words = _persian(latin_digits(words)).replace("\u200c", "")
    named = _DATE_WORDS.search(words)
    plain = _DATE_DIGITS.search(words)
    if named:
        day = Jalali(int(named[3]), PERSIAN_MONTHS.index(named[2]) + 1, int(named[1]))
    elif plain:
        day = Jalali(int(plain[1]), int(plain[2]), int(plain[3]))
    else:
        return None
    try:
        return day.gregorian()
    except ValueError:
        return None


def moment_of(words: str) -> str | None:
    """Return the UTC time of a date as columns and pages write it: ISO 8601 or Persian; None when unknown."""
    plain = latin_digits(words.strip())
    day = day_of(plain)
    if day is not None:
        return _moment([plain])
    try:
        moment = datetime.fromisoformat(plain.replace("/", "-"))
    except ValueError:
        return None
    if len(plain) <= len("2025-01-14"):
        moment = moment.replace(hour=12)
    try:
        return in_tehran(moment.date(), moment.time()) if moment.tzinfo is None else _utc(moment)
    except OverflowError:
        return None


def in_tehran(day: date, at: time) -> str | None:
    """Return the UTC time of a moment on Tehran's clocks; None for one no newspaper can have."""
    return _utc(datetime.combine(day, at, timezone(timedelta(hours=3.5) + _summer(day))))


def _summer(day: date) -> timedelta:
    """Return what summer time added: from 2 Farvardin to 30 Shahrivar, 1387 to 1401 and 1370 to 1384."""
    jalali = Jalali.of(day)
    had = 1370 <= jalali.year <= 1384 or 1387 <= jalali.year <= 1401
    return timedelta(hours=1 if had and (1, 2) <= (jalali.month, jalali.day) <= (6, 30) else 0)


def _utc(moment: datetime) -> str | None:
    return time_text(moment.astimezone(UTC)) if 1800 <= moment.year <= 2200 else None
