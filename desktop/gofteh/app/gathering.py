"""Which files an import takes, in which format; nothing is read yet."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from gofteh.app.formats import Format, Formats, by_name, by_suffix
from gofteh.app.safe_file import unreadable
from gofteh.domain.errors import Problem, ProblemKind

AUTO = "auto"
_PROJECT = ".gofteh"


@dataclass(frozen=True, slots=True)
class ToRead:
    """A file to read."""

    path: Path
    format: Format


@dataclass(frozen=True, slots=True)
class NotRead:
    """A file that is not read, and why."""

    path: Path
    problem: Problem
    asked_for: bool
    """Whether the person named it; what merely lies in a folder is passed over."""


def gather(paths: Iterable[Path], formats: Formats, format_name: str = AUTO) -> Iterator[ToRead | NotRead]:
    """Yield the files of ``paths``, folders gone through in order of names.

    Hidden files and folders are left out. Raises Problem for an unknown format name.
    """
    chosen = None if format_name == AUTO else by_name(formats, format_name)
    readable = ", ".join(one.name for one in formats if one.read)
    if format_name != AUTO and (chosen is None or chosen.read is None):
        raise Problem(
            "“{name}” is no format that can be imported.",
            kind=ProblemKind.INPUT,
            cure="Formats that can: {known}.",
            name=format_name,
            known=readable,
        )
    for path in paths:
        try:
            mode = path.stat().st_mode
        except OSError as error:
            yield NotRead(path, unreadable(error), asked_for=True)
            continue
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
                yield NotRead(path, Problem("A file of another kind."), asked_for=False)
            else:
                yield _plain(path, found)
    for error in locked:
        yield NotRead(Path(str(error.filename)), unreadable(error), asked_for=True)


def _plain(path: Path, found: Format) -> ToRead | NotRead:
    """Keep off what lies in a folder and is no plain file: reading a pipe would wait for ever."""
    try:
        mode = path.stat().st_mode
    except OSError as error:
        return NotRead(path, unreadable(error), asked_for=True)
    return ToRead(path, found) if stat.S_ISREG(mode) else NotRead(path, _no_file(), asked_for=False)


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
    return ToRead(path, found)


def _no_file() -> Problem:
    return Problem(
        "This is no file.", kind=ProblemKind.INPUT, cure="Save what it holds as a file and import that."
    )
