"""A pattern that somebody types can be wrong or endless; the program goes on either way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.domain.errors import Problem, ProblemKind
from gofteh.language.patterns import find_pattern

TEXT = "لاوروف گفت: «صلح». ۱۴۰۳ نفر\nوانگ یی گفت: «جنگ»."


def found(pattern: str, text: str = TEXT) -> list[str]:
    return [text[start:end] for start, end in find_pattern(pattern, text)]


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        ("«[^»]*»", ["«صلح»", "«جنگ»"]),
        (r"\d+", ["۱۴۰۳"]),
        (r"^\w+", ["لاوروف", "وانگ"]),
        (r"\p{P}$", ["."]),
        (r"x*", []),
        (r"(?=گفت)", []),
    ],
)
def test_places_are_those_of_the_text_as_it_stands(pattern, words):
    assert found(pattern) == words


@pytest.mark.parametrize(
    "pattern", ["(", "[ا", "*", "a{2,1}", "\\", "(?P<", "(?:" * 5000 + ")" * 5000, "ا" * 1001]
)
def test_what_is_no_pattern_is_told(pattern):
    with pytest.raises(Problem) as told:
        found(pattern)
    assert told.value.kind is ProblemKind.INPUT
    assert str(told.value)


@pytest.mark.parametrize("pattern", ["(a|aa)+$", "(a+)+b", "(.*?,){40}z"])
def test_a_runaway_pattern_is_stopped_and_told(pattern):
    with pytest.raises(Problem) as told:
        list(find_pattern(pattern, "a" * 5000 + "," * 60 + "!", seconds=0.05))
    assert "too long" in str(told.value)


@given(pattern=st.text("()[]{}|*+?\\.^$,:=!<>-dDwWpPu0123456789اب", max_size=12))
def test_no_pattern_does_anything_but_find_or_be_told(pattern):
    try:
        places = list(find_pattern(pattern, TEXT, seconds=0.2))
    except Problem:
        return
    assert all(0 <= start < end <= len(TEXT) for start, end in places)
