"""The keys page: found by any name, changed by pressing another key, and used at once everywhere."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton

from gofteh.app import words
from gofteh.ui.actions import Act
from gofteh.ui.finding import full_name
from gofteh.ui.keys import Chord, Keymap, in_use
from gofteh.ui.keys.page import KeysPage
from gofteh.ui.keys.physical import as_other_layout, chords_of, to_record
from gofteh.ui.keys.recorder import KeyRecorder
from gofteh.ui.keys.sheet import sheet_html, write_sheet

CTRL, SHIFT, NONE = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.NoModifier,
)


@pytest.fixture(autouse=True)
def keys_as_delivered():
    yield
    in_use.use(Keymap.delivered())


@pytest.fixture
def page(room):
    room.do(Act.KEYS)
    (found,) = room.window.findChildren(KeysPage)
    return found


def press(widget, key, held=NONE, text="", scan=0):
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, int(key), held, scan, 0, 0, text))


def record(room, page, act, key, held=NONE):
    page.list.choose(act)
    room.click(page.strip.recorder)
    press(page.strip.recorder, key, held)
    room.settle()


def chips(page):
    return [chip for chip in page.strip.chips.findChildren(QPushButton) if not chip.isHidden()]


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_every_action_is_listed_with_its_keys(room, page):
    assert set(page.list.shown()) == set(Act)
    for act, row in page.list._rows.items():
        assert row.text(0) == full_name(act)
        assert row.text(1) == "  ".join(chord.label() for chord in in_use.keymap.chords[act])


@pytest.mark.parametrize("speaking", ["fa", "en"])
@pytest.mark.parametrize("typed", ["undo", "واگرد", "ctrl z", "Ctrl+Z"])
def test_actions_are_found_in_both_languages_and_by_key(room, page, typed):
    page.search.setText(typed)
    assert page.list.act is Act.UNDO
    assert Act.MARK_QUOTE not in page.list.shown()


def test_a_new_key_is_used_at_once_and_kept(room, page):
    record(room, page, Act.UNDO, Qt.Key.Key_J, CTRL)
    assert in_use.keymap.chords[Act.UNDO][0] == Chord.parse("Ctrl+J")
    assert room.window.work.actions[Act.UNDO].text().endswith(Chord.parse("Ctrl+J").label())
    assert len(chips(page)) == 2
    page.close()
    room.window.activateWindow()
    room.settle()
    room.select_by_code("لاوروف")
    room.keys("2")
    assert len(room.document.spans) == 1
    room.keys("Ctrl+J")
    assert room.document.spans == {}
    room.come_back()
    assert in_use.keymap.chords[Act.UNDO][0] == Chord.parse("Ctrl+J")


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_a_key_of_another_act_is_named_and_can_be_taken_over(room, page):
    record(room, page, Act.LINK, Qt.Key.Key_1)
    assert full_name(Act.MARK_QUOTE) in page.strip.words.text()
    assert in_use.keymap == Keymap.delivered()
    assert not page.strip.take_over.isHidden()
    room.click(page.strip.take_over)
    assert in_use.keymap.owner(Chord.parse("1")) is Act.LINK
    cap = Chord.parse("1").label()
    bar = room.window.topbar.buttons
    assert bar[Act.LINK].accessibleDescription() == cap
    assert bar[Act.MARK_QUOTE].accessibleDescription() == "Q"


def test_what_was_asked_can_be_left(room, page):
    record(room, page, Act.LINK, Qt.Key.Key_1)
    room.click(page.strip.leave)
    assert page.strip.notice.isHidden()
    assert in_use.keymap == Keymap.delivered()


def test_a_key_of_the_caret_is_refused_with_its_reason(room, page):
    record(room, page, Act.LINK, Qt.Key.Key_Left)
    assert not page.strip.notice.isHidden()
    assert page.strip.take_over.isHidden()
    assert in_use.keymap == Keymap.delivered()


def test_keys_are_taken_away_and_come_back_as_delivered(room, page):
    page.list.choose(Act.MARK_QUOTE)
    room.click(chips(page)[0])
    assert in_use.keymap.chords[Act.MARK_QUOTE] == (Chord.parse("Q"),)
    room.click(page.strip.reset)
    assert in_use.keymap == Keymap.delivered()
    record(room, page, Act.ABOUT, Qt.Key.Key_F5)
    record(room, page, Act.UNDO, Qt.Key.Key_F7)
    room.click(page.reset_all)
    assert in_use.keymap == Keymap.delivered()
    assert not page.reset_all.isEnabled()


def test_an_act_that_takes_its_keys_back_says_from_whom(room, page):
    record(room, page, Act.LINK, Qt.Key.Key_1)
    room.click(page.strip.take_over)
    page.list.choose(Act.MARK_QUOTE)
    room.click(page.strip.reset)
    assert full_name(Act.LINK) in page.strip.words.text()
    assert in_use.keymap == Keymap.delivered()


def test_the_page_is_worked_without_the_mouse(room, page):
    page.search.setFocus()
    page.search.setText("واگرد")
    press(page.search, Qt.Key.Key_Return)
    assert page.strip.recorder.is_waiting
    press(page.strip.recorder, Qt.Key.Key_J, CTRL)
    assert in_use.keymap.chords[Act.UNDO][0] == Chord.parse("Ctrl+J")


def test_the_guide_shows_the_keys_in_use(room, page):
    room.do(Act.GUIDE)
    record(room, page, Act.UNDO, Qt.Key.Key_J, CTRL)
    caps = {label.text() for label in room.window.cards.findChildren(QLabel)}
    assert Chord.parse("Ctrl+J").label() in caps


@pytest.mark.parametrize(
    ("key", "scan", "held", "chord"),
    [
        ("Z", 21 + 8, CTRL, "Ctrl+Z"),
        ("ظ", 44 + 8, CTRL, "Ctrl+Z"),
        ("]", 25 + 8, CTRL | SHIFT, "Ctrl+Shift+P"),
        ("?", 53 + 8, SHIFT, "Shift+/"),
        ("؟", 53 + 8, SHIFT, "Shift+/"),
        ("&", 2 + 8, NONE, "1"),
        ("Ö", 39 + 8, NONE, ";"),
        ("-", 53 + 8, NONE, "-"),
        ("+", 0, CTRL | SHIFT, "Ctrl++"),
    ],
)
def test_a_key_is_kept_by_its_place_and_found_again(key, scan, held, chord):
    event = QKeyEvent(QEvent.Type.KeyPress, ord(key), held, scan, 0, 0, key.lower())
    recorded = to_record(event, "xcb")
    assert str(recorded) == chord
    assert recorded in list(chords_of(event, "xcb"))


def test_modifiers_alone_are_awaited_and_escape_calls_it_off(qtbot):
    recorder = KeyRecorder(platform="xcb")
    qtbot.addWidget(recorder)
    told: list[Chord] = []
    recorder.recorded.connect(told.append)
    recorder.wait()
    press(recorder, Qt.Key.Key_Control)
    assert recorder.is_waiting
    assert recorder.text() == "Ctrl …"
    press(recorder, Qt.Key.Key_Escape)
    assert (recorder.is_waiting, told) == (False, [])
    recorder.wait()
    press(recorder, Qt.Key.Key_Tab)
    assert told == [Chord.parse("Tab")]


def test_the_other_layout_of_what_was_typed():
    assert as_other_layout("undo") == "عدیخ"
    assert as_other_layout("عدیخ") == "undo"
    assert as_other_layout("آغاز") == "Hyhc"
    assert as_other_layout("Hyhc") == "آغاز"
    assert as_other_layout("Ctrl 1") == "ژفقم 1"


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_the_cheat_sheet_has_every_action_with_a_key(room, tmp_path):
    page = sheet_html()
    for act, chords in in_use.keymap.chords.items():
        assert (f"<td>{full_name(act)}</td>" in page) is bool(chords)
    assert ("dir='rtl'" in page) is words.right_to_left()
    for name, start in (("keys.pdf", b"%PDF-"), ("keys.html", b"<!DOCTYPE html>")):
        write_sheet(tmp_path / name)
        assert (tmp_path / name).read_bytes().startswith(start)


def test_a_sheet_that_cannot_be_saved_says_why(room, page, monkeypatch, tmp_path):
    monkeypatch.setattr(
        QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(tmp_path / "none" / "x.pdf"), "")
    )
    room.click(page.sheet)
    assert not page.strip.notice.isHidden()
    assert page.strip.words.text()


def test_broken_keys_in_the_settings_are_told_and_the_rest_is_used(empty_room):
    settings = empty_room.application._services.settings
    settings.set("keys", {"dance": ["J"], "undo": ["Ctrl+J"]})
    empty_room.come_back()
    assert "dance" in empty_room.window.message.words.text() or "dance" in str(
        empty_room.application._keys_notice
    )
    assert in_use.keymap.label(Act.UNDO) == Chord.parse("Ctrl+J").label()
