"""The bundle: the program with its own Python, Qt and hazm in one folder, by PyInstaller."""

import json
import os
import platform
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from makers import elf, identity

ROOT = Path(__file__).parents[2]
BUILD = ROOT / "build" / "package"
DIST = ROOT / "dist"
PROBE = ROOT / "tests" / "benchmarks" / "first_paint.py"
ICON = ROOT / "resources" / "icons" / "gofteh.svg"
_SUFFIX = ".exe" if os.name == "nt" else ""


@dataclass(frozen=True, slots=True)
class Bundle:
    """What PyInstaller made."""

    folder: Path
    probe: Path
    """A program that shares the folder's files and tells when its window is painted; it is not shipped."""
    seconds: float

    @property
    def program(self) -> Path:
        """The program in it."""
        return self.folder / f"gofteh{_SUFFIX}"

    @property
    def command(self) -> Path:
        """The program as a terminal calls it; Windows has another one for that."""
        return self.folder / "gofteh-cli.exe" if os.name == "nt" else self.program


def version() -> str:
    """Return the version of the program, as its code says it."""
    text = (ROOT / "desktop" / "gofteh" / "__init__.py").read_text(encoding="utf-8")
    return text.partition('__version__ = "')[2].partition('"')[0]


def build() -> Bundle:
    """Make the bundle of this checkout. Raises CalledProcessError."""
    environment = {
        "GOFTEH_BUILD_ENTRY": str(ROOT / "desktop" / "gofteh" / "__main__.py"),
        "GOFTEH_BUILD_PROBE": str(PROBE),
        "GOFTEH_BUILD_STAMP": str(_stamp()),
        "GOFTEH_BUILD_VERSION": version(),
        "GOFTEH_BUILD_APPLICATION": identity.APPLICATION,
        "GOFTEH_BUILD_ICON": _icon(),
    }
    seconds = _pyinstaller("gofteh.spec", environment)
    started = time.monotonic()
    folder = BUILD / "dist" / "gofteh"
    if sys.platform == "linux":
        elf.lighten(folder / "_internal")
    return Bundle(
        folder, BUILD / "work" / "gofteh" / f"first-paint{_SUFFIX}", seconds + time.monotonic() - started
    )


def build_bare() -> Bundle:
    """Make a bundle of nothing but PySide6 and a window, as PyInstaller makes it by itself."""
    seconds = _pyinstaller("bare.spec", {"GOFTEH_BUILD_PROBE": str(PROBE)})
    folder = BUILD / "dist" / "bare"
    return Bundle(folder, folder / f"first-paint{_SUFFIX}", seconds)


def built() -> Bundle:
    """Return the bundle made last, or make one."""
    folder, probe = BUILD / "dist" / "gofteh", BUILD / "work" / "gofteh" / f"first-paint{_SUFFIX}"
    return Bundle(folder, probe, 0.0) if (folder / f"gofteh{_SUFFIX}").exists() else build()


def size(folder: Path) -> int:
    """Return the bytes of all files in a folder; a link counts nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def last_change() -> int:
    """Return when the source changed last, in seconds since 1970; what is built tells this as its time."""
    told = os.environ.get("SOURCE_DATE_EPOCH") or _git("log", "-1", "--format=%ct")
    return int(told or time.time())


def _pyinstaller(spec: str, environment: dict[str, str]) -> float:
    started = time.monotonic()
    subprocess.run(
        [
            *(sys.executable, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level=WARN"),
            *("--distpath", str(BUILD / "dist"), "--workpath", str(BUILD / "work")),
            str(ROOT / "packaging" / spec),
        ],
        # Names in sets come in the same order each time, so that two builds are alike.
        env=os.environ | environment | {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(last_change())},
        check=True,
    )
    return time.monotonic() - started


def _stamp() -> Path:
    """Write what ``gofteh --version`` tells of the build."""
    path = BUILD / "build.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    changed = "+" if _git("status", "--porcelain", "--untracked-files=no") else ""
    told = {
        "platform": f"{platform.system()} {platform.machine()}",
        # A plus: the files were not quite those of that commit.
        "commit": (_git("rev-parse", "--short=12", "HEAD") or "?") + changed,
        "date": time.strftime("%Y-%m-%d", time.gmtime(last_change())),
    }
    path.write_text(json.dumps(told) + "\n", encoding="utf-8")
    return path


def _git(*arguments: str) -> str:
    if shutil.which("git") is None:
        return ""
    done = subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip()


def _icon() -> str:
    """Return an icon file of the platform's own kind; Linux keeps its icons elsewhere."""
    if sys.platform not in ("win32", "darwin"):
        return ""
    from makers import icons

    return str(
        icons.ico(BUILD / "gofteh.ico") if sys.platform == "win32" else icons.icns(BUILD / "gofteh.icns")
    )
