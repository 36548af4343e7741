"""Reading JSON objects field by field: every refusal names the field and what belongs there."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum
from functools import cache
from typing import TypeVar

from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.identity import check_id, check_name, check_time, check_words

LARGEST = 2**31 - 1
"""No offset or length is larger; other programs read them as 32-bit numbers."""

_Choice = TypeVar("_Choice", bound=StrEnum)


class Fields:
    """One JSON object; each field is asked for once, by name and type.

    Every method raises Problem (kind INPUT) naming the field when it is missing or holds something
    else.
    """

    def __init__(self, value: object, where: str = "") -> None:
        if not isinstance(value, Mapping):
            raise _wrong("“{field}” must be an object in curly brackets.", where or "record")
        self._values: dict[str, object] = dict(value)
        self._assumed: dict[str, object] = {}
        self._where = where
        self._asked: set[str] = set()

    def assume(self, **values: object) -> None:
        """Let these fields be left out; they then hold what is given here."""
        self._assumed.update(values)

    def has(self, name: str) -> bool:
        """Tell whether the field is there, be it null."""
        return name in self._values

    def names(self) -> list[str]:
        """Return the names of all fields, in order."""
        return list(self._values)

    def place(self, name: str) -> str:
        """Return the path of a field for messages, such as ``spans[3].start``."""
        return f"{self._where}.{name}" if self._where else name

    def raw(self, name: str) -> object:
        """Return whatever the field holds."""
        self._asked.add(name)
        if name in self._values:
            return self._values[name]
        if name in self._assumed:
            return self._assumed[name]
        raise _wrong("The field “{field}” is missing.", self.place(name))

    def text(self, name: str) -> str:
        """Return a text without NUL and half surrogates; it may be empty."""
        value = self.raw(name)
        if not isinstance(value, str):
            raise _wrong("The field “{field}” must be a text.", self.place(name))
        return self._held(name, check_words, value)

    def optional_text(self, name: str) -> str | None:
        """Return a text or None for null."""
        return None if self.raw(name) is None else self.text(name)

    def id(self, name: str) -> str:
        """Return an id."""
        return self._held(name, check_id, self.text(name))

    def optional_id(self, name: str) -> str | None:
        """Return an id or None for null."""
        return None if self.raw(name) is None else self.id(name)

    def name(self, name: str) -> str:
        """Return the name of a label or a link type."""
        return self._held(name, check_name, self.text(name))

    def time(self, name: str) -> str:
        """Return a time in UTC."""
        return self._held(name, check_time, self.text(name))

    def optional_time(self, name: str) -> str | None:
        """Return a time in UTC or None for null."""
        return None if self.raw(name) is None else self.time(name)

    def whole(self, name: str) -> int:
        """Return a whole number from 0 to ``LARGEST``; 3.0 and true are none."""
        value = self.raw(name)
        if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST:
            raise _wrong("The field “{field}” must be a whole number, 0 or more.", self.place(name))
        return value

    def optional_whole(self, name: str) -> int | None:
        """Return a whole number, or None for null."""
        return None if self.raw(name) is None else self.whole(name)

    def flag(self, name: str) -> bool:
        """Return true or false."""
        value = self.raw(name)
        if not isinstance(value, bool):
            raise _wrong("The field “{field}” must be true or false.", self.place(name))
        return value

    def choice(self, name: str, of: type[_Choice]) -> _Choice:
        """Return one of the words of ``of``."""
        value = self.raw(name)
        chosen: _Choice | None = _members(of).get(value) if isinstance(value, str) else None
        if chosen is None:
            raise _wrong(
                "The field “{field}” must be one of: {words}.", self.place(name), words=", ".join(of)
            )
        return chosen

    def optional_choice(self, name: str, of: type[_Choice]) -> _Choice | None:
        """Return one of the words of ``of``, or None for null."""
        return None if self.raw(name) is None else self.choice(name, of)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a list of texts."""
        texts: list[str] = []
        for item in self.items(name):
            if not isinstance(item, str):
                raise _wrong("The field “{field}” must be a list of texts.", self.place(name))
            texts.append(self._held(name, check_words, item))
        return tuple(texts)

    def inner(self, name: str) -> "Fields":
        """Return an object to be read in turn."""
        return Fields(self.raw(name), self.place(name))

    def objects(self, name: str) -> Iterator["Fields"]:
        """Yield the objects of a list to be read in turn."""
        for place, value in enumerate(self.items(name)):
            yield Fields(value, f"{self.place(name)}[{place}]")

    def items(self, name: str) -> list[object]:
        """Return a list of whatever it holds."""
        value = self.raw(name)
        if not isinstance(value, list | tuple):
            raise _wrong("The field “{field}” must be a list.", self.place(name))
        return list(value)

    def rest(self) -> dict[str, object]:
        """Return, by path, the fields nobody asked for."""
        return {
            self.place(_short(name)): value for name, value in self._values.items() if name not in self._asked
        }

    def finish(self) -> None:
        """Raise Problem when there is a field nobody asked for."""
        for place in self.rest():
            raise _wrong("The field “{field}” is not known here.", place)

    @contextmanager
    def located(self) -> Iterator[None]:
        """Name this object in a Problem that the rules of its value raise."""
        try:
            yield
        except Problem as problem:
            if not self._where or "field" in problem.details:
                raise
            raise _wrong("The field “{field}”: {problem}", self._where, problem=problem) from problem

    def _held(self, name: str, rule: Callable[[str], None], value: str) -> str:
        try:
            rule(value)
        except Problem as problem:
            raise _wrong("The field “{field}”: {problem}", self.place(name), problem=problem) from problem
        return value


@cache
def _members(of: type[_Choice]) -> Mapping[str, _Choice]:
    return {member.value: member for member in of}


def _wrong(message: str, field: str, **details: object) -> Problem:
    return Problem(message, kind=ProblemKind.INPUT, cure="", field=field, **details)


def _short(name: str) -> str:
    return name.encode("utf-8", "replace").decode()[:80]
