"""Acts are told in the words of who did them: which words of the text, which speaker, how many places."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app import words
from gofteh.app.event import Event
from gofteh.app.same import pattern_of_words, same_places
from gofteh.app.telling import Teller, tell
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC
from gofteh.language.boundaries import Boundaries
from tests.fakes import desk_on
from tests.strategies import acts, states

TEXT = "لاوروف گفت: «نه، هرگز.» لاوروف رفت. لاوروف آمد. لاوروف خندید. وزیر هم گفت که نه."


@pytest.fixture(autouse=True)
def in_english():
    before = words.language()
    words.use("en", isolating=False)
    yield
    words.use(before)


@pytest.fixture
def desk():
    return desk_on(TEXT)


def told(desk) -> str:
    return Teller(desk.session).words(desk.session.history.next_undo)


def at(what: str) -> tuple[int, int]:
    start = TEXT.index(what)
    return start, start + len(what)


def test_each_act_says_what_it_was_about(desk):
    desk.mark(*at("«نه، هرگز.»"), QUOTE)
    assert told(desk) == "Quote: “نه، هرگز.”"
    record = desk.records[0]
    desk.set_quote_type(record, "mixed")
    assert told(desk) == "Type Mixed: “نه، هرگز.”"
    desk.mark(*at("لاوروف"), SPEAKER)
    assert told(desk) == "Speaker: “لاوروف”"
    desk.name_speaker(desk.records[0], "سرگئی لاوروف")
    assert told(desk) == "“لاوروف” is سرگئی لاوروف"
    desk.set_note(record.id, "  دقیق است  ")
    assert told(desk) == "Note: “دقیق است”"
    desk.move_edges(record.id, record.head.start + 1, record.head.end)
    assert told(desk) == "Move an edge: “نه، هرگز.”"
    desk.choose(record.id)
    desk.delete()
    assert told(desk) == "Delete the mark on “نه، هرگز.”"


def test_label_all_the_same_says_how_many(desk):
    document = desk.document
    pattern = pattern_of_words(document, desk.session.state.registry, at("لاوروف"), TOPIC)
    places = same_places(document, pattern, Boundaries())
    desk.label_places(pattern, places)
    assert len(places) == 4
    assert told(desk) == "Label 4 places: “لاوروف”"
    assert desk.undo() is not None
    assert not desk.document.spans


def test_the_import_is_told_by_its_name_alone(desk):
    (line,) = desk.session.history.done
    assert Teller(desk.session).words(line) == "Import"


def test_names_come_in_the_language_in_use(desk):
    desk.mark(*at("لاوروف"), SPEAKER)
    words.use("fa", isolating=False)
    assert told(desk) == "نشانهٔ گوینده: «لاوروف»"


@given(st.data())
def test_every_act_can_be_told(data):
    before = data.draw(states())
    edit = data.draw(acts(before))
    event = Event(op_id="o", article_id="a", edit=edit, inverse=edit.inverse(before), by="x", at="y")
    after = edit.apply(before)
    for state in (before, after):
        assert tell(event, state.document, state.registry).strip()
