"""The quick way of reading marks gives what the careful one gives, or leaves them to it."""

import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.record import from_record, plain, to_record
from gofteh.domain.errors import Problem
from tests.strategies import NASTY, projects
from tests.unit.app.test_record import example

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-2, 2**70),
    st.floats(),
    st.sampled_from(["", "said", "who", "quote", "direct", "manual", "2026-11-23T08:00:00Z", "\ud800", "\0"]),
    st.sampled_from(NASTY),
    st.just([]),
    st.just({}),
)


def carefully(record):
    """Read without the quick way."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("plain_spans", "plain_links"):
            patch.setattr(f"gofteh.app.record.reading.{name}", lambda *_: None)
        return result(record)


def result(record):
    """Return the Edit, or what is wrong in the words of the Problem."""
    try:
        return from_record(record)
    except Problem as problem:
        return str(problem)


@given(projects())
def test_marks_as_they_are_written_are_read_quickly_and_alike(project):
    documents, registry = project
    for document in documents:
        record = to_record(document, registry, {})
        assert plain.plain_spans(record["spans"], record["text"]) is not None
        assert plain.plain_links(record["links"]) is not None
        assert result(record) == carefully(record)


@given(st.data())
def test_anything_else_in_a_mark_is_refused_alike(data):
    record = copy.deepcopy(example())
    marks = record[data.draw(st.sampled_from(["spans", "links"]))]
    place = data.draw(st.integers(0, len(marks) - 1))
    match data.draw(st.sampled_from(["value", "gone", "more", "no object"])):
        case "value":
            marks[place][data.draw(st.sampled_from(list(marks[place])))] = data.draw(ODD)
        case "gone":
            del marks[place][data.draw(st.sampled_from(list(marks[place])))]
        case "more":
            marks[place]["mood"] = data.draw(ODD)
        case _:
            marks[place] = data.draw(ODD)
    assert result(record) == carefully(record)


@pytest.mark.parametrize("value", [None, {}, "spans", 3, ()])
def test_no_list_at_all_is_refused_alike(value):
    for name in ("spans", "links"):
        record = {**example(), name: value}
        assert result(record) == carefully(record)
