"""Months as a picker shows them: Jalali in Persian, weeks from Saturday; Gregorian in English, from Monday.

Also what a person types for a day, in either calendar.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from gofteh.app.dates import (
    ENGLISH_DAYS,
    ENGLISH_MONTHS,
    PERSIAN_DAYS,
    PERSIAN_MONTHS,
    Jalali,
    days_in_month,
)
from gofteh.app.words import digits, latin_digits, right_to_left

WEEKS = 6
"""Lines of a month: enough for any."""
_LAST_JALALI = 1600
EARLIEST, LATEST = date(1821, 3, 21), date(2221, 3, 20)
"""What can be picked: the Jalali years from 1200 to 1599."""
_SHORT_PERSIAN = ("د", "س", "چ", "پ", "ج", "ش", "ی")
_TYPED = re.compile(r"(\d{1,4})[-/.\s](\d{1,2})[-/.\s](\d{1,4})")


@dataclass(frozen=True, slots=True)
class Month:
    """A month of the calendar in use."""

    first: date
    """Its first day."""
    length: int
    title: str
    """As in دی ۱۴۰۳ or December 2024."""

    @property
    def last(self) -> date:
        """Its last day."""
        return self.first + timedelta(days=self.length - 1)

    def days(self) -> list[date]:
        """Return the days of six whole weeks around it, from the first day of the week."""
        before = (self.first.weekday() - _first_weekday()) % 7
        start = self.first - timedelta(days=before)
        return [start + timedelta(days=number) for number in range(7 * WEEKS)]


def month_of(day: date) -> Month:
    """Return the month that ``day`` lies in."""
    if right_to_left():
        jalali = Jalali.of(day)
        first = Jalali(jalali.year, jalali.month, 1).gregorian()
        length = days_in_month(jalali.year, jalali.month)
        return Month(first, length, f"{PERSIAN_MONTHS[jalali.month - 1]} {digits(str(jalali.year))}")
    first = day.replace(day=1)
    length = (_first_of_next(first) - first).days
    return Month(first, length, f"{ENGLISH_MONTHS[day.month - 1]} {day.year}")


def months_on(day: date, step: int) -> date:
    """Return the same day ``step`` months on (back when negative), or the last of a shorter month."""
    if right_to_left():
        jalali = Jalali.of(day)
        year, month = divmod(jalali.year * 12 + jalali.month - 1 + step, 12)
        return Jalali(year, month + 1, min(jalali.day, days_in_month(year, month + 1))).gregorian()
    year, month = divmod(day.year * 12 + day.month - 1 + step, 12)
    first = date(year, month + 1, 1)
    return first.replace(day=min(day.day, (_first_of_next(first) - first).days))


def day_number(day: date) -> str:
    """Return the number of a day within its month, as people write it."""
    return digits(str(Jalali.of(day).day if right_to_left() else day.day))


def weekday_names() -> list[tuple[str, str]]:
    """Return the short and the whole name of each day of the week, in order."""
    short = _SHORT_PERSIAN if right_to_left() else tuple(name[:2] for name in ENGLISH_DAYS)
    whole = PERSIAN_DAYS if right_to_left() else ENGLISH_DAYS
    order = [(_first_weekday() + number) % 7 for number in range(7)]
    return [(short[number], whole[number]) for number in order]


def is_day_off(day: date) -> bool:
    """Tell whether nobody works on that day of the week: Friday here, Sunday there."""
    return day.weekday() == (4 if right_to_left() else 6)


def written(day: date) -> str:
    """Return ۱۴۰۳/۱۰/۰۶ or 2024-12-26: what ``read`` takes back."""
    if right_to_left():
        jalali = Jalali.of(day)
        return digits(f"{jalali.year}/{jalali.month:02}/{jalali.day:02}")
    return day.isoformat()


def read(text: str) -> date | None:
    """Return the day that somebody typed, in either calendar, the year first or last; None for no day.

    Years up to 1600 are Jalali ones, whatever language is in use.
    """
    found = _TYPED.fullmatch(latin_digits(text).strip())
    if found is None:
        return None
    parts = [int(part) for part in found.groups()]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    try:
        meant = Jalali(year, month, day).gregorian() if year <= _LAST_JALALI else date(year, month, day)
    except (ValueError, OverflowError):
        return None
    return meant if EARLIEST <= meant <= LATEST else None


def _first_weekday() -> int:
    """Return the day that weeks begin with; 0 is Monday."""
    return 5 if right_to_left() else 0


def _first_of_next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)
