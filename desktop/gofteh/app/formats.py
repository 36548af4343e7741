"""What a file format can do, for importing and exporting; ``exchange`` has the formats."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import BinaryIO

from gofteh.app.record import Json
from gofteh.domain.edits import ImportArticle
from gofteh.domain.errors import Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What a person says about the files of an import; readers find out the rest."""

    encoding: str | None = None
    """Of texts that carry no mark and are no UTF-8; None lets the reader tell."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column or key holds what (``app.columns``), where the guess is wrong."""
    doubtful: bool = False
    """Take texts too whose letters look broken, as PDFs give them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What a reader cannot see in the bytes."""

    name: str
    """The file's name without its folder."""
    at: str
    """The time of the import, UTC."""
    choices: Choices = field(default_factory=Choices)


@dataclass(frozen=True, slots=True)
class Found:
    """An article that a reader found."""

    edit: ImportArticle
    line: int | None = None
    """Where in the file, counted from 1; None when the file is the article."""
    has_id: bool = False
    """The article carries an id of its own; else the same text is the same article."""
    notes: tuple[Problem, ...] = ()
    """What the person should know about it, though it can be taken."""


@dataclass(frozen=True, slots=True)
class Refused:
    """A part of a file that a reader could not take; it goes on after it."""

    problem: Problem
    line: int | None = None


Reader = Callable[[BinaryIO, Origin], Iterator[Found | Refused]]
"""Yields what is in a stream of bytes. Raises Problem when the whole of it makes no sense."""


@dataclass(frozen=True, slots=True)
class Member:
    """A file within a file."""

    name: str
    """Its path within, as people read it."""
    open: Callable[[], BinaryIO]
    """Raises Problem when it cannot be taken out, or is larger than anything we read."""


Unpacker = Callable[[BinaryIO], Iterator[Member | tuple[str, Problem]]]
"""Yields the files within a stream of bytes, or the name of one and why it is left out."""


@dataclass(frozen=True, slots=True)
class Table:
    """What a file with columns shows of itself before it is read."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """A few of the first, as text."""
    guess: Mapping[str, str]
    """Which column seems to hold which field (``app.columns``)."""


Peeker = Callable[[BinaryIO, Origin], Table]
"""Returns the columns of a stream of bytes. Raises Problem as its reader does."""

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
    unpack: Unpacker | None = None
    """For what only holds files of other formats."""
    peek: Peeker | None = None
    """For what has columns that a person may name."""
    has_encoding: bool = False
    """Whether a person may have to say the encoding."""
    companions: Mapping[str, Callable[[], str]] = field(default_factory=dict)
    """Names and texts of the files that go beside an export to a folder."""


Formats = tuple[Format, ...]


def by_name(formats: Formats, name: str) -> Format | None:
    """Return the format of that name."""
    return next((one for one in formats if one.name == name), None)


def by_suffix(formats: Formats, suffix: str) -> Format | None:
    """Return the format that reads files with that suffix."""
    return next((one for one in formats if can_import(one) and suffix.lower() in one.suffixes), None)


def can_import(one: Format) -> bool:
    """Tell whether files of a format can be brought in."""
    return one.read is not None or one.unpack is not None
