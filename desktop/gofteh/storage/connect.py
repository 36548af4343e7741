"""One durable connection to a project file.

WAL with ``synchronous=FULL`` loses no acknowledged act at a power cut; exclusive locking keeps a second
program out and meets none of SQLite's two-connection faults.
"""

import sys
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

BUSY_MILLISECONDS = 300
_JOURNAL_LIMIT = 4 << 20


def make_engine(path: Path, *, immutable: bool = False) -> Engine:
    """Return an engine with exactly one connection to an existing file.

    ``immutable`` opens it without locks, journals or any way to write.
    """
    query = "mode=ro&immutable=1" if immutable else "mode=rw"
    engine = create_engine(
        f"sqlite+pysqlite:///{path.as_uri()}?{query}&uri=true",
        poolclass=StaticPool,
        hide_parameters=True,
        connect_args={
            "check_same_thread": False,
            "isolation_level": None,
            "timeout": BUSY_MILLISECONDS / 1000,
        },
    )
    event.listen(engine, "begin", _begin_read if immutable else _begin_write)
    return engine


def prepare_for_work(connection: Connection) -> None:
    """Set what holds while a project is open. Fails when another program has the file."""
    driver = driver_of(connection)
    _pragma(driver, "locking_mode=EXCLUSIVE")
    journal = _pragma(driver, "journal_mode=WAL")
    # Without WAL only EXTRA makes the end of the journal, and with it the act, outlive a power cut.
    _pragma(driver, "synchronous=FULL" if journal == "wal" else "synchronous=EXTRA")
    _pragma(driver, "foreign_keys=ON")
    _pragma(driver, "trusted_schema=OFF")
    _pragma(driver, f"journal_size_limit={_JOURNAL_LIMIT}")
    if sys.platform == "darwin":
        # There, fsync alone does not reach the disk.
        _pragma(driver, "fullfsync=1")
        _pragma(driver, "checkpoint_fullfsync=1")
    # Under exclusive locking the lock is taken by the first write; take it now, before anybody else.
    driver.execute("BEGIN IMMEDIATE")
    driver.execute("COMMIT")


def leave_plain(connection: Connection) -> None:
    """Put everything into the one file: a journal beside it would not open on read-only media."""
    driver = driver_of(connection)
    _pragma(driver, "wal_checkpoint(TRUNCATE)")
    _pragma(driver, "journal_mode=DELETE")


def driver_of(connection: Connection) -> Any:  # noqa: ANN401 - the driver's own connection
    """Return the driver's own connection."""
    driver = connection.connection.driver_connection
    assert driver is not None
    return driver


def journals_of(path: Path) -> tuple[Path, Path]:
    """Return where SQLite keeps what is not in the file yet."""
    return (path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal"))


def _pragma(driver: Any, words: str) -> Any:  # noqa: ANN401 - the driver's own connection
    found = driver.execute(f"PRAGMA {words}").fetchone()
    return found[0] if found else None


def _begin_write(connection: Connection) -> None:
    driver_of(connection).execute("BEGIN IMMEDIATE")


def _begin_read(connection: Connection) -> None:
    driver_of(connection).execute("BEGIN")
