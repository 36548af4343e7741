"""Quote records: every quote in one, every span where an editor can see it."""

import time

import pytest
from hypothesis import given

from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.links import ABOUT, CONTINUES, CUED_BY, INSIDE, SAID_BY
from gofteh.domain.records import loose_spans, quote_records, record_with
from gofteh.domain.spans import CUE, SPEAKER, TOPIC, QuoteType
from gofteh.domain.state import State
from tests.strategies import documents
from tests.unit.domain.rules import broken_rules
from tests.unit.domain.values import link, span, story

TEXT = "«نه»، لاوروف گفت، «هرگز». نفت"


@pytest.fixture
def document() -> AnnotatedArticle:
    """A quote in two parts with all that goes with it, and a speaker of nothing."""
    return story(
        TEXT,
        [
            span("second", 18, 24, speaker_id="late"),
            span("first", 0, 4, quote_type=QuoteType.DIRECT, speaker_id="head"),
            span("who", 6, 12, SPEAKER, speaker_id="mention"),
            span("said", 13, 16, CUE),
            span("what", 26, 29, TOPIC),
            span("inner", 1, 3),
            span("nobody", 6, 9, SPEAKER),
        ],
        [
            link(CONTINUES, "second", "first"),
            link(SAID_BY, "second", "who"),
            link(CUED_BY, "first", "said"),
            link(ABOUT, "first", "what"),
            link(ABOUT, "second", "what"),
            link(INSIDE, "inner", "second"),
        ],
    )


def test_a_record_gathers_its_parts_and_what_goes_with_any_of_them(document):
    record, inner = quote_records(document)
    assert [part.id for part in record.parts] == ["first", "second"]
    assert (record.id, record.quote_type, record.inside) == ("first", QuoteType.DIRECT, None)
    assert [[each.id for each in group] for group in (record.mentions, record.cues, record.topics)] == [
        ["who"],
        ["said"],
        ["what"],
    ]
    assert record.speaker_id == "mention"
    assert (inner.id, inner.inside, inner.has_speaker) == ("inner", "first", False)


def test_the_head_says_who_speaks_when_no_mention_does(document):
    record = quote_records(story(TEXT, [document.span("first")]))[0]
    assert record.speaker_id == "head"
    assert record.has_speaker
    assert not record.mentions


def test_a_span_belongs_to_the_record_it_is_a_part_of_first(document):
    records = quote_records(document)
    found = {each: getattr(record_with(records, each), "id", None) for each in document.spans}
    assert found == dict.fromkeys(["first", "second", "who", "said", "what"], "first") | {
        "inner": "inner",
        "nobody": None,
    }
    assert record_with(records, None) is None
    assert [each.id for each in loose_spans(document, records)] == ["nobody"]


def test_the_first_part_is_the_head_wherever_it_stands():
    document = story(TEXT, [span("a", 18, 24), span("b", 0, 4)], [link(CONTINUES, "b", "a")])
    (record,) = quote_records(document)
    assert [part.id for part in record.parts] == ["a", "b"]


def test_no_record_lies_inside_itself_though_its_parts_may_say_so():
    quotes = [span(each, place, place + 1) for place, each in enumerate(("a", "a2", "b", "b2"))]
    parts = [link(CONTINUES, "a2", "a"), link(CONTINUES, "b2", "b")]
    alone = story(TEXT, quotes[:2], [parts[0], link(INSIDE, "a", "a2")])
    assert [record.inside for record in quote_records(alone)] == [None]
    crossed = story(TEXT, quotes, [*parts, link(INSIDE, "a", "b2"), link(INSIDE, "b", "a2")])
    assert [record.inside for record in quote_records(crossed)] in (["b", None], [None, "a"])


@given(documents())
def test_every_rule_of_records_holds(document):
    records = quote_records(document)
    assert records == sorted(records, key=lambda record: (record.head.start, -record.head.end, record.id))
    for record in records:
        for span_id in record.span_ids:
            assert record_with(records, span_id) is not None
    known = [rule for rule in broken_rules(State(document)) if "scheme" not in rule]
    assert not known


def test_a_quote_of_many_parts_is_gathered_quickly():
    count = 4000
    quotes = [span(f"q{number}", number, number + 1) for number in range(count)]
    # The whole value would check each chain from its start; what is gathered here is right.
    links = {each.id: each for each in (link(CONTINUES, f"q{n}", f"q{n - 1}") for n in range(1, count))}
    document = AnnotatedArticle(
        article=story("a" * count).article, spans={each.id: each for each in quotes}, links=links
    )
    began = time.process_time()
    (record,) = quote_records(document)
    assert time.process_time() - began < 1
    assert len(record.parts) == count
