"""Jalali dates are right to the day, and written as newspapers write them."""

from datetime import UTC, date, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app import words
from gofteh.app.dates import Jalali, clock_time, is_leap, long_date, near_date, short_date

TEHRAN = timezone(timedelta(hours=3, minutes=30))
# Of March, for the Persian years 1390 to 1412.
NOWRUZ = [21, 20, 21, 21, 21, 20, 21, 21, 21, 20, 21, 21, 21, 20, 21, 21, 21, 20, 20, 21, 21, 20, 20]
SIX_DEY = "2024-12-26T09:30:00Z"


@pytest.fixture
def persian():
    words.use("fa")
    yield
    words.use("en")


@pytest.fixture
def english():
    words.use("en")


@pytest.mark.parametrize(("year", "day"), list(enumerate(NOWRUZ, 1390)))
def test_nowruz(year, day):
    nowruz = date(year + 621, 3, day)
    assert Jalali.of(nowruz) == Jalali(year, 1, 1)
    assert Jalali(year, 1, 1).gregorian() == nowruz
    assert Jalali.of(nowruz - timedelta(days=1)) == Jalali(year - 1, 12, 30 if is_leap(year - 1) else 29)


def test_leap_years():
    assert [year for year in range(1390, 1413) if is_leap(year)] == [1391, 1395, 1399, 1403, 1408, 1412]


@given(st.dates(date(1800, 1, 1), date(2250, 12, 31)))
def test_there_and_back(day):
    assert Jalali.of(day).gregorian() == day


@given(st.dates(date(1800, 1, 1), date(2250, 12, 30)))
def test_days_follow_each_other(day):
    assert Jalali.of(day) < Jalali.of(day + timedelta(days=1))


@pytest.mark.parametrize("day", [(1402, 12, 30), (1403, 7, 31), (1403, 13, 1), (1403, 1, 0), (1403, 1, 32)])
def test_days_that_are_not_in_the_calendar(day):
    with pytest.raises(ValueError, match="Jalali"):
        Jalali(*day).gregorian()


def test_persian_dates(persian):
    assert short_date(SIX_DEY, zone=TEHRAN) == "۶ دی ۱۴۰۳"
    assert long_date(SIX_DEY, zone=TEHRAN) == "پنجشنبه ۶ دی ۱۴۰۳"
    assert clock_time(SIX_DEY, zone=TEHRAN) == "۱۳:۰۰"


def test_english_dates(english):
    assert short_date(SIX_DEY, zone=TEHRAN) == "26 December 2024"
    assert long_date(SIX_DEY, zone=TEHRAN) == "Thursday 26 December 2024"
    assert clock_time(SIX_DEY, zone=TEHRAN) == "13:00"


def test_the_day_is_that_of_the_clock_here(persian):
    assert short_date("2024-12-26T21:00:00Z", zone=TEHRAN) == "۷ دی ۱۴۰۳"
    assert short_date("2024-12-26T21:00:00Z", zone=UTC) == "۶ دی ۱۴۰۳"


def test_a_date_without_time_is_that_day_everywhere(persian):
    assert long_date("2024-12-26", zone=timezone(timedelta(hours=-11))) == "پنجشنبه ۶ دی ۱۴۰۳"


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("2024-12-26T05:00:00Z", "۰۸:۳۰"),
        ("2024-12-25T05:00:00Z", "دیروز"),
        ("2024-12-24T05:00:00Z", "۴ دی"),
        ("2024-03-19T05:00:00Z", "۲۹ اسفند ۱۴۰۲"),
    ],
)
def test_near_dates_are_short(persian, iso, shown):
    assert near_date(iso, SIX_DEY, zone=TEHRAN) == shown


def test_near_dates_in_english(english):
    assert near_date("2024-12-24T05:00:00Z", SIX_DEY, zone=TEHRAN) == "24 December"
    assert near_date("2023-12-24T05:00:00Z", SIX_DEY, zone=TEHRAN) == "24 December 2023"
