"""Makes a Linux bundle lighter: what every desktop has, what nobody asks for and debuggers' symbols go."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

from makers import icu

# Of the system, by soname: with its own C++ library the program could not load newer graphics drivers; the
# others must fit the person's fonts and session. The values are the Debian packages they are in.
SYSTEM = {
    "ld-linux-x86-64.so.2": "libc6 (>= 2.34)", "libc.so.6": "libc6 (>= 2.34)", "libm.so.6": "libc6 (>= 2.34)",
    "libdl.so.2": "libc6 (>= 2.34)", "libpthread.so.0": "libc6 (>= 2.34)", "libutil.so.1": "libc6 (>= 2.34)",
    "librt.so.1": "libc6 (>= 2.34)",
    "libstdc++.so.6": "libstdc++6 (>= 11)", "libgcc_s.so.1": "libgcc-s1",
    "libGL.so.1": "libgl1", "libEGL.so.1": "libegl1", "libdrm.so.2": "libdrm2",
    "libX11.so.6": "libx11-6", "libX11-xcb.so.1": "libx11-xcb1", "libxcb.so.1": "libxcb1",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libwayland-client.so.0": "libwayland-client0", "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libfontconfig.so.1": "libfontconfig1", "libfreetype.so.6": "libfreetype6",
    "libexpat.so.1": "libexpat1", "libuuid.so.1": "libuuid1", "libz.so.1": "zlib1g",
    "libdbus-1.so.3": "libdbus-1-3",
}  # fmt: skip

_NEEDED = re.compile(r"\(NEEDED\).*\[(.+)\]")
_LOADED_BY_NAME = re.compile(r"^lib(python3|ssl|crypto)")
"""Python and its starter open these without naming them in a file's head."""
_STRIPPED_ALREADY = re.compile(r"/PySide6/|/shiboken6/|/libQt6")


def lighten(folder: Path) -> None:
    """Remove what is the system's, orphans at the top of ``folder``, tables of ICU, debuggers' symbols."""
    for path in folder.iterdir():
        if path.name in SYSTEM:
            path.unlink()
    _drop_orphans(folder)
    for path in folder.glob("PySide6/Qt/lib/libicudata.so.*"):
        icu.lighten(path)
    for path in _binaries(folder):
        if not _STRIPPED_ALREADY.search("/" + str(path.relative_to(folder))):
            subprocess.run(["strip", "--strip-unneeded", str(path)], check=True)


def packages(folder: Path) -> list[str]:
    """Return the Debian packages that the bundle needs. Raises KeyError for a library from nowhere."""
    inside = {path.name for path in folder.rglob("*.so*")}
    asked = {name for path in _binaries(folder) for name in _needed(path)}
    return sorted({SYSTEM[name] for name in asked - inside})


def sonames(folder: Path) -> list[str]:
    """Return the libraries that the bundle asks of the system."""
    inside = {path.name for path in folder.rglob("*.so*")}
    return sorted({name for path in _binaries(folder) for name in _needed(path)} - inside)


def _drop_orphans(folder: Path) -> None:
    while True:
        asked = {name for path in _binaries(folder) for name in _needed(path)}
        orphans = [path for path in folder.iterdir() if _is_orphan(path, asked)]
        if not orphans:
            return
        for path in orphans:
            path.unlink()


def _is_orphan(path: Path, asked: set[str]) -> bool:
    is_library = path.name.startswith("lib") and ".so" in path.name
    return is_library and path.name not in asked and not _LOADED_BY_NAME.match(path.name)


def _binaries(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*.so*")):
        if path.is_file() and not path.is_symlink():
            yield path


def _needed(path: Path) -> list[str]:
    shown = subprocess.run(["readelf", "-d", str(path)], capture_output=True, text=True, check=True)
    return _NEEDED.findall(shown.stdout)
