"""Keys as people write and read them: ``Q``, ``Ctrl+Shift+P``, ``Shift+Left``."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from typing import Final

from gofteh.app import words
from gofteh.domain.errors import Problem, ProblemKind

NAMED: Final = frozenset(
    {"Enter", "Escape", "Tab", "Backspace", "Delete", "Insert", "Space", "Home", "End", "PageUp", "PageDown"}
    | {"Left", "Right", "Up", "Down", *(f"F{n}" for n in range(1, 13))}
)
_ALIASES: Final = {
    "return": "Enter",
    "esc": "Escape",
    "del": "Delete",
    "pgup": "PageUp",
    "pgdown": "PageDown",
}
_BY_LOWER: Final = {name.lower(): name for name in NAMED} | _ALIASES
_MODIFIERS: Final = ("Ctrl", "Alt", "Shift", "Meta")
_CAPS: Final = {
    "Enter": "⏎", "Escape": "Esc", "Backspace": "⌫", "Delete": "Del", "Insert": "Ins", "PageUp": "PgUp",
    "PageDown": "PgDn", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓", "-": "−",
}  # fmt: skip
_MAC_CAPS: Final = {"Ctrl": "⌘", "Alt": "⌥", "Shift": "⇧", "Meta": "⌃"}
_LEFT_TO_RIGHT, _POP = "\u2066", "\u2069"


@dataclass(frozen=True, slots=True)
class Chord:
    """One key, as a keyboard of the United States names it, with the modifiers held."""

    key: str
    """A capital letter, a digit, a mark such as ``[``, or one of ``NAMED``."""
    ctrl: bool = False
    alt: bool = False
    shift: bool = False
    meta: bool = False

    @classmethod
    def parse(cls, text: str) -> Chord:
        """Return the chord that ``text`` names. Raises Problem when it names none."""
        text = text.strip()
        head, _, key = text.rpartition("+")
        if text == "+" or text.endswith("++"):
            head, key = text[:-1], "+"
        held = {name.strip().lower() for name in head.split("+") if name.strip()}
        known = {name.lower() for name in _MODIFIERS}
        named = _key(words.latin_digits(key.strip()))
        if named is None or not held <= known:
            raise Problem(
                "“{key}” is not a key.",
                kind=ProblemKind.INPUT,
                cure="Write it like Q, Ctrl+S or Shift+Left.",
                key=text,
            )
        return cls(named, **{name: name in held for name in sorted(known)})

    def __str__(self) -> str:
        """Return the form that ``parse`` reads and settings keep."""
        return "+".join([*self._held(), self.key])

    @property
    def types(self) -> bool:
        """Tell whether a field for text would take the chord for writing or for moving in it."""
        return not (self.ctrl or self.alt or self.meta or (self.key[0] == "F" and self.key[1:].isdigit()))

    def without_shift(self) -> Chord:
        """Return the same chord without Shift."""
        return replace(self, shift=False)

    def label(self) -> str:
        """Return what stands on a key cap, in the language in use."""
        mac = sys.platform == "darwin"
        held = [_MAC_CAPS[name] if mac else name for name in self._held()]
        cap = words.digits(self.key) if self.key.isdigit() else _CAPS.get(self.key, self.key)
        text = " ".join([*held, cap])
        # Otherwise a right-to-left label shows "Ctrl ⏎" with its parts exchanged, and "[" as "]".
        apart = words.right_to_left() and (held or not cap.isalnum())
        return f"{_LEFT_TO_RIGHT}{text}{_POP}" if apart else text

    def _held(self) -> list[str]:
        return [name for name in _MODIFIERS if getattr(self, name.lower())]


def _key(name: str) -> str | None:
    if len(name) == 1 and name.isascii() and name.isprintable() and name != " ":
        return name.upper()
    return _BY_LOWER.get(name.lower())
