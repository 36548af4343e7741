"""Opening and making project files."""

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from gofteh.domain.errors import Problem
from gofteh.storage import faults, schema
from gofteh.storage.connect import make_engine, prepare_for_work
from gofteh.storage.holder import Holder, holder_of
from gofteh.storage.identity import check_contents, check_header
from gofteh.storage.store import SqlStore

_CANNOT_WRITE = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM")


def open_project(path: Path, *, create: bool, program: str) -> SqlStore:
    """Open the project at ``path`` for work, made first when it is missing and ``create`` says so.

    A file that cannot be written is opened to be looked at only. Raises Problem, and leaves the file
    as it is, when it is missing, foreign, damaged, newer or in use.
    """
    if create and not path.exists():
        from gofteh.storage.create import create_project

        create_project(path)
    number = check_header(path)
    try:
        with faults.explained(path):
            _look(path)
            if number < schema.SCHEMA_NUMBER:
                from gofteh.storage.upgrade import upgrade

                upgrade(path, number)
            return _work_on(path, program)
    except Problem as problem:
        if problem.message == faults.in_use(path).message:
            raise faults.in_use(path, holder_of(path)) from problem
        raise


def _look(path: Path) -> None:
    """Check the contents without touching the file; one that crashed is checked by working on it."""
    if _journal(path).exists():
        return
    engine = make_engine(path, read_only=True)
    try:
        with engine.connect() as connection:
            check_contents(connection, path)
    finally:
        engine.dispose()


def _work_on(path: Path, program: str) -> SqlStore:
    engine = make_engine(path)
    try:
        connection = engine.connect()
        prepare_for_work(connection)
        if _journal(path).exists():
            with connection.begin():
                check_contents(connection, path)
    except (DBAPIError, sqlite3.Error) as error:
        engine.dispose()
        if _error_name(error).startswith(_CANNOT_WRITE):
            return _look_only(path, program)
        raise
    except BaseException:
        engine.dispose()
        raise
    return SqlStore(path, engine, connection, program=program, holder=Holder(path, program))


def _look_only(path: Path, program: str) -> SqlStore:
    engine = make_engine(path, immutable=True)
    return SqlStore(path, engine, engine.connect(), program=program, holder=None)


def _error_name(error: Exception) -> str:
    origin = error.orig if isinstance(error, DBAPIError) else error
    return getattr(origin, "sqlite_errorname", "") or ""


def _journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-wal")
