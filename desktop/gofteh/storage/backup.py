"""Copies of a project that are whole: made by SQLite itself, verified, then renamed."""

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from gofteh.domain.errors import Problem, ProblemKind
from gofteh.storage import faults
from gofteh.storage.connect import driver_of, journals_of
from gofteh.storage.store import SqlStore

_OWNER_ONLY = 0o600


def backup(store: SqlStore, target: Path) -> None:
    """Write a copy of the open project to ``target``, in place of a file that is there.

    Raises Problem when that is the project itself, and when the disk or the folder refuses; what was
    at ``target`` is then as it was.
    """
    if _is_same(store.path, target):
        raise Problem(
            "{file} is the project itself.",
            kind=ProblemKind.INPUT,
            cure="Give the backup another name.",
            file=target.name,
        )
    with store.transaction(), draft_beside(target, "backup") as draft:
        with faults.explained(target):
            copy(driver_of(store.connection), draft)
            verify(draft)
        sync_file(draft)
        draft.replace(target)
        sync_folder(target.parent)


def copy(source: sqlite3.Connection, target: Path) -> None:
    """Fill the empty file ``target`` with what ``source`` holds, as one plain file without journals."""
    with closing(sqlite3.connect(target)) as new:
        source.backup(new)
        new.execute("PRAGMA journal_mode=DELETE").fetchone()


def verify(path: Path) -> None:
    """Look at every page, index and reference. Raises Problem when something does not hold together."""
    with closing(sqlite3.connect(path)) as connection:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if verdict != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise faults.damaged(path)


@contextmanager
def draft_beside(path: Path, purpose: str) -> Iterator[Path]:
    """Make an empty file in the folder of ``path``, gone at the end unless it was renamed.

    Nobody but its owner can read it. Raises Problem when the disk or the folder refuses.
    """
    draft = path.with_name(f".{path.name}.{uuid.uuid4().hex[:12]}.{purpose}")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY))
        yield draft
    except OSError as error:
        raise faults.of_os_error(error, path) from error
    finally:
        for left in (draft, *journals_of(draft)):
            with suppress(OSError):
                left.unlink()


def sync_file(path: Path) -> None:
    """Wait until the disk has the whole file."""
    # Windows syncs only what is open for writing.
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; systems that cannot say so are passed over."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _is_same(project: Path, target: Path) -> bool:
    try:
        return target.samefile(project)
    except OSError:
        return False
