"""Bringing a project file to the newest schema: on a copy, checked, then put in its place."""

import os
import sqlite3
import stat
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection

from gofteh.storage import faults, schema
from gofteh.storage.backup import copy, draft_beside, sync_file, sync_folder, verify
from gofteh.storage.connect import BUSY_MILLISECONDS, driver_of, make_engine

MIGRATIONS = Path(__file__).parent / "migrations"


def migrate(connection: Connection) -> None:
    """Run all migrations that are due in one transaction and stamp the file as ours."""
    # Alembic is slow to load and hardly ever needed.
    from alembic import command
    from alembic.config import Config

    driver = driver_of(connection)
    # Rebuilding a table with foreign keys on would take the rows that point at it along.
    driver.execute("PRAGMA foreign_keys=OFF")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    with connection.begin():
        command.upgrade(config, "head")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise RuntimeError(f"migration broke {len(broken)} references")
    stamp(connection)


def stamp(connection: Connection) -> None:
    """Write into the file's header that it is a project of ours, and of which schema."""
    driver = driver_of(connection)
    driver.execute(f"PRAGMA application_id={schema.APPLICATION_ID}")
    driver.execute(f"PRAGMA user_version={schema.SCHEMA_NUMBER}")


def upgrade(path: Path) -> Path:
    """Bring the file at ``path`` to the newest schema; returns the kept older file.

    Raises Problem when it is in use, damaged, or there is no room or no right to; it is then as it was.
    """
    with faults.explained(path), draft_beside(path, "upgrade") as draft:
        with closing(_alone(path)) as old:
            copy(old, draft)
            counts = _row_counts(draft)
            engine = make_engine(draft)
            try:
                with engine.connect() as connection:
                    migrate(connection)
            finally:
                engine.dispose()
            verify(draft)
            after = _row_counts(draft)
            if any(after.get(name, 0) < number for name, number in counts.items()):
                raise faults.damaged(path)
            draft.chmod(stat.S_IMODE(path.stat().st_mode))
            sync_file(draft)
            kept = _keep(path, old)
        # Windows replaces no file that is open.
        draft.replace(path)
        sync_folder(path.parent)
    return kept


def _alone(path: Path) -> sqlite3.Connection:
    """Open the older file as one plain file that nobody else can write until it is closed."""
    connection = sqlite3.connect(
        f"{path.as_uri()}?mode=rw", uri=True, isolation_level=None, timeout=BUSY_MILLISECONDS / 1000
    )
    try:
        # A journal left beside it would later be taken for one of the new file.
        connection.execute("PRAGMA locking_mode=EXCLUSIVE").fetchone()
        connection.execute("PRAGMA journal_mode=DELETE").fetchone()
        connection.execute("BEGIN EXCLUSIVE")
        # In this locking mode the lock stays; a backup would wait forever for an open transaction to end.
        connection.execute("COMMIT")
    except BaseException:
        connection.close()
        raise
    return connection


def _keep(path: Path, old: sqlite3.Connection) -> Path:
    """Give the older file a second name, or make a copy where files have only one."""
    name = f"{path.stem}.before-{schema.SCHEMA_NUMBER:04d}"
    kept, number = path.with_name(f"{name}{path.suffix}"), 1
    while kept.exists():
        if kept.samefile(path):
            # An earlier upgrade was cut off right after this.
            return kept
        number += 1
        kept = path.with_name(f"{name}-{number}{path.suffix}")
    try:
        os.link(path, kept)
    except OSError:
        with draft_beside(kept, "kept") as draft:
            copy(old, draft)
            verify(draft)
            sync_file(draft)
            draft.replace(kept)
    return kept


def _row_counts(path: Path) -> dict[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        names = [
            name
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
            if name in schema.metadata.tables
        ]
        return {name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0] for name in names}
