"""Every key of the table does the same under real keyboard layouts, by real key codes."""

import pytest

from gofteh.ui.actions import ACTIONS
from gofteh.ui.keys import Chord
from tests.x11.screen import Keyboard, Program, needs_screen, screen

pytestmark = needs_screen

# X key codes are those of the kernel and 8.
ROWS = {"1234567890-=": 10, "QWERTYUIOP[]": 24, "ASDFGHJKL;'`": 38, "\\ZXCVBNM,./": 51}
PLACES = {key: first + number for keys, first in ROWS.items() for number, key in enumerate(keys)}
NAMED = {
    "Enter": 36, "Escape": 9, "Tab": 23, "Backspace": 22, "Delete": 119, "PageUp": 112, "PageDown": 117,
    "Up": 111, "Down": 116, "Left": 113, "Right": 114, "Home": 110, "End": 115, "Space": 65, "Insert": 118,
    **{f"F{n}": 66 + n for n in range(1, 11)}, "F11": 95, "F12": 96,
}  # fmt: skip
# Where a layout has printed what stands elsewhere on a keyboard of the United States.
PRINTED = {
    "de": {"Y": PLACES["Z"], "Z": PLACES["Y"]},
    "fr": {"A": PLACES["Q"], "Q": PLACES["A"], "Z": PLACES["W"], "W": PLACES["Z"], "M": PLACES[";"], ";": 59},
}
LAYOUTS = {
    "us": ("-layout", "us"),
    "ir": ("-layout", "ir"),
    "us+ir": ("-layout", "us,ir", "-option", "grp:menu_toggle"),
    "de": ("-layout", "de"),
    "fr": ("-layout", "fr"),
}
MENU_KEY = "135"
END = str(NAMED["F12"])
"""Bound by the probe alone, to say that every press before it has been dealt with."""


@pytest.fixture(scope="module")
def display():
    with screen() as name:
        yield name


@pytest.fixture(scope="module")
def keyboard(display):
    return Keyboard(display)


@pytest.fixture(scope="module")
def probe(display, keyboard, tmp_path_factory):
    program = Program("probe_keys.py", display, tmp_path_factory.mktemp("home"))
    keyboard.focus(program.next())
    yield program
    program.close()


def pressed(chord: Chord, layout: str) -> str:
    """Return what to press for a chord on a keyboard with that print."""
    key, held = chord.key, [name for name in ("ctrl", "alt", "shift") if getattr(chord, name)]
    if key == "+":
        if layout == "de":
            return "+".join([*held, str(PLACES["]"])])
        key, held = "=", [*held, "shift"]
    code = PRINTED.get(layout, {}).get(key) or PLACES.get(key) or NAMED[key]
    # To xdotool a single digit is the sign, not a code.
    return "+".join([*held, str(code) if code > 9 else key])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_key_of_the_table_works(probe, keyboard, layout):
    keyboard.layout(*LAYOUTS[layout])
    if layout == "us+ir":
        keyboard.press(MENU_KEY)
    wrong = []
    for spec in ACTIONS:
        for key in spec.keys:
            keyboard.press(pressed(Chord.parse(key), layout), END)
            done = heard(probe)
            if done != [spec.act.value]:
                wrong.append((spec.act.value, key, done))
    assert wrong == []


def heard(probe) -> list[str]:
    done: list[str] = []
    while (word := probe.next()) != "end":
        done.append(word)
    return done


def test_the_end_mark_is_in_nobodys_way():
    assert all("F12" not in spec.keys for spec in ACTIONS)


@pytest.fixture(scope="module")
def desk(display, keyboard, tmp_path_factory):
    tmp_path = tmp_path_factory.mktemp("desk")
    program = Program("probe_window.py", display, tmp_path, str(tmp_path / "desk.gofteh"), "fa")
    keyboard.layout("-layout", "us")
    keyboard.focus(program.until(lambda state: state["marks"] == [])["window"])
    program.until(lambda state: state["in_article"])
    yield program
    program.close()


# By what stands there on a keyboard of the United States: تیره, سفید, and their English names.
LOOKED_FOR = (("JDVI", "dark"), ("STDN", "white"), ("DARK", "dark"), ("WHITE", "white"))


def test_the_palette_understands_both_languages_under_both_layouts(desk, keyboard):
    for layout in ("us", "ir"):
        keyboard.layout(*LAYOUTS[layout])
        for keys, theme in LOOKED_FOR:
            keyboard.press(f"ctrl+shift+{PLACES['P']}")
            desk.until(lambda state: state["palette"])
            keyboard.press(*(str(PLACES[key]) for key in keys))
            desk.until(
                lambda state, keys=keys: state["field"] is not None and len(state["field"]) == len(keys)
            )
            keyboard.press(str(NAMED["Enter"]))
            desk.until(lambda state, theme=theme: not state["palette"] and state["theme"] == theme)


def test_the_article_is_marked_and_unmarked_by_real_keys_under_a_persian_layout(desk, keyboard):
    layout = "ir"
    keyboard.layout(*LAYOUTS[layout])
    keyboard.press(f"alt+{NAMED['Up']}")
    desk.until(lambda state: state["selected"])
    keyboard.press(pressed(Chord.parse("Q"), layout))
    desk.until(lambda state: state["marks"] == ["quote"])
    keyboard.press(pressed(Chord.parse("Ctrl+Z"), layout))
    desk.until(lambda state: state["marks"] == [])
