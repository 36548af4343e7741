"""The suggestions of a thousand new articles, prepared by the window in the background.

A timer beats every 5 ms meanwhile; the longest gap between two beats is what a person feels. The same window
idle is the baseline. How much of a core the helper took is told by its process time against the clock.
"""

import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter

from tests.benchmarks.apart import said_by

ARTICLES = int(os.environ.get("GOFTEH_BENCH_PREPARED", "1000"))
AIM = 50
"""Milliseconds."""


def run() -> list[str]:
    """Measure in a process of its own; return the lines to print."""
    with tempfile.TemporaryDirectory() as folder:
        return said_by("tests.benchmarks.preparing", folder, seconds=600)


def write_stories(folder: Path, count: int) -> None:
    """Write ``count`` stories, each different, into ``folder``."""
    from tests.gold import PARTS, load

    texts = [article.text for part in PARTS for article in load(part)]
    folder.mkdir()
    for number in range(count):
        story = f"خبر شمارهٔ {number} از نوبت {number // len(texts)}\n{texts[number % len(texts)]}\n"
        (folder / f"{number:05}.txt").write_text(story, encoding="utf-8")


def measure(folder: Path) -> None:
    """Make a project, open the window, prepare, stop half-way, go on, and print the figures."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from gofteh.ui.actions import Act
    from tests.benchmarks.desk import BenchDesk, tell
    from tests.benchmarks.gaps import Gaps

    write_stories(folder / "stories", ARTICLES)
    application = BenchDesk(folder, [folder / "stories"]).application
    QTest.qWait(2_000)
    gaps = Gaps(QTimer())
    QTest.qWait(3_000)
    found = {"idle": gaps.taken()}
    work = application.window.work
    source = work.suggesting._source
    progress: list[tuple[int, int]] = []
    source.progressed.connect(lambda done, total: progress.append((done, total)))
    began, used = perf_counter(), _helper_seconds()
    work.actions.trigger(Act.PREPARE_SUGGESTIONS)
    while not progress or progress[-1][0] < progress[-1][1] // 2:
        QTest.qWait(5)
    stopped = perf_counter()
    work.actions.trigger(Act.PREPARE_SUGGESTIONS)
    assert not source.is_preparing
    stopping = (perf_counter() - stopped) * 1000
    half = progress[-2][0]
    work.actions.trigger(Act.PREPARE_SUGGESTIONS)
    while source.is_preparing:
        QTest.qWait(5)
    seconds, busy = perf_counter() - began, _helper_seconds() - used
    found["preparing"] = gaps.taken()
    tell(found)
    print(f"{ARTICLES} articles, stopped at {half} within {stopping:.1f} ms, gone on with; aim: ≤ {AIM} ms")
    print(f"the helper took {busy / seconds:.0%} of one core")
    application.window.close()


def _helper_seconds() -> float:
    """Return the process time of all children of this process that still run; 0 where nothing tells."""
    total = 0
    for place in Path("/proc").glob("[0-9]*/stat"):
        try:
            parts = place.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(parts[1]) == os.getpid():
            total += int(parts[11]) + int(parts[12])
    return total / os.sysconf("SC_CLK_TCK") if total else 0.0


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
