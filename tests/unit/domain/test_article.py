"""An article is what was imported, for ever; every offset counts its code points."""

from dataclasses import FrozenInstanceError, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.domain.article import Source, SourceKind, Status, text_sha256
from gofteh.domain.document import Annotator, ArticleTopic
from gofteh.domain.edits import AddSpan, AddTopic, RemoveTopic, SetStatus
from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_time
from gofteh.domain.state import State
from tests.strategies import articles, texts
from tests.unit.domain.values import AT, article, span, story


@given(articles())
def test_an_article_is_never_changed(made):
    for name in ("text", "id", "sha256", "source"):
        with pytest.raises(FrozenInstanceError):
            setattr(made, name, "other")
    assert made.sha256 == text_sha256(made.text)
    assert len(made) == len(made.text)


def test_what_is_on_an_article_is_not_changed_behind_its_back():
    document = story("نه", [span("a", 0, 2)])
    with pytest.raises(TypeError):
        document.spans["b"] = span("b", 0, 1)  # type: ignore[index]
    with pytest.raises(FrozenInstanceError):
        document.spans["a"].start = 1  # type: ignore[misc]


@given(texts, st.data())
def test_offsets_are_code_points(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    mark = span("a", start, end)
    document = AddSpan(mark, text[start:end]).apply(State(story(text))).open_document
    assert document.text_of(mark) == text[start:end]
    assert document.text_of(span("b", 0, len(text))) == text
    for place in (start, end - 1):
        assert mark.covers(place)
    assert not mark.covers(end)
    with pytest.raises(Problem, match="leaves the text"):
        AddSpan(span("c", start, len(text) + 1)).apply(State(document))


@pytest.mark.parametrize(("text", "length"), [("👍", 1), ("می\u200cرود", 6), ("e\u0301", 2), ("🇮🇷", 2)])
def test_what_looks_like_one_letter_may_be_several(text, length):
    assert AddSpan(span("a", 0, length), text).apply(State(story(text))).open_document.spans
    with pytest.raises(Problem, match="leaves the text"):
        AddSpan(span("a", 0, length + 1)).apply(State(story(text)))


@given(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9), st.integers(0, 9))
def test_spans_overlap_when_a_code_point_is_in_both(a, b, c, d):
    if a >= b or c >= d:
        return
    one, other = span("one", a, b), span("other", c, d)
    shared = set(range(a, b)) & set(range(c, d))
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
    assert one.contains(other) == (shared == set(range(c, d)))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"text": "", "sha256": ""}, "no text"),
        ({"text": "a\x00", "sha256": ""}, r"U\+0000 at place 1"),
        ({"text": "\ud800", "sha256": ""}, r"U\+D800 at place 0"),
        ({"id": "1"}, "cannot be an id"),
        ({"language": "farsi!"}, "language tag"),
        ({"created_at": "2026-11-23"}, "not a time"),
        ({"extra": "{"}, "no JSON"),
        ({"title": "\ud800"}, "no file could carry"),
    ],
)
def test_what_no_file_could_carry_is_no_article(changes, message):
    with pytest.raises(Problem, match=message):
        replace(article("نه"), **changes)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"name": "home/a.txt"}, "more than the name"),
        ({"sha256": "AB"}, "not a SHA-256"),
        ({"normalization": ("Strip BOM",)}, "step of import"),
        ({"published_at": "yesterday"}, "not a time"),
    ],
)
def test_a_source_names_no_folder_and_no_nonsense(changes, message):
    with pytest.raises(Problem, match=message):
        Source(kind=SourceKind.TXT, imported_at=AT, **changes)


@pytest.mark.parametrize("value", ["2026-02-30T00:00:00Z", "2026-11-23T08:00:00", "۲۰۲۶-11-23T08:00:00Z"])
def test_times_are_real_and_in_utc(value):
    with pytest.raises(Problem):
        check_time(value)


def test_topics_keep_their_order_and_come_once():
    one = ArticleTopic(code="b", scheme="desk", label="ب", created_at=AT)
    other = ArticleTopic(code="a", scheme="desk", label="الف", created_at=AT)
    state = AddTopic(other).apply(AddTopic(one).apply(State(story("نه"))))
    assert state.open_document.topics == (other, one)
    with pytest.raises(Problem, match="already has"):
        AddTopic(replace(one, label="دیگر")).apply(state)
    with pytest.raises(Problem, match="does not have"):
        RemoveTopic("iptc-mediatopic", "a").apply(state)
    with pytest.raises(Problem, match="needs a code"):
        ArticleTopic(code="", scheme="desk", label="ب", created_at=AT)


def test_annotators_keep_their_order_and_come_once():
    one, other = (
        Annotator(id=each, name=each, status=Status.DONE, updated_at=AT) for each in ("ann-2", "ann-1")
    )
    state = State(story("نه"))
    listed = SetStatus(Status.DONE, annotators=(one, other)).apply(state)
    assert listed.open_document.annotators == (other, one)
    with pytest.raises(Problem, match="there twice"):
        SetStatus(Status.DONE, annotators=(one, replace(one, name="again"))).apply(state)
    again = SetStatus(Status.DONE, annotator=replace(one, status=Status.NEW)).apply(listed)
    assert [person.status for person in again.open_document.annotators] == [Status.DONE, Status.NEW]
