"""Articles in bulk, one act and one article, against ``sqlite3`` and ``orjson`` by hand (``by_hand``).

1,000 articles; for more set ``GOFTEH_BENCH_ARTICLES="1000 10000 100000"``. What is compared is measured in
turns within one run, on rows and bytes that are made sure to be the same.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

from gofteh.app.exporting import Choice, export_to_path, writable
from gofteh.app.importing import import_paths
from gofteh.app.session import Editor, Session
from gofteh.domain.edits import AddSpan
from gofteh.domain.spans import CUE, Span
from gofteh.exchange.formats import FORMATS
from gofteh.storage.project import open_project
from gofteh.storage.store import SqlStore
from tests.benchmarks import by_hand
from tests.benchmarks.corpus import write_jsonl

SIZES = tuple(int(size) for size in os.environ.get("GOFTEH_BENCH_ARTICLES", "1000").split())
FEW = 10
"""Articles of the project that large ones are compared with."""
ACTS = 150
MANY = 5_000
"""Articles from which on one turn tells enough."""
_AT = "2026-11-25T09:00:00Z"


def run() -> Iterator[str]:
    """Measure each size in a folder of its own; yield the lines to print."""
    with tempfile.TemporaryDirectory() as name:
        few = Path(name) / "few.gofteh"
        source = few.with_suffix(".jsonl")
        write_jsonl(source, FEW)
        with closing(_opened(few)) as store:
            _import(store, source)
        yield from _acts(few)
        for size in SIZES:
            with tempfile.TemporaryDirectory() as folder:
                yield from _of_size(size, Path(folder), few)


def _of_size(size: int, folder: Path, few: Path) -> Iterator[str]:
    source = folder / "articles.jsonl"
    write_jsonl(source, size)
    taken: dict[str, float] = {}
    for turn in range(1 if size >= MANY else 3):
        for name, seconds in _turn(source, folder / f"hand{turn}.gofteh", folder / f"ours{turn}.gofteh"):
            taken[name] = min(seconds / size, taken.get(name, seconds))
    bare, hand, ours = (taken[name] for name in ("import, no sketches", "import by hand", "import"))
    yield _line(f"{size} articles: import by hand", hand, 1.0)
    yield _line(f"{size} articles: import by hand, no sketches", bare, hand / bare)
    yield _line(f"{size} articles: import, rate", ours, hand / ours, "aim ≥ 0.4")
    yield _line(f"{size} articles: import, rate to no sketches", ours, bare / ours)
    hand, ours = taken["export by hand"], taken["export"]
    yield _line(f"{size} articles: export by hand", hand, 1.0)
    yield _line(f"{size} articles: export, rate", ours, hand / ours, "aim ≥ 0.5")
    project = folder / "ours0.gofteh"
    least, one = _opening(few), _opening(project)
    yield _line(f"{size} articles: open one of {FEW}", least, 1.0)
    yield _line(f"{size} articles: open one of all", one, one / least, "aim: the same")
    for verb, about in (("import", source), ("export", project)):
        memory = _memory(verb, about)
        least = _memory(verb, few.with_suffix(".jsonl") if verb == "import" else few)
        yield f"{size} articles: memory of {verb:<16}{memory:9.0f} MB   {memory / least:5.2f}   aim ≤ 150 MB"


def _turn(source: Path, hand: Path, ours: Path) -> Iterator[tuple[str, float]]:
    bare = hand.with_suffix(".bare")
    yield "import, no sketches", _seconds(lambda: by_hand.import_lines(source, bare, sketches=False))
    yield "import by hand", _seconds(lambda: by_hand.import_lines(source, hand))
    with closing(_opened(ours)) as store:
        yield "import", _seconds(lambda: _import(store, source))
        yield "export by hand", _seconds(lambda: by_hand.export_lines(hand, hand.with_suffix(".jsonl")))
        yield "export", _seconds(lambda: _export(store, ours.with_suffix(".jsonl")))
    by_hand.check_same_rows(hand, ours)
    if hand.with_suffix(".jsonl").read_bytes() != ours.with_suffix(".jsonl").read_bytes():
        raise AssertionError("by hand other bytes are written")
    bare.unlink()
    hand.unlink()


def _acts(project: Path) -> Iterator[str]:
    """Mark words, and let the same rows be committed by hand in a file of their own."""
    copy = project.with_name("acts.gofteh")
    copy.write_bytes(project.read_bytes())
    ours, hand = [], []
    with closing(_opened(project)) as store, closing(by_hand.connect(copy)) as db:
        session = Session(store, Editor(id="ann-1", name="دبیر"))
        article_id = next(store.documents()).id
        session.open(article_id)
        for number in range(ACTS):
            span = Span(
                id=f"c-{number}", start=number, end=number + 5, label=CUE, created_at=_AT, updated_at=_AT
            )
            ours.append(_seconds(partial(session.do, AddSpan(span))))
            rows = by_hand.rows_of_last_act(store.connection, article_id, span.id)
            hand.append(_seconds(partial(by_hand.commit, db, rows)))
    yield _line("an act by hand, rows given", median(hand), 1.0)
    yield _line("an act", median(ours), median(ours) / median(hand), "aim ≤ 2")


def _opening(project: Path) -> float:
    with closing(_opened(project)) as store:
        session = Session(store, Editor(id="ann-1", name="دبیر"))
        ids = [summary.id for summary in store.summaries()][-FEW:]
        return min(_seconds(partial(session.open, each)) for _ in range(5) for each in ids)


def _opened(path: Path) -> SqlStore:
    return open_project(path, create=True, program="bench")


def _import(store: SqlStore, source: Path) -> None:
    session = Session(store, Editor(id="ann-1", name="دبیر"))
    for report in import_paths(session, [source], FORMATS):
        if report.refused:
            raise AssertionError(report.refused)


def _export(store: SqlStore, path: Path) -> None:
    export_to_path(store, path, writable(FORMATS, "jsonl"), Choice(), force=True)


def _memory(verb: str, about: Path) -> float:
    """Return the highest memory of a process of its own, in MB."""
    command = [sys.executable, "-m", "tests.benchmarks.bulk", verb, str(about)]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def _highest() -> float:
    status = Path("/proc/self/status")
    if status.exists():
        # The other count takes in what the parent had when it started this process.
        (line,) = (line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return highest / 1024 / (1024 if sys.platform == "darwin" else 1)


def _seconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def _line(what: str, seconds: float, ratio: float, aim: str = "") -> str:
    return f"{what:<47}{seconds * 1e3:9.3f} ms   {ratio:5.2f}   {aim}".rstrip()


def _alone(verb: str, about: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        project = about if verb == "export" else Path(folder) / "p.gofteh"
        with closing(_opened(project)) as store:
            if verb == "export":
                _export(store, Path(folder) / "out.jsonl")
            else:
                _import(store, about)
    print(_highest())


if __name__ == "__main__":
    _alone(sys.argv[1], Path(sys.argv[2]))
