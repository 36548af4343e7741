"""Days by the years and months of the calendar in use, and days of roles as they are typed."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app import words
from gofteh.app.calendar_months import stretches
from gofteh.app.role_days import shown_day, typed_day
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Role

days = st.dates(date(1990, 1, 1), date(2060, 1, 1))


@pytest.mark.parametrize("language", ["fa", "en"])
@given(by_day=st.dictionaries(days.map(str), st.integers(1, 9), max_size=8))
def test_every_day_is_in_one_month_and_one_year(language, by_day):
    words.use(language, isolating=False)
    found = stretches(by_day)
    for is_year in (True, False):
        parts = [each for each in found if each.is_year is is_year]
        assert sum(each.count for each in parts) == sum(by_day.values())
        for day in by_day:
            assert len([each for each in parts if each.since <= day <= each.until]) == 1
    assert [each.since for each in found if each.is_year] == sorted(
        (each.since for each in found if each.is_year), reverse=True
    )


def test_persian_months_begin_and_end_where_they_do():
    words.use("fa", isolating=False)
    year, month = stretches({"2024-12-26": 3})
    assert (year.title, year.since, year.until) == ("۱۴۰۳", "2024-03-20", "2025-03-20")
    assert (month.title, month.since, month.until) == ("دی", "2024-12-21", "2025-01-19")
    words.use("en", isolating=False)
    year, month = stretches({"2024-02-10": 3})
    assert (year.title, month.title, month.until) == ("2024", "February", "2024-02-29")


@pytest.mark.parametrize(
    ("typed", "since", "until"),
    [
        ("", None, None),
        ("۱۴۰۳", "2024-03-20", "2025-03-20"),
        ("1403/10", "2024-12-21", "2025-01-19"),
        ("۱۴۰۳/۱۰/۶", "2024-12-26", "2024-12-26"),
        ("1403-10-06", "2024-12-26", "2024-12-26"),
        ("2004", "2004", "2004"),
        ("۲۰۰۴/۳", "2004-03", "2004-03"),
        ("2004-03-09", "2004-03-09", "2004-03-09"),
    ],
)
def test_a_day_is_read_in_either_calendar(typed, since, until):
    assert (typed_day(typed, is_end=False), typed_day(typed, is_end=True)) == (since, until)


@pytest.mark.parametrize("typed", ["x", "14", "1403/13", "1403/12/31", "2004/13", "2023-02-29", "۱۴۰۳/۰"])
def test_what_is_no_day_is_refused(typed):
    with pytest.raises(Problem, match="is not a day"):
        typed_day(typed, is_end=False)


@given(day=days)
def test_a_day_that_is_shown_is_read_back(day):
    for language in ("fa", "en"):
        words.use(language, isolating=False)
        kept = day.isoformat()
        assert typed_day(shown_day(kept), is_end=False) == kept
        assert Role("سفیر", kept).holds(kept)
        assert not Role("سفیر", kept).holds((day - timedelta(days=1)).isoformat())
        for part in (kept[:4], kept[:7]):
            assert typed_day(shown_day(part), is_end=True) == part
