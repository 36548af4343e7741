"""What people come for, from opening the program to the exported file, with their hands alone."""

import json

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog

from gofteh.app import words
from gofteh.domain.article import Status
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType
from gofteh.ui.actions import Act
from tests.ui.newsroom import OTHERS

FIRST = (
    "«من بسیار امیدوارم که دولت ترامپ، از جمله نماینده ویژه ترامپ در اوکراین و روسیه، کیت کلاگ، "
    "به ریشههای درگیری دست یابد. ما همیشه آماده رایزنی هستیم.»"
)
SECOND = "دستیابی به «آتشبس» مدنظر غرب در مناقشه اوکراین راهی به جایی نمیبرد"

both_languages = pytest.mark.parametrize("speaking", ["fa", "en"])


def export(room, monkeypatch):
    path = room.folder / "out.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments, **_keywords: (str(path), ""))
    room.keys("Ctrl+E")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def name_of_the_speaker(room, record):
    return room.bench.desk.session.state.registry.resolve(record.speaker_id).name


@both_languages
def test_a_newcomer_marks_closes_comes_back_and_exports(busy_room, monkeypatch):
    room = busy_room
    # A quote by the mouse, its speaker by a double click and a key, a topic by the keyboard.
    room.drag(FIRST)
    room.click(room.button(room.window.work.labels.bar, words._("Quote")))
    room.double_click("لاوروف")
    room.keys("2")
    room.window.pane.setFocus()
    room.select_by_keys("درگیری")
    room.keys("3")
    assert (room.marked(QUOTE), room.marked(SPEAKER), room.marked(TOPIC)) == (
        [FIRST],
        ["لاوروف"],
        ["درگیری"],
    )
    # Another quote, linked by hand.
    room.keys("Escape", "Escape")
    room.drag("وزیر امور خارجه روسیه")
    room.keys("2", "Escape", "Escape")
    room.drag(SECOND)
    room.keys("1", "I", "L", "Enter")
    record, other = room.bench.desk.records
    assert room.document.text_of(other.mentions[0]) == "وزیر امور خارجه روسیه"
    # Who is meant, and a word for the desk.
    room.click(room.window.cards.card_of(record.id))
    room.keys("W")
    room.write("سرگئی لاوروف")
    room.keys("Enter", "N")
    room.write("بازبینی شود")
    left = room.document.id
    room.come_back()

    record, other = room.bench.desk.records
    assert room.document.id == left
    assert room.document.status is Status.IN_PROGRESS
    assert name_of_the_speaker(room, record) == "سرگئی لاوروف"
    assert room.document.text_of(record.topics[0]) == "درگیری"
    assert record.head.note == "بازبینی شود"
    assert other.quote_type == QuoteType.INDIRECT
    assert len(room.window.cards.card_list) == 2
    # Undo reaches back over the closing, and redo forth again.
    whole = room.document
    room.keys("Ctrl+Z")
    assert room.bench.desk.records[0].head.note is None
    room.keys("Ctrl+Z")
    assert room.bench.desk.records[0].speaker_id is None
    for _turn in range(20):
        room.keys("Ctrl+Y")
    assert room.document == whole

    lines = export(room, monkeypatch)
    assert len(lines) == 3
    (line,) = [line for line in lines if line["text"] == room.document.text]
    quotes = [span for span in line["spans"] if span["label"] == QUOTE]
    assert [line["text"][span["start"] : span["end"]] for span in quotes] == [FIRST, SECOND]
    assert {link["type"] for link in line["links"]} == {"said_by", "about"}

    room.click(room.window.topbar.buttons[Act.FINISH])
    assert room.document.text == OTHERS["oil.txt"]
    assert [summary.status for summary in room.everything] == [Status.DONE, Status.NEW, Status.NEW]


@both_languages
def test_the_keyboard_alone_does_it_all(busy_room, monkeypatch):
    room = busy_room
    room.keys("Ctrl+K")
    room.write("برف")
    room.keys("Enter")
    assert room.document.text == OTHERS["snow.txt"]
    room.keys("Ctrl+PageUp", "Ctrl+PageUp", "Ctrl+Home")
    room.select_by_keys(FIRST)
    room.keys("1")
    room.walk_to(room.place("لاوروف") + 2)
    room.keys("Alt+Up")
    room.persian_key("س")
    room.keys("W")
    room.write("سرگئی لاوروف")
    room.keys("Enter")
    room.walk_to(room.place("درگیری"))
    room.select_by_keys("درگیری")
    room.persian_key("۳")
    (record,) = room.bench.desk.records
    assert name_of_the_speaker(room, record) == "سرگئی لاوروف"
    assert [room.document.text_of(topic) for topic in record.topics] == ["درگیری"]

    # From mark to mark, and away with one of them.
    room.keys("Escape", "Escape", "Ctrl+Home", "Tab")
    assert room.document.text_of(room.bench.desk.chosen) == "لاوروف"
    room.keys("Tab", "Tab")
    assert room.document.text_of(room.bench.desk.chosen) == "درگیری"
    room.keys("Shift+Tab")
    assert room.document.text_of(room.bench.desk.chosen) == FIRST
    room.keys("M", "N")
    room.write("نقل")
    room.keys("Enter", "Tab", "Delete")
    assert room.marked(TOPIC) == []
    room.keys("Ctrl+Z")
    assert room.marked(TOPIC) == ["درگیری"]

    # The palette knows what no key is remembered for.
    room.keys("Ctrl+Shift+P")
    room.write(words._("Rejected"))
    room.keys("Enter")
    assert room.document.status is Status.REJECTED
    room.keys("Ctrl+Enter")
    assert room.document.text == OTHERS["oil.txt"]
    assert QApplication.activePopupWidget() is None
    assert len(export(room, monkeypatch)) == 3
    room.keys("Ctrl+Q")
    assert not room.window.isVisible()


@both_languages
def test_work_goes_on_where_it_was_left(busy_room):
    room = busy_room
    room.keys("Ctrl+PageDown")
    room.double_click("نفت")
    room.keys("3")
    room.come_back()
    assert room.document.text == OTHERS["oil.txt"]
    assert room.marked(TOPIC) == ["نفت"]
    assert room.window.queue.view.currentIndex().row() == 1
    room.keys("Ctrl+Z")
    assert room.marked(TOPIC) == []


def test_a_change_of_mind_about_language_and_theme_disturbs_no_work(room):
    room.drag(FIRST)
    room.keys("1")
    for act in (Act.ENGLISH, Act.THEME_DARK, Act.PERSIAN, Act.THEME_LIGHT):
        room.do(act)
        room.window.activateWindow()
        room.settle()
        room.window.pane.setFocus()
        room.keys("I", "D")
        assert room.marked(QUOTE) == [FIRST]
    room.double_click("لاوروف")
    room.persian_key("۲")
    assert room.bench.desk.records[0].has_speaker
