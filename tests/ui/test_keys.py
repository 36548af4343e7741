"""The same keys do the same under every layout, and never take what a person is typing."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QMainWindow, QMenu, QPlainTextEdit, QWidget

from gofteh.app import words
from gofteh.domain.errors import Problem
from gofteh.ui.keys import Chord
from gofteh.ui.keys.dispatch import KeyDispatcher

CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)
NONE = Qt.KeyboardModifier.NoModifier

# Of a key: its evdev code, and what each layout makes of it.
LAYOUTS = {
    "us": {2: "1", 3: "2", 16: "Q", 20: "T", 31: "S", 38: "L", 39: ";", 44: "Z", 21: "Y", 30: "A"},
    "ir": {2: "1", 3: "2", 16: "ض", 20: "ف", 31: "س", 38: "م", 39: "ک", 44: "ظ", 21: "غ", 30: "ش"},
    "de": {2: "1", 3: "2", 16: "Q", 20: "T", 31: "S", 38: "L", 39: "Ö", 44: "Y", 21: "Z", 30: "A"},
    "fr": {2: "&", 3: "É", 16: "A", 20: "T", 31: "S", 38: "L", 39: "M", 44: "W", 21: "Y", 30: "Q"},
}


def event(key, held=NONE, *, scan=0, virtual=0, kind=QEvent.Type.KeyPress, repeat=False):
    code = ord(key) if isinstance(key, str) else key.value
    text = key.lower() if isinstance(key, str) else ""
    return QKeyEvent(kind, code, held, scan, virtual, 0, text, repeat, 1)


def press(widget, *args, **keywords):
    sent = event(*args, **keywords)
    sent.ignore()
    QApplication.sendEvent(widget, sent)
    return sent


@pytest.fixture
def window(qtbot):
    made = QMainWindow()
    made.setCentralWidget(QWidget())
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def done():
    return []


@pytest.fixture
def keys(window, done):
    made = KeyDispatcher(window, platform="xcb")
    for chord in (
        "1",
        "2",
        "Q",
        "S",
        "T",
        "L",
        ";",
        "Ctrl+S",
        "Ctrl+Z",
        "Ctrl+Y",
        "Ctrl+Q",
        "Alt+Q",
        "Shift+S",
    ):
        made.bind(chord, partial(done.append, chord))
    return made


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize(
    ("code", "held", "chord"),
    [
        (2, NONE, "1"),
        (3, NONE, "2"),
        (20, NONE, "T"),
        (31, NONE, "S"),
        (38, NONE, "L"),
        (31, CTRL, "Ctrl+S"),
        (31, SHIFT, "Shift+S"),
    ],
)
def test_a_key_does_the_same_under_every_layout(keys, window, done, layout, code, held, chord):
    press(window.centralWidget(), LAYOUTS[layout][code], held, scan=code + 8)
    assert done == [chord]


@pytest.mark.parametrize(
    ("layout", "code", "held", "chord"),
    [
        ("de", 21, CTRL, "Ctrl+Z"),
        ("de", 44, CTRL, "Ctrl+Y"),
        ("fr", 30, NONE, "Q"),
        ("fr", 30, ALT, "Alt+Q"),
        ("ir", 16, ALT, "Alt+Q"),
        ("ir", 44, CTRL, "Ctrl+Z"),
        ("ir", 39, NONE, ";"),
        ("de", 39, NONE, ";"),
    ],
)
def test_what_is_printed_counts_and_else_the_place(keys, window, done, layout, code, held, chord):
    press(window.centralWidget(), LAYOUTS[layout][code], held, scan=code + 8)
    assert done == [chord]


def test_select_all_on_a_french_keyboard_does_not_quit(keys, window, done):
    press(window.centralWidget(), LAYOUTS["fr"][16], CTRL, scan=16 + 8)
    assert done == []


@pytest.mark.parametrize(
    ("platform", "native"),
    [("xcb", {"scan": 24}), ("wayland", {"scan": 24}), ("windows", {"scan": 16}), ("cocoa", {"virtual": 12})],
)
def test_the_place_of_a_key_is_told_by_every_platform(window, done, platform, native):
    # ٹ is on no Persian key, so that only the place can tell.
    KeyDispatcher(window, platform=platform).bind("Q", lambda: done.append("Q"))
    press(window.centralWidget(), "ٹ", **native)
    assert done == ["Q"]


@pytest.mark.parametrize(
    ("letter", "chord"), [("ض", "Q"), ("س", "S"), ("ف", "T"), ("م", "L"), ("۱", "1"), ("٢", "2")]
)
def test_persian_letters_and_digits_without_scan_code(keys, window, done, letter, chord):
    press(window.centralWidget(), letter)
    assert done == [chord]


def test_marks_that_need_shift_are_found(window, done):
    made = KeyDispatcher(window, platform="xcb")
    made.bind("Ctrl++", lambda: done.append("larger"))
    press(window.centralWidget(), "+", CTRL | SHIFT, scan=13 + 8)
    press(window.centralWidget(), "+", CTRL, scan=27 + 8)
    assert done == ["larger", "larger"]


def test_letters_that_a_persian_layout_shifts_to_marks(window, done):
    KeyDispatcher(window, platform="xcb").bind("Ctrl+Shift+P", lambda: done.append("palette"))
    press(window.centralWidget(), "]", CTRL | SHIFT, scan=25 + 8)
    assert done == ["palette"]


def test_a_mark_of_a_latin_layout_is_not_the_letter_at_its_place(window, done):
    KeyDispatcher(window, platform="xcb").bind("M", lambda: done.append("M"))
    press(window.centralWidget(), ",", scan=50 + 8)
    assert done == []


def test_the_override_claims_the_press_but_does_nothing(keys, window, done):
    sent = press(window.centralWidget(), "S", CTRL, scan=39, kind=QEvent.Type.ShortcutOverride)
    assert sent.isAccepted()
    assert done == []


def test_what_is_not_bound_goes_on(keys, window, done):
    sent = press(window.centralWidget(), "P", CTRL, scan=25 + 8, kind=QEvent.Type.ShortcutOverride)
    assert not sent.isAccepted()
    assert done == []


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_typing_stays_in_the_field(keys, window, done, field):
    inside = field(window.centralWidget())
    for letter in "qs1س":
        press(inside, letter.upper())
    text = inside.text() if isinstance(inside, QLineEdit) else inside.toPlainText()
    assert text == "qs1س"
    assert done == []


def test_a_field_keeps_its_own_undo_but_not_the_rest(keys, window, done):
    inside = QLineEdit(window.centralWidget())
    press(inside, "Z", CTRL, scan=52)
    press(inside, "S", CTRL, scan=39)
    assert done == ["Ctrl+S"]


def test_a_field_understands_its_own_keys_under_a_persian_layout(keys, window, done):
    inside = QLineEdit("متن", window.centralWidget())
    press(inside, "ش", CTRL, scan=30 + 8)
    assert inside.selectedText() == "متن"
    press(inside, "ط", CTRL, scan=45 + 8)
    assert inside.text() == ""
    press(inside, "ظ", CTRL, scan=44 + 8)
    assert inside.text() == "متن"
    assert done == []


def test_persian_letters_without_ctrl_are_written(keys, window):
    inside = QLineEdit(window.centralWidget())
    press(inside, "ش", scan=30 + 8)
    assert inside.text() == "ش"


def test_a_field_that_only_shows_does_not_take_keys(keys, window, done):
    inside = QPlainTextEdit(window.centralWidget(), readOnly=True)
    press(inside, "Q")
    assert done == ["Q"]


def test_a_dialog_keeps_its_keys(keys, window, done):
    dialog = QDialog(window)
    dialog.setModal(True)
    dialog.show()
    press(dialog, "S", CTRL, scan=39)
    press(window.centralWidget(), "S", CTRL, scan=39)
    dialog.close()
    assert done == []
    press(window.centralWidget(), "S", CTRL, scan=39)
    assert done == ["Ctrl+S"]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_an_open_menu_keeps_its_keys(keys, window, done):
    menu = QMenu(window)
    menu.addAction("x")
    menu.popup(window.pos())
    press(window.centralWidget(), "Q")
    menu.close()
    assert done == []


def test_a_disabled_action_lets_the_key_go(window, done):
    action = QAction(window)
    action.triggered.connect(lambda: done.append("acted"))
    KeyDispatcher(window, platform="xcb").bind("Q", action)
    press(window.centralWidget(), "Q")
    action.setEnabled(False)
    sent = press(window.centralWidget(), "Q", kind=QEvent.Type.ShortcutOverride)
    assert done == ["acted"]
    assert not sent.isAccepted()


def test_the_narrower_binding_counts(window, done):
    made = KeyDispatcher(window, platform="xcb")
    inside = QWidget(window.centralWidget())
    made.bind("Tab", lambda: done.append("inside"), within=inside)
    made.bind("Tab", lambda: done.append("window"))
    press(inside, Qt.Key.Key_Tab)
    press(window.centralWidget(), Qt.Key.Key_Tab)
    press(inside, Qt.Key.Key_Backtab, SHIFT)
    assert done == ["inside", "window"]


def test_released_keys_do_nothing(keys, window, done):
    keys.release()
    press(window.centralWidget(), "Q")
    assert done == []


def test_holding_a_key_repeats_only_what_may_repeat(window, done):
    made = KeyDispatcher(window, platform="xcb")
    made.bind("Ctrl+Enter", lambda: done.append("finish"))
    made.bind("]", lambda: done.append("edge"), repeats=True)
    for repeat in (False, True):
        press(window.centralWidget(), Qt.Key.Key_Return, CTRL, repeat=repeat)
        press(window.centralWidget(), "]", repeat=repeat)
    assert done == ["finish", "edge", "edge"]


@pytest.mark.parametrize(
    "text",
    ["1", "Q", "Ctrl+Enter", "Shift+Left", "Ctrl+Shift+P", "Ctrl++", "Ctrl+-", "+", "[", "F11", "Alt+PageUp"],
)
def test_chords_are_read_as_they_are_written(text):
    assert str(Chord.parse(text)) == text


@pytest.mark.parametrize("text", ["", "Ctrl+", "Strg+S", "Ctrl+Banana", "ض"])
def test_what_is_no_key_is_refused(text):
    with pytest.raises(Problem, match="not a key"):
        Chord.parse(text)


@pytest.fixture
def english_again():
    yield
    words.use("en")


def test_key_caps_speak_the_language(monkeypatch, english_again):
    monkeypatch.setattr("sys.platform", "linux")
    words.use("fa")
    assert Chord.parse("1").label() == "۱"
    assert Chord.parse("Ctrl+Enter").label() == "\u2066Ctrl ⏎\u2069"
    assert Chord.parse("F1").label() == "F1"
    words.use("en")
    assert Chord.parse("۱").label() == "1"
    assert Chord.parse("Ctrl+Shift+P").label() == "Ctrl Shift P"
