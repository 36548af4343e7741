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

SCRIPT = Path(__file__).with_name("first_paint.py")
RUNS = 9
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
    bare: list[float] = []
    painted: list[float] = []
    article: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        home, project = Path(folder) / "home", Path(folder) / "start.gofteh"
        sample = Path(__file__).parents[2] / "resources" / "samples" / "sample-isna-lavrov.txt"
        subprocess.run(
            [sys.executable, "-m", "gofteh", "--project", str(project), "import", str(sample)],
            env=environment(home),
            check=True,
            capture_output=True,
        )
        for turn in range(RUNS + 1):
            one, other = measure("bare", project, home), measure("gofteh", project, home)
            if turn:
                bare.append(one["first paint"])
                painted.append(other["first paint"])
                article.append(other["article"])
    base = median(bare)
    return [
        f"bare window              {base:7.1f} ms   1.00",
        f"gofteh, first paint      {median(painted):7.1f} ms   {median(painted) / base:4.2f}   aim ≤ {AIM}",
        f"gofteh, article readable {median(article):7.1f} ms   {median(article) / base:4.2f}",
    ]
