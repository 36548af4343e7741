"""Making a new project file: beside its place, whole, then given its name."""

import os
from pathlib import Path

from sqlalchemy import Connection

from gofteh.app.ids import new_id, now
from gofteh.domain.scheme import Scheme
from gofteh.domain.topics import MEDIA_TOPICS
from gofteh.storage import faults, schema
from gofteh.storage.backup import draft_beside, sync_file, sync_folder
from gofteh.storage.connect import make_engine
from gofteh.storage.upgrade import stamp

_MIGRATED = (
    "CREATE TABLE alembic_version ("
    "version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
)
"""Where Alembic looks which migrations a file has been through."""


def create_project(path: Path) -> None:
    """Make an empty project at ``path``, unless somebody else did meanwhile.

    Raises Problem when the folder does not take it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise faults.of_os_error(error, path) from error
    with draft_beside(path, "new") as draft:
        with faults.explained(path):
            _fill(draft)
        sync_file(draft)
        _give_name(draft, path)
        sync_folder(path.parent)


def make_tables(connection: Connection) -> None:
    """Make all tables in an empty file and stamp it, as all migrations together would.

    They take seconds, most of them to load Alembic: a newcomer's first window would wait for it.
    """
    with connection.begin():
        schema.metadata.create_all(connection)
        connection.exec_driver_sql(schema.SEARCH_WORDS)
        connection.exec_driver_sql(_MIGRATED)
        connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (f"{schema.SCHEMA_NUMBER:04d}",))
    stamp(connection)


def _give_name(draft: Path, path: Path) -> None:
    """Rename without ever taking the place of a project that another program made just now."""
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    except OSError:
        # Where files have only one name, as on many memory sticks.
        if not path.exists():
            draft.replace(path)


def _fill(path: Path) -> None:
    engine = make_engine(path)
    try:
        with engine.connect() as connection:
            make_tables(connection)
            with connection.begin():
                connection.execute(
                    schema.meta.insert(),
                    [{"key": "project_id", "value": new_id("prj")}, {"key": "created_at", "value": now()}],
                )
                connection.execute(
                    schema.label.insert(),
                    [
                        {"position": place, "name": label.name, "title": label.title}
                        for place, label in enumerate(Scheme().labels)
                    ],
                )
                connection.execute(
                    schema.topic.insert(),
                    [{"code": t.code, "scheme": t.scheme, "label": t.label} for t in MEDIA_TOPICS],
                )
    finally:
        engine.dispose()
