"""What the window relies on: directions, zoom, scrolling, signals, screen readers."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QTextBlock, QWheelEvent
from PySide6.QtWidgets import QApplication

from gofteh.language.boundaries import Boundaries
from gofteh.ui.article.sheet import is_right_to_left
from gofteh.ui.article.view import ArticlePane
from tests.ui.article.helpers import STORY, article, link, reading_of, span


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ISNA، خبرگزاری دانشجویان", True),
        ("The ministry said: خیر", False),
        ("«۱۲» (12)", True),
        ("", True),
        ("GDP رشد کرد", True),
        ("ISNA: کیت کلاگ (Keith Kellogg, the envoy for Ukraine) گفت", True),
        ("ISNA news agency in Tehran نوشت", False),
        ("https://www.isna.ir/news/1403 را دید", True),
        ("وزیر (Sergey Lavrov) با Keith Kellogg در Washington دیدار کرد و رفت", True),
    ],
)
def test_the_majority_of_letters_says_the_direction(text: str, expected: bool) -> None:
    assert is_right_to_left(text) is expected


def test_each_paragraph_has_its_own_direction(pane: ArticlePane) -> None:
    directions = []
    block: QTextBlock = pane.document().begin()
    while block.isValid():
        directions.append(block.textDirection() is Qt.LayoutDirection.RightToLeft)
        block = block.next()
    assert directions == [True, True, False, True, True]
    right = reading_of(pane).sheet.column.right()
    isna = reading_of(pane).geometry.lines_of(1)[0]
    assert isna.box.right() == pytest.approx(right, abs=1.5)
    assert isna.place_at(isna.box.right() + 50) == isna.start


@pytest.mark.parametrize("width", [260, 640, 1600])
@pytest.mark.parametrize("zoom", [60, 100, 200])
def test_the_column_is_centred_and_nothing_scrolls_sideways(open_pane, width: int, zoom: int) -> None:
    pane = open_pane(width=width)
    pane.set_zoom(zoom)
    column, seen = reading_of(pane).sheet.column, pane.viewport().width()
    assert column.left() == pytest.approx(seen - column.right(), abs=1)
    assert column.width() <= 700 * zoom / 100
    assert pane.horizontalScrollBar().maximum() == 0
    for line in reading_of(pane).geometry.lines_of(0):
        assert column.left() - 8 <= line.box.left() < line.box.right() <= column.right() + 1.5


def test_numbers_count_paragraphs_that_say_something(pane: ArticlePane) -> None:
    sheet = reading_of(pane).sheet
    assert [sheet.number_of(number) for number in range(5)] == [1, 2, 3, None, 4]


def test_zooming_keeps_the_line_at_the_top_and_tells(open_pane, qtbot) -> None:
    pane = open_pane(article("\n".join(f"بند {number}" for number in range(100))), height=300)
    pane.scroll_to(500, 500)
    top = reading_of(pane).geometry.line_at(pane.verticalScrollBar().value() + 1)
    with qtbot.waitSignal(pane.zoom_changed) as told:
        pane.set_zoom(150)
    assert told.args == [150]
    after = reading_of(pane).geometry.line_at(pane.verticalScrollBar().value() + 1)
    assert after is not None
    assert top is not None
    assert after.start == top.start
    pane.set_zoom(5)
    assert pane.zoom == 60


def test_ctrl_and_the_wheel_zoom_by_whole_steps(pane: ArticlePane) -> None:
    def turn(delta: int, held: Qt.KeyboardModifier) -> None:
        place = QPointF(50, 50)
        event = QWheelEvent(
            *(place, pane.viewport().mapToGlobal(place), QPoint(), QPoint(0, delta)),
            *(Qt.MouseButton.NoButton, held, Qt.ScrollPhase.NoScrollPhase, False),
        )
        QApplication.sendEvent(pane.viewport(), event)

    turn(120, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom == 110
    for _ in range(4):
        turn(30, Qt.KeyboardModifier.ControlModifier)
    assert pane.zoom == 120
    before = pane.verticalScrollBar().value()
    turn(-120, Qt.KeyboardModifier.NoModifier)
    assert pane.zoom == 120
    assert pane.verticalScrollBar().value() > before


def test_scrolling_to_a_range_shows_it_and_moves_no_more_than_needed(open_pane) -> None:
    text = "\n".join(f"بند {number} با چند واژه" for number in range(100))
    pane = open_pane(article(text), height=300)
    bar = pane.verticalScrollBar()
    for words in ("بند 50", "بند 3 ", "بند 99"):
        start = text.index(words)
        pane.scroll_to(start, start + len(words))
        box = pane.box_of(start, start + len(words))
        assert box.top() >= 0
        assert box.bottom() <= pane.viewport().height()
        here = bar.value()
        pane.scroll_to(start, start + len(words))
        assert bar.value() == here


def test_what_changes_is_told(pane: ArticlePane, qtbot) -> None:
    with qtbot.waitSignals([pane.selection_changed, pane.caret_moved]):
        pane.select(3, 8)
    assert pane.selected_range() == (3, 8)
    with qtbot.waitSignals([pane.selection_changed, pane.caret_moved]):
        pane.set_caret(5)
    assert (pane.caret, pane.selected_range()) == (5, None)


def test_a_selection_drops_spaces_and_zwnj_at_its_edges(pane: ArticlePane) -> None:
    start = STORY.index("ریشه‌های")
    pane.select(start - 1, start + 5)
    assert pane.selected_range() == (start, start + 4)


def test_spans_under_the_caret(open_pane) -> None:
    pane = open_pane(article(STORY, [span("s", "لاوروف", "speaker"), span("q", "لاوروف گفت")]))
    pane.set_suggestions([span("g", "لاوروف", "topic")])
    pane.set_caret(STORY.index("لاوروف") + 2)
    assert pane.spans_under_caret() == ["s", "g", "q"]


def test_what_goes_away_is_chosen_no_more(open_pane) -> None:
    document = article(STORY, [span("s", "لاوروف", "speaker")])
    pane = open_pane(document)
    pane.choose("s")
    pane.update_document(document.removing_span("s"))
    assert pane.chosen_id is None
    pane.set_suggestions([span("g", "لاوروف", "topic")])
    pane.choose("g")
    pane.set_suggestions([])
    assert pane.chosen_id is None


def test_an_update_keeps_place_and_selection(open_pane) -> None:
    document = article()
    pane = open_pane(document, height=200)
    pane.select(3, 8)
    pane.scroll_to(300, 310)
    before = pane.verticalScrollBar().value()
    quote, speaker = span("q", "لاوروف گفت"), span("s", "لاوروف", "speaker")
    pane.update_document(document.adding_span(quote).adding_span(speaker).adding_link(link("q", "s")))
    assert pane.selected_range() == (3, 8)
    assert pane.verticalScrollBar().value() == before


def test_without_an_article_nothing_happens_and_nothing_breaks(qtbot) -> None:
    pane = ArticlePane(Boundaries())
    qtbot.addWidget(pane)
    pane.show()
    pane.set_zoom(120)
    pane.select(1, 2)
    pane.choose("x")
    pane.scroll_to(1, 2)
    pane.set_caret(3)
    assert (pane.selected_range(), pane.caret, pane.chosen_id, pane.selector) == (None, 0, None, None)
    assert pane.spans_under_caret() == []
    pane.grab()
    pane.show_article(article(), "", "")
    pane.clear_article()
    pane.grab()
    assert pane.toPlainText() == ""


def test_another_article_starts_anew(pane: ArticlePane) -> None:
    pane.select(3, 8)
    pane.verticalScrollBar().setValue(50)
    pane.show_article(article("خبری دیگر"), "عنوان", "")
    assert (pane.selected_range(), pane.caret, pane.verticalScrollBar().value()) == (None, 0, 0)


def test_a_screen_reader_gets_name_text_and_caret(pane: ArticlePane) -> None:
    interface: QAccessibleInterface = QAccessible.queryAccessibleInterface(pane)
    assert interface.text(QAccessible.Text.Name) == "article"
    assert "عنوان خبر" in interface.text(QAccessible.Text.Description)
    place = STORY.index("\n", 300)
    pane.set_caret(place)
    assert pane.textCursor().position() == place
    pane.select(3, 8)
    assert pane.textCursor().selectedText() == STORY[3:8]


def test_the_column_stands_where_it_stood_whether_the_article_is_long_or_short(open_pane) -> None:
    pane = open_pane(article("یک خبر."), 640, 480)
    short, bar = reading_of(pane).sheet.column, pane.verticalScrollBar()
    assert not bar.isEnabled()
    pane.show_article(article("\n".join([STORY] * 9)), "", "")
    assert bar.isEnabled()
    assert (reading_of(pane).sheet.column.left(), reading_of(pane).sheet.column.width()) == (
        short.left(),
        short.width(),
    )
