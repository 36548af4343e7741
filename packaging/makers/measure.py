"""How soon each program paints its window: taken in turn, so that a busy machine troubles all alike."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from makers.bundle import BUILD, PROBE, ROOT, Bundle

TURNS = 9
SAMPLE = ROOT / "resources" / "samples" / "sample-isna-lavrov.txt"


def first_paints(bundle: Bundle, bare: Bundle, turns: int = TURNS) -> dict[str, float]:
    """Return the median milliseconds to the first paint: source, bundle, and both with a bare window."""
    with tempfile.TemporaryDirectory() as folder:
        project, home = Path(folder) / "story.gofteh", Path(folder) / "home"
        env = _environment(home)
        subprocess.run(
            [bundle.command, "--project", project, "import", SAMPLE], env=env, check=True, capture_output=True
        )
        packed = _with_probe(bundle)
        programs = {
            "source": [sys.executable, str(PROBE), "gofteh"],
            "bundle": [str(packed), "gofteh"],
            "bare source": [sys.executable, str(PROBE), "bare"],
            "bare bundle": [str(bare.probe), "bare"],
        }
        taken: dict[str, list[float]] = {name: [] for name in programs}
        for turn in range(turns + 1):
            for name, command in programs.items():
                value = _once(command, project, env)
                # The first turn fills the system's caches and writes compiled code.
                if turn:
                    taken[name].append(value)
        return {name: median(values) for name, values in taken.items()}


def _once(command: list[str], project: Path, env: dict[str, str]) -> float:
    done = subprocess.run(
        [*command, str(time.time()), str(project)],
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return next(
        float(line.split()[-1]) for line in done.stdout.splitlines() if line.startswith("first paint")
    )


def _with_probe(bundle: Bundle) -> Path:
    """Return the probe beside a copy of the bundle that shares its files."""
    folder = BUILD / "measured"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(bundle.folder, folder, symlinks=True, copy_function=os.link)
    return Path(shutil.copy2(bundle.probe, folder))


def _environment(home: Path) -> dict[str, str]:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env.setdefault("QT_QPA_PLATFORM", "offscreen")
    return env | {"GOFTEH_HOME": str(home), "PYTHONPYCACHEPREFIX": str(home.with_name("compiled"))}
