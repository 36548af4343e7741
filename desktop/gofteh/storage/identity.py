"""Whether a file is a project of ours that we may open, told before anything writes to it."""

import stat
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
    header = _read_header(path)
    if not header or not header.startswith(_MAGIC[: len(header)]):
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


def check_contents(connection: Connection, path: Path, number: int) -> None:
    """Raise Problem unless the tables are ours, nothing acts on its own, and no page is torn."""
    found = connection.execute(text("SELECT type, name FROM sqlite_master")).all()
    for kind, name in found:
        if kind in ("trigger", "view"):
            raise faults.tampered(path, kind, name)
    tables = {name for kind, name in found if kind == "table"}
    # An older file has other tables; those of the newest are looked for once it was brought up to date.
    expected = set(schema.metadata.tables) if number == schema.SCHEMA_NUMBER else {"alembic_version"}
    if not expected <= tables:
        raise faults.damaged(path)
    if path.stat().st_size <= SMALL:
        verdict = connection.execute(text("PRAGMA quick_check(1)")).scalar()
        if verdict != "ok":
            raise faults.damaged(path)


def _read_header(path: Path) -> bytes:
    try:
        # Opening a pipe could wait for ever.
        if not stat.S_ISREG(path.stat().st_mode):
            raise faults.foreign(path)
        with path.open("rb") as file:
            return file.read(_HEADER_BYTES)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise faults.missing(path) from error
    except PermissionError as error:
        raise faults.unreadable(path) from error
    except OSError as error:
        raise faults.of_os_error(error, path) from error
