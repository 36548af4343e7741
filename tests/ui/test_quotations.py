"""Marking by a few keys: the next quotation, its label, and what is offered for it."""

import pytest

from gofteh.app.offers import Gap, gaps
from gofteh.domain.spans import QUOTE, SPEAKER
from gofteh.ui.actions import Act

FIRST = "«من بسیار امیدوارم که دولت ترامپ"


def selected(room):
    area = room.window.pane.selected_range()
    return room.document.text[slice(*area)] if area else None


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_four_keys_make_a_whole_record(room):
    room.keys("Ctrl+Home", "F")
    assert selected(room).startswith(FIRST)
    room.keys("1", "A", "A")
    (record,) = room.bench.desk.records
    assert room.document.text_of(record.mentions[0]) == "لاوروف"
    assert room.bench.desk.session.state.registry.resolve(record.speaker_id).name == "لاوروف"
    assert gaps(record) == []
    # Each key was one act.
    room.keys("Ctrl+Z")
    assert gaps(room.bench.desk.records[0]) == [Gap.PERSON]
    room.keys("Ctrl+Z")
    assert (room.marked(QUOTE) != [], room.marked(SPEAKER)) == (True, [])


def test_the_next_quotation_is_after_the_one_just_marked_and_back_again(room):
    room.keys("Ctrl+Home", "F")
    first = selected(room)
    room.keys("1", "F")
    second = selected(room)
    assert room.place(second) > room.place(first)
    assert room.bench.desk.current_record is None
    room.keys("F", "Shift+F")
    assert selected(room) == second


def test_a_quotation_at_the_very_beginning_is_found(empty_room):
    room = empty_room
    story = "«ما آماده گفت‌وگو هستیم و می‌مانیم»، لاوروف گفت."
    room.application.open_first(room.project, [room.file("one.txt", story)], seed=False)
    room.settle()
    room.window.pane.setFocus()
    room.keys("Ctrl+Home", "F")
    assert selected(room).startswith("«ما")
    room.keys("1", "F")
    assert room.window.status.hint_words


def test_another_than_the_first_is_taken_by_its_number(room):
    room.double_click("لاوروف")
    room.keys("2", "Escape", "Escape", "Ctrl+Home", "F", "F", "1")
    offered = room.window.quotations.offers(room.bench.desk.current_record)
    assert len(offered) > 1
    room.keys("Alt+2")
    (record,) = room.bench.desk.records
    assert room.document.text_of(record.mentions[0]) == offered[1].words


def test_taking_where_nothing_is_missing_says_so(room):
    room.keys("Ctrl+Home", "F", "1", "A", "A")
    before = room.document
    room.keys("A")
    assert room.document is before
    assert room.window.status.hint_words
    assert room.window.work.actions[Act.TAKE_CANDIDATE].isEnabled()


def test_letters_of_the_acts_write_in_a_field(room):
    room.keys("Ctrl+Home", "F", "1", "N")
    room.write("FA")
    assert selected(room) is None
    assert not room.bench.desk.current_record.mentions
