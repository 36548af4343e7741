"""Find in the project: hits come while one types, and lead to their places, by keys and by mouse."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gofteh.app.search.find import Hit
from gofteh.domain.spans import QUOTE, SPEAKER
from gofteh.ui.panels.hit_list import HitList
from gofteh.ui.search_index import SearchIndex
from tests.ui.newsroom import NO_KEYS


@pytest.fixture
def find(busy_room, qtbot):
    """Types into the page of a project with three articles, and waits for all hits."""

    def search(typed: str):
        busy_room.keys("Ctrl+Shift+F")
        busy_room.window.work.find_everywhere.page.field.clear()
        busy_room.write(typed)
        wait(busy_room, qtbot)
        return busy_room

    return search


def wait(room, qtbot):
    everywhere = room.window.work.find_everywhere
    qtbot.waitUntil(lambda: not everywhere._soon.isActive() and not everywhere.run.is_running, timeout=20_000)


def page(room):
    return room.window.work.find_everywhere.page


def hits(room):
    return page(room).list.hits.hits


def texts_of(room):
    return {each.id: each.text for each in (d.article for d in room.bench.desk.session.store.documents())}


def test_hits_come_while_one_types_with_their_exact_places(find):
    room = find("وزیر")
    texts = texts_of(room)
    assert {hit.article_id for hit in hits(room)} == {name for name, text in texts.items() if "وزیر" in text}
    assert len({hit.article_id for hit in hits(room)}) == 2
    for hit in hits(room):
        assert texts[hit.article_id][hit.start : hit.end] == hit.words
    # The word that is being typed may go on.
    assert {hit.words for hit in hits(room)} == {"وزیر", "وزیران"}
    rows = [(list(texts).index(hit.article_id), hit.start) for hit in hits(room)]
    assert rows == sorted(rows)


def test_enter_opens_the_place_in_its_article_and_f4_goes_on(find):
    room = find("نفت")
    room.keys("Down")
    assert QApplication.focusWidget() is page(room).list
    room.keys("Enter")
    first = hits(room)[0]
    assert room.document.id == first.article_id
    assert room.window.pane.selected_range() == (first.start, first.end)
    assert room.window.pane.hasFocus()
    lit = room.window.pane.reading().hits
    assert list(lit.places) == [(h.start, h.end) for h in hits(room) if h.article_id == first.article_id]
    assert lit.current == 0
    room.keys("F4")
    assert room.window.pane.selected_range() == (hits(room)[1].start, hits(room)[1].end)
    room.keys("Shift+F4", "2")
    assert room.marked(SPEAKER) == ["نفت"]


def test_space_and_a_click_show_the_place_while_the_keys_stay(find):
    room = find("برف")
    view = page(room).list
    room.keys("Down", "Space")
    assert room.document.text.startswith("بارش برف")
    assert view.hasFocus()
    QTest.mouseClick(
        view.viewport(), Qt.MouseButton.LeftButton, NO_KEYS, view.visualRect(view.hits.index(1)).center()
    )
    room.settle()
    assert room.window.pane.selected_range() == (hits(room)[1].start, hits(room)[1].end)


def test_escape_leads_back_step_by_step(find):
    room = find("برف")
    before = room.document.id
    room.keys("Down", "Escape")
    assert QApplication.focusWidget() is page(room).field
    room.keys("Escape")
    assert not page(room).isVisible()
    assert room.window.pane.hasFocus()
    assert room.document.id == before


def test_only_the_last_query_counts(busy_room, qtbot):
    busy_room.keys("Ctrl+Shift+F")
    for typed in ("و", "وزیر", "برف"):
        page(busy_room).field.setText(typed)
        busy_room.window.work.find_everywhere._search()
    wait(busy_room, qtbot)
    assert {hit.words for hit in hits(busy_room)} == {"برف"}


def test_phrases_prefixes_and_what_is_left_out(find, qtbot):
    room = find('"بارش برف"')
    assert [hit.words for hit in hits(room)] == ["بارش برف"]
    find("هواش*")
    assert [hit.words for hit in hits(room)] == ["هواشناسی"]
    find("برف -هواشناسی")
    assert hits(room) == []
    assert page(room).empty.isVisible()


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_pills_narrow_down_to_quotes_and_to_who_speaks(find, qtbot, speaking):
    room = find("آرام")
    room.keys("Down", "Enter")
    start = room.document.text.index("«بازار")
    desk = room.bench.desk
    quote = desk.mark(start, room.document.text.index("»", start) + 1, QUOTE)
    desk.choose(quote.id)
    at = room.document.text.index("وزیر نفت")
    desk.mark(at, at + len("وزیر نفت"), SPEAKER)
    find("بازار")
    room.click(page(room).pills[QUOTE])
    wait(room, qtbot)
    assert [hit.words for hit in hits(room)] == ["بازار"]
    assert page(room).pills[QUOTE].isChecked()
    find("وزیر")
    room.click(page(room).pills[QUOTE])
    wait(room, qtbot)
    assert hits(room) == []
    page(room).field.clear()
    room.click(page(room).speaker)
    menu = room.popup()
    menu.field.setText("وزیر")
    room.keys("Enter")
    wait(room, qtbot)
    assert [hit.words for hit in hits(room)] == ["«بازار آرام است.»"]
    assert page(room).speaker.isChecked()


def test_a_label_that_is_none_is_told(find):
    room = find("برچسب:زرافه صلح")
    assert page(room).problem.isVisible()
    find("برچسب:گوینده")
    assert not page(room).problem.isVisible()


def test_a_selection_is_what_is_looked_for(busy_room, qtbot):
    busy_room.double_click("لاوروف")
    busy_room.keys("Ctrl+Shift+F")
    wait(busy_room, qtbot)
    assert page(busy_room).field.text() == "لاوروف"
    assert {hit.words for hit in hits(busy_room)} == {"لاوروف"}


def test_a_project_is_closed_while_it_is_searched(busy_room):
    busy_room.keys("Ctrl+Shift+F")
    page(busy_room).field.setText("و")
    busy_room.window.work.find_everywhere._search()
    busy_room.window.work.articles.open_project(busy_room.folder / "other.gofteh", create=True)
    busy_room.settle()
    assert hits(busy_room) == []
    assert not page(busy_room).isVisible()
    assert busy_room.bench.failures == 0


def test_an_act_is_done_while_a_search_goes_on(busy_room, qtbot):
    busy_room.keys("Ctrl+Shift+F")
    page(busy_room).field.setText("گ*")
    busy_room.window.work.find_everywhere._search()
    busy_room.bench.desk.mark(0, 2, SPEAKER)
    wait(busy_room, qtbot)
    assert busy_room.only(SPEAKER).start == 0
    assert hits(busy_room)


def test_the_index_is_filled_while_nobody_waits(busy_room, qtbot):
    store = busy_room.bench.desk.session.store
    assert store.index_for_search(0) > 0
    index = SearchIndex(busy_room.bench, busy_room.window)
    index._begin()
    qtbot.waitUntil(lambda: not index.is_running, timeout=20_000)
    assert store.index_for_search(0) == 0


def test_a_list_of_a_hundred_thousand_hits_is_shown_and_walked(qtbot, as_it_was):
    view = HitList()
    qtbot.addWidget(view)
    view.resize(700, 300)
    some = [
        Hit(
            article_id=f"a-{n // 3}",
            title="خبر",
            start=n,
            end=n + 2,
            before="پیش از ",
            words="آن",
            after=" پس",
        )
        for n in range(100_000)
    ]
    view.hits.add(some)
    view.show()
    view.go_to(0)
    view.setFocus()
    assert view.hits.articles == 33_334
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.row == 99_999
    QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert 99_980 < view.row < 99_999
    assert view.viewport().grab().toImage().width() > 0
