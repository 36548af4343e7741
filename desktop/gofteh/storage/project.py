"""Opening and making project files."""

import os
import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from gofteh.domain.errors import Problem
from gofteh.storage import faults, schema
from gofteh.storage.connect import journals_of, make_engine, prepare_for_work
from gofteh.storage.holder import Holder, holder_of, is_open_here
from gofteh.storage.identity import check_contents, check_header
from gofteh.storage.store import SqlStore

_CANNOT_WRITE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")


def open_project(path: Path, *, create: bool, program: str) -> SqlStore:
    """Open the project at ``path`` for work, made first when it is missing and ``create`` says so.

    A file that cannot be written is opened to be looked at only. Raises Problem, and leaves the file
    as it is, when it is missing, foreign, damaged, newer or in use.
    """
    path = _followed(path)
    if create and not _exists(path):
        from gofteh.storage.create import create_project

        create_project(path)
    if is_open_here(path):
        raise faults.in_use(path, program)
    number = check_header(path)
    try:
        with faults.explained(path, opening=True):
            _look(path, number)
        if number < schema.SCHEMA_NUMBER:
            from gofteh.storage.upgrade import upgrade

            upgrade(path)
        with faults.explained(path, opening=True):
            return _work_on(path, program)
    except Problem as problem:
        if problem.message == faults.in_use(path).message:
            raise faults.in_use(path, holder_of(path)) from problem
        raise


def _followed(path: Path) -> Path:
    """Follow links: journals and the note stand beside the file itself."""
    try:
        return path.resolve()
    except (OSError, RuntimeError):
        return path.absolute()


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except OSError as error:
        raise faults.of_os_error(error, path) from error


def _look(path: Path, number: int) -> None:
    """Check the contents without touching the file; one that crashed is checked by working on it."""
    if any(journal.exists() for journal in journals_of(path)):
        return
    # Immutable: a merely read-only look at a file in WAL mode would leave journals behind.
    engine = make_engine(path, immutable=True)
    try:
        with engine.connect() as connection:
            # Pages are written whole; of one that was cut short SQLite takes the rest for zeros.
            page = connection.exec_driver_sql("PRAGMA page_size").scalar_one()
            if path.stat().st_size % page:
                raise faults.damaged(path)
            check_contents(connection, path, number)
    finally:
        engine.dispose()


def _work_on(path: Path, program: str) -> SqlStore:
    crashed = any(journal.exists() for journal in journals_of(path))
    engine = make_engine(path)
    try:
        connection = engine.connect()
        prepare_for_work(connection)
        if crashed:
            with connection.begin():
                check_contents(connection, path, schema.SCHEMA_NUMBER)
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        # A lock on a journal that cannot be written fails under many names.
        if faults.name_of(error).startswith(_CANNOT_WRITE) or not os.access(path, os.W_OK):
            return _look_only(path, program)
        raise
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(path, engine, connection, program=program, holder=Holder(path, program))


def _look_only(path: Path, program: str) -> SqlStore:
    for journal in journals_of(path):
        if journal.exists() and journal.stat().st_size:
            # What was saved last stands there, and only a program that may write can bring it in.
            raise faults.not_closed(path, journal)
    engine = make_engine(path, immutable=True)
    return SqlStore(path, engine, engine.connect(), program=program, holder=None)
