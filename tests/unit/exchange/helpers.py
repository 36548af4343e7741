"""Files into a project in memory and out of it again."""

import io
from pathlib import Path

from gofteh.app.exporting import Choice, export_to_stream, writable
from gofteh.app.importing import FileReport, import_paths
from gofteh.app.session import Editor, Session
from gofteh.exchange.formats import FORMATS
from tests.fakes import FixedClock, MemoryStore


def session_on(store=None) -> Session:
    return Session(store or MemoryStore(), Editor(id="ann-1", name="دبیر"), clock=FixedClock())


def bring(session: Session, path: Path, data: bytes | None = None) -> FileReport:
    """Import a file, which is written first when there are ``data``."""
    if data is not None:
        path.write_bytes(data)
    (report,) = import_paths(session, [path], FORMATS)
    return report


def exported(session: Session) -> bytes:
    stream = io.BytesIO()
    export_to_stream(session.store, stream, writable(FORMATS, "jsonl"), Choice())
    return stream.getvalue()
