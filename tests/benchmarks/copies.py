"""A project of any size in a few seconds: a small one whose articles are copied within SQLite.

What is copied has ids, words and dates of its own, and is indexed like any other; only the history of a
copy is missing, which opening and showing it never asks for.
"""

import sqlite3
from contextlib import closing
from pathlib import Path

from gofteh.app.importing import import_paths
from gofteh.app.session import Editor, Session
from gofteh.exchange.formats import FORMATS
from gofteh.storage.project import open_project
from tests.benchmarks.corpus import write_jsonl

_ORIGINALS = 10
_NOT_COPIED = ("position", "id", "article_id", "dated", "status", "title_key")
_PARTS = ("article_text", "span", "link", "article_topic", "article_annotator")


def make(path: Path, count: int) -> None:
    """Make a project of ``count`` articles, a multiple of ten."""
    source = path.with_suffix(".jsonl")
    write_jsonl(source, _ORIGINALS)
    with closing(open_project(path, create=True, program="bench")) as store:
        list(import_paths(Session(store, Editor(id="ann-1", name="دبیر")), [source], FORMATS))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("PRAGMA synchronous=OFF")
        db.execute("BEGIN")
        db.execute(
            "CREATE TEMP TABLE turn AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
            f" WHERE i < {count // _ORIGINALS - 1}) SELECT i FROM n"
        )
        if count > _ORIGINALS:
            _copy(db)
        db.execute("COMMIT")
    source.unlink()


def _copy(db: sqlite3.Connection) -> None:
    columns = _others(db, "article")
    db.execute(
        f"INSERT INTO article (id, dated, status, title_key, {columns})"
        " SELECT id || '-' || i, datetime('2026-11-25', '-' || i || ' minutes'),"
        " CASE WHEN i % 3 THEN 'new' ELSE 'done' END, title_key || i,"
        f" {columns} FROM turn, article WHERE article.position <= {_ORIGINALS} ORDER BY i, article.position"
    )
    for table in _PARTS:
        columns = _others(db, table)
        keys = "article_id, id" if ", id," in f", {_all(db, table)}," else "article_id"
        db.execute(
            f"INSERT INTO {table} (article_id, {columns}) SELECT article_id || '-' || i, {columns}"
            f" FROM turn, {table} ORDER BY i, {keys}"
        )


def _all(db: sqlite3.Connection, table: str) -> str:
    return ", ".join(f'"{row[1]}"' for row in db.execute(f"PRAGMA table_info({table})")).replace('"id"', "id")


def _others(db: sqlite3.Connection, table: str) -> str:
    left = ("id",) if table != "article" else ()
    return ", ".join(
        f'"{row[1]}"'
        for row in db.execute(f"PRAGMA table_info({table})")
        if row[1] not in _NOT_COPIED or row[1] in left
    )
