"""Dates for people: Jalali in Persian, Gregorian in English; data keeps ISO 8601 in UTC."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from gofteh.app.words import _, digits, right_to_left

# Of 33 years these are leap years: the official calendar from 1178 to 1633.
_CYCLE = 33
_LEAPS = (1, 5, 9, 13, 17, 22, 26, 30)
_NOWRUZ_1403 = date(2024, 3, 20)

PERSIAN_MONTHS = (
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند",
)  # fmt: skip
PERSIAN_DAYS = ("دوشنبه", "سه‌شنبه", "چهارشنبه", "پنجشنبه", "جمعه", "شنبه", "یکشنبه")
ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip
ENGLISH_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@dataclass(frozen=True, slots=True, order=True)
class Jalali:
    """A day of the Persian calendar."""

    year: int
    month: int
    day: int

    @classmethod
    def of(cls, day: date) -> "Jalali":
        """Return the Persian date of a Gregorian one."""
        year = day.year - 621
        if day < _nowruz(year):
            year -= 1
        past = (day - _nowruz(year)).days
        # Six months of 31 days come first.
        month, rest = divmod(past, 31) if past < 186 else divmod(past - 186, 30)
        return cls(year, month + (1 if past < 186 else 7), rest + 1)

    def gregorian(self) -> date:
        """Return the Gregorian date. Raises ValueError for a day that the calendar does not have."""
        if not (1 <= self.month <= 12 and 1 <= self.day <= days_in_month(self.year, self.month)):
            raise ValueError(self)
        before = 31 * (self.month - 1) - max(0, self.month - 7)
        return _nowruz(self.year) + timedelta(days=before + self.day - 1)


def is_leap(year: int) -> bool:
    """Tell whether Esfand of that Persian year has 30 days."""
    return year % _CYCLE in _LEAPS


def days_in_month(year: int, month: int) -> int:
    """Return the length of a Persian month."""
    if month <= 6:
        return 31
    return 30 if month < 12 or is_leap(year) else 29


def _nowruz(year: int) -> date:
    return _NOWRUZ_1403 + timedelta(days=365 * (year - 1403) + _leaps_before(year) - _leaps_before(1403))


def _leaps_before(year: int) -> int:
    cycles, rest = divmod(year - 1, _CYCLE)
    return cycles * len(_LEAPS) + sum(leap <= rest for leap in _LEAPS)


def month_name(month: int) -> str:
    """Return what the calendar in use calls a month, counted from 1."""
    return (PERSIAN_MONTHS if right_to_left() else ENGLISH_MONTHS)[month - 1]


def local_day(iso: str, *, zone: tzinfo | None = None) -> str:
    """Return the ISO date of a moment as the calendars here show it."""
    return _local(iso, zone).date().isoformat()


def short_date(iso: str, *, zone: tzinfo | None = None) -> str:
    """Return ۶ دی ۱۴۰۳ or 26 December 2024."""
    return _day(_local(iso, zone).date())


def long_date(iso: str, *, zone: tzinfo | None = None) -> str:
    """Return پنجشنبه ۶ دی ۱۴۰۳ or Thursday 26 December 2024."""
    day = _local(iso, zone).date()
    names = PERSIAN_DAYS if right_to_left() else ENGLISH_DAYS
    return f"{names[day.weekday()]} {_day(day)}"


def clock_time(iso: str, *, zone: tzinfo | None = None) -> str:
    """Return ۱۴:۰۲ or 14:02, as the clocks here show it."""
    return digits(f"{_local(iso, zone):%H:%M}")


def near_date(iso: str, now: str, *, zone: tzinfo | None = None) -> str:
    """Return a date as short as it stays clear: the time today, then yesterday, ۵ دی, ۵ دی ۱۴۰۲."""
    day, today = _local(iso, zone).date(), _local(now, zone).date()
    if day == today:
        return clock_time(iso, zone=zone)
    if day == today - timedelta(days=1):
        return _("yesterday")
    return _day(day, unless_in=today)


def _day(day: date, *, unless_in: date | None = None) -> str:
    if right_to_left():
        jalali = Jalali.of(day)
        text = f"{jalali.day} {PERSIAN_MONTHS[jalali.month - 1]}"
        same_year = unless_in is not None and Jalali.of(unless_in).year == jalali.year
        return digits(text if same_year else f"{text} {jalali.year}")
    text = f"{day.day} {ENGLISH_MONTHS[day.month - 1]}"
    return text if unless_in is not None and unless_in.year == day.year else f"{text} {day.year}"


def _local(iso: str, zone: tzinfo | None) -> datetime:
    moment = datetime.fromisoformat(iso)
    if len(iso) == len("2024-12-26"):
        # A date without a time is that day everywhere.
        return moment
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(zone)
