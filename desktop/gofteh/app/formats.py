"""What a file format can do, for importing and exporting; ``exchange`` has the formats."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from gofteh.app.record import Json
from gofteh.domain.edits import ImportArticle
from gofteh.domain.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a reader cannot see in the bytes."""

    name: str
    """The file's name without its folder."""
    at: str
    """The time of the import, UTC."""


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a reader found."""

    edit: ImportArticle
    line: int | None = None
    """Where in the file, counted from 1; None when the file is the article."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A part of a file that a reader could not take; it goes on after it."""

    problem: Problem
    line: int | None = None


Reader = Callable[[BinaryIO, Origin], Iterator[Found | Refused]]
"""Yields what is in a stream of bytes. Raises Problem when the whole of it makes no sense."""

Writer = Callable[[Iterable[Json], BinaryIO], None]
"""Writes native records to a stream of bytes, taking them one at a time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A line of the table of formats."""

    name: str
    """What ``--format`` calls it."""
    title: str
    """What people read; English text and translation key."""
    suffixes: tuple[str, ...]
    """Lower case with the dot; the first one is given to new files."""
    read: Reader | None = None
    write: Writer | None = None
    has_ids: bool = False
    """Articles carry ids of their own; else the same text is the same article."""
    companions: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    """Names and texts of the files that go beside an export to a folder."""


Formats = tuple[Format, ...]


def by_name(formats: Formats, name: str) -> Format | None:
    """Return the format of that name."""
    return next((one for one in formats if one.name == name), None)


def by_suffix(formats: Formats, suffix: str) -> Format | None:
    """Return the format that reads files with that suffix."""
    return next((one for one in formats if one.read and suffix.lower() in one.suffixes), None)
