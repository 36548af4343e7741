"""Find in the article, by the keys alone and by the mouse."""

import pytest
from PySide6.QtWidgets import QApplication

from gofteh.domain.spans import SPEAKER, TOPIC
from gofteh.ui.actions import Act

NAME = "لاوروف"


def places(room, words=NAME):
    text, found, at = room.document.text, [], -1
    while (at := text.find(words, at + 1)) >= 0:
        found.append((at, at + len(words)))
    return found


def lit(room):
    return list(room.window.pane.reading().hits.places)


def current(room):
    return room.window.pane.reading().hits.current


@pytest.fixture
def finding(room):
    """The bar open with the name in it, from the beginning of the story."""
    room.keys("Ctrl+F")
    room.write(NAME)
    return room


def bar(room):
    return room.window.work.find_here.bar


def test_what_is_typed_is_lit_up_and_counted(finding):
    assert lit(finding) == places(finding)
    assert current(finding) == 0
    assert finding.window.pane.selected_range() == places(finding)[0]
    assert (
        bar(finding).count.text().replace("\u2068", "").replace("\u2069", "")
        == f"۱ از {'۰۱۲۳۴۵۶۷۸۹'[len(lit(finding))]}"
    )
    assert QApplication.focusWidget() is bar(finding).field


def test_enter_and_f3_walk_round_both_ways(finding):
    count = len(places(finding))
    finding.keys("Enter", "F3")
    assert current(finding) == 2
    finding.keys("Shift+Enter", "Shift+F3", "Shift+F3")
    assert current(finding) == count - 1
    finding.keys("F3")
    assert current(finding) == 0


def test_escape_goes_back_to_where_one_was(room):
    home = places(room)[1]
    room.window.pane.set_caret(home[1] + 4)
    top = room.window.pane.top_place
    room.keys("Ctrl+F")
    room.write("سوریه")
    assert room.window.pane.selected_range() != home
    room.keys("Escape")
    assert room.window.pane.caret == home[1] + 4
    assert room.window.pane.selected_range() is None
    assert room.window.pane.top_place == top
    assert not bar(room).isVisible()
    assert lit(room) == []
    assert room.window.pane.hasFocus()


def test_what_is_found_is_labelled_by_a_key(finding):
    finding.keys("Enter", "Down", "2")
    (mark,) = [s for s in finding.document.spans.values() if s.label == SPEAKER]
    assert (mark.start, mark.end) == places(finding)[1]
    finding.keys("F3")
    assert current(finding) == 2
    finding.keys("Escape")
    assert not bar(finding).isVisible()
    assert finding.window.pane.selected_range() == places(finding)[2]


def test_spelling_makes_no_difference(room):
    room.keys("Ctrl+F")
    room.write("رسانه‌هاي")
    assert [room.document.text[start:end] for start, end in lit(room)] == ["رسانههای"] * 2


def test_a_selection_is_what_is_looked_for(room):
    room.double_click(NAME)
    room.keys("Ctrl+F")
    assert bar(room).field.text() == NAME
    assert room.window.pane.selected_range() == places(room)[0]
    bar(room).close_.click()
    assert room.window.pane.selected_range() == places(room)[0]


def test_a_search_goes_on_from_where_the_caret_is(room):
    room.window.pane.set_caret(places(room)[2][0])
    room.keys("Ctrl+F")
    room.write(NAME)
    assert current(room) == 2


def test_a_pattern_finds_and_a_bad_one_is_told(room):
    room.keys("Ctrl+F")
    room.click(bar(room).pattern)
    bar(room).field.setFocus()
    room.write("«[^»]+»")
    assert lit(room)
    assert all(room.document.text[start] == "«" for start, _end in lit(room))
    assert bar(room).problem.isHidden()
    room.keys("Home")
    room.write("(")
    assert lit(room) == []
    assert bar(room).problem.isVisible()
    room.keys("Delete", "Backspace")
    assert bar(room).problem.isHidden()


def test_a_runaway_pattern_is_told_and_stops_nothing(room, qtbot):
    room.keys("Ctrl+F")
    room.click(bar(room).pattern)
    bar(room).field.setText(r"(\w|\w\w|\s)+\p{Lu}\p{Lu}\p{Lu}")
    qtbot.waitUntil(bar(room).problem.isVisible, timeout=20_000)
    assert lit(room) == []
    room.click(bar(room).pattern)
    bar(room).field.setText(NAME)
    assert lit(room) == places(room)


def test_what_is_nowhere_is_said(room):
    room.keys("Ctrl+F")
    room.write("زرافه")
    assert bar(room).count.text()
    assert not bar(room).next.isEnabled()
    room.keys("Enter")
    assert room.window.pane.selected_range() is None


def test_all_that_was_found_is_labelled_as_one_act(finding):
    before = finding.document
    finding.click(bar(finding).all)
    assert finding.window.work.same.drawer.isVisible()
    finding.click(finding.window.work.same.drawer.pills[TOPIC])
    finding.window.work.same.drawer.list.setFocus()
    finding.keys("Down", "Space", "Enter")
    kept = [place for number, place in enumerate(places(finding)) if number != 1]
    assert [(s.start, s.end) for s in finding.document.in_reading_order() if s.label == TOPIC] == kept
    finding.window.pane.setFocus()
    finding.keys("Ctrl+Z")
    assert finding.document == before


def test_another_article_is_looked_through_too(busy_room):
    busy_room.keys("Ctrl+F")
    busy_room.write("وزیر")
    first = lit(busy_room)
    busy_room.do(Act.NEXT_ARTICLE)
    assert first
    assert [busy_room.document.text[start:end] for start, end in lit(busy_room)] == ["وزیر", "وزیر"]
    assert current(busy_room) is None


def test_f3_without_the_bar_looks_again(finding):
    finding.keys("Escape", "F3")
    assert not bar(finding).isVisible()
    assert lit(finding) == places(finding)
    finding.window.pane.setFocus()
    finding.keys("Escape")
    assert lit(finding) == []


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_marks_and_words_are_left_as_they_are(finding):
    assert not finding.document.spans
    assert finding.window.pane.toPlainText().count(NAME) == len(places(finding))
