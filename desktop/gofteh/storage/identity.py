"""Whether a file is a project of ours that we may open, told before anything writes to it."""

import struct
from pathlib import Path

from sqlalchemy import Connection, text

from gofteh.storage import faults, schema

_MAGIC = b"SQLite format 3\x00"
_HEADER_BYTES = 100
_USER_VERSION_AT, _APPLICATION_ID_AT = 60, 68
SMALL = 16 << 20
"""Bytes up to which every page is looked at when a project is opened; beyond, `check` does it."""


def check_header(path: Path) -> int:
    """Return the schema number of the project at ``path``.

    Raises Problem when there is no file, when it is no project, is damaged or of a newer program.
    """
    if not path.exists():
        raise faults.missing(path)
    if not path.is_file():
        raise faults.foreign(path)
    try:
        with path.open("rb") as file:
            header = file.read(_HEADER_BYTES)
    except PermissionError as error:
        raise faults.unreadable(path) from error
    except OSError as error:
        raise faults.failing(path) from error
    if not header.startswith(_MAGIC[: len(header)]) or not header:
        raise faults.foreign(path)
    if len(header) < _HEADER_BYTES:
        raise faults.damaged(path)
    (number,) = struct.unpack_from(">I", header, _USER_VERSION_AT)
    (application,) = struct.unpack_from(">I", header, _APPLICATION_ID_AT)
    if application != schema.APPLICATION_ID:
        raise faults.foreign(path)
    if number > schema.SCHEMA_NUMBER:
        raise faults.newer(path)
    return int(number)


def check_contents(connection: Connection, path: Path) -> None:
    """Raise Problem unless the tables are ours, nothing acts on its own, and no page is torn."""
    found = connection.execute(text("SELECT type, name FROM sqlite_master")).all()
    if any(kind in ("trigger", "view") for kind, _name in found):
        raise faults.foreign(path)
    tables = {name for kind, name in found if kind == "table" and not name.startswith("sqlite_")}
    if not set(schema.metadata.tables) <= tables:
        raise faults.damaged(path)
    if path.stat().st_size <= SMALL:
        verdict = connection.execute(text("PRAGMA quick_check(1)")).scalar()
        if verdict != "ok":
            raise faults.damaged(path)
