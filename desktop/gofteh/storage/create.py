"""Making a new project file: beside its place, whole, then renamed."""

import os
import uuid
from contextlib import suppress
from pathlib import Path

from gofteh.app.ids import new_id, now
from gofteh.domain.scheme import Scheme
from gofteh.domain.topics import MEDIA_TOPICS
from gofteh.storage import faults, schema
from gofteh.storage.connect import make_engine
from gofteh.storage.upgrade import migrate, sync_file, sync_folder

_OWNER_ONLY = 0o600


def create_project(path: Path) -> None:
    """Make an empty project at ``path``. Raises Problem when the folder does not take it."""
    new = path.with_name(f".{path.name}.{uuid.uuid4().hex}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(new, os.O_CREAT | os.O_EXCL | os.O_WRONLY, _OWNER_ONLY))
    except OSError as error:
        raise faults.of_os_error(error, path) from error
    try:
        with faults.explained(path):
            _fill(new)
        sync_file(new)
        new.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise faults.of_os_error(error, path) from error
    finally:
        for left in (new, new.with_name(f"{new.name}-journal")):
            with suppress(OSError):
                left.unlink()


def _fill(path: Path) -> None:
    engine = make_engine(path)
    try:
        with engine.connect() as connection:
            migrate(connection)
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
