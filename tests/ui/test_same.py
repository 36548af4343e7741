"""Label all the same in the window: preview, exceptions, one act, by keys and by mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC
from gofteh.ui.actions import Act
from tests.ui.newsroom import NO_KEYS

NAME = "لاوروف"


def previews(room):
    reading = room.window.pane.reading()
    return [(each.start, each.end, each.label, each.is_on) for each in reading.previews]


def places(room, words=NAME):
    text, found, at = room.document.text, [], -1
    while (at := text.find(words, at + 1)) >= 0:
        found.append((at, at + len(words)))
    return found


@pytest.fixture
def looking(room):
    """The drawer open on the name, whose first place is marked as a speaker."""
    room.double_click(NAME)
    room.keys("2")
    room.click_text(NAME)
    room.keys("E")
    assert room.window.work.same.drawer.isVisible()
    return room


def test_every_other_place_is_lit_up_and_listed_with_its_words(looking):
    drawer = looking.window.work.same.drawer
    expected = [(start, end, SPEAKER, True) for start, end in places(looking)[1:]]
    assert len(expected) > 3
    assert previews(looking) == expected
    assert drawer.list.count() == len(expected)
    for row, (start, _end, _label, _on) in enumerate(expected):
        words = drawer.list.item(row).text()
        assert NAME in words
        assert words in looking.document.text.replace("\n", " ")
        assert looking.document.text[start : start + 20].split("\n")[0] in words
    assert QApplication.focusWidget() is drawer.list


def test_keys_alone_leave_one_out_and_label_the_rest_as_one_act(looking):
    before = looking.document
    all_places = places(looking)
    looking.keys("Down", "Space")
    assert [each[3] for each in previews(looking)] == [True, False, *[True] * (len(all_places) - 3)]
    assert looking.window.pane.reading().pointed == 1
    looking.keys("Enter")
    kept = [place for place in all_places if place != all_places[2]]
    speakers = [(s.start, s.end) for s in looking.document.in_reading_order() if s.label == SPEAKER]
    assert speakers == kept
    assert not looking.window.work.same.drawer.isVisible()
    assert previews(looking) == []
    assert looking.window.pane.hasFocus()
    looking.keys("Ctrl+Z")
    assert looking.document == before
    looking.keys("Ctrl+Y")
    assert len(looking.marked(SPEAKER)) == len(kept)


def test_escape_labels_nothing_and_gives_the_keys_back(looking):
    before = looking.document
    looking.keys("Escape")
    assert looking.document is before
    assert not looking.window.work.same.drawer.isVisible()
    assert previews(looking) == []
    assert looking.window.pane.hasFocus()


def test_escape_and_enter_in_the_article_are_about_the_drawer_too(looking):
    looking.window.pane.setFocus()
    looking.keys("Escape")
    assert not looking.window.work.same.drawer.isVisible()
    looking.do(Act.LABEL_SAME)
    looking.window.pane.setFocus()
    looking.keys("Enter")
    assert len(looking.marked(SPEAKER)) == len(places(looking))


def test_the_key_again_ticks_all_or_none(looking):
    button = looking.window.work.same.drawer.done
    looking.keys("E")
    assert not any(each[3] for each in previews(looking))
    assert not button.isEnabled()
    looking.keys("Enter")
    assert len(looking.marked(SPEAKER)) == 1
    looking.keys("E")
    assert all(each[3] for each in previews(looking))
    assert button.isEnabled()


def test_the_mouse_ticks_walks_and_labels(looking):
    drawer = looking.window.work.same.drawer
    rect = drawer.list.visualItemRect(drawer.list.item(1))
    tick = QPoint(rect.right() - 16, rect.center().y())
    QTest.mouseClick(drawer.list.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, tick)
    looking.settle()
    assert [each[3] for each in previews(looking)][:3] == [True, False, True]
    looking.click(drawer.done)
    assert len(looking.marked(SPEAKER)) == len(places(looking)) - 1


def test_a_click_on_a_lit_place_goes_to_its_line(looking):
    looking.click_text(NAME, 3)
    assert looking.window.work.same.drawer.list.currentRow() == 2


def test_the_speaker_who_is_meant_goes_along(room):
    room.double_click(NAME)
    room.keys("2")
    desk = room.bench.desk
    span = room.only(SPEAKER)
    room.select_by_code("«من بسیار امیدوارم")
    room.keys("1")
    quote = desk.records[0]
    desk.link(quote.id, span.id)
    desk.name_speaker(desk.records[0], "سرگئی لاوروف")
    room.bench.choose(span.id)
    room.do(Act.LABEL_SAME)
    assert "سرگئی لاوروف" in room.window.work.same.drawer.meaning.text()
    room.keys("Enter")
    meant = {s.speaker_id for s in room.document.spans.values() if s.label == SPEAKER}
    assert len(meant) == 1
    assert None not in meant


def test_selected_words_take_the_label_that_is_asked_for(room):
    room.select_by_code("سوریه")
    room.keys("E")
    assert {each[2] for each in previews(room)} == {TOPIC}
    count = len(previews(room))
    room.keys("1")
    assert {each[2] for each in previews(room)} == {QUOTE}
    room.click(room.window.work.same.drawer.pills[TOPIC])
    room.window.work.same.drawer.list.setFocus()
    room.keys("Enter")
    assert len(room.marked(TOPIC)) == count
    assert room.marked(QUOTE) == []


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_a_word_that_stands_nowhere_else_is_told_calmly(room, speaking):
    room.select_by_code("نباید اجازه داد سوریه")
    room.keys("3")
    room.keys("E")
    assert not room.window.work.same.drawer.isVisible()
    assert room.window.message.isVisible()
    assert room.bench.failures == 0


def test_another_article_puts_the_drawer_away(busy_room):
    busy_room.double_click(NAME)
    busy_room.keys("E")
    assert busy_room.window.work.same.drawer.isVisible()
    busy_room.do(Act.NEXT_ARTICLE)
    assert not busy_room.window.work.same.drawer.isVisible()
    assert previews(busy_room) == []


def test_an_act_beside_the_drawer_keeps_what_was_left_out(looking):
    looking.keys("Down", "Space")
    looking.bench.desk.mark(0, 2, TOPIC)
    looking.settle()
    assert [each[3] for each in previews(looking)][:3] == [True, False, True]


def test_the_bar_at_a_selection_offers_it(room):
    room.drag(NAME)
    words = room.window.work.actions[Act.LABEL_SAME].iconText()
    room.click(room.button(room.window.work.labels.bar, words))
    assert room.window.work.same.drawer.isVisible()
