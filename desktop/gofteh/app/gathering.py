"""Which files an import takes, in which format; nothing is read yet."""

import os
import stat
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from gofteh.app.formats import Format, Formats, Unpacker, by_name, by_suffix, can_import
from gofteh.app.safe_file import unreadable
from gofteh.domain.errors import Problem, ProblemKind

AUTO = "auto"
_PROJECT = ".gofteh"


@dataclass(frozen=True, slots=True)
class ToRead:
    """A file to read."""

    path: Path
    """For a file within an archive, its path in it below that of the archive."""
    format: Format
    open: Callable[[], BinaryIO]
    """Raises OSError or Problem."""


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that is not read, and why."""

    path: Path
    problem: Problem
    asked_for: bool
    """Whether the person named it; what merely lies in a folder is passed over."""


def gather(
    paths: Iterable[Path | ToRead], formats: Formats, format_name: str = AUTO
) -> Iterator[ToRead | NotRead]:
    """Yield the files of ``paths``, folders and archives gone through in order of names.

    Hidden files and folders are left out; what is ready to be read is passed on as it is.
    Raises Problem for an unknown format name.
    """
    chosen = None if format_name == AUTO else by_name(formats, format_name)
    readable = ", ".join(one.name for one in formats if can_import(one))
    if format_name != AUTO and (chosen is None or not can_import(chosen)):
        raise Problem(
            "“{name}” is no format that can be imported.",
            kind=ProblemKind.INPUT,
            cure="Formats that can: {known}.",
            name=format_name,
            known=readable,
        )
    for path in paths:
        if isinstance(path, ToRead):
            yield path
            continue
        for one in _named(path, formats, chosen, readable):
            if isinstance(one, ToRead) and one.format.unpack is not None:
                yield from _archive(one, one.format.unpack, formats)
            else:
                yield one


def _named(path: Path, formats: Formats, chosen: Format | None, readable: str) -> Iterator[ToRead | NotRead]:
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield NotRead(path, unreadable(error), asked_for=True)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, formats, chosen)
    else:
        yield _file(path, mode, chosen or by_suffix(formats, path.suffix), readable)


def _folder(folder: Path, formats: Formats, chosen: Format | None) -> Iterator[ToRead | NotRead]:
    locked: list[OSError] = []
    for place, folders, files in os.walk(folder, onerror=locked.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            path = Path(place, name)
            found = by_suffix(formats, path.suffix)
            if name.startswith("."):
                continue
            if found is None or (chosen is not None and found is not chosen):
                yield NotRead(path, _other_kind(), asked_for=False)
            else:
                yield _plain(path, found)
    for error in locked:
        yield NotRead(Path(str(error.filename)), unreadable(error), asked_for=True)


def _archive(archive: ToRead, unpack: Unpacker, formats: Formats) -> Iterator[ToRead | NotRead]:
    try:
        with archive.open() as stream:
            for member in unpack(stream):
                if isinstance(member, tuple):
                    name, problem = member
                    yield NotRead(_within(archive.path, name), problem, asked_for=True)
                    continue
                path = _within(archive.path, member.name)
                found = by_suffix(formats, path.suffix)
                if found is None or found.unpack is not None:
                    yield NotRead(path, _other_kind(), asked_for=False)
                else:
                    yield ToRead(path, found, member.open)
    except OSError as error:
        yield NotRead(archive.path, unreadable(error), asked_for=True)
    except Problem as problem:
        yield NotRead(archive.path, problem, asked_for=True)


def _within(archive: Path, name: str) -> Path:
    """Return what a file in an archive is called; nothing is ever opened or written by that name."""
    plain = name.encode("utf-8", "replace").decode().replace("\\", "/").replace("\0", "")
    return Path(f"{archive}/{plain.lstrip('/')}")


def _plain(path: Path, found: Format) -> ToRead | NotRead:
    """Keep off what lies in a folder and is no plain file: reading a pipe would wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return NotRead(path, unreadable(error), asked_for=True)
    return _to_read(path, found) if stat.S_ISREG(mode) else NotRead(path, _no_file(), asked_for=False)


def _file(path: Path, mode: int, found: Format | None, readable: str) -> ToRead | NotRead:
    if not stat.S_ISREG(mode):
        return NotRead(path, _no_file(), asked_for=True)
    if path.suffix == _PROJECT:
        problem = Problem(
            "This is a project, not an article.", kind=ProblemKind.INPUT, cure="Open it with --project."
        )
        return NotRead(path, problem, asked_for=True)
    if found is None:
        problem = Problem(
            "The name does not tell the format.",
            kind=ProblemKind.INPUT,
            cure="Say it with --format, one of: {known}.",
            known=readable,
        )
        return NotRead(path, problem, asked_for=True)
    return _to_read(path, found)


def _to_read(path: Path, found: Format) -> ToRead:
    return ToRead(path, found, lambda: path.open("rb"))


def _other_kind() -> Problem:
    return Problem("A file of another kind.")


def _no_file() -> Problem:
    return Problem(
        "This is no file.", kind=ProblemKind.INPUT, cure="Save what it holds as a file and import that."
    )
