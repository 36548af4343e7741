"""Live checks in the window: found while one works, walked, mended, passed over, and asked before done."""

import pytest
from PySide6.QtCore import Qt

from gofteh.app.checks import REQUIRED
from gofteh.app.words import _, number
from gofteh.domain.article import Status
from gofteh.domain.spans import QUOTE, SPEAKER, QuoteType
from gofteh.ui.actions import Act
from gofteh.ui.panels.cards import CHECKS
from gofteh.ui.panels.speaker_menu import SpeakerMenu

PART = "ما نمیتوانیم به یک گفتوگوی بیهوده"
NAME = "لاوروف"


def look(room, qtbot, *expected):
    """Wait until the checks have found what is expected, in reading order."""
    qtbot.waitUntil(lambda: [each.check for each in room.window.work.checks.found] == list(expected))


def half(room):
    """Mark half a name, as a slip of the hand would."""
    start = room.place(NAME)
    room.window.pane.select(start, start + len(NAME))
    room.window.pane.reading().selection = (start, start + 4)
    room.bench.desk.mark(start, start + 4, SPEAKER)
    room.bench.let_go()
    room.window.pane.set_caret(0)
    room.window.pane.setFocus()
    room.settle()


@pytest.fixture
def slips(room, qtbot):
    """Half a name, and a quote without a speaker."""
    half(room)
    room.select_by_code(PART)
    room.keys("1")
    room.bench.let_go()
    room.window.pane.set_caret(0)
    look(room, qtbot, "half_word", "no_speaker")
    return room


def row_words(room, row):
    model = room.window.cards.checks.model
    return str(model.data(model.index(row, 0), Qt.ItemDataRole.AccessibleTextRole))


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_what_is_found_is_counted_and_listed_while_one_works(slips, speaking):
    window = slips.window
    assert number(2) in window.cards.tabs.tabText(CHECKS)
    assert number(2) in window.status.findings.text()
    assert window.status.findings.isVisible()
    assert window.cards.checks.model.rowCount() == 2
    assert NAME in row_words(slips, 0)


def test_an_article_without_findings_says_so_kindly(room, qtbot):
    window = room.window
    window.cards.show_checks()
    look(room, qtbot)
    assert not window.status.findings.isVisible()
    assert window.cards.checks.empty.isVisible()
    assert not window.cards.checks.list.isVisible()
    room.keys("F8")
    assert window.status.hint_words


def test_keys_walk_the_findings_around_and_back(slips):
    checks, pane = slips.window.work.checks, slips.window.pane
    slips.keys("F8")
    assert checks.current.check == "half_word"
    assert pane.chosen_id == checks.current.span_ids[0]
    assert pane.caret == slips.place(NAME)
    slips.keys("F8")
    assert checks.current.check == "no_speaker"
    slips.keys("F8")
    assert checks.current.check == "half_word"
    slips.keys("Shift+F8")
    assert checks.current.check == "no_speaker"


def test_one_key_mends_and_goes_on_and_one_undo_takes_it_back(slips, qtbot):
    before = slips.document
    slips.keys("F8", "X")
    assert slips.marked(SPEAKER) == [NAME]
    assert slips.window.work.checks.current.check == "no_speaker"
    slips.keys("Ctrl+Z")
    assert slips.document == before
    look(slips, qtbot, "half_word", "no_speaker")


def test_the_key_asks_for_a_speaker_that_only_the_person_knows(slips):
    slips.keys("F8", "F8", "X")
    assert isinstance(slips.popup(), SpeakerMenu)


def test_the_mouse_goes_there_and_mends_by_another_way(room, qtbot):
    start = room.place("کیت کلاگ")
    room.bench.desk.mark(start, start + 6, SPEAKER)
    room.bench.let_go()
    look(room, qtbot, "half_word")
    room.click(room.window.status.findings)
    view = room.window.cards.checks
    assert view.isVisible()
    listed = view.list
    assert listed.hasFocus()
    room.click(listed.viewport(), listed.visualRect(view.model.index(0, 0)).center())
    assert room.window.pane.chosen_id == room.only(SPEAKER).id
    fixes = room.window.work.checks.current.fixes
    room.click(room.button(view.card, _(fixes[1].name)))
    assert room.marked(SPEAKER) == ["کیت"]
    look(room, qtbot)


def test_enter_in_the_list_goes_there(slips):
    slips.window.cards.show_checks()
    slips.keys("Down", "Down", "Enter")
    assert slips.window.work.checks.current.check == "no_speaker"
    assert slips.window.pane.chosen_id == slips.only(QUOTE).id


def test_a_finding_that_is_no_span_is_lit_up_until_the_caret_moves(room, qtbot):
    room.bench.detach()
    room.settle()
    path = room.file("open.txt", "وزیر گفت: «بازار آرام است. و رفت.")
    room.application.open_first(room.folder / "other.gofteh", [path], seed=False)
    room.settle()
    look(room, qtbot, "missing_mark")
    room.window.pane.setFocus()
    room.keys("F8")
    place = room.place("«")
    assert [(each.start, each.end) for each in room.window.pane.reading().previews] == [(place, place + 1)]
    room.keys("Left")
    assert not room.window.pane.reading().previews


def test_what_is_ignored_stays_ignored_until_it_changes(slips, qtbot):
    slips.keys("F8", "Shift+X")
    look(slips, qtbot, "no_speaker")
    assert slips.window.work.checks.current.check == "no_speaker"
    slips.come_back()
    look(slips, qtbot, "no_speaker")
    (span,) = [each for each in slips.document.spans.values() if each.label == SPEAKER]
    slips.bench.desk.move_edges(span.id, span.start, span.start + 3)
    look(slips, qtbot, "half_word", "no_speaker")


def test_what_was_ignored_can_be_taken_up_again(slips, qtbot):
    slips.keys("F8", "Shift+X")
    look(slips, qtbot, "no_speaker")
    view = slips.window.cards.checks
    slips.window.cards.show_checks()
    assert view.ignored.isVisible()
    menu = view.ignored_menu()
    (line,) = [action for action in menu.actions() if not action.isSeparator()]
    line.trigger()
    look(slips, qtbot, "half_word", "no_speaker")
    slips.keys("Ctrl+Z")
    look(slips, qtbot, "no_speaker")


def test_choosing_a_mark_speaks_of_what_is_found_about_it(slips):
    slips.bench.choose(slips.only(QUOTE).id)
    assert slips.window.work.checks.current.check == "no_speaker"
    slips.bench.choose(None)
    assert slips.window.work.checks.current is None
    assert not slips.window.work.actions[Act.MEND].isEnabled()


def test_done_tells_what_is_found_first_and_may_be_done_all_the_same(slips):
    slips.keys("Ctrl+Enter")
    message = slips.window.message
    assert message.isVisible()
    assert message.retry.isVisible()
    assert slips.document.status == Status.IN_PROGRESS
    assert slips.window.work.checks.current.check == "half_word"
    assert slips.window.cards.checks.isVisible()
    slips.click(message.retry)
    assert slips.document.status == Status.DONE


def test_the_key_pressed_again_finishes_too(slips):
    slips.keys("Ctrl+Enter", "Ctrl+Enter")
    assert slips.document.status == Status.DONE


def test_a_project_can_make_done_wait_for_clean_checks(slips, qtbot):
    view = slips.window.cards.checks
    usual = view.needs_menu().actions()[1]
    usual.trigger()
    slips.settle()
    assert slips.bench.desk.session.state.scheme.required_checks
    assert set(slips.bench.desk.session.state.scheme.required_checks) == REQUIRED
    assert number(len(REQUIRED)) in view.needs.text()
    for _turn in range(2):
        slips.keys("Ctrl+Enter")
        assert slips.document.status == Status.IN_PROGRESS
        assert slips.window.message.isVisible()
        assert not slips.window.message.retry.isVisible()
    slips.do(Act.STATUS_DONE)
    assert slips.document.status == Status.IN_PROGRESS
    slips.come_back()
    look(slips, qtbot, "half_word", "no_speaker")
    assert slips.window.work.checks.required == REQUIRED
    slips.window.pane.setFocus()
    slips.keys("F8", "X", "Shift+X")
    look(slips, qtbot)
    slips.keys("Ctrl+Enter")
    assert slips.document.status == Status.DONE


def test_what_done_needs_is_no_act_of_the_open_article(slips):
    before = slips.document
    acts = slips.bench.desk.session.history.done
    slips.window.work.checks.require(frozenset({"half_word"}))
    assert slips.bench.desk.session.history.done == acts
    assert slips.document is before
    slips.keys("Ctrl+Z")
    assert slips.bench.desk.session.state.scheme.required_checks == ("half_word",)


def test_another_article_begins_with_its_own_findings(busy_room, qtbot):
    half(busy_room)
    look(busy_room, qtbot, "half_word")
    busy_room.do(Act.NEXT_ARTICLE)
    assert busy_room.window.work.checks.found == []
    busy_room.do(Act.PREVIOUS_ARTICLE)
    look(busy_room, qtbot, "half_word")


def test_a_long_article_is_looked_through_aside(room, qtbot, monkeypatch):
    from gofteh.ui.commands import checks

    monkeypatch.setattr(checks, "_AT_ONCE", 100)
    half(room)
    look(room, qtbot, "half_word")
    assert room.window.work.checks._worker is not None
    room.select_by_code(PART)
    room.keys("1")
    look(room, qtbot, "half_word", "no_speaker")
    room.keys("I", "M")
    assert room.only(QUOTE).quote_type == QuoteType.MIXED
    room.keys("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")
    look(room, qtbot, "half_word")
