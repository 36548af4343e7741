"""Labelling all the same: exact under folding, whole words, never twice, one act."""

import re
from itertools import count, pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gofteh.app.same import Pattern, Place, label_same, pattern_of, pattern_of_words, same_places
from gofteh.domain.article import Article, Source, SourceKind
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import ImportArticle, MergeSpeakers
from gofteh.domain.edits.together import name_of
from gofteh.domain.errors import Problem
from gofteh.domain.folding import fold
from gofteh.domain.registry import Registry, Speaker
from gofteh.domain.scheme import BUILT_IN
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType, Span
from gofteh.domain.state import State
from gofteh.language.boundaries import Boundaries
from tests.strategies import states

AT = "2026-11-23T08:00:00Z"
LATER = "2026-11-23T09:00:00Z"


def story(text: str, *spans: Span) -> AnnotatedArticle:
    article = Article(
        id="art-1", text=text, source=Source(kind=SourceKind.TXT, imported_at=AT), created_at=AT
    )
    return AnnotatedArticle.of(article, spans=spans)


def mark(start: int, end: int, label: str = SPEAKER, span_id: str = "one", **more) -> Span:
    return Span(id=span_id, start=start, end=end, label=label, created_at=AT, updated_at=AT, **more)


def ids():
    numbers = count()
    return lambda prefix: f"{prefix}-new-{next(numbers)}"


def words_at(document: AnnotatedArticle, places: list[Place]) -> list[str]:
    return [document.text[place.start : place.end] for place in places]


def find(text: str, words: str, label: str = TOPIC) -> list[str]:
    document = story(text)
    return words_at(document, same_places(document, Pattern(fold(words), label), Boundaries()))


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("رسانه‌های ما و رسانههای شما", "رسانه‌های", ["رسانه‌های", "رسانههای"]),
        ("علي و علی و عَلی و علیٌ", "علی", ["علي", "علی", "عَلی", "علیٌ"]),
        ("کـتاب و كتابـ و کتابخانه", "کتاب", ["کـتاب", "كتابـ"]),
        ("سال ۱۴۰۴ و 1404 و ١٤٠٤ و ۱۴۰۴۵", "1404", ["۱۴۰۴", "1404", "١٤٠٤"]),
        ("لاوروف، «لاوروف» و لاوروف‌ها و لاوروفی", "لاوروف", ["لاوروف", "لاوروف"]),
        ("ﬁn و fin و in", "in", ["in"]),
        ("با با با", "با با", ["با با"]),
        ("👍 لاوروف 👍", "لاوروف", ["لاوروف"]),
    ],
)
def test_the_same_words_are_found_however_they_are_written(text, words, found):
    assert find(text, words) == found


def test_places_that_are_labelled_so_are_left_out():
    document = story("لاوروف، سرگئی لاوروف، لاوروف", mark(0, 6), mark(8, 20, span_id="two"))
    pattern = pattern_of(document, Registry(), document.span("one"))
    assert same_places(document, pattern, Boundaries()) == [Place(22, 28)]
    assert len(same_places(document, Pattern(pattern.key, TOPIC), Boundaries())) == 3


def test_every_mention_points_at_the_speaker_and_none_is_taken_from_another():
    registry = Registry().with_speakers([Speaker(id=each, name=each) for each in ("a", "b", "c")])
    registry = MergeSpeakers("a", "b").apply(State(registry=registry)).registry
    spans = [
        mark(0, 6, speaker_id="a"),
        mark(7, 13, span_id="bare"),
        mark(14, 20, span_id="other", speaker_id="c"),
    ]
    document = story("لاوروف لاوروف لاوروف لاوروف", *spans)
    pattern = pattern_of(document, registry, spans[0])
    places = same_places(document, pattern, Boundaries())
    assert places == [Place(7, 13, "bare"), Place(21, 27)]
    act = label_same(document, pattern, places, at=LATER, annotator="ann-1", make_id=ids())
    before = State(document, registry)
    after = act.apply(before)
    meant = {span.start: span.speaker_id for span in after.open_document.spans.values()}
    assert meant == {0: "a", 7: "b", 14: "c", 21: "b"}
    assert after.open_document.span("s-new-0").annotator == "ann-1"
    assert name_of(act) == "Label all the same"
    assert act.inverse(before).apply(after) == before


def test_selected_words_are_labelled_too_and_mean_whom_the_registry_knows():
    registry = Registry().with_speaker(Speaker(id="l", name="سرگئی لاوروف", aliases=("لاوروف",)))
    document = story("لاوروف آمد. لاوروف رفت.")
    pattern = pattern_of_words(document, registry, (0, 7), SPEAKER)
    assert pattern == Pattern("لاوروف", SPEAKER, "l")
    assert same_places(document, pattern, Boundaries()) == [Place(0, 6), Place(12, 18)]
    assert pattern_of_words(document, registry, (0, 6), TOPIC).speaker_id is None


def test_topics_take_their_code_along():
    document = story("نفت و نفت", mark(0, 3, TOPIC, topic_code="medtop:04000000"), mark(6, 9, TOPIC, "two"))
    pattern = pattern_of(document, Registry(), document.span("one"))
    places = same_places(document, pattern, Boundaries())
    assert places == [Place(6, 9, "two")]
    act = label_same(document, pattern, places, at=LATER, annotator=None, make_id=ids())
    assert act.apply(State(document)).open_document.span("two").topic_code == "medtop:04000000"


def test_quotes_get_the_type_of_their_place():
    document = story("«نه» گفت. گفت: «نه»", mark(0, 4, QUOTE))
    pattern = pattern_of(document, Registry(), document.span("one"))
    act = label_same(
        document,
        pattern,
        same_places(document, pattern, Boundaries()),
        at=LATER,
        annotator=None,
        make_id=ids(),
    )
    assert act.apply(State(document)).open_document.span("s-new-0").quote_type is QuoteType.DIRECT


def test_nothing_to_look_for_and_nothing_chosen_are_told():
    document = story("نه \u200c نه")
    with pytest.raises(Problem, match="no words"):
        pattern_of_words(document, Registry(), (2, 5), TOPIC)
    with pytest.raises(Problem):
        label_same(document, Pattern("نه", TOPIC), [], at=LATER, annotator=None, make_id=ids())


@given(st.data())
def test_matches_are_exact_whole_and_apart_and_the_act_can_be_taken_back(data):
    before = data.draw(states())
    document = before.open_document
    start = data.draw(st.integers(0, len(document.article) - 1))
    end = data.draw(st.integers(start + 1, min(len(document.article), start + 8)))
    label = data.draw(st.sampled_from(BUILT_IN))
    assume(fold(document.text[start:end]).strip())
    pattern = pattern_of_words(document, before.registry, (start, end), label)
    places = same_places(document, pattern, Boundaries())
    assert all(fold(text) == pattern.key for text in words_at(document, places))
    assert all(one.end <= other.start for one, other in pairwise(places))
    for place in places:
        overlapping = {
            span.id
            for span in document.spans.values()
            if span.label == label and span.start < place.end and place.start < span.end
        }
        assert place.span_id in overlapping if place.span_id else not overlapping
    assume(places)
    chosen = data.draw(st.lists(st.sampled_from(places), min_size=1, unique=True))
    act = label_same(document, pattern, chosen, at=LATER, annotator="ann-1", make_id=ids())
    after = act.apply(before)
    assert act.inverse(before).apply(after) == before
    assert after.open_document.text is document.text
    left = same_places(after.open_document, pattern, Boundaries())
    assert not set(left) & set(chosen)


@given(
    st.lists(st.sampled_from(["علي", "علی", "عَلی", "علیم", "می‌رود", "میرود", "👍", "12", "۱۲"]), min_size=1)
)
def test_every_word_that_folds_alike_is_found(spoken):
    text = " ".join(spoken)
    apart = [found.span() for found in re.finditer(r"\S+", text)]
    for words in set(spoken):
        document = story(text)
        places = same_places(document, Pattern(fold(words), TOPIC), Boundaries())
        like = [area for area in apart if fold(text[slice(*area)]) == fold(words)]
        assert [(place.start, place.end) for place in places] == like


@given(states())
def test_a_span_labels_other_places_and_never_itself(state: State):
    document = ImportArticle(state.open_document).document
    for span in document.spans.values():
        if not fold(document.text_of(span)).strip():
            continue
        pattern = pattern_of(document, state.registry, span)
        assert pattern.speaker_id is None or state.registry.speaker(pattern.speaker_id).merged_into is None
        for place in same_places(document, pattern, Boundaries()):
            assert place.span_id or not (span.start < place.end and place.start < span.end)
