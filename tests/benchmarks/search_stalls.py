"""The longest time the window stands still while the project is searched, indexed and labelled as a whole.

A timer beats every 5 ms; the longest gap between two beats is what a person feels. The same window idle for
as long is the baseline: a busy machine troubles both alike.
"""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from tests.benchmarks.apart import said_by

ARTICLES = int(os.environ.get("GOFTEH_BENCH_SEARCHED", "2000"))
AIM = 100
"""Milliseconds."""
QUERIES = ("و", "وز", "وزیر", "«وزیر دولت»", "ک*", "برچسب:نقل‌قول مذاکره", "گوینده:کریمی", "کمیاب")


def run() -> list[str]:
    """Measure in a process of its own; return the lines to print."""
    with tempfile.TemporaryDirectory() as folder:
        return said_by("tests.benchmarks.search_stalls", folder, seconds=1_200)


def measure(folder: Path) -> None:
    """Make a project, open the window, search, and print the gaps."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from tests.benchmarks.corpus import write_jsonl
    from tests.benchmarks.desk import BenchDesk, tell
    from tests.benchmarks.gaps import Gaps

    write_jsonl(folder / "articles.jsonl", ARTICLES)
    application = BenchDesk(folder, [folder / "articles.jsonl"]).application
    gaps = Gaps(QTimer())
    QTest.qWait(3_000)
    found = {"idle": gaps.taken()}
    work = application.window.work

    def wait(going_on: Callable[[], bool]) -> None:
        while going_on():
            QTest.qWait(10)

    application.search_index._begin()
    wait(lambda: application.search_index.is_running)
    found["indexing"] = gaps.taken()
    work.find_everywhere.open()
    page = work.find_everywhere.page
    found["opening the page"] = gaps.taken()
    firsts: list[float] = []
    for typed in QUERIES:
        page.field.setText(typed)
        began = perf_counter()
        work.find_everywhere._search()
        wait(lambda: not page.list.hits.hits and work.find_everywhere.run.is_running)
        firsts.append((perf_counter() - began) * 1000)
        wait(lambda: work.find_everywhere.run.is_running)
    found["searching"] = gaps.taken()
    page.field.setText("مذاکره")
    work.find_everywhere._search()
    wait(lambda: work.find_everywhere.run.is_running)
    gaps.taken()
    work.label_everywhere.begin()
    wait(lambda: work.label_everywhere._there is not None)
    found["looking over"] = gaps.taken()
    places = len(page.list.hits.ticked())
    work.label_everywhere._do()
    wait(lambda: work.sweeping.is_running)
    found["labelling"] = gaps.taken()
    tell(found)
    print(f"first hits of a query after {min(firsts):.0f} to {max(firsts):.0f} ms")
    print(f"{ARTICLES} articles, {places} places labelled; aim: no gap above {AIM} ms")
    application.window.close()


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
