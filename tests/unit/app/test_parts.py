"""Quotes of several parts and quotes within quotes, each act one undo step with a name."""

import json
from dataclasses import replace

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.desk import Desk
from gofteh.app.record import from_record, to_record
from gofteh.app.schemas import record_schema
from gofteh.domain.errors import Problem
from gofteh.domain.links import ABOUT, CONTINUES, CUED_BY, INSIDE, SAID_BY, VIA
from gofteh.domain.records import quote_records, record_with
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC, QuoteType
from tests.fakes import desk_on

TEXT = "«صلح دور است»، لاوروف به گزارش ایسنا گفت، «اما «راه» باز است» و «می‌مانیم»."
ONE, TWO, THREE, INNER = "«صلح دور است»", "«اما «راه» باز است»", "«می‌مانیم»", "«راه»"


@pytest.fixture
def desk() -> Desk:
    return desk_on(TEXT)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def quote(desk, words):
    desk.let_go()
    return record_of(desk, desk.mark(*at(words), QUOTE).id)


def record_of(desk, span_id):
    record = record_with(desk.records, span_id)
    assert record is not None
    return record


def words_of(desk, spans):
    return [desk.document.text_of(span) for span in spans]


def undoes_at_once(desk, before, name):
    assert desk.session.history.next_undo.name == name
    after = desk.document
    desk.undo()
    assert desk.document == before
    desk.redo()
    assert desk.document == after


def test_words_become_another_part_of_a_record(desk):
    record = quote(desk, ONE)
    before = desk.document
    part = desk.add_part(record, *at(TWO))
    (record,) = desk.records
    assert words_of(desk, record.parts) == [ONE, TWO]
    assert desk.chosen == part
    undoes_at_once(desk, before, "Add part")
    with pytest.raises(Problem):
        desk.add_part(record, *at(TWO))


def test_an_earlier_part_becomes_the_head_and_takes_over_what_was_written(desk):
    record = quote(desk, TWO)
    desk.set_note(record.id, "یادداشت")
    desk.set_quote_type(record_of(desk, record.id), QuoteType.MIXED)
    desk.name_speaker(record_of(desk, record.id), "لاوروف")
    before = desk.document
    desk.add_part(record_of(desk, record.id), *at(ONE))
    (joined,) = desk.records
    assert words_of(desk, joined.parts) == [ONE, TWO]
    assert (joined.head.note, joined.quote_type) == ("یادداشت", QuoteType.MIXED)
    assert joined.speaker_id is not None
    assert desk.document.span(record.id).note is None
    undoes_at_once(desk, before, "Add part")


def test_a_part_between_two_others_keeps_the_chain_in_reading_order(desk):
    record = quote(desk, ONE)
    desk.add_part(record, *at(THREE))
    desk.add_part(desk.records[0], *at(TWO))
    (record,) = desk.records
    ids = [part.id for part in record.parts]
    chain = {(link.from_id, link.to_id) for link in desk.document.links.values()}
    assert chain == {(ids[1], ids[0]), (ids[2], ids[1])}


def test_joining_two_records_keeps_the_speakers_topics_and_notes_of_both(desk):
    one = quote(desk, ONE)
    desk.mark(*at("لاوروف"), SPEAKER)
    desk.set_note(one.id, "یک")
    two = quote(desk, TWO)
    desk.mark(*at("راه"), TOPIC)
    desk.set_note(two.id, "دو")
    before = desk.document
    desk.merge(record_of(desk, two.id), record_of(desk, one.id))
    (record,) = desk.records
    assert words_of(desk, record.parts) == [ONE, TWO]
    assert words_of(desk, record.mentions) == ["لاوروف"]
    assert words_of(desk, record.topics) == ["راه"]
    assert record.head.note == "یک · دو"
    undoes_at_once(desk, before, "Join quotes")


def test_of_two_answers_that_of_the_record_worked_on_counts(desk):
    one, two = quote(desk, ONE), quote(desk, TWO)
    desk.set_quote_type(record_of(desk, two.id), QuoteType.INDIRECT)
    desk.merge(record_of(desk, two.id), record_of(desk, one.id))
    assert desk.records[0].quote_type is QuoteType.INDIRECT


def test_joining_a_nested_quote_with_its_outer_one_leaves_no_nesting(desk):
    outer = quote(desk, TWO)
    inner = quote(desk, INNER)
    assert inner.inside == outer.id
    desk.merge(record_of(desk, outer.id), inner)
    (record,) = desk.records
    assert record.inside is None
    assert {link.type for link in desk.document.links.values()} == {CONTINUES}


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_part_split_off_is_a_record_of_its_own(desk, which):
    record = quote(desk, ONE)
    desk.set_quote_type(record, QuoteType.MIXED)
    desk.name_speaker(desk.records[0], "لاوروف")
    for words in (TWO, THREE):
        desk.add_part(desk.records[0], *at(words))
    parts = desk.records[0].parts
    before = desk.document
    desk.split_off(parts[which].id)
    assert {tuple(words_of(desk, record.parts)) for record in desk.records} == {
        (desk.document.text_of(parts[which]),),
        tuple(desk.document.text_of(part) for part in parts if part.id != parts[which].id),
    }
    assert {record.quote_type for record in desk.records} == {QuoteType.MIXED}
    rest = next(record for record in desk.records if len(record.parts) == 2)
    assert rest.speaker_id is not None
    assert desk.chosen_id == parts[which].id
    undoes_at_once(desk, before, "Split quote")


def test_one_part_cannot_be_split_nor_joined_with_itself(desk):
    record = quote(desk, ONE)
    with pytest.raises(Problem):
        desk.split_off(record.id)
    with pytest.raises(Problem):
        desk.merge(record, record)


def test_a_quote_marked_within_another_is_nested_in_the_same_act(desk):
    outer = quote(desk, TWO)
    before = desk.document
    inner = quote(desk, INNER)
    assert inner.inside == outer.id
    undoes_at_once(desk, before, "Mark")


def test_a_quote_marked_around_others_takes_them_in(desk):
    inner = quote(desk, INNER)
    outer = quote(desk, TWO)
    assert record_of(desk, inner.id).inside == outer.id
    middle = quote(desk, "«راه» باز است")
    assert record_of(desk, inner.id).inside == middle.id
    assert record_of(desk, middle.id).inside == outer.id


def test_nesting_is_taken_away_and_said_again(desk):
    outer, inner = quote(desk, TWO), quote(desk, INNER)
    nested = desk.document
    desk.unnest(record_of(desk, inner.id))
    free = desk.document
    assert record_of(desk, inner.id).inside is None
    undoes_at_once(desk, nested, "Take out of the outer quote")
    desk.nest(record_of(desk, inner.id), record_of(desk, outer.id))
    assert record_of(desk, inner.id).inside == outer.id
    undoes_at_once(desk, free, "Nest quote")
    with pytest.raises(Problem):
        desk.nest(record_of(desk, outer.id), record_of(desk, inner.id))


def test_a_cue_joins_the_record_and_leaves_it_again(desk):
    quote(desk, ONE)
    before = desk.document
    cue = desk.mark(*at("گفت"), CUE)
    record = desk.current_record
    assert record.cues == (cue,)
    undoes_at_once(desk, before, "Mark")
    desk.unlink(record, cue.id)
    assert desk.records[0].cues == ()
    assert cue.id in desk.document.spans


def test_a_mark_that_is_there_joins_the_next_record_too(desk):
    one = quote(desk, ONE)
    mention = desk.mark(*at("لاوروف"), SPEAKER)
    two = quote(desk, TWO)
    assert desk.mark(*at("لاوروف"), SPEAKER) == mention
    assert record_of(desk, one.id).mentions == record_of(desk, two.id).mentions == (mention,)
    # What both share is looked at from where one works.
    desk.choose(mention.id)
    assert desk.chosen_record.id == two.id


def test_an_agency_carries_a_quote_and_does_not_speak(desk):
    record = quote(desk, ONE)
    desk.let_go()
    agency = desk.mark(*at("ایسنا"), SPEAKER)
    assert [choice.kind for choice in desk.link_choices(record.id, agency.id)] == [SAID_BY, VIA]
    desk.link(record.id, agency.id, VIA)
    (record,) = desk.records
    assert (record.via, record.mentions, record.has_speaker) == ((agency,), (), False)


def test_every_choice_says_what_it_would_do(desk):
    one, two = quote(desk, ONE), quote(desk, TWO)
    inner = quote(desk, INNER)
    assert [each.kind for each in desk.link_choices(one.id, two.id)] == [CONTINUES, INSIDE]
    assert [(each.kind, each.is_there) for each in desk.link_choices(two.id, inner.id)] == [
        (INSIDE, True),
        (CONTINUES, False),
    ]
    desk.choose(one.id)
    first = desk.mark(*at("لاوروف"), SPEAKER)
    desk.let_go()
    other = desk.mark(*at("ایسنا"), SPEAKER)
    said = desk.link_choices(other.id, one.id)[0]
    assert [link.to_id for link in said.gives_way] == [first.id]
    assert desk.link_choices(first.id, other.id) == []
    topic = desk.mark(*at("دور"), TOPIC)
    cue = desk.mark(*at("گفت"), CUE)
    assert [each.kind for each in desk.link_choices(topic.id, one.id)] == [ABOUT]
    assert [each.kind for each in desk.link_choices(one.id, cue.id)] == [CUED_BY]


ACTS = ["mark", "part", "merge", "split", "nest", "unnest"]
areas = st.sampled_from([at(words) for words in (ONE, TWO, THREE, INNER, "دور", "باز", "است»")])
moves = st.lists(st.tuples(st.sampled_from(ACTS), areas, areas))


@given(moves)
def test_whatever_is_joined_and_split_no_words_are_lost_and_all_is_undone(plan):
    desk = desk_on(TEXT)
    begun = desk.document
    acts = 0
    for act, area, other in plan:
        here, there = quoted_at(desk, area), quoted_at(desk, other)
        before = desk.document
        try:
            perform(desk, act, area, here, there)
        except Problem:
            assert desk.document is before
        acts += desk.document is not before
        assert desk.document is not None
        quotes = {span.id for span in desk.document.spans.values() if span.label == QUOTE}
        parts = [part.id for record in desk.records for part in record.parts]
        assert sorted(parts) == sorted(quotes)
        for record in desk.records:
            starts = [part.start for part in record.parts]
            assert starts == sorted(starts)
    for _turn in range(acts):
        desk.undo()
    assert desk.document == begun
    last = desk.session.history.next_undo
    assert last is not None
    assert last.name == "Import"


def quoted_at(desk, area):
    found = [span for span in desk.document.spans.values() if (span.start, span.end) == area]
    return record_of(desk, found[0].id) if found else None


def perform(desk, act, area, here, there):
    if act == "mark":
        desk.let_go()
        desk.mark(*area, QUOTE)
    elif act == "part" and there is not None and here is None:
        desk.add_part(there, *area)
    elif act == "split" and here is not None:
        desk.split_off(here.parts[-1].id)
    elif act == "unnest" and here is not None:
        desk.unnest(here)
    elif here is not None and there is not None and act in ("merge", "nest"):
        (desk.merge if act == "merge" else desk.nest)(here, there)


def test_a_neighbour_is_as_deeply_nested(desk):
    one, _two, inner, three = (quote(desk, words) for words in (ONE, TWO, INNER, THREE))
    assert desk.neighbour(record_of(desk, three.id), -1).head.start == at(TWO)[0]
    assert desk.neighbour(record_of(desk, inner.id), -1) is None
    assert desk.neighbour(replace(one), -1) is None


def test_an_agency_goes_out_and_comes_back_in_the_native_record():
    desk = desk_on(TEXT)
    desk.mark_via(quote(desk, ONE), *at("ایسنا"))
    registry = desk.session.state.registry
    assert desk.document is not None
    line = to_record(desk.document, registry, {"ann-1": "دبیر"})
    jsonschema.Draft202012Validator(json.loads(record_schema())).validate(line)
    read = from_record(line)
    assert [words_of(desk, record.via) for record in quote_records(read.document)] == [["ایسنا"]]


def test_another_agency_takes_the_place_of_the_first_and_the_same_is_refused():
    desk = desk_on(TEXT)
    record = quote(desk, ONE)
    desk.mark_via(record, *at("لاوروف"))
    desk.mark_via(desk.records[0], *at("ایسنا"))
    before = desk.document
    (record,) = desk.records
    assert words_of(desk, record.via) == ["ایسنا"]
    with pytest.raises(Problem):
        desk.mark_via(record, *at("ایسنا"))
    assert desk.document is before
