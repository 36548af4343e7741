"""The days of a role as people write them: Jalali in Persian, as exact as they are known."""

import re
from datetime import date

from gofteh.app.dates import Jalali, days_in_month
from gofteh.app.words import digits, latin_digits, right_to_left
from gofteh.domain.errors import Problem

_TYPED = re.compile(r"(\d{4})(?:[-/.](\d{1,2}))?(?:[-/.](\d{1,2}))?")
_LAST_JALALI = 1700
"""No year of a Persian calendar is later, and none of the other as early."""


def shown_day(day: str | None) -> str:
    """Return a day for a field; what is less than a day is shown as it is kept."""
    if day is None:
        return ""
    if len(day) < len("2024-12-26") or not right_to_left():
        return digits(day)
    jalali = Jalali.of(date.fromisoformat(day))
    return digits(f"{jalali.year}/{jalali.month}/{jalali.day}")


def typed_day(text: str, *, is_end: bool) -> str | None:
    """Return what was typed as it is kept; of a Persian year or month the first or, at the end, last day.

    Raises Problem for what is no day.
    """
    text = latin_digits(text.strip())
    if not text:
        return None
    found = _TYPED.fullmatch(text)
    if found is None:
        raise _no_day(text)
    year, month, day = (int(part) if part else None for part in found.groups())
    assert year is not None
    try:
        if year < _LAST_JALALI:
            return _jalali(year, month, day, is_end=is_end).gregorian().isoformat()
        if month is not None and day is not None:
            return date(year, month, day).isoformat()
    except ValueError:
        raise _no_day(text) from None
    if month is None:
        return f"{year:04d}"
    if not 1 <= month <= 12:
        raise _no_day(text)
    return f"{year:04d}-{month:02d}"


def _jalali(year: int, month: int | None, day: int | None, *, is_end: bool) -> Jalali:
    if month is None:
        month = 12 if is_end else 1
    if day is None:
        day = days_in_month(year, month) if is_end else 1
    return Jalali(year, month, day)


def _no_day(text: str) -> Problem:
    return Problem("“{text}” is not a day.", cure="Write 1403, 1403/10 or 1403/10/6.", text=digits(text))
