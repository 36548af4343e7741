"""Days counted by the years and months of the calendar in use: Jalali in Persian, Gregorian in English."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from gofteh.app.dates import Jalali, days_in_month, month_name
from gofteh.app.words import digits, right_to_left


@dataclass(frozen=True, slots=True)
class Stretch:
    """A year or a month: its first and last day (ISO), what it is called, and how much is in it."""

    since: str
    until: str
    title: str
    count: int
    is_year: bool


def stretches(by_day: Mapping[str, int]) -> list[Stretch]:
    """Return the years that have something, the newest first, each followed by its months."""
    years: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for iso, count in by_day.items():
        year, month = _month_of(date.fromisoformat(iso))
        years[year][month] += count
    found: list[Stretch] = []
    for year in sorted(years, reverse=True):
        found.append(_stretch(year, 1, 12, sum(years[year].values())))
        found += [
            _stretch(year, month, month, years[year][month]) for month in sorted(years[year], reverse=True)
        ]
    return found


def _stretch(year: int, first: int, last: int, count: int) -> Stretch:
    since, until = _first_day(year, first), _last_day(year, last)
    title = digits(str(year)) if first != last else month_name(first)
    return Stretch(since.isoformat(), until.isoformat(), title, count, first != last)


def _month_of(day: date) -> tuple[int, int]:
    if right_to_left():
        jalali = Jalali.of(day)
        return jalali.year, jalali.month
    return day.year, day.month


def _first_day(year: int, month: int) -> date:
    return Jalali(year, month, 1).gregorian() if right_to_left() else date(year, month, 1)


def _last_day(year: int, month: int) -> date:
    if right_to_left():
        return Jalali(year, month, days_in_month(year, month)).gregorian()
    return date(year, month, monthrange(year, month)[1])
