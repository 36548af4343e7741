"""The article pane: a megabyte with ten thousand marks beside a plain QTextEdit with the same text."""

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.benchmarks.startup import environment

AIM_MARK = AIM_FRAME = 2.0
AIM_OPEN = 1.5
AIM_MEMORY = 60


def run() -> list[str]:
    """Return the lines to print."""
    with tempfile.TemporaryDirectory() as folder:
        figures = measure(Path(folder))
    return [
        *_pair(figures, "a mark, painted", "mark", "a letter in a plain QTextEdit", "key", AIM_MARK),
        f"{'  of it the disk':30} {figures['disk'] * 1000:7.1f} ms",
        f"{'its card, after the paint':30} {figures['cards'] * 1000:7.1f} ms",
        *_pair(figures, "a frame, scrolled", "frame", "in a plain QTextEdit", "plain frame", AIM_FRAME),
        *_pair(figures, "a page", "page", "in a plain QTextEdit", "plain page", AIM_FRAME),
        _line("a page not painted ahead", figures["cold page"], figures["plain page"]),
        *_pair(figures, "the seed story opened", "open", "its text set in a QTextEdit", "set text", AIM_OPEN),
        f"memory of 10,000 marks         {figures['memory']:7.1f} MB         aim ≤ {AIM_MEMORY} MB",
    ]


def measure(folder: Path) -> dict[str, float]:
    """Return the figures of one run in a process of its own."""
    command = [sys.executable, "-m", "tests.benchmarks.large_article", str(folder)]
    done = subprocess.run(
        command, env=environment(folder / "home"), capture_output=True, text=True, check=True, timeout=600
    )
    lines = (line.rsplit(" ", 1) for line in done.stdout.splitlines())
    return {name: float(value) for name, value in lines}


def _pair(figures: dict[str, float], what: str, name: str, plain: str, base: str, aim: float) -> list[str]:
    return [
        f"{plain:30} {figures[base] * 1000:7.1f} ms   1.00",
        f"{_line(what, figures[name], figures[base])}   aim ≤ {aim}",
    ]


def _line(what: str, seconds: float, base: float) -> str:
    return f"{what:30} {seconds * 1000:7.1f} ms   {seconds / base:4.2f}"
