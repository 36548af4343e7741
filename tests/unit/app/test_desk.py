"""What an editor does at the desk, without a window."""

import pytest

from gofteh.app.desk import Desk
from gofteh.domain.article import Status
from gofteh.domain.errors import Problem
from gofteh.domain.links import ABOUT, CONTINUES, SAID_BY
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType
from tests.fakes import desk_on

TEXT = "لاوروف گفت: «آتش‌بس راهی به جایی نمی‌برد.» او افزود که «صلح» دور است."


@pytest.fixture
def desk() -> Desk:
    return desk_on(TEXT)


def at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


QUOTE_AT = at("«آتش‌بس راهی به جایی نمی‌برد.»")


def test_a_quote_is_chosen_and_its_type_guessed(desk):
    span = desk.mark(*QUOTE_AT, QUOTE)
    assert desk.chosen == span
    assert span.quote_type is QuoteType.DIRECT


def test_the_first_mark_begins_the_work_and_one_undo_takes_both_back(desk):
    desk.mark(*QUOTE_AT, QUOTE)
    assert desk.document.status == Status.IN_PROGRESS
    assert desk.session.history.next_undo.name == "Mark"
    desk.undo()
    assert desk.document.status == Status.NEW
    assert not desk.document.spans
    assert not desk.document.annotators


def test_speaker_and_topic_join_the_chosen_quote_which_stays_chosen(desk):
    quote = desk.mark(*QUOTE_AT, QUOTE)
    desk.mark(*at("لاوروف"), SPEAKER)
    desk.mark(*at("آتش‌بس"), TOPIC)
    assert desk.chosen == quote
    (record,) = desk.records
    assert [desk.document.text_of(span) for span in record.mentions] == ["لاوروف"]
    assert [desk.document.text_of(span) for span in record.topics] == ["آتش‌بس"]


def test_a_second_speaker_does_not_push_the_first_aside(desk):
    desk.mark(*QUOTE_AT, QUOTE)
    desk.mark(*at("لاوروف"), SPEAKER)
    other = desk.mark(*at("او"), SPEAKER)
    (record,) = desk.records
    assert len(record.mentions) == 1
    assert desk.chosen == other


def test_linking_another_speaker_takes_the_place_of_the_first(desk):
    quote = desk.mark(*QUOTE_AT, QUOTE)
    desk.mark(*at("لاوروف"), SPEAKER)
    other = desk.mark(*at("او"), SPEAKER)
    desk.link(quote.id, other.id)
    (record,) = desk.records
    assert record.mentions == (other,)
    desk.undo()
    assert desk.document.text_of(desk.records[0].mentions[0]) == "لاوروف"


def test_linking_works_from_either_end_and_again_takes_it_away(desk):
    quote = desk.mark(*QUOTE_AT, QUOTE)
    desk.choose(None)
    desk.let_go()
    topic = desk.mark(*at("آتش‌بس"), TOPIC)
    desk.link(topic.id, quote.id)
    (link,) = desk.document.links.values()
    assert (link.type, link.from_id, link.to_id) == (ABOUT, quote.id, topic.id)
    desk.link(quote.id, topic.id)
    assert not desk.document.links


def test_two_quotes_become_parts_the_later_continuing_the_earlier(desk):
    first = desk.mark(*QUOTE_AT, QUOTE)
    second = desk.mark(*at("«صلح»"), QUOTE)
    desk.link(first.id, second.id)
    (link,) = desk.document.links.values()
    assert (link.type, link.from_id, link.to_id) == (CONTINUES, second.id, first.id)
    (record,) = desk.records
    assert [part.id for part in record.parts] == [first.id, second.id]


def test_speaker_and_topic_cannot_be_linked(desk):
    one = desk.mark(*at("لاوروف"), SPEAKER)
    desk.choose(None)
    other = desk.mark(*at("آتش‌بس"), TOPIC)
    with pytest.raises(Problem):
        desk.link(one.id, other.id)


def test_naming_a_speaker_makes_one_and_the_next_mention_knows_it(desk):
    desk.mark(*QUOTE_AT, QUOTE)
    desk.mark(*at("لاوروف"), SPEAKER)
    desk.name_speaker(desk.records[0], "سرگئی لاوروف")
    (speaker,) = desk.session.state.registry.speakers.values()
    assert (speaker.name, speaker.aliases) == ("سرگئی لاوروف", ("لاوروف",))
    assert desk.records[0].speaker_id == speaker.id
    assert desk.known_speaker("لاوروف") == speaker.id
    assert desk.known_speaker("سرگئي لاوروف") == speaker.id
    desk.undo()
    assert not desk.session.state.registry.speakers


def test_a_quote_without_mention_can_have_a_speaker(desk):
    desk.mark(*QUOTE_AT, QUOTE)
    desk.name_speaker(desk.records[0], "سخنگو")
    assert desk.records[0].has_speaker
    assert desk.records[0].head.speaker_id is not None


def test_marking_a_speaker_again_as_topic_relabels_it_but_a_quote_may_carry_both(desk):
    span = desk.mark(*at("لاوروف"), SPEAKER)
    assert desk.mark(*at("لاوروف"), TOPIC).id == span.id
    assert len(desk.document.spans) == 1
    desk.choose(None)
    desk.mark(*at("لاوروف"), QUOTE)
    assert len(desk.document.spans) == 2


def test_delete_takes_the_links_and_undo_brings_all_back(desk):
    quote = desk.mark(*QUOTE_AT, QUOTE)
    desk.mark(*at("لاوروف"), SPEAKER)
    before = desk.document
    desk.choose(quote.id)
    desk.delete()
    assert not desk.document.links
    assert desk.chosen is None
    desk.undo()
    assert desk.document == before


def test_edges_move_and_standing_still_is_no_act(desk):
    quote = desk.mark(*QUOTE_AT, QUOTE)
    acts = len(desk.session.history.done)
    desk.move_edges(quote.id, quote.start, quote.end)
    assert len(desk.session.history.done) == acts
    desk.move_edges(quote.id, quote.start + 1, quote.end - 1)
    moved = desk.document.span(quote.id)
    assert (moved.start, moved.end) == (quote.start + 1, quote.end - 1)


def test_marks_are_walked_in_reading_order_from_the_caret_and_around(desk):
    speaker = desk.mark(*at("لاوروف"), SPEAKER)
    desk.choose(None)
    quote = desk.mark(*QUOTE_AT, QUOTE)
    desk.choose(None)
    assert desk.choose_next(1, 3) == quote
    assert desk.choose_next(1, 0) == speaker
    assert desk.choose_next(-1, 0) == quote


def test_link_targets_put_the_nearest_speaker_first_while_there_is_none(desk):
    topic = desk.mark(*at("آتش‌بس"), TOPIC)
    desk.choose(None)
    speaker = desk.mark(*at("لاوروف"), SPEAKER)
    desk.choose(None)
    quote = desk.mark(*QUOTE_AT, QUOTE)
    assert desk.link_targets() == [speaker, topic]
    desk.link(quote.id, speaker.id)
    assert desk.link_targets() == [topic]
    assert {link.type for link in desk.document.links.values()} == {SAID_BY}


def test_a_click_beside_the_marks_leaves_the_record_open_for_its_speaker(desk):
    quote = desk.mark(*QUOTE_AT, QUOTE)
    desk.choose(None)
    assert desk.current_record.id == quote.id
    desk.mark(*at("لاوروف"), SPEAKER)
    assert desk.records[0].has_speaker
    desk.choose(None)
    elsewhere = desk.mark(*at("صلح"), TOPIC)
    assert desk.records[0].topics == ()
    assert desk.chosen == elsewhere
    desk.let_go()
    assert desk.current_record is None


def test_acts_without_a_choice_say_so(desk):
    with pytest.raises(Problem, match="chosen"):
        desk.delete()
    with pytest.raises(Problem, match="chosen"):
        desk.relabel(TOPIC)
