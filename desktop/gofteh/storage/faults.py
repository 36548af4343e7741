"""What the database driver reports, as Problems a person can understand."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from gofteh.domain.errors import Problem, ProblemKind


@contextmanager
def explained(path: Path, *, opening: bool = False) -> Iterator[None]:
    """Turn driver errors about the file at ``path`` into Problems; anything else is a bug and passes.

    While ``opening``, what SQLite cannot make sense of is the file's fault: nothing else was asked yet.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        problem = problem_of(error, path)
        if problem is None and opening and name_of(error) in ("", "SQLITE_ERROR"):
            problem = damaged(path)
        if problem is None:
            raise
        raise problem from error
    except UnicodeDecodeError as error:
        # SQLite quotes the torn words in its message, and the driver cannot read them.
        raise damaged(path) from error


@contextmanager
def understood(path: Path) -> Iterator[None]:
    """Turn errors of values read from the file at ``path`` into Problems: no act of ours wrote them."""
    try:
        yield
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise damaged(path) from error


def name_of(error: BaseException) -> str:
    """Return SQLite's name of a driver error, like ``SQLITE_FULL``, or nothing."""
    origin = error.orig if isinstance(error, DBAPIError) else error
    return getattr(origin, "sqlite_errorname", "") or ""


def problem_of(error: BaseException, path: Path) -> Problem | None:
    """Return the Problem behind a driver error, or None when it is our own fault."""
    name = name_of(error)
    for prefix, make in _MAKERS.items():
        if name.startswith(prefix):
            return make(path)
    # The driver's own words for text that is none; SQLite has no name for it.
    return damaged(path) if "Could not decode to UTF-8" in str(error) else None


def full(path: Path) -> Problem:
    """Return the Problem of a full disk."""
    return Problem(
        "The disk is full: {file} could not be saved.",
        kind=ProblemKind.STORAGE,
        cure="Free some space and try again; what was saved before is safe.",
        file=path.name,
    )


def failing(path: Path) -> Problem:
    """Return the Problem of a disk that does not read or write."""
    return Problem(
        "The disk did not take the change to {file}.",
        kind=ProblemKind.STORAGE,
        cure="Check the disk or the network drive, then try again; what was saved before is safe.",
        file=path.name,
    )


def read_only(path: Path) -> Problem:
    """Return the Problem of a file or folder that cannot be written."""
    return Problem(
        "{file} cannot be written.",
        kind=ProblemKind.STORAGE,
        cure="Copy it to a folder of your own, or ask for the right to write there.",
        file=path.name,
    )


def unreadable(path: Path) -> Problem:
    """Return the Problem of a file that this person may not read."""
    return Problem(
        "{file} cannot be read.",
        kind=ProblemKind.PROJECT,
        cure="Ask for the right to read it.",
        file=path.name,
    )


def in_use(path: Path, holder: str = "") -> Problem:
    """Return the Problem of a file that another program has open."""
    if holder:
        return Problem(
            "{file} is already open in {holder}.",
            kind=ProblemKind.PROJECT,
            cure="Close it there first.",
            file=path.name,
            holder=holder,
        )
    return Problem(
        "{file} is already open in another program.",
        kind=ProblemKind.PROJECT,
        cure="Close it there first.",
        file=path.name,
    )


def damaged(path: Path) -> Problem:
    """Return the Problem of a file whose pages do not hold together."""
    return Problem(
        "{file} is damaged.",
        kind=ProblemKind.PROJECT,
        cure="Nothing was changed. Keep the file, and open a backup or a copy of it.",
        file=path.name,
    )


def tampered(path: Path, kind: str, name: str) -> Problem:
    """Return the Problem of a file with a trigger or a view: opened, it would act on its own."""
    return Problem(
        "Somebody put a {what} “{name}” into {file}.",
        kind=ProblemKind.PROJECT,
        cure="Nothing was changed. Keep the file, and open a backup or a copy of it.",
        file=path.name,
        name=name,
        what=kind,
    )


def not_closed(path: Path, journal: Path) -> Problem:
    """Return the Problem of a file that cannot be written but was not closed properly."""
    return Problem(
        "{file} was not closed properly and cannot be mended where it is.",
        kind=ProblemKind.PROJECT,
        cure="Copy it together with {journal} to a folder of your own, and open it there.",
        file=path.name,
        journal=journal.name,
    )


def text_changed(path: Path, article_id: str) -> Problem:
    """Return the Problem of an article whose text is not what its hash says."""
    return Problem(
        "The text of the article “{id}” in {file} was changed outside Gofteh.",
        kind=ProblemKind.PROJECT,
        cure="Run “gofteh check” and open a backup.",
        id=article_id,
        file=path.name,
    )


def rules_broken(path: Path, article_id: str, reason: Exception) -> Problem:
    """Return the Problem of an article whose annotations no act of ours can have left so."""
    return Problem(
        "The annotations of the article “{id}” in {file} were changed outside Gofteh: {reason}",
        kind=ProblemKind.PROJECT,
        cure="Run “gofteh check” and open a backup.",
        id=article_id,
        file=path.name,
        reason=reason,
    )


def foreign(path: Path) -> Problem:
    """Return the Problem of a file that is no project."""
    return Problem(
        "{file} is not a Gofteh project.",
        kind=ProblemKind.PROJECT,
        cure="Nothing was changed. Choose a .gofteh file, or import the file as an article.",
        file=path.name,
    )


def newer(path: Path) -> Problem:
    """Return the Problem of a file that a newer program wrote."""
    return Problem(
        "{file} was made by a newer Gofteh.",
        kind=ProblemKind.PROJECT,
        cure="Nothing was changed. Install the newest Gofteh to open it.",
        file=path.name,
    )


def missing(path: Path) -> Problem:
    """Return the Problem of a file that is not there."""
    return Problem(
        "There is no project {file}.",
        kind=ProblemKind.PROJECT,
        cure="Check the name, or make it with “gofteh import” or in the window.",
        file=path.name,
    )


_MAKERS = {
    "SQLITE_FULL": full,
    "SQLITE_IOERR": failing,
    "SQLITE_READONLY": read_only,
    "SQLITE_PERM": read_only,
    "SQLITE_CANTOPEN": read_only,
    "SQLITE_BUSY": in_use,
    "SQLITE_LOCKED": in_use,
    "SQLITE_CORRUPT": damaged,
    "SQLITE_NOTADB": foreign,
}


def of_os_error(error: OSError, path: Path) -> Problem:
    """Return the Problem behind an error of the file system."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return full(path)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR):
        return read_only(path)
    return failing(path)
