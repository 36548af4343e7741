"""What a half-made record lacks and what is offered for it."""

import pytest

from gofteh.app.offers import Gap, NewSpeaker, gaps, offers
from gofteh.domain.registry import Speaker
from gofteh.domain.spans import QUOTE, QuoteType
from gofteh.language.attribution import Attribution
from tests.fakes import desk_on

TEXT = (
    "سرگئی لاوروف در مسکو گفت: «ما آماده گفت‌وگو هستیم و می‌مانیم.»\n"
    "وی افزود: «آتش‌بس راهی به جایی نمی‌برد.»\n"
    "لاوروف هم گفت: «سوریه نباید هرگز تقسیم شود.»\n"
)


@pytest.fixture
def desk():
    return desk_on(TEXT)


def mark_quote(desk, words):
    start = TEXT.index(words)
    desk.let_go()
    desk.mark(start, TEXT.index("»", start) + 1, QUOTE)
    return desk.current_record


def offered(desk):
    registry = desk.session.state.registry
    return offers(desk.document, registry, desk.records, desk.current_record, Attribution())


def take_first(desk):
    first = offered(desk)[0]
    desk.take(desk.current_record, first)
    return first


def speaker_of(desk, record):
    return desk.session.state.registry.resolve(record.speaker_id).name


def test_gaps_close_one_after_the_other_each_by_one_act(desk):
    mark_quote(desk, "«ما")
    assert gaps(desk.current_record) == [Gap.SPEAKER]
    assert take_first(desk).words == "سرگئی لاوروف"
    assert gaps(desk.current_record) == [Gap.PERSON]
    assert take_first(desk).answer == NewSpeaker("سرگئی لاوروف")
    assert gaps(desk.current_record) == []
    assert offered(desk) == []
    for expected in ([Gap.PERSON], [Gap.SPEAKER]):
        desk.undo()
        assert gaps(desk.records[0]) == expected


def test_a_surname_means_the_full_name_before_somebody_new(desk):
    mark_quote(desk, "«ما")
    take_first(desk)
    take_first(desk)
    mark_quote(desk, "«سوریه")
    assert take_first(desk).words == "لاوروف"
    answers = [each.answer for each in offered(desk)]
    assert isinstance(answers[0], Speaker)
    assert answers[0].name == "سرگئی لاوروف"
    assert NewSpeaker("لاوروف") in answers


def test_a_stand_in_never_names_somebody_new_nor_becomes_an_alias(desk):
    record = mark_quote(desk, "«آتش")
    take_first(desk)
    record = desk.current_record
    assert desk.document.text_of(record.mentions[0]) == "وی"
    assert not any(isinstance(each.answer, NewSpeaker) for each in offered(desk))
    desk.name_speaker(record, "لاوروف")
    (speaker,) = desk.session.state.registry.speakers.values()
    assert speaker.aliases == ()


def test_a_stand_in_means_who_spoke_before(desk):
    mark_quote(desk, "«ما")
    take_first(desk)
    take_first(desk)
    mark_quote(desk, "«آتش")
    take_first(desk)
    assert speaker_of(desk, desk.current_record) == "سرگئی لاوروف"
    assert gaps(desk.current_record) == []


def test_a_missing_type_is_offered_with_the_guess_first(desk):
    record = mark_quote(desk, "«ما")
    desk.name_speaker(record, "لاوروف")
    desk.set_quote_type(desk.current_record, None)
    assert gaps(desk.current_record) == [Gap.TYPE]
    assert take_first(desk).answer is QuoteType.DIRECT
    assert desk.current_record.quote_type is QuoteType.DIRECT
