"""A desk of many articles, against sqlite3 and orjson by hand doing the same.

1,000 articles; for more set ``GOFTEH_BENCH_ARTICLES="1000 10000 100000"``.
"""

import os
import resource
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from hashlib import sha256
from itertools import islice
from pathlib import Path

import orjson

from gofteh.app.exporting import Choice, export_to_path, writable
from gofteh.app.importing import import_paths
from gofteh.app.search.find import search
from gofteh.app.search.query import Query, parse
from gofteh.app.session import Editor, Session
from gofteh.exchange.formats import FORMATS
from gofteh.storage.project import open_project
from gofteh.storage.store import SqlStore
from tests.benchmarks.corpus import write_jsonl

SIZES = tuple(int(size) for size in os.environ.get("GOFTEH_BENCH_ARTICLES", "1000").split())
AT_ONCE = 200
TURNS = 5
FIRST_HITS = 200
"""Hits that fill a window many times over; more are fetched when somebody scrolls there."""

_TABLES = """
PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;
CREATE TABLE article (id TEXT PRIMARY KEY, text TEXT, sha256 TEXT, source TEXT);
CREATE TABLE span (
    article TEXT, id TEXT, start INTEGER, "end" INTEGER, label TEXT, line TEXT, PRIMARY KEY (article, id)
);
CREATE TABLE link (article TEXT, id TEXT, type TEXT, a TEXT, b TEXT, line TEXT, PRIMARY KEY (article, id));
CREATE TABLE event (seq INTEGER PRIMARY KEY, payload TEXT, hash TEXT);
"""


def run() -> Iterator[str]:
    """Measure each size in a folder of its own; yield the lines to print."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            yield from _of_size(size, Path(folder))


def _of_size(size: int, folder: Path) -> Iterator[str]:
    source = folder / "articles.jsonl"
    write_jsonl(source, size)
    by_hand = _seconds(lambda: _import_by_hand(source, folder / "by-hand.db"))
    project = folder / "p.gofteh"
    with closing(open_project(project, create=True, program="bench")) as store:
        session = Session(store, Editor(id="ann-1", name="دبیر"))
        ours = _seconds(lambda: list(import_paths(session, [source], FORMATS)))
        yield _line(f"{size} articles: import by hand", by_hand / size, by_hand / ours)
        yield _line(f"{size} articles: import, rate", ours / size, by_hand / ours, "aim ≥ 0.4")
        by_hand = _seconds(lambda: _export_by_hand(folder / "by-hand.db", folder / "by-hand.jsonl"))
        ours = _seconds(lambda: _export(store, folder / "ours.jsonl"))
        yield _line(f"{size} articles: export, rate", ours / size, by_hand / ours, "aim ≥ 0.5")
        index = _seconds(lambda: _index(store))
        yield f"{size} articles: into the search index   {index / size * 1e6:9.1f} µs an article"
        yield from _searches(store, size)
    opening = _best(lambda: open_project(project, create=False, program="bench").close())
    yield f"{size} articles: open and close          {opening * 1e3:9.1f} ms"
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    yield f"memory at its highest                    {memory:9.0f} MB"


def _searches(store: SqlStore, size: int) -> Iterator[str]:
    for name, words in (("rare", "کمیاب"), ("common", "وزیر"), ("phrase", "«وزیر دولت»"), ("begun", "برن*")):
        query = parse(words)
        (term,) = query.terms
        match = f'"{" ".join(term.words)}"' + ("*" if term.is_prefix else "")
        bare = _best(partial(_bare, store, match))
        ours = _best(partial(_ours, store, query))
        yield _line(f"{size} articles: {name} word, bare FTS5", bare, 1.0)
        yield _line(f"{size} articles: {name} word, search", ours, ours / bare, "aim ≤ 2")


def _ours(store: SqlStore, query: Query) -> None:
    """Find places and their surroundings."""
    for _hit in islice(search(store, query), FIRST_HITS):
        pass


def _bare(store: SqlStore, match: str) -> None:
    """Ask FTS5 for the same articles and read their texts, without looking for the place in them."""
    store.connection.exec_driver_sql(
        "SELECT t.text FROM search_words w JOIN search_article s ON s.id = w.rowid"
        " JOIN article a ON a.position = s.position JOIN article_text t ON t.article_id = a.id"
        " WHERE search_words MATCH ? ORDER BY w.rowid LIMIT ?",
        (match, FIRST_HITS),
    ).all()
    store.connection.rollback()


def _index(store: SqlStore) -> None:
    while store.index_for_search(500):
        pass


def _export(store: SqlStore, path: Path) -> None:
    export_to_path(store, path, writable(FORMATS, "jsonl"), Choice())


def _import_by_hand(source: Path, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as db, source.open("rb") as lines:
        db.executescript(_TABLES)
        before = ""
        for number, line in enumerate(lines):
            if number % AT_ONCE == 0:
                db.execute("BEGIN")
            record = orjson.loads(line)
            name, payload = record["id"], line.decode()
            text_hash = sha256(record["text"].encode()).hexdigest()
            source_json = orjson.dumps(record["source"]).decode()
            values = (name, record["text"], text_hash, source_json)
            db.execute("INSERT INTO article VALUES (?,?,?,?)", values)
            db.executemany(
                "INSERT INTO span VALUES (?,?,?,?,?,?)",
                [(name, s["id"], s["start"], s["end"], s["label"], orjson.dumps(s)) for s in record["spans"]],
            )
            db.executemany(
                "INSERT INTO link VALUES (?,?,?,?,?,?)",
                [
                    (name, link["id"], link["type"], link["from_id"], link["to_id"], orjson.dumps(link))
                    for link in record["links"]
                ],
            )
            before = sha256((before + payload).encode()).hexdigest()
            db.execute("INSERT INTO event VALUES (?,?,?)", (number, payload, before))
            if number % AT_ONCE == AT_ONCE - 1:
                db.execute("COMMIT")
        if db.in_transaction:
            db.execute("COMMIT")


def _export_by_hand(path: Path, target: Path) -> None:
    with closing(sqlite3.connect(path)) as db, target.open("wb") as file:
        for name, text, source in db.execute(
            "SELECT id, text, source FROM article ORDER BY rowid"
        ).fetchall():
            spans = db.execute('SELECT line FROM span WHERE article = ? ORDER BY start, "end" DESC', (name,))
            links = db.execute("SELECT line FROM link WHERE article = ? ORDER BY id", (name,))
            record = {
                "id": name,
                "text": text,
                "spans": [orjson.loads(line) for (line,) in spans],
                "links": [orjson.loads(line) for (line,) in links],
                "source": orjson.loads(source),
            }
            file.write(orjson.dumps(record) + b"\n")


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _best(work: Callable[[], object]) -> float:
    return min(_seconds(work) for _turn in range(TURNS))


def _line(what: str, seconds: float, ratio: float, aim: str = "") -> str:
    return f"{what:<41}{seconds * 1e3:9.3f} ms   {ratio:5.2f}   {aim}".rstrip()


if __name__ == "__main__":
    sys.stdout.writelines(f"{line}\n" for line in run())
