"""Who said what about what: three columns over the quotes, worked by keys and mouse in the real window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gofteh.app import words
from gofteh.app.quote_book import Asked
from gofteh.domain.registry import Role, Speaker
from gofteh.ui.explorer.column import ENTRY
from gofteh.ui.explorer.page import ExplorerPage
from tests.ui.clipping import clipped


def mark_quote(room, sentence, name, topic=None):
    """Mark the words in «» with their speaker, as a hand would through the desk."""
    desk = room.bench.desk
    start = room.document.text.index(sentence)
    desk.let_go()
    desk.mark(start, start + len(sentence), "quote")
    desk.name_speaker(desk.current_record, name)
    if topic is not None:
        desk.toggle_article_topic(topic)
    room.settle()


@pytest.fixture
def spoken_room(busy_room):
    """Three articles, two of them with a quote."""
    mark_quote(busy_room, "«من بسیار امیدوارم", "سرگئی لاوروف", "medtop:16000000")
    oil = next(each for each in busy_room.everything if "اوپک" in (each.title or each.opening))
    busy_room.bench.open_article(oil.id)
    mark_quote(busy_room, "«بازار آرام است.»", "وزیر نفت", "medtop:04000000")
    lavrov = next(
        each
        for each in busy_room.bench.desk.session.state.registry.speakers.values()
        if "لاوروف" in each.name
    )
    roles = [Role("وزیر خارجهٔ روسیه", "2004-03-09")]
    busy_room.bench.desk.change_speaker(lavrov.with_roles(roles))
    return busy_room


@pytest.fixture
def page(spoken_room, qtbot):
    spoken_room.window.activateWindow()
    spoken_room.keys("Ctrl+Shift+E")
    (found,) = spoken_room.window.findChildren(ExplorerPage)
    qtbot.waitUntil(lambda: not found._filling.isActive())
    spoken_room.settle()
    return found


def titles(column):
    return [entry.title for entry in column.model.entries]


def rows(page):
    return [page.model.line(row).words for row in range(page.model.rowCount())]


def click_row(room, column, title, after=0):
    """Click the first line of that title from line ``after`` on."""
    row = titles(column).index(title, after)
    index = column.model.index(row, 0)
    column.view.scrollTo(index)
    QTest.mouseClick(
        column.view.viewport(), Qt.MouseButton.LeftButton, pos=column.view.visualRect(index).center()
    )
    room.settle()


def test_the_columns_count_and_narrow_one_another(spoken_room, page):
    assert titles(page.speakers)[0] == words._("Everybody")
    assert set(titles(page.speakers)[1:]) == {"سرگئی لاوروف", "وزیر نفت"}
    assert set(titles(page.topics)[1:]) == {"درگیری، جنگ و صلح", "اقتصاد و کسب‌وکار"}
    assert len(rows(page)) == 2
    click_row(spoken_room, page.speakers, "وزیر نفت")
    assert rows(page) == ["«بازار آرام است.»"]
    assert titles(page.topics)[1:] == ["اقتصاد و کسب‌وکار"]
    assert page.speakers.model.entries[0].count == 2
    click_row(spoken_room, page.topics, "اقتصاد و کسب‌وکار")
    assert titles(page.speakers)[1:] == ["وزیر نفت"]
    spoken_room.click(page.everything)
    assert page.asked == Asked()
    assert len(rows(page)) == 2


def test_a_speaker_is_found_by_typing_in_any_spelling(spoken_room, page):
    page.speakers.field.setFocus()
    spoken_room.write("سرگئي")
    assert titles(page.speakers) == [words._("Everybody"), "سرگئی لاوروف"]
    spoken_room.keys("Enter")
    assert page.speakers.key is not None
    assert rows(page)[0].startswith("«من بسیار")


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_time_is_told_in_the_calendar_in_use(spoken_room, page):
    expected = {"fa": ["۱۴۰۳", "دی"], "en": ["2024", "December"]}[words.language()]
    shown = titles(page.times)
    place = shown.index(expected[0])
    assert shown[place + 1] == expected[1]
    # The month of today's story may be called the same.
    click_row(spoken_room, page.times, expected[1], after=place)
    assert rows(page)[0].startswith("«من بسیار")
    assert len(rows(page)) == 1


def test_enter_opens_the_place_and_the_page_comes_back_as_it_was(spoken_room, page):
    click_row(spoken_room, page.speakers, "سرگئی لاوروف")
    page.view.setFocus()
    spoken_room.keys("Enter")
    assert not page.isVisible()
    assert spoken_room.document.text.count("لاوروف") > 1
    assert spoken_room.document.text_of(spoken_room.bench.desk.chosen).startswith("«من بسیار")
    spoken_room.window.activateWindow()
    spoken_room.keys("Ctrl+Shift+E")
    assert page.isVisible()
    assert len(rows(page)) == 1


def test_one_key_copies_the_quote_with_who_said_it_where(spoken_room, page):
    click_row(spoken_room, page.speakers, "سرگئی لاوروف")
    page.view.setFocus()
    spoken_room.keys("C")
    data = QApplication.clipboard().mimeData()
    quote, attribution = data.text().split("\n")
    assert quote.startswith("«من بسیار امیدوارم")
    assert attribution == "— سرگئی لاوروف، وزیر خارجهٔ روسیه (ایسنا، ۶ دی ۱۴۰۳)"
    assert '<blockquote dir="rtl">' in data.html()
    assert "<cite>" in data.html()


def test_the_page_follows_what_is_done_and_undone(spoken_room, page, qtbot):
    bench = spoken_room.bench
    bench.desk.session.undo()
    bench.attempt(lambda: bench.desk.merge_speakers([_id(bench, "وزیر نفت")], _id(bench, "سرگئی لاوروف")))
    qtbot.waitUntil(lambda: not page._filling.isActive())
    spoken_room.settle()
    assert titles(page.speakers)[1:] == ["سرگئی لاوروف"]
    assert page.speakers.model.entries[1].count == 2


def test_a_quote_is_copied_from_the_article_too(spoken_room):
    spoken_room.window.activateWindow()
    spoken_room.bench.choose(spoken_room.bench.desk.records[0].id)
    spoken_room.keys("Ctrl+Shift+C")
    assert QApplication.clipboard().text().startswith("«بازار آرام است.»\n— وزیر نفت")


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_nothing_is_clipped_and_everything_has_a_name(spoken_room, page):
    assert clipped(page) == []
    for column in (page.speakers, page.topics, page.times):
        assert column.view.accessibleName()
        entry = column.model.index(0, 0).data(ENTRY)
        assert entry.title in column.model.index(0, 0).data()
    assert page.model.index(0, 0).data().startswith("\u2068")


def test_an_empty_project_says_so(room, qtbot):
    room.window.activateWindow()
    room.keys("Ctrl+Shift+E")
    (page,) = room.window.findChildren(ExplorerPage)
    qtbot.waitUntil(lambda: not page._filling.isActive())
    assert page.empty.isVisible()
    assert not page.copy_button.isEnabled()


def _id(bench, name: str) -> str:
    found: list[Speaker] = [
        each for each in bench.desk.session.state.registry.speakers.values() if each.name == name
    ]
    return found[0].id
