"""The table of settings, and the file that keeps what differs from it."""

from collections.abc import Callable, Mapping
from contextlib import suppress
from copy import deepcopy
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any

from gofteh.app.settings_file import read_or_set_aside, write
from gofteh.app.words import N_
from gofteh.domain.errors import Problem, ProblemKind

MOST_RECENT = 10


class Kind(Enum):
    """What values a setting takes; a dialog shows each kind in its own way."""

    CHOICE = "choice"
    TEXT = "text"
    NUMBER = "number"
    SWITCH = "switch"
    LIST = "list"
    KEYS = "keys"
    """The name of an action → its chords."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One line of the table."""

    key: str
    kind: Kind
    default: Any
    label: str = ""
    """What the dialog calls it; empty for what is set in passing."""
    choices: Mapping[str, str] | None = None
    """Value → its words, for a choice."""
    least: float = 0
    most: float = 0

    def accepts(self, value: object) -> bool:
        """Tell whether ``value`` can stand here."""
        match self.kind:
            case Kind.CHOICE:
                return isinstance(value, str) and value in (self.choices or {})
            case Kind.TEXT:
                return isinstance(value, str)
            case Kind.SWITCH:
                return isinstance(value, bool)
            case Kind.NUMBER:
                # To Python, True is a number.
                if isinstance(value, bool) or not isinstance(value, int | float):
                    return False
                return self.least <= value <= self.most
            case Kind.LIST:
                return _is_list_of_texts(value)
            case Kind.KEYS:
                return isinstance(value, dict) and all(_is_list_of_texts(each) for each in value.values())


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


TABLE: tuple[Setting, ...] = (
    Setting(
        key="language",
        kind=Kind.CHOICE,
        default="auto",
        label=N_("Language"),
        choices={"auto": N_("As the system"), "fa": "فارسی", "en": "English"},
    ),
    Setting(
        key="theme",
        kind=Kind.CHOICE,
        default="auto",
        label=N_("Theme"),
        choices={
            "auto": N_("As the system"),
            "light": N_("Light"),
            "dark": N_("Dark"),
            "black": N_("High contrast, black"),
            "white": N_("High contrast, white"),
        },
    ),
    Setting(
        key="zoom", kind=Kind.NUMBER, default=1.0, label=N_("Size of the article's text"), least=0.5, most=3.0
    ),
    Setting(key="text_font", kind=Kind.TEXT, default="", label=N_("Typeface of the article")),
    Setting(
        key="line_spacing",
        kind=Kind.NUMBER,
        default=1.0,
        label=N_("Line spacing of the article"),
        least=0.9,
        most=1.6,
    ),
    Setting(
        key="column_width",
        kind=Kind.NUMBER,
        default=1.0,
        label=N_("Width of the article's lines"),
        least=0.6,
        most=1.8,
    ),
    Setting(key="paragraph_numbers", kind=Kind.SWITCH, default=True, label=N_("Paragraph numbers")),
    Setting(key="font_size", kind=Kind.NUMBER, default=0, label=N_("Size of the window's text"), most=24),
    Setting(key="editor_name", kind=Kind.TEXT, default="", label=N_("Your name")),
    Setting(key="editor_id", kind=Kind.TEXT, default=""),
    Setting(key="snap_to_words", kind=Kind.SWITCH, default=True, label=N_("Selections take whole words")),
    Setting(
        key="next_when_done", kind=Kind.SWITCH, default=True, label=N_("Open the next article when done")
    ),
    Setting(
        key="next_rule",
        kind=Kind.CHOICE,
        default="queue",
        label=N_("Which article comes next"),
        choices={
            "queue": N_("The next in the queue"),
            "oldest": N_("The oldest"),
            "suggestions": N_("That with most suggestions"),
            "doubtful": N_("That with the least certain suggestions"),
            "mine": N_("The next assigned to me"),
        },
    ),
    Setting(key="queue_filters", kind=Kind.TEXT, default=""),
    Setting(key="keys", kind=Kind.KEYS, default={}),
    Setting(key="recent_actions", kind=Kind.LIST, default=[]),
    Setting(key="show_queue", kind=Kind.SWITCH, default=True),
    Setting(key="show_cards", kind=Kind.SWITCH, default=True),
    Setting(key="last_project", kind=Kind.TEXT, default=""),
    Setting(key="recent_projects", kind=Kind.LIST, default=[]),
)

BY_KEY = {setting.key: setting for setting in TABLE}


class Settings:
    """The person's choices. Only what differs from the table is kept; keys of newer programs stay.

    ``notice`` is a Problem when the file could not be understood and was set aside.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept, self.notice = read_or_set_aside(path)
        self._listeners: list[Callable[[str], object]] = []

    def get(self, key: str) -> Any:  # noqa: ANN401 - as many types as kinds
        """Return the value of ``key``: the person's, or the table's where theirs makes no sense."""
        setting = BY_KEY[key]
        value = self._kept.get(key, setting.default)
        return deepcopy(value if setting.accepts(value) else setting.default)

    def set(self, key: str, value: object) -> None:
        """Keep ``value`` at once. Raises Problem when it cannot stand there or cannot be written."""
        setting = BY_KEY[key]
        if not setting.accepts(value):
            raise Problem(
                "“{value}” is no value of the setting “{key}”.",
                kind=ProblemKind.INPUT,
                value=value,
                key=key,
            )
        if value == self.get(key):
            return
        kept = {name: each for name, each in self._kept.items() if name != key}
        if value != setting.default:
            kept[key] = value
        write(self.path, kept)
        self._kept = kept
        for listener in tuple(self._listeners):
            listener(key)

    def reset(self, key: str) -> None:
        """Go back to the table's value. Raises Problem when that cannot be written."""
        self.set(key, BY_KEY[key].default)

    def remember_project(self, path: Path) -> None:
        """Begin with ``path`` next time and put it at the top of the recent ones."""
        text = str(path.absolute())
        others = [each for each in self.get("recent_projects") if each != text]
        self.set("recent_projects", [text, *others][:MOST_RECENT])
        self.set("last_project", text)

    def listen(self, listener: Callable[[str], object]) -> Callable[[], None]:
        """Call ``listener`` with each key that changes; returns what ends it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)


class WindowState:
    """Where windows and panes stood: kept apart, since nobody chose it and losing it costs nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._kept, _notice = read_or_set_aside(path)

    def get(self, key: str) -> str:
        """Return what was kept under ``key``, or the empty text."""
        value = self._kept.get(key, "")
        return value if isinstance(value, str) else ""

    def set(self, key: str, value: str) -> None:
        """Keep ``value`` if the disk takes it; a window must close even when it does not."""
        self._kept = {**self._kept, key: value}
        with suppress(Problem):
            write(self.path, self._kept)
