"""The longest stall of the window while hazm's helper process starts, beside one that starts none.

A timer of 5 ms ticks in the real window on the sample story, from when the story is on the screen until its
suggestions are there. How late the latest tick came is printed, for both windows in turn.
"""

import subprocess
import sys
from itertools import pairwise
from statistics import median

ROUNDS = 3
AIM = 50.0
_TICK = 5


def run() -> list[str]:
    """Measure; return the lines to print."""
    late: dict[str, list[float]] = {"without": [], "with": []}
    ready: list[float] = []
    for _round in range(ROUNDS):
        for which, figures in late.items():
            command = [sys.executable, "-m", "tests.benchmarks.helper_start", which]
            said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
            figures.append(float(said[0]))
            if which == "with":
                ready.append(float(said[1]))
    usual, worst, bare = median(late["with"]), max(late["with"]), median(late["without"])
    return [
        f"longest stall while hazm starts: {usual:.0f} ms, at worst {worst:.0f} ms (aim: ≤ {AIM:.0f} ms)",
        f"longest stall without a helper: {bare:.0f} ms",
        f"suggestions are there {median(ready) / 1000:.1f} s after the story",
    ]


def _watch(which: str) -> None:
    """Open the sample story; print the longest stall, and how long the suggestions took, in ms."""
    import os
    import tempfile
    from pathlib import Path
    from time import perf_counter

    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOFTEH_HOME"] = folder
        from PySide6.QtCore import Qt, QTimer
        from PySide6.QtWidgets import QApplication

        from gofteh import bootstrap
        from gofteh.app import garbage
        from gofteh.ui.application import Application
        from tests.ui.newsroom import NoSuggestions

        garbage.rest()
        app = QApplication([])
        services = bootstrap.Services(bootstrap.read_settings())
        if which == "without":
            services.suggestion_service = NoSuggestions  # type: ignore[method-assign]
        application = Application(app, services)
        application.show()
        application.open_first(Path(folder) / "p.gofteh", [], seed=True)
        garbage.work()
        ticks: list[float] = []
        timer = QTimer(interval=_TICK)
        timer.setTimerType(Qt.TimerType.PreciseTimer)
        timer.timeout.connect(lambda: ticks.append(perf_counter()))
        suggesting = application.window.work.suggesting
        begun = perf_counter()
        timer.start()
        wait = QTimer(interval=50)
        # Without a helper, as long as one usually takes.
        wait.timeout.connect(
            lambda: (
                app.quit()
                if suggesting.found is not None or (which == "without" and perf_counter() - begun > 4)
                else None
            )
        )
        wait.start()
        app.exec()
        took = perf_counter() - begun
        # The story itself is still being painted in the first moment.
        asked = [tick for tick in ticks if tick - begun > 0.1]
        gaps = [later - earlier for earlier, later in pairwise(asked)]
        print(f"{max(gaps) * 1000 - _TICK:.1f} {took * 1000:.0f}")
        application.window.close()
        del application


if __name__ == "__main__":
    _watch(sys.argv[1])
