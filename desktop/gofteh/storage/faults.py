"""What the database driver reports, as Problems a person can understand."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from gofteh.domain.errors import Problem, ProblemKind


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn driver errors about the file at ``path`` into Problems; anything else is a bug and passes."""
    try:
        yield
    except DBAPIError as error:
        problem = problem_of(error.orig, path)
        if problem is None:
            raise
        raise problem from error
    except sqlite3.Error as error:
        problem = problem_of(error, path)
        if problem is None:
            raise
        raise problem from error


def problem_of(error: BaseException | None, path: Path) -> Problem | None:
    """Return the Problem behind a driver error, or None when it is our own fault."""
    name = getattr(error, "sqlite_errorname", "") or ""
    for prefix, make in _MAKERS.items():
        if name.startswith(prefix):
            return make(path)
    return None


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
