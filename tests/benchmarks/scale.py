"""Searching a desk of many articles, against FTS5 alone, and opening it against one of few.

1,000 articles; for more set ``GOFTEH_BENCH_ARTICLES="1000 10000 100000"``.
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from itertools import islice
from pathlib import Path

from gofteh.app.importing import import_paths
from gofteh.app.search.find import search
from gofteh.app.search.query import Query, parse
from gofteh.app.session import Editor, Session
from gofteh.exchange.formats import FORMATS
from gofteh.storage.project import open_project
from gofteh.storage.store import SqlStore
from tests.benchmarks import opening
from tests.benchmarks.corpus import write_jsonl

SIZES = tuple(int(size) for size in os.environ.get("GOFTEH_BENCH_ARTICLES", "1000").split())
TURNS = 5
FIRST_HITS = 200
"""Hits that fill a window many times over; more are fetched when somebody scrolls there."""


def run() -> Iterator[str]:
    """Measure each size in a folder of its own; yield the lines to print."""
    for size in SIZES:
        with tempfile.TemporaryDirectory() as folder:
            yield from _of_size(size, Path(folder))
    yield from opening.run()


def _of_size(size: int, folder: Path) -> Iterator[str]:
    source = folder / "articles.jsonl"
    write_jsonl(source, size)
    project = folder / "p.gofteh"
    with closing(open_project(project, create=True, program="bench")) as store:
        session = Session(store, Editor(id="ann-1", name="دبیر"))
        list(import_paths(session, [source], FORMATS))
        index = _seconds(lambda: _index(store))
        yield f"{size} articles: into the search index   {index / size * 1e6:9.1f} µs an article"
        yield from _searches(store, size)
    opening = _best(lambda: open_project(project, create=False, program="bench").close())
    yield f"{size} articles: open and close          {opening * 1e3:9.1f} ms"


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
