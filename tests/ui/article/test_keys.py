"""The keys: the caret goes where a Persian reader expects, selections grow by reading order."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gofteh.ui.article.view import ArticlePane
from tests.ui.article.helpers import STORY, article, reading_of

Key = Qt.Key
NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


def press(pane: ArticlePane, *keys: Qt.Key, held=NONE) -> None:
    for key in keys:
        QTest.keyClick(pane, key, held)


def selected(pane: ArticlePane, text: str = STORY) -> str | None:
    area = pane.selected_range()
    return None if area is None else text[area[0] : area[1]]


def at(words: str) -> int:
    return STORY.index(words)


def test_left_goes_forward_in_persian_and_back_in_english(pane: ArticlePane) -> None:
    pane.set_caret(0)
    press(pane, Key.Key_Left, Key.Key_Left)
    assert pane.caret == 2
    press(pane, Key.Key_Right)
    assert pane.caret == 1
    pane.set_caret(at("The ministry"))
    press(pane, Key.Key_Right)
    assert pane.caret == at("The ministry") + 1
    press(pane, Key.Key_Left)
    assert pane.caret == at("The ministry")


@pytest.mark.parametrize("width", [300, 900])
def test_the_arrows_pass_every_place_once(open_pane, width: int) -> None:
    text = "گفت (Keith 12) در ۱۲ دی ۱۴۰۳ می‌رود\r\nABC لا\n\nخیر no"
    pane = open_pane(article(text), width)
    places = [pane.caret]
    for _ in range(len(text) + 5):
        press(pane, onward(pane))
        if pane.caret == places[-1]:
            break
        places.append(pane.caret)
    assert len(set(places)) == len(places)
    expected = {place for place in range(len(text) + 1) if text[place - 1 : place + 1] != "\r\n"}
    # A caret never stands before the ZWNJ it belongs to.
    assert expected - set(places) <= {text.index("\u200c")} | last_places(pane)
    back = [pane.caret]
    for _ in places[1:]:
        press(pane, Key.Key_Right if onward(pane) is Key.Key_Left else Key.Key_Left)
        back.append(pane.caret)
    assert back == places[::-1]


def onward(pane: ArticlePane) -> Qt.Key:
    line = reading_of(pane).geometry.line_of(pane.caret)
    assert line is not None
    return Key.Key_Left if line.right_to_left else Key.Key_Right


def last_places(pane: ArticlePane) -> set[int]:
    """Return the ends of wrapped lines, where the caret stands at the next line's start."""
    geometry = reading_of(pane).geometry
    return {
        line.end
        for number in range(pane.document().blockCount())
        for line in geometry.lines_of(number)
        if not line.is_last
    }


def test_inside_a_latin_word_left_goes_left(pane: ArticlePane) -> None:
    pane.set_caret(at("Keith") + 3)
    press(pane, Key.Key_Left)
    assert pane.caret == at("Keith") + 2


def test_shift_selects_in_reading_order_and_never_shrinks_while_it_grows(pane: ArticlePane) -> None:
    pane.set_caret(at("۱۲ دی"))
    seen = []
    for _ in range(5):
        press(pane, Key.Key_Left, held=SHIFT)
        seen.append(selected(pane))
    assert seen == ["۱", "۱۲", "۱۲", "۱۲ د", "۱۲ دی"]
    press(pane, Key.Key_Right, Key.Key_Right, held=SHIFT)
    assert selected(pane) == "۱۲"


def test_a_selection_by_letters_never_ends_in_a_zwnj(pane: ArticlePane) -> None:
    pane.set_caret(at("ریشه‌های"))
    seen = []
    for _ in range(5):
        press(pane, Key.Key_Left, held=SHIFT)
        seen.append(selected(pane))
    assert seen == ["ر", "ری", "ریش", "ریشه", "ریشه‌ه"]


def test_words(pane: ArticlePane) -> None:
    pane.set_caret(at("گفت: «من"))
    press(pane, Key.Key_Left, held=CTRL)
    assert pane.caret == at("من بسیار")
    press(pane, Key.Key_Right, held=CTRL)
    assert pane.caret == at("گفت: «من")
    press(pane, Key.Key_Left, held=CTRL | SHIFT)
    assert selected(pane) == "گفت"
    press(pane, Key.Key_Left, Key.Key_Left, Key.Key_Left, held=CTRL | SHIFT)
    assert selected(pane) == "گفت: «من"
    press(pane, Key.Key_Right, held=CTRL | SHIFT)
    assert selected(pane) == "گفت: «"
    pane.set_caret(at("بسیار"))
    press(pane, Key.Key_Right, held=CTRL | SHIFT)
    assert selected(pane) == "من"


def test_a_bare_arrow_ends_a_selection_at_its_edge(pane: ArticlePane) -> None:
    start, end = at("بسیار"), at("بسیار") + 5
    pane.select(start, end)
    press(pane, Key.Key_Left)
    assert (pane.caret, selected(pane)) == (end, None)
    pane.select(start, end)
    press(pane, Key.Key_Right)
    assert pane.caret == start


def test_home_end_and_the_whole_text(pane: ArticlePane) -> None:
    lines = reading_of(pane).geometry.lines_of(0)
    pane.set_caret(lines[1].start + 5)
    press(pane, Key.Key_Home)
    assert pane.caret == lines[1].start
    press(pane, Key.Key_End)
    assert pane.caret == lines[1].last_place
    assert reading_of(pane).geometry.line_of(pane.caret) is lines[1]
    press(pane, Key.Key_End, held=CTRL)
    assert pane.caret == len(STORY)
    press(pane, Key.Key_Home, held=CTRL)
    assert pane.caret == 0
    press(pane, Key.Key_A, held=CTRL)
    assert selected(pane) == STORY


def test_up_and_down_keep_their_column(pane: ArticlePane) -> None:
    geometry = reading_of(pane).geometry
    lines = geometry.lines_of(0)
    start = lines[0].cells[25].start
    pane.set_caret(start)
    x = lines[0].caret_x(start)
    press(pane, Key.Key_Down)
    assert abs(lines[1].caret_x(pane.caret) - x) < 12
    for _ in range(4):
        press(pane, Key.Key_Down)
    for _ in range(5):
        press(pane, Key.Key_Up)
    assert abs(geometry.caret(pane.caret).left() - x) < 12
    press(pane, Key.Key_Up, Key.Key_Up)
    assert pane.caret == 0
    press(pane, Key.Key_Down, held=SHIFT)
    assert (selected(pane) or "").startswith("به گزارش")


def test_pages_scroll_and_the_caret_stays_seen(open_pane) -> None:
    pane = open_pane(article("\n".join(["یک بند کوتاه"] * 60)), height=300)
    for _ in range(4):
        press(pane, Key.Key_PageDown)
        caret = reading_of(pane).geometry.caret(pane.caret)
        top = pane.verticalScrollBar().value()
        assert top <= caret.top()
        assert caret.bottom() <= top + pane.viewport().height()
    assert pane.caret > 200
    press(pane, Key.Key_PageUp, Key.Key_PageUp, Key.Key_PageUp, Key.Key_PageUp, Key.Key_PageUp)
    assert pane.caret < 13


@pytest.mark.parametrize(
    ("key", "text", "held"),
    [
        (Key.Key_1, "1", NONE),
        (Key.Key_Q, "q", NONE),
        (Key.Key_L, "l", NONE),
        (Key.Key_Delete, "", NONE),
        (Key.Key_Return, "\r", NONE),
        (Key.Key_Escape, "", NONE),
        (Key.Key_Z, "", CTRL),
        (Key.Key_F, "", CTRL),
        (Key.Key_Space, " ", NONE),
        (Key.Key_Left, "", Qt.KeyboardModifier.AltModifier),
    ],
)
def test_other_keys_are_left_to_the_window(pane: ArticlePane, key: Qt.Key, text: str, held) -> None:
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress):
        event = QKeyEvent(kind, key.value, held, text)
        event.ignore()
        QApplication.sendEvent(pane, event)
        assert not event.isAccepted()
    assert pane.toPlainText() == STORY


def test_copying_gives_the_words_of_the_article(open_pane) -> None:
    text = "یک\u00a0دو\r\nسه🙂"
    pane = open_pane(article(text))
    pane.select(0, len(text))
    press(pane, Key.Key_C, held=CTRL)
    assert QGuiApplication.clipboard().mimeData().text() == text


def test_ctrl_and_up_or_down_go_from_paragraph_to_paragraph(pane: ArticlePane) -> None:
    starts = [0, *(place + 1 for place, sign in enumerate(STORY) if sign == "\n")]
    pane.set_caret(0)
    for start in starts[1:]:
        press(pane, Key.Key_Down, held=CTRL)
        assert pane.caret == start
    press(pane, Key.Key_Down, held=CTRL)
    assert pane.caret == len(STORY)
    press(pane, Key.Key_Up, held=CTRL)
    assert pane.caret == starts[-1]
    pane.set_caret(starts[1] + 3)
    press(pane, Key.Key_Up, held=CTRL)
    assert pane.caret == starts[1]
    press(pane, Key.Key_Down, held=CTRL | SHIFT)
    assert pane.selected_range() is not None
    assert pane.caret == starts[2]
