"""Opening a project of a hundred thousand articles against one of ten, in turns.

``GOFTEH_BENCH_OPENING`` sets another size for the large one.
"""

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from statistics import median

from gofteh.app.queue import Order, Wanted
from gofteh.app.session import Editor, Session
from gofteh.domain.article import Status
from gofteh.storage.project import open_project
from gofteh.storage.store import SqlStore
from tests.benchmarks import copies, startup

FEW, MANY = 10, int(os.environ.get("GOFTEH_BENCH_OPENING", "100000"))
STARTS, TURNS = 5, 9
AIM = "aim ≤ 1.3"


def run() -> Iterator[str]:
    """Make both projects and measure them in turn; yield the lines to print."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder) / "small.gofteh", Path(folder) / "large.gofteh"
        copies.make(small, FEW)
        copies.make(large, MANY)
        yield from _starts(small, large, Path(folder) / "home")
        yield from _reading(small, large)


def _starts(small: Path, large: Path, home: Path) -> Iterator[str]:
    figures: dict[tuple[str, Path], list[float]] = {}
    for turn in range(STARTS + 1):
        for project in (small, large):
            for name, value in startup.measure("gofteh", project, home).items():
                if turn:
                    # The first turn compiles and fills the system's own caches.
                    figures.setdefault((name, project), []).append(value)
    for name in ("first paint", "article"):
        few, many = median(figures[name, small]), median(figures[name, large])
        yield _line(f"start to {name}", few, many)


def _reading(small: Path, large: Path) -> Iterator[str]:
    with (
        closing(open_project(small, create=False, program="bench")) as few,
        closing(open_project(large, create=False, program="bench")) as many,
    ):
        stores = (few, many)
        sessions = [Session(store, Editor(id="ann-1", name="دبیر")) for store in stores]
        fresh = Wanted(statuses=frozenset({Status.NEW}))
        works: dict[str, Callable[[int], object]] = {
            "open one article": lambda place: sessions[place].open(f"art-{3:07d}"),
            "first page": lambda place: stores[place].queue.page(Wanted(), Order.IMPORTED, 0, 64),
            "next unfinished": lambda place: stores[place].queue.page(fresh, Order.OLDEST, 0, 2),
        }
        for name, work in works.items():
            yield _line(name, *_in_turn(work))
        for order in Order:
            took = _best(partial(many.queue.page, Wanted(), order, MANY // 2, 64))
            yield f"{f'{MANY:,}: a page from the middle, {order}':<44}{took:9.2f} ms"
        for name, wanted in (("words", Wanted(words="کمیاب")), ("quotes", Wanted(least=(("quote", 6),)))):
            took = _best(partial(_filtered, many, wanted))
            yield f"{f'{MANY:,}: filter by {name}, first page':<44}{took:9.2f} ms"


def _filtered(store: SqlStore, wanted: Wanted) -> None:
    # As after an act: what was found before no longer counts.
    store.queue._found = None
    store.queue.page(wanted, Order.NEWEST, 0, 64)


def _in_turn(work: Callable[[int], object]) -> tuple[float, float]:
    figures: tuple[list[float], list[float]] = ([], [])
    for _turn in range(TURNS):
        for place in (0, 1):
            figures[place].append(_milliseconds(partial(work, place)))
    return min(figures[0]), min(figures[1])


def _best(work: Callable[[], object]) -> float:
    return min(_milliseconds(work) for _turn in range(3))


def _milliseconds(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1e3


def _line(name: str, few: float, many: float) -> str:
    return (
        f"{f'{name}, {FEW} and {MANY:,} articles':<44}{few:9.2f} {many:9.2f} ms   {many / few:5.2f}   {AIM}"
    )
