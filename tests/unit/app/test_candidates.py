"""What the desk offers: the next quotation, and who may say it."""

import pytest

from gofteh.app.candidates import next_quotation, speaker_candidates
from gofteh.domain.spans import QUOTE, SPEAKER
from gofteh.language.attribution import Attribution
from tests.fakes import desk_on

TEXT = (
    "سرگئی لاوروف وزیر روسیه در مسکو گفت: «ما آماده گفت‌وگو هستیم و می‌مانیم.»\n"
    "وی افزود: «آتش‌بس راهی به جایی نمی‌برد.»\n"
    "احمد الشرع هم گفت: «سوریه نباید هرگز تقسیم شود.»\n"
)
"""Three quotations; the second one's speaker is only pointed at."""
READER = Attribution()


@pytest.fixture
def desk():
    return desk_on(TEXT)


def quote(words):
    start = TEXT.index(words)
    return start, TEXT.index("»", start) + 1


def candidates(desk):
    return speaker_candidates(
        desk.document, desk.session.state.registry, desk.records, desk.current_record, READER
    )


def test_the_next_quotation_is_the_nearest_unmarked_one_and_the_search_goes_round(desk):
    first, second, third = quote("«ما"), quote("«آتش"), quote("«سوریه")
    assert next_quotation(desk.document, READER, 0) == first
    assert next_quotation(desk.document, READER, first[0]) == second
    desk.mark(*second, QUOTE)
    assert next_quotation(desk.document, READER, first[0]) == third
    assert next_quotation(desk.document, READER, third[0]) == first
    assert next_quotation(desk.document, READER, third[0], -1) == first
    assert next_quotation(desk.document, READER, 0, -1) == third
    for area in (first, third):
        desk.mark(*area, QUOTE)
    assert next_quotation(desk.document, READER, 0) is None


def test_a_mark_inside_a_quotation_does_not_hide_it(desk):
    first = quote("«ما")
    desk.mark(first[0] + 1, first[0] + 3, QUOTE)
    assert next_quotation(desk.document, READER, 0) == first


def test_the_subject_of_the_sentence_is_offered_first_then_the_mentions_near_by(desk):
    desk.mark(*quote("«سوریه"), QUOTE)
    assert [one.words for one in candidates(desk)] == ["احمد الشرع"]
    desk.join_speaker(desk.current_record, candidates(desk)[0])
    desk.mark(*quote("«آتش"), QUOTE)
    assert [one.words for one in candidates(desk)] == ["وی", "احمد الشرع"]


def test_a_stand_in_means_who_spoke_before(desk):
    desk.mark(*quote("«ما"), QUOTE)
    desk.join_speaker(desk.current_record, candidates(desk)[0])
    desk.name_speaker(desk.current_record, "سرگئی لاوروف")
    lavrov = desk.current_record.speaker_id
    desk.mark(*quote("«آتش"), QUOTE)
    first = candidates(desk)[0]
    assert (first.words, first.speaker_id) == ("وی", lavrov)
    desk.join_speaker(desk.current_record, first)
    assert desk.current_record.speaker_id == lavrov


def test_taking_a_candidate_is_one_act_that_one_undo_takes_back(desk):
    desk.mark(*quote("«ما"), QUOTE)
    before = desk.document
    desk.join_speaker(desk.current_record, candidates(desk)[0])
    assert [desk.document.text_of(span) for span in desk.current_record.mentions] == [
        "سرگئی لاوروف وزیر روسیه"
    ]
    desk.undo()
    assert desk.document == before


def test_a_mention_that_is_marked_already_is_linked_and_not_marked_again(desk):
    start = TEXT.index("احمد")
    mention = desk.mark(start, start + len("احمد الشرع"), SPEAKER)
    desk.let_go()
    desk.mark(*quote("«سوریه"), QUOTE)
    (first,) = candidates(desk)
    assert first.span_id == mention.id
    desk.join_speaker(desk.current_record, first)
    assert desk.current_record.mentions == (desk.document.spans[mention.id],)
