"""What ``sqlite3`` and ``orjson`` cost alone: the same rows into the same tables, the same lines out again.

The baseline of ``scale``. It works on a project file as Gofteh makes it, under the same settings of SQLite,
and writes every row that an import of native JSONL writes, chain of hashes and sketches included; its export
gives the same bytes. ``scale`` makes sure of both. What it leaves out is what makes Gofteh more than a loop:
no rule is checked, no earlier article or speaker looked up, no hash compared on the way out. A sketch is
made by Gofteh's own function, the quickest there is, and what it costs is told apart; the keys by which the
queue is sorted and filtered are made by its own functions too.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any
from uuid import uuid4

import orjson
from sqlalchemy import Connection

from gofteh.app.likeness import shingles
from gofteh.app.queue import heading_key, title_key
from gofteh.storage.connect import driver_of
from gofteh.storage.create import create_project

AT_ONCE = 200
"""Articles of a transaction, as in Gofteh."""

_SETTINGS = """
PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;
"""
_SPAN = (
    "id", "start", "end", "label", "quote_type", "speaker_id", "topic_code", "annotator", "provenance",
    "suggested_by", "created_at", "updated_at", "note",
)  # fmt: skip
_LINK = (
    "id", "type", "from_id", "to_id", "annotator", "provenance", "suggested_by", "created_at", "updated_at",
    "note",
)  # fmt: skip
_ARTICLE = (
    "id", "title", "opening", "length", "sha256", "language", "status", "source", "publisher", "published_at",
    "created_at", "updated_at", "extra", "quotes", "speakers", "topics", "assigned", "dated", "heading_key",
    "title_key",
)  # fmt: skip
_STATE = ("status", "updated_at", "withdrawn", "quotes", "speakers", "topics", "assigned", "problems")
"""What of an article an act writes anew."""
_EVENT = (
    "seq", "op_id", "article_id", "kind", "name", "payload", "inverse", "by", "at", "undoes", "redoes",
    "batch", "program", "prev_hash", "hash",
)  # fmt: skip
_WITHDRAW = '{"kind":"withdraw_article"}'


def _into(table: str, columns: Iterable[str]) -> str:
    names = [f'"{name}"' for name in columns]
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"


_NEW_ARTICLE = _into("article", _ARTICLE)
_NEW_SPAN = _into("span", ("article_id", *_SPAN))
_NEW_LINK = _into("link", ("article_id", *_LINK))
_NEW_SKETCH = _into("article_sketch", ("hash", "position"))
_NEW_EVENT = _into("event", _EVENT)


def connect(path: Path) -> sqlite3.Connection:
    """Open a project as Gofteh does, made first when it is missing."""
    if not path.exists():
        create_project(path)
    db = sqlite3.connect(path, isolation_level=None)
    db.executescript(_SETTINGS)
    return db


def import_lines(source: Path, path: Path, *, sketches: bool = True) -> None:
    """Bring in native JSONL without speakers, topics and annotators, which the corpus has none of."""
    with closing(connect(path)) as db, source.open("rb") as lines:
        before, batch = "0" * 64, str(uuid4())
        for number, line in enumerate(lines):
            if number % AT_ONCE == 0:
                db.execute("BEGIN IMMEDIATE")
            record = orjson.loads(line)
            sketch = shingles(record["text"]).sketch if sketches else ()
            before = _bring(db, record, number + 1, before, batch)
            db.executemany(_NEW_SKETCH, [(each, number + 1) for each in sketch])
            if number % AT_ONCE == AT_ONCE - 1:
                db.execute("COMMIT")
        if db.in_transaction:
            db.execute("COMMIT")
        db.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _bring(db: sqlite3.Connection, record: dict[str, Any], seq: int, before: str, batch: str) -> str:
    name, text, source = record["id"], record["text"], record["source"]
    spans, links = record["spans"], record["links"]
    counts = Counter([span["label"] for span in spans])
    title, opening = record["title"], text[:120]
    article = (
        name, title, opening, len(text), sha256(text.encode()).hexdigest(), record["language"],
        record["status"], orjson.dumps(source).decode(), source["publisher"], source["published_at"],
        record["created_at"], record["updated_at"], record["extra"], counts["quote"], counts["speaker"],
        counts["topic"], "", source["published_at"] or record["created_at"],
        heading_key(title, opening, source["publisher"]), title_key(title, opening),
    )  # fmt: skip
    position = db.execute(_NEW_ARTICLE, article).lastrowid
    db.execute("INSERT INTO article_text VALUES (?,?)", (name, text))
    db.execute("INSERT INTO search_waiting VALUES (?)", (position,))
    db.executemany(_NEW_SPAN, [(name, *map(span.__getitem__, _SPAN)) for span in spans])
    db.executemany(_NEW_LINK, [(name, *map(link.__getitem__, _LINK)) for link in links])
    del record["text"]
    for span in spans:
        del span["text"]
    payload = orjson.dumps({"kind": "import_article", "record": record}).decode()
    event = [
        seq, str(uuid4()), name, "import_article", "Import", payload, _WITHDRAW, "ann-1",
        record["updated_at"], None, None, batch, "bench", before,
    ]  # fmt: skip
    event.append(sha256(orjson.dumps(event)).hexdigest())
    db.execute(_NEW_EVENT, event)
    return str(event[-1])


def export_lines(path: Path, target: Path) -> None:
    """Write all articles as native JSONL."""
    marks_of = "FROM {} WHERE article_id = ? AND NOT deleted ORDER BY"
    spans = f'SELECT {_columns(_SPAN)} {marks_of.format("span")} start, "end" DESC, id'
    links = f"SELECT {_columns(_LINK)} {marks_of.format('link')} id"
    articles = (
        "SELECT a.*, t.text AS text FROM article a JOIN article_text t ON t.article_id = a.id"
        " WHERE NOT a.withdrawn ORDER BY a.position"
    )
    with closing(connect(path)) as db, target.open("wb") as file:
        cursor = db.execute(articles)
        cursor.row_factory = sqlite3.Row
        for row in cursor:
            marks = [_span(values, row["text"]) for values in db.execute(spans, (row["id"],))]
            arrows = [dict(zip(_LINK, values, strict=True)) for values in db.execute(links, (row["id"],))]
            file.write(orjson.dumps(_record(row, marks, arrows), option=orjson.OPT_APPEND_NEWLINE))


def _columns(names: Iterable[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _span(values: tuple[Any, ...], text: str) -> dict[str, Any]:
    name, start, end, *rest = values
    first = {"id": name, "start": start, "end": end, "text": text[start:end]}
    return first | dict(zip(_SPAN[3:], rest, strict=True))


def _record(row: Mapping[str, Any], spans: list[Any], links: list[Any]) -> dict[str, Any]:
    return {
        "schema_version": "1.0",
        "id": row["id"],
        "title": row["title"],
        "text": row["text"],
        "text_sha256": row["sha256"],
        "text_length": row["length"],
        "offset_unit": "codepoint",
        "language": row["language"],
        "status": row["status"],
        "spans": spans,
        "links": links,
        "speakers": [],
        "topics": [],
        "annotators": [],
        "source": orjson.loads(row["source"]),
        "created_at": row["created_at"],
        "updated_at": row["updated_at"],
        "extra": row["extra"],
    }


def check_same_rows(hand: Path, ours: Path) -> None:
    """Raise AssertionError unless both files hold the same rows.

    Left out are ids, times and hashes of acts, and the source as JSON, whose keys are in another order.
    """
    article = _columns(name for name in ("position", *_ARTICLE) if name != "source")
    columns = {"article": article, "article_text": "*", "span": "*", "link": "*", "article_sketch": "*"} | {
        "search_waiting": "*",
        "event": "seq, article_id, kind, name, payload, inverse, undoes, redoes",
    }
    with closing(sqlite3.connect(hand)) as db:
        db.execute("ATTACH ? AS ours", (str(ours),))
        for table, names in columns.items():
            one, other = (f"SELECT {names} FROM {place}.{table}" for place in ("main", "ours"))
            for more, less in ((one, other), (other, one)):
                differing = db.execute(f"SELECT * FROM ({more} EXCEPT {less}) LIMIT 1").fetchone()
                if differing is not None:
                    raise AssertionError(f"{table} by hand is another: {differing}")


Rows = list[tuple[str, tuple[Any, ...]]]


def rows_of_last_act(connection: Connection, article_id: str, span_id: str) -> Rows:
    """Return the statements, with their values, that write what the last act wrote: a new span."""
    with connection.begin():
        db = driver_of(connection)
        event = db.execute(f"SELECT {_columns(_EVENT)} FROM event ORDER BY seq DESC LIMIT 1").fetchone()
        span = db.execute(
            f"SELECT article_id, {_columns(_SPAN)} FROM span WHERE article_id = ? AND id = ?",
            (article_id, span_id),
        ).fetchone()
        state = db.execute(
            f"SELECT {', '.join(_STATE)}, id FROM article WHERE id = ?", (article_id,)
        ).fetchone()
    update = f"UPDATE article SET {', '.join(f'{name} = ?' for name in _STATE)} WHERE id = ?"
    return [(update, state), (_NEW_SPAN, span), (_NEW_EVENT, event)]


def commit(db: sqlite3.Connection, rows: Rows) -> None:
    """Write rows in one transaction."""
    db.execute("BEGIN IMMEDIATE")
    for statement, values in rows:
        db.execute(statement, values)
    db.execute("COMMIT")
