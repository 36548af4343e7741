"""The page of the article: what it looks like, and how each article comes back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QPushButton

from gofteh.ui.actions import Act
from gofteh.ui.keys import in_use
from gofteh.ui.text_view import TextView
from tests.ui.newsroom import Newsroom

LONG = "\n".join(f"بند {number} با چند واژه و یک نقل‌قول" for number in range(120))


@pytest.fixture
def two(empty_room: Newsroom) -> Newsroom:
    """A window with two articles: a long one, which is open, and one that begins with a Latin name."""
    empty_room.open(seed=False)
    files = {"long.txt": LONG, "isna.txt": "ISNA news agency نوشت\nبند دوم"}
    empty_room.window.work.articles.import_paths([empty_room.file(*each) for each in files.items()])
    go_to(empty_room, "بند 7")
    return empty_room


def go_to(room: Newsroom, words: str) -> None:
    for summary in room.everything:
        room.bench.open_article(summary.id)
        if words in room.document.text:
            room.settle()
            return
    raise AssertionError(words)


def ways(room: Newsroom) -> list[bool]:
    pane = room.window.pane
    blocks = [pane.document().findBlockByNumber(number) for number in range(pane.document().blockCount())]
    return [block.textDirection() is Qt.LayoutDirection.RightToLeft for block in blocks]


def test_caret_and_scroll_come_back_with_the_article_and_after_a_restart(two):
    pane = two.window.pane
    place = two.place("بند 70")
    pane.scroll_to(place, place)
    two.click_text("بند 70")
    caret, top, scroll = pane.caret, pane.top_place, pane.verticalScrollBar().value()
    assert scroll > 0
    go_to(two, "ISNA")
    assert (pane.caret, pane.verticalScrollBar().value()) == (0, 0)
    go_to(two, "بند 7")
    assert (pane.caret, pane.top_place) == (caret, top)
    two.come_back()
    go_to(two, "بند 7")
    assert (two.window.pane.caret, two.window.pane.top_place) == (caret, top)


def test_each_article_has_its_own_size_and_others_follow_the_last(two):
    two.keys("Ctrl+=", "Ctrl+=")
    assert two.window.pane.zoom == 120
    go_to(two, "ISNA")
    assert two.window.pane.zoom == 120
    two.keys("Ctrl+-", "Ctrl+-", "Ctrl+-")
    assert two.window.pane.zoom == 90
    go_to(two, "بند 7")
    assert two.window.pane.zoom == 120
    two.come_back()
    for words, zoom in (("ISNA", 90), ("بند 7", 120)):
        go_to(two, words)
        assert two.window.pane.zoom == zoom


def test_a_paragraph_is_turned_by_key_and_stays_so(two):
    go_to(two, "ISNA")
    assert ways(two) == [False, True]
    two.keys("Ctrl+Home", "Ctrl+Shift+X")
    assert ways(two) == [True, True]
    two.click_text("news")
    assert two.window.pane.caret - two.place("news") in (2, 3)
    go_to(two, "بند 7")
    go_to(two, "ISNA")
    assert ways(two) == [True, True]
    two.do(Act.ENGLISH)
    assert ways(two) == [True, True]
    two.keys("Ctrl+=")
    assert ways(two) == [True, True]
    two.come_back()
    go_to(two, "ISNA")
    assert ways(two) == [True, True]
    two.do(Act.TURN_PARAGRAPH)
    assert ways(two) == [False, True]
    assert two.window.pane.turned == {}


def sheet_of(room: Newsroom) -> TextView:
    room.keys("Ctrl+Shift+T")
    sheet = room.popup()
    assert isinstance(sheet, TextView)
    return sheet


def press(room: Newsroom, sheet: TextView, name: str) -> None:
    (found,) = [
        each for each in sheet.findChildren(QPushButton) if name in (each.accessibleName(), each.text())
    ]
    room.click(found)


@pytest.mark.parametrize("speaking", ["en"])
def test_the_sheet_changes_the_page_at_once_and_for_good(room):
    pane = room.window.pane
    line = pane.reading().geometry.lines_of(0)[0]
    below = pane.reading().geometry.lines_of(0)[1]
    pitch, width = below.box.top() - line.box.top(), pane.reading().sheet.column.width()
    sheet = sheet_of(room)
    for _turn in range(3):
        press(room, sheet, "Line spacing: more")
        press(room, sheet, "Line width: less")
    press(room, sheet, "Text size: more")
    press(room, sheet, "Text size: less")
    (numbers,) = sheet.findChildren(QCheckBox)
    numbers.setFocus()
    room.keys("Space")
    lines = pane.reading().geometry.lines_of(0)
    assert lines[1].box.top() - lines[0].box.top() == pytest.approx(pitch * 1.3, abs=1)
    assert pane.reading().sheet.column.width() == pytest.approx(width * 0.7, abs=1)
    assert not pane.look.numbers
    room.keys("Escape")
    assert QApplication.activePopupWidget() is None
    look = pane.look
    room.come_back()
    assert room.window.pane.look == look
    room.do(Act.PARAGRAPH_NUMBERS)
    assert room.window.pane.look.numbers
    press(room, sheet_of(room), "As usual")
    assert room.window.pane.look == type(look)()


@pytest.mark.parametrize("speaking", ["en"])
def test_spacing_and_width_stop_at_their_ends(room):
    sheet = sheet_of(room)
    for _turn in range(20):
        press(room, sheet, "Line spacing: less")
        press(room, sheet, "Line width: more")
    assert room.window.pane.look.spacing == pytest.approx(0.9)
    assert room.window.pane.look.column == pytest.approx(1.8 * 700)


def test_another_typeface_is_worn_by_the_text_alone(room):
    sheet = sheet_of(room)
    (faces,) = sheet.findChildren(QComboBox)
    faces.addItem("Some Face", "Some Face")
    faces.setCurrentIndex(faces.count() - 1)
    faces.activated.emit(faces.count() - 1)
    families = room.window.pane.document().defaultFont().families()
    assert families[0] == "Some Face"
    assert "Vazirmatn" in families
    assert room.window.pane.font().family() != "Some Face"
    assert room.application._services.settings.get("text_font") == "Some Face"


def test_a_setting_changed_elsewhere_is_worn_too(room):
    room.application._services.settings.set("line_spacing", 1.2)
    assert room.window.pane.look.spacing == pytest.approx(1.2)


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_an_empty_project_says_what_can_be_done(empty_room):
    sheet = empty_room.window.pane.viewport()
    before = sheet.grab().toImage()
    empty_room.open(seed=False)
    assert sheet.grab().toImage() != before
    assert in_use.label(Act.IMPORT) in empty_room.window.pane.accessibleDescription()
    empty_room.window.work.articles.import_paths([empty_room.file("a.txt", LONG)])
    empty_room.settle()
    assert empty_room.document.text == LONG
    assert in_use.label(Act.IMPORT) not in empty_room.window.pane.accessibleDescription()
