"""The dialog of an import, by mouse and keys: what is looked at, chosen, done, stopped."""

import json
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from gofteh.app import import_parts
from gofteh.app.repairs import HALF_SPACES
from gofteh.domain.article import SourceKind
from gofteh.domain.spans import QUOTE
from gofteh.exchange import making
from gofteh.ui.actions import Act
from gofteh.ui.import_dialog import ImportDialog
from gofteh.ui.text_dialogs import CorrectDialog, MendDialog

STORY = (
    "به گزارش ایسنا، وزیر نیرو گفت: ذخیره سدهای تهران کم شده است.\n"
    "وی در این باره افزود که باید در مصرف آب صرفه جویی شود و این برای همه مهم است.\n"
)
LOST = "رسانههای روسی این را به نقل از وزیر نوشتند و او گفت که این درست نمیباشد."


def ids(room):
    return [summary.id for summary in room.everything]


def dialog_of(room, qtbot, *sources):
    """Bring sources in, and return the dialog when it has looked at them."""
    room.window.work.articles.bring(list(sources))
    (dialog,) = room.window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: not dialog.is_looking)
    room.settle()
    return dialog


def run(room, qtbot, dialog):
    with qtbot.waitSignal(dialog.imported, timeout=30_000):
        room.click(dialog.go)
    room.settle()


def mark(room):
    """Mark the first quotation of the open article."""
    text = room.document.text
    return room.bench.desk.mark(text.index("«"), text.index("»") + 1, QUOTE)


def newest(room):
    document = room.bench.desk.session.store.load(ids(room)[-1])
    assert document is not None
    return document


def test_a_plain_file_comes_without_a_question(room, qtbot):
    room.window.work.articles.bring([room.file("a.txt", STORY)])
    qtbot.waitUntil(lambda: not room.window.findChildren(ImportDialog))
    room.settle()
    assert len(ids(room)) == 2
    assert newest(room).article.source.publisher == "ایسنا"
    assert not room.window.message.isHidden()


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_lost_half_spaces_are_offered_and_mended_only_when_ticked(room, qtbot, speaking):
    dialog = dialog_of(room, qtbot, room.file("a.txt", LOST))
    assert dialog.isVisible()
    box = dialog.repairs.boxes[HALF_SPACES]
    assert not box.isChecked()
    assert "رسانه‌های" in box.text()
    box.click()
    run(room, qtbot, dialog)
    document = newest(room)
    assert "رسانه‌های" in document.text
    assert document.article.source.normalization == (HALF_SPACES,)
    session = room.bench.desk.session
    session.open(document.id)
    session.undo()
    assert session.state.open_document.text == LOST
    assert session.store.check() == []


def test_what_is_not_ticked_is_not_done(room, qtbot):
    dialog = dialog_of(room, qtbot, room.file("a.txt", LOST))
    run(room, qtbot, dialog)
    assert newest(room).text == LOST


def test_a_text_is_pasted_where_no_field_has_the_keys(room, qtbot):
    QGuiApplication.clipboard().setText(STORY)
    room.window.pane.setFocus()
    room.keys("Ctrl+V")
    qtbot.waitUntil(lambda: len(ids(room)) == 2)
    source = newest(room).article.source
    assert (source.kind, source.name) == (SourceKind.PASTE, None)
    assert newest(room).text == STORY


def test_in_a_field_the_same_keys_paste_words(room, qtbot):
    QGuiApplication.clipboard().setText("لاوروف")
    room.window.queue.search.setFocus()
    room.keys("Ctrl+V")
    assert room.window.queue.search.text() == "لاوروف"
    assert len(ids(room)) == 1


def test_copied_files_are_pasted(room, qtbot):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(room.file("a.txt", STORY)))])
    QGuiApplication.clipboard().setMimeData(data)
    room.do(Act.PASTE)
    qtbot.waitUntil(lambda: len(ids(room)) == 2)


def test_an_empty_clipboard_says_so(room):
    QGuiApplication.clipboard().clear()
    room.do(Act.PASTE)
    assert not room.window.message.isHidden()
    assert len(ids(room)) == 1


def test_another_encoding_is_previewed_and_used(room, qtbot):
    path = room.folder / "old.txt"
    path.write_bytes("خبر".encode("cp1256"))
    dialog = dialog_of(room, qtbot, path)
    assert dialog.files.rows[0].is_bad
    assert not dialog.go.isEnabled()
    box = dialog.encoding.box
    box.setCurrentIndex(box.findData("windows-1256"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not dialog.is_looking)
    assert dialog.text.toPlainText() == "خبر"
    run(room, qtbot, dialog)
    assert newest(room).text == "خبر"
    assert newest(room).article.source.encoding == "windows-1256"


def test_columns_are_guessed_shown_and_changed(room, qtbot):
    path = room.file("t.csv", "الف,عنوان,متن\nمتن راستین خبر,تیتر,چکیده\n")
    dialog = dialog_of(room, qtbot, path)
    assert dialog.columns.boxes["text"].currentText() == "متن"
    box = dialog.columns.boxes["text"]
    box.setCurrentIndex(box.findData("الف"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: not dialog.is_looking)
    assert dialog.text.toPlainText() == "متن راستین خبر"
    run(room, qtbot, dialog)
    assert (newest(room).text, newest(room).article.title) == ("متن راستین خبر", "تیتر")


def test_what_is_here_already_comes_again_only_when_asked(room, qtbot):
    path = room.file("a.txt", LOST)
    run(room, qtbot, dialog_of(room, qtbot, path))
    dialog = dialog_of(room, qtbot, path)
    run(room, qtbot, dialog)
    assert len(ids(room)) == 2
    assert dialog.isVisible()
    room.click(dialog.leave)
    again = dialog_of(room, qtbot, path)
    again.again.click()
    run(room, qtbot, again)
    assert len(ids(room)) == 3


@pytest.fixture
def many(room, monkeypatch):
    """A folder of forty stories, which come in one by one."""
    monkeypatch.setattr(import_parts, "_MOST_TOGETHER", 1)
    folder = room.folder / "many"
    folder.mkdir()
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"خبر {number}\n\n{STORY}", encoding="utf-8")
    return folder


def begun(room, qtbot, folder):
    """Return the dialog of an import that is under way."""
    dialog = dialog_of(room, qtbot, folder)
    room.click(dialog.go)
    qtbot.waitUntil(lambda: len(dialog.reports) >= 3)
    return dialog


def test_the_project_may_be_closed_while_an_import_goes_on(room, qtbot, many):
    dialog = begun(room, qtbot, many)
    assert dialog.run is not None
    room.bench.detach()
    assert not dialog.run.is_running
    room.come_back()
    assert 4 <= len(ids(room)) < 41
    assert room.bench.desk.session.store.check() == []


def test_an_import_that_is_stopped_keeps_what_it_did_and_goes_on_later(room, qtbot, many):
    folder, dialog = many, begun(room, qtbot, many)
    room.click(dialog.leave)
    assert dialog.run is not None
    assert not dialog.run.is_running
    there = len(ids(room))
    assert 4 <= there < 41
    room.click(dialog.leave)
    run(room, qtbot, dialog_of(room, qtbot, folder))
    assert len(ids(room)) == 41
    assert room.bench.desk.session.store.check() == []


HOSTILE = {
    "line.txt": "خبر " * 30_000,
    "lines.txt": "خبر\n" * 20_000,
    "marks.txt": "ا" + "\u0301" * 20_000,
    "bidi.txt": "\u202e" * 5_000 + "متن",
    "dashes.txt": "تهران - " * 5_000,
    "deep.html": "<div>" * 5_000 + "متن" + "</div>" * 5_000,
    "deep.json": "[" * 5_000 + "]" * 5_000,
    "rows.csv": "متن,عنوان\n" + "".join(f"ردیف {number} از خبر,تیتر\n" for number in range(300)),
    "lines.jsonl": "".join(json.dumps({"text": f"خبر {number}"}) + "\n" for number in range(300)),
    "torn.docx": "PK\x03\x04 and no more",
    "zero.txt": "\0" * 100,
}


def test_real_and_hostile_files_come_in_and_the_window_itself_writes_and_reads_none(room, qtbot, monkeypatch):
    folder = room.folder / "many"
    folder.mkdir()
    gold = sorted((Path(__file__).parents[1] / "gold").rglob("*.txt"))
    for path in gold:
        (folder / f"{path.parent.name}-{path.name}").write_bytes(path.read_bytes())
    for name, text in HOSTILE.items():
        (folder / name).write_text(text, encoding="utf-8")
    threads = set()

    def noting(owner, name):
        there = getattr(owner, name)

        def note(*given):
            threads.add(threading.current_thread())
            return there(*given)

        monkeypatch.setattr(owner, name, note)

    dialog = dialog_of(room, qtbot, folder)
    noting(making, "recognise")
    noting(room.bench.desk.session.store, "record")
    before = len(ids(room))
    run(room, qtbot, dialog)
    assert threading.main_thread() not in threads
    by_name = {report.path.name: report for report in dialog.reports}
    assert {name for name, report in by_name.items() if report.refused} == {
        "deep.html", "deep.json", "torn.docx", "zero.txt",
    }  # fmt: skip
    assert len(by_name["rows.csv"].imported) == len(by_name["lines.jsonl"].imported) == 300
    stories = [by_name[f"{path.parent.name}-{path.name}"] for path in gold]
    assert all(len(report.imported) == 1 for report in stories)
    assert len(ids(room)) == before + sum(len(report.imported) for report in dialog.reports)


def test_closing_the_dialog_while_it_looks_leaves_nothing_behind(room, qtbot):
    folder = room.folder / "many"
    folder.mkdir()
    for number in range(30):
        (folder / f"{number}.json").write_text(json.dumps({"text": f"{number} {STORY}"}), encoding="utf-8")
    room.window.work.articles.bring([folder])
    (dialog,) = room.window.findChildren(ImportDialog)
    dialog.open()
    dialog.reject()
    room.settle()
    assert room.window.findChildren(ImportDialog) == []
    assert len(ids(room)) == 1


def test_a_text_is_mended_from_the_menu_and_shown_anew(room, qtbot):
    room.window.work.articles.import_paths([room.file("a.txt", LOST)])
    room.bench.open_article(ids(room)[-1])
    room.do(Act.MEND_TEXT)
    (dialog,) = room.window.findChildren(MendDialog)
    assert not dialog.go.isEnabled()
    dialog.repairs.boxes[HALF_SPACES].click()
    room.click(dialog.go)
    assert "رسانه‌های" in room.document.text
    assert "رسانه‌های" in room.window.pane.toPlainText()
    room.do(Act.UNDO)
    assert room.document.text == LOST
    assert "رسانه‌های" not in room.window.pane.toPlainText()


def test_a_text_with_marks_is_not_mended(room):
    mark(room)
    room.do(Act.MEND_TEXT)
    assert room.window.findChildren(MendDialog) == []
    assert not room.window.message.isHidden()


def test_a_text_is_corrected_from_a_file_and_its_marks_move(room, qtbot, monkeypatch):
    span = mark(room)
    before = room.document
    words = before.text_of(span)
    path = room.file("new.txt", "تازه: " + before.text)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    room.do(Act.CORRECT_TEXT)
    assert room.document.text.startswith("تازه: ")
    assert room.document.text_of(room.document.span(span.id)) == words
    room.do(Act.UNDO)
    assert room.document.text == before.text


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_marks_whose_words_are_gone_are_asked_about(room, monkeypatch, speaking):
    span = mark(room)
    before = room.document
    path = room.file("new.txt", before.text[: span.start] + before.text[span.end :])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_arguments: (str(path), ""))
    room.do(Act.CORRECT_TEXT)
    (dialog,) = room.window.findChildren(CorrectDialog)
    assert room.document is before
    if not dialog.give_up.isHidden():
        assert not dialog.go.isEnabled()
        dialog.give_up.click()
    assert dialog.marks.count() >= 1
    room.click(dialog.go)
    assert room.document.text == path.read_text("utf-8")
    room.do(Act.UNDO)
    assert room.document == before
