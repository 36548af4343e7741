"""Start-up: first painted window against a bare PySide6 window with a QPlainTextEdit.

Both run from compiled code, as an installed program does, whatever the shell says of writing it.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from tests.benchmarks.corpus import write_jsonl

SCRIPT = Path(__file__).with_name("first_paint.py")
SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "sample-isna-lavrov.txt"
RUNS, FEWER_RUNS = 9, 5
QUEUES = (10, 10_000)
"""How many articles wait in the projects that the longer starts are measured on."""
AIM = 2.5


def measure(which: str, project: Path, home: Path) -> dict[str, float]:
    """Return the figures that one start prints, in milliseconds."""
    command = [sys.executable, str(SCRIPT), which, str(time.time()), str(project)]
    done = subprocess.run(
        command, env=environment(home), capture_output=True, text=True, check=True, timeout=60
    )
    lines = [line.rsplit(" ", 1) for line in done.stdout.splitlines()]
    return {name: float(value) for name, value in lines if name in ("first paint", "article")}


def environment(home: Path) -> dict[str, str]:
    """Return what both programs run in: compiled code, kept beside ``home``."""
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    return env | {"GOFTEH_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home.with_name("compiled"))}


def run() -> list[str]:
    """Measure in turn, so that a drifting machine troubles both alike; return the lines to print."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "home"
        story = Path(folder) / "story.gofteh"
        fill(story, SAMPLE, home)
        lines = _compared({"": story}, RUNS, home)
        queues: dict[str, Path] = {}
        for count in QUEUES:
            project = queues[f", {count:,} articles"] = Path(folder) / f"{count}.gofteh"
            stories = Path(folder) / f"{count}.jsonl"
            write_jsonl(stories, count)
            fill(project, stories, home)
        return lines + _compared(queues, FEWER_RUNS, home)


def fill(project: Path, articles: Path, home: Path) -> None:
    """Make a project of the articles in a file."""
    subprocess.run(
        [sys.executable, "-m", "gofteh", "--project", str(project), "import", str(articles)],
        env=environment(home),
        check=True,
        capture_output=True,
    )


def _compared(projects: dict[str, Path], runs: int, home: Path) -> list[str]:
    """Return a line for the bare window and two for each project, named by what sets it apart."""
    bare: list[float] = []
    figures: dict[str, list[float]] = {}
    for turn in range(runs + 1):
        # The first turn compiles and fills the system's own caches.
        counts = turn > 0
        for name, project in projects.items():
            one, other = measure("bare", project, home), measure("gofteh", project, home)
            if counts:
                bare.append(one["first paint"])
                figures.setdefault(f"first paint{name}", []).append(other["first paint"])
                figures.setdefault(f"article readable{name}", []).append(other["article"])
    base = median(bare)
    lines = [f"{'bare window':42} {base:7.1f} ms   1.00"]
    for name, times in figures.items():
        aim = f"   aim ≤ {AIM}" if name == "first paint" else ""
        lines.append(f"{f'gofteh, {name}':42} {median(times):7.1f} ms   {median(times) / base:4.2f}{aim}")
    return lines
