"""Which key was pressed, whatever the layout makes of it.

What is printed on a Latin keyboard counts: Ctrl+Z is where Z stands, on a German one too. Where the
layout gives no Latin letter (Persian, Arabic, Cyrillic) the place of the key counts, and for the
row of digits the place always counts, since a French keyboard types other marks there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from gofteh.ui.keys.chords import Chord

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVDEV: Final = (
    dict(enumerate("1234567890-=", 2))
    | dict(enumerate("QWERTYUIOP[]", 16))
    | dict(enumerate("ASDFGHJKL;'`", 30))
    | dict(enumerate("\\ZXCVBNM,./", 43))
)
_MACOS: Final = dict(enumerate("ASDFHGZXCV", 0)) | dict(
    zip(
        [11, *range(12, 36), *range(37, 48), 50],
        ["B", *"QWERYT123465=97-80]OU[IP", *"LJ'K;\\,/NM.", "`"],
        strict=True,
    )
)
# The standard Persian layout, for systems and tests that tell no scan code.
_PERSIAN: Final = dict(
    zip("ضصثقفغعهخحجچشسیبلاتنمکگظطزرذدپو", "QWERTYUIOP[]ASDFGHJKL;'ZXCVBNM,", strict=True)
) | {"ي": "D", "ك": ";", "ئ": "M", "آ": "H", "ژ": "C"}

_NAMED: Final[dict[int, str]] = {
    getattr(Qt.Key, f"Key_{name}").value: name
    for name in ("Enter", "Escape", "Tab", "Backspace", "Delete", "Insert", "Space", "Home", "End", "PageUp",
                 "PageDown", "Left", "Right", "Up", "Down", *(f"F{n}" for n in range(1, 13)))
} | {Qt.Key.Key_Return.value: "Enter", Qt.Key.Key_Backtab.value: "Tab"}  # fmt: skip


_WITH_SHIFT: Final = {"آ": "H", "ژ": "C", "ئ": "S"}
_ON_PERSIAN_KEYS: Final = {latin.lower(): letter for letter, latin in list(_PERSIAN.items())[:31]} | {
    latin: letter for letter, latin in _WITH_SHIFT.items()
}


def as_other_layout(text: str) -> str:
    """Return what the same keys write under the other layout: ``undo`` is ``عدیخ`` under the Persian one."""

    def other(sign: str) -> str:
        if sign in _PERSIAN:
            return _WITH_SHIFT.get(sign) or _PERSIAN[sign].lower()
        return _ON_PERSIAN_KEYS.get(sign) or _ON_PERSIAN_KEYS.get(sign.lower(), sign)

    return "".join(map(other, text))


def to_record(event: QKeyEvent, platform: str) -> Chord | None:
    """Return the chord to keep for a key that a person pressed; None while only modifiers are held.

    With Shift it is the one by the place of the key, unless the key writes a Latin letter: which mark
    Shift makes of a key is another under each layout.
    """
    chords = list(chords_of(event, platform))
    shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    if not chords or not shifted or chords[0].key.isalnum():
        return chords[0] if chords else None
    place = None if event.modifiers() & Qt.KeyboardModifier.KeypadModifier else place_of(event, platform)
    by_place = next((chord for chord in chords if chord.key == place), None)
    return by_place or next((chord for chord in chords if not chord.shift), chords[0])


def place_of(event: QKeyEvent, platform: str) -> str | None:
    """Return what a keyboard of the United States has where the key is; None when nobody tells."""
    if platform == "cocoa":
        # 0 is A, and also what an event without a key code says.
        return _MACOS.get(event.nativeVirtualKey()) if event.nativeVirtualKey() else None
    code = event.nativeScanCode()
    if platform == "windows":
        return _EVDEV.get(code)
    if platform == "xcb" or platform.startswith("wayland"):
        return _EVDEV.get(code - 8)
    return None


def chords_of(event: QKeyEvent, platform: str) -> Iterator[Chord]:
    """Yield the chords that ``event`` may stand for, the likeliest first."""
    held = event.modifiers()
    modifier = Qt.KeyboardModifier

    def chord(key: str) -> Chord:
        return Chord(
            key,
            ctrl=bool(held & modifier.ControlModifier),
            alt=bool(held & modifier.AltModifier),
            shift=bool(held & modifier.ShiftModifier),
            meta=bool(held & modifier.MetaModifier),
        )

    printed = _printed(event.key())
    place = None if held & modifier.KeypadModifier else place_of(event, platform)
    if place is not None and place.isdigit():
        yield chord(place)
    if printed is None:
        place = place or _of_persian(event)
        if place is not None:
            yield chord(place)
        return
    yield chord(printed)
    if not printed.isalnum():
        # Shift was needed to reach the mark: Ctrl++ is Ctrl+Shift+= on most keyboards.
        yield chord(printed).without_shift()
        # With Shift, a Persian layout types marks where it has its letters; and where one layout has
        # its brackets, another has marks that nobody asks for.
        if place is not None and (held & modifier.ShiftModifier or not place.isalnum()):
            yield chord(place)


def latin_twin(event: QKeyEvent, platform: str) -> QKeyEvent | None:
    """Return a press of Ctrl with a Persian letter as a Latin layout would have it; None for others.

    Qt's fields look for Ctrl+C and its like by the letter alone, so that they are deaf under a
    Persian layout.
    """
    place = place_of(event, platform) or _of_persian(event)
    held = event.modifiers()
    asks = held & Qt.KeyboardModifier.ControlModifier and not held & Qt.KeyboardModifier.AltModifier
    if not asks or _printed(event.key()) is not None or place is None or not place.isalpha():
        return None
    return QKeyEvent(event.type(), ord(place), held, "", event.isAutoRepeat(), event.count())


def _printed(key: int) -> str | None:
    if key in _NAMED:
        return _NAMED[key]
    return chr(key) if 0x21 <= key <= 0x7E else None


def _of_persian(event: QKeyEvent) -> str | None:
    letter = chr(event.key()) if event.key() < 0x10000 else event.text()
    return _PERSIAN.get(letter) or (str(int(letter)) if len(letter) == 1 and letter.isdecimal() else None)
