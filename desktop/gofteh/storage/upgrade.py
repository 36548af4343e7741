"""Bringing a project file to the newest schema: on a copy, checked, then put in its place."""

import os
import sqlite3
import uuid
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlalchemy import Connection

from gofteh.storage import faults, schema
from gofteh.storage.connect import make_engine


def migrate(connection: Connection) -> None:
    """Run all migrations that are due in one transaction and stamp the file as ours."""
    # Alembic is slow to load and hardly ever needed.
    from alembic import command
    from alembic.config import Config

    driver = connection.connection.driver_connection
    assert driver is not None
    # Rebuilding a table with foreign keys on would take the rows that point at it along.
    driver.execute("PRAGMA foreign_keys=OFF")
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    with connection.begin():
        command.upgrade(config, "head")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"migration broke {len(broken)} references")
    driver.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    driver.execute(f"PRAGMA user_version={schema.SCHEMA_NUMBER}")


def upgrade(path: Path, number: int) -> Path:
    """Bring the file at ``path`` from schema ``number`` to the newest; returns the kept older file.

    Raises Problem when there is no room or no right to; the file is then as it was.
    """
    kept = path.with_name(f"{path.stem}.before-{schema.SCHEMA_NUMBER:04d}{path.suffix}")
    with _copy_of(path) as copy:
        counts = _row_counts(copy)
        engine = make_engine(copy)
        try:
            with engine.connect() as connection:
                migrate(connection)
        finally:
            engine.dispose()
        _check_copy(copy, counts)
        try:
            sync_file(copy)
            if not kept.exists():
                os.link(path, kept)
            copy.replace(path)
            sync_folder(path.parent)
        except OSError as error:
            raise faults.of_os_error(error, path) from error
    return kept


@contextmanager
def _copy_of(path: Path) -> Iterator[Path]:
    copy = path.with_name(f".{path.name}.{uuid.uuid4().hex}.upgrade")
    try:
        os.close(os.open(copy, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(copy)) as new:
            old.backup(new)
        yield copy
    except OSError as error:
        raise faults.of_os_error(error, path) from error
    finally:
        with suppress(OSError):
            copy.unlink()


def _row_counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if name in schema.metadata.tables
        ]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}


def _check_copy(path: Path, counts: dict[str, int]) -> None:
    with closing(sqlite3.connect(path)) as connection:
        verdict = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
    after = _row_counts(path)
    lost = [name for name, count in counts.items() if after.get(name, 0) < count]
    if verdict != "ok" or lost:
        raise faults.damaged(path)


def sync_file(path: Path) -> None:
    """Wait until the disk has the whole file."""
    with path.open("rb") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Wait until the disk has the names in a folder; systems that cannot say so are passed over."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
