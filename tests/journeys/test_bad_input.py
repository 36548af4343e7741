"""Files that are no articles and disks that refuse, met at the window: told with a cure, nothing lost."""

import sys
from io import FileIO
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from gofteh.app import words
from gofteh.domain.spans import QUOTE, TOPIC
from gofteh.ui.import_dialog import ImportDialog
from tests.journeys.test_main_job import FIRST
from tests.storage.conftest import read_only_mount, small_disk

__all__ = ["read_only_mount", "small_disk"]

both_languages = pytest.mark.parametrize("speaking", ["fa", "en"])

FILES = {
    "empty": (b"", "The file holds no text.", "Choose a file with an article in it."),
    "binary": (bytes(range(1, 256)), "UTF-8", "save it as UTF-8"),
    "invalid UTF-8": ("لاوروف".encode() + b"\xff", "12", "save it as UTF-8"),
    "NUL": ("لاوروف\0".encode(), "it holds zero bytes.", "Import the article as a text file in UTF-8."),
    "lone surrogate": (b"a\xed\xa0\x80", "UTF-8", "save it as UTF-8"),
    "too large": (b"a " * 10_000_001, "The file is larger than", "Split it into articles, one file each."),
}


def choose(monkeypatch, *paths: Path) -> None:
    """Answer the dialogs that ask for files."""
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_a, **_k: ([str(p) for p in paths], ""))
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_k: (str(paths[0]), ""))


def told(room) -> str:
    """Return what the bar above the article says, without the marks that keep directions apart."""
    assert room.window.message.isVisible()
    return without_isolates(room.window.message.words.text())


def without_isolates(text: str) -> str:
    return "".join(sign for sign in text if sign not in "\u2068\u2069")


def without_english(text: str) -> str:
    """Return the Latin words of a Persian message that are no names of files, encodings or options."""
    names = {"UTF", "windows", "encoding", "a", "bad", "txt", "out", "jsonl", "desk", "gofteh"}
    latin = "".join(sign if sign.isascii() and sign.isalpha() else " " for sign in text).split()
    return " ".join(word for word in latin if word not in names)


def fill(stream: FileIO) -> None:
    while True:
        stream.write(bytes(4096))


@both_languages
@pytest.mark.parametrize("kind", FILES)
def test_a_file_that_is_no_article_is_named_with_a_cure(room, qtbot, monkeypatch, speaking, kind):
    data, fault, cure = FILES[kind]
    room.drag(FIRST)
    room.keys("1")
    before = room.document
    path = room.folder / "bad.txt"
    path.write_bytes(data)
    choose(monkeypatch, path)
    room.keys("Ctrl+I")
    (dialog,) = room.window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: dialog.isVisible() and not dialog.is_looking)
    said = without_isolates(dialog.words.text())
    assert dialog.title.text() == "bad.txt"
    assert not dialog.go.isEnabled()
    if speaking == "en":
        assert fault in said
        assert cure in said
    else:
        assert without_english(said) == ""
    dialog.reject()
    assert len(room.everything) == 1
    assert room.document == before
    room.come_back()
    assert room.document == before


@both_languages
def test_a_folder_that_takes_no_export_is_told(room, monkeypatch, speaking, read_only_mount):
    folder = room.folder / "locked"
    folder.mkdir()
    choose(monkeypatch, folder / "out.jsonl")
    with read_only_mount(folder):
        room.keys("Ctrl+E")
    said = told(room)
    assert "out.jsonl" in said
    assert words._("Read-only file system") in said
    assert words._("Make room on the disk, or choose a folder that you may write to.") in said
    assert speaking == "en" or without_english(said) == ""
    assert list(folder.iterdir()) == []


@both_languages
def test_a_full_disk_refuses_an_act_and_takes_it_when_there_is_room(small_disk, empty_room, speaking):
    room = empty_room
    room.project = small_disk / "desk.gofteh"
    room.open()
    room.drag(FIRST)
    room.keys("1")
    before = room.document
    ballast = small_disk / "ballast"
    with ballast.open("wb", buffering=0) as stream, pytest.raises(OSError, match="No space"):
        fill(stream)
    # SQLite writes on within what its journal already has; then nothing more goes in.
    word = "لاوروف"
    for nth in range(4):
        room.keys("Escape", "Escape")
        room.double_click(word, nth)
        room.keys("3")
        if room.window.message.isVisible():
            break
        before = room.document
    said = told(room)
    assert "desk.gofteh" in said
    assert speaking == "en" or without_english(said) == ""
    assert room.window.status.saved_words == words._("Not saved")
    assert room.document == before
    ballast.unlink()
    room.click(room.window.message.retry)
    assert not room.window.message.isVisible()
    assert room.window.status.saved_words != words._("Not saved")
    assert len(room.marked(TOPIC)) == len([s for s in before.spans.values() if s.label == TOPIC]) + 1
    after = room.document
    room.come_back()
    assert room.document == after
    assert room.marked(QUOTE) == [FIRST]


@both_languages
@pytest.mark.skipif(sys.platform == "win32", reason="mounts are tried on Linux only")
def test_a_project_on_a_disk_that_may_not_be_written_is_looked_at(room, speaking, read_only_mount):
    room.drag(FIRST)
    room.keys("1")
    before = room.document
    room.close()
    with read_only_mount(room.folder):
        room.come_back()
        assert room.document == before
        room.keys("Escape", "Escape")
        room.double_click("لاوروف")
        room.keys("3")
        assert "desk.gofteh" in told(room)
        assert room.document == before
        room.close()
    room.come_back()
    assert room.document == before
