"""Months and typed days of both calendars."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app import months, words
from gofteh.app.dates import Jalali

days = st.dates(months.EARLIEST + timedelta(days=400), months.LATEST - timedelta(days=400))
languages = st.sampled_from(["fa", "en"])


@pytest.fixture(autouse=True)
def as_it_was():
    yield
    words.use("en")


def test_dey_1403_begins_on_a_saturday():
    words.use("fa")
    month = months.month_of(date(2024, 12, 26))
    assert (month.title, month.length) == ("دی ۱۴۰۳", 30)
    assert month.first == date(2024, 12, 21)
    assert month.days()[0] == month.first
    assert month.last == date(2025, 1, 19)
    assert months.weekday_names()[0] == ("ش", "شنبه")
    assert months.weekday_names()[6] == ("ج", "جمعه")
    assert months.is_day_off(date(2024, 12, 27))


def test_december_2024_is_shown_from_monday():
    words.use("en")
    month = months.month_of(date(2024, 12, 26))
    assert (month.title, month.length) == ("December 2024", 31)
    assert month.days()[0] == date(2024, 11, 25)
    assert months.weekday_names()[0] == ("Mo", "Monday")
    assert months.is_day_off(date(2024, 12, 29))


@given(language=languages, day=days)
def test_a_month_holds_its_days_in_whole_weeks(language, day):
    words.use(language)
    month = months.month_of(day)
    shown = month.days()
    assert len(shown) == 42
    assert shown == [shown[0] + timedelta(days=number) for number in range(42)]
    assert month.first <= day <= month.last
    assert {month.first, month.last} <= set(shown)
    assert shown[0].weekday() == (5 if language == "fa" else 0)
    assert months.month_of(month.last) == month
    assert months.month_of(month.last + timedelta(days=1)).first == month.last + timedelta(days=1)
    assert months.day_number(month.first) in ("1", "۱")


@given(language=languages, day=days, step=st.integers(-12, 12))
def test_a_month_on_is_that_month(language, day, step):
    words.use(language)
    there = months.months_on(day, step)
    here = months.month_of(day)
    for _turn in range(abs(step)):
        edge = here.last + timedelta(days=1) if step > 0 else here.first - timedelta(days=1)
        here = months.month_of(edge)
    assert months.month_of(there) == here
    number = int(months.day_number(day))
    assert int(months.day_number(there)) == min(number, here.length)


@given(language=languages, day=days)
def test_what_is_written_is_read_again(language, day):
    words.use(language)
    assert months.read(months.written(day)) == day


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("۱۴۰۳/۱۰/۶", date(2024, 12, 26)),
        ("1403-10-06", date(2024, 12, 26)),
        (" ۶/۱۰/۱۴۰۳ ", date(2024, 12, 26)),
        ("٢٠٢٤/١٢/٢٦", date(2024, 12, 26)),
        ("26.12.2024", date(2024, 12, 26)),
        ("1403/12/30", date(2025, 3, 20)),
        ("1404/12/30", None),
        ("2023-02-29", None),
        ("0/0/0", None),
        ("9999/99/99", None),
        ("1/1/1", None),
        ("9378-12-31", None),
        ("1403/10", None),
        ("", None),
        ("دیروز", None),
    ],
)
def test_what_people_type_for_a_day(typed, meant):
    assert months.read(typed) == meant


@given(st.text(max_size=12))
def test_anything_typed_is_a_day_or_none(text):
    found = months.read(text)
    assert found is None or months.EARLIEST <= found <= months.LATEST


def test_the_bounds_are_jalali_years():
    assert Jalali.of(months.EARLIEST) == Jalali(1200, 1, 1)
    assert Jalali.of(months.LATEST + timedelta(days=1)) == Jalali(1600, 1, 1)
