"""Marks are found by paragraph and by place, and a change touches only its own paragraphs."""

from hypothesis import given
from hypothesis import strategies as st

from gofteh.domain.spans import Span
from gofteh.ui.article.marks import MarkIndex
from tests.ui.article.helpers import NOW

STARTS = [0, 10, 20, 30]


def made(span_id: str, start: int, end: int, label: str = "topic") -> Span:
    return Span(id=span_id, start=start, end=end, label=label, created_at=NOW, updated_at=NOW)


def test_the_innermost_comes_first() -> None:
    index = MarkIndex(STARTS)
    wide, narrow = made("a", 2, 28, "quote"), made("b", 12, 15)
    index.set_spans({"a": wide, "b": narrow})
    assert [mark.span.id for mark in index.at(13)] == ["b", "a"]
    assert [mark.span.id for mark in index.at(15)] == ["a"]
    assert index.at(29) == []


def test_spans_and_suggestions_do_not_take_each_others_place() -> None:
    index = MarkIndex(STARTS)
    index.set_spans({"a": made("a", 0, 5)})
    index.set_suggestions([made("b", 0, 5)])
    assert [(mark.suggested, mark.lane) for mark in index.in_paragraph(0)] == [(False, 0), (True, 1)]
    index.set_suggestions([])
    assert [mark.suggested for mark in index.in_paragraph(0)] == [False]


def test_untouched_paragraphs_stay_as_they_were() -> None:
    index = MarkIndex(STARTS)
    spans = {"a": made("a", 0, 5), "b": made("b", 12, 15)}
    index.set_spans(spans)
    before = index.in_paragraph(0)
    index.set_spans({**spans, "c": made("c", 13, 14)})
    assert index.in_paragraph(0) is before
    assert len(index.in_paragraph(1)) == 2


spans = st.lists(
    st.tuples(st.sampled_from("abcdef"), st.integers(0, 38), st.integers(1, 20)), unique_by=lambda one: one[0]
).map(lambda some: {name: made(name, start, min(start + size, 39)) for name, start, size in some})


@given(spans, spans)
def test_a_changed_index_equals_a_new_one(before: dict[str, Span], after: dict[str, Span]) -> None:
    changed, new = MarkIndex(STARTS), MarkIndex(STARTS)
    changed.set_spans(before)
    for number in range(4):
        changed.in_paragraph(number)
    changed.set_spans(after)
    new.set_spans(after)
    for number in range(4):
        assert changed.in_paragraph(number) == new.in_paragraph(number)
