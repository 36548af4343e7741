"""Make what this platform can be given: ``build.py [KIND …] [--no-measure]``, by default all kinds.

Kinds: bundle, deb, rpm, run, appimage (Linux); windows; macos. What is made goes to dist/.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from makers import appimage, bundle, components, deb, macos, measure, rpm, run_file, windows
from makers.bundle import DIST, Bundle

MAKERS: dict[str, tuple[str, Callable[[Bundle], Path | None], str]] = {
    "deb": ("linux", deb.build, "dpkg-deb"),
    "rpm": ("linux", rpm.build, "rpmbuild"),
    "run": ("linux", run_file.build, "sh"),
    "appimage": ("linux", appimage.build, "sh"),
    "windows": ("win32", windows.build, "makensis"),
    "macos": ("darwin", macos.build, "hdiutil"),
}
"""By kind: the platform, what makes it, and the tool that this needs."""


def main() -> int:
    """Build, then print what was made."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("kinds", nargs="*", type=_kind, metavar="KIND")
    parser.add_argument("--no-measure", action="store_true", help="no bare bundle, no start-up times")
    parser.add_argument("--reuse", action="store_true", help="take the bundle made last")
    arguments = parser.parse_args()
    made = bundle.built() if arguments.reuse else bundle.build()
    if not try_out(made):
        print("The bundle does not work, so nothing is made of it.", file=sys.stderr)
        return 1
    rows = [_row("bundle (unpacked)", bundle.size(made.folder), made.seconds)]
    for kind in arguments.kinds or _possible():
        if kind != "bundle":
            rows += _make(kind, made)
    DIST.mkdir(exist_ok=True)
    components.write_licences(DIST / "THIRD-PARTY-LICENCES.txt")
    components.write_bill(DIST / "gofteh.cdx.json")
    if not arguments.no_measure:
        rows = [*_compared(made, rows[0]), *rows[1:]]
    head = ("", "size", "built in", "first paint", "to source")
    print_table([head, *rows])
    return 0


def try_out(made: Bundle) -> bool:
    """Let the bundle test itself in a home of its own: what was left out by mistake shows here."""
    with tempfile.TemporaryDirectory() as home:
        env = os.environ | {"GOFTEH_HOME": home}
        return subprocess.run([str(made.command), "self-test"], env=env, check=False).returncode == 0


def print_table(rows: list[tuple[str, ...]]) -> None:
    """Print the rows with columns as wide as their widest cell."""
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        ]
        print("  ".join(cells))


def _kind(told: str) -> str:
    # argparse's own choices refuse that none is named.
    if told not in ("bundle", *MAKERS):
        raise argparse.ArgumentTypeError(", ".join(("bundle", *MAKERS)))
    return told


def _possible() -> list[str]:
    return [kind for kind, (platform, _, _tool) in MAKERS.items() if platform == sys.platform]


def _make(kind: str, made: Bundle) -> list[tuple[str, ...]]:
    _, build, tool = MAKERS[kind]
    if shutil.which(tool) is None:
        print(f"{kind}: not made, {tool} is missing")
        return []
    started = time.monotonic()
    path = build(made)
    if path is None:
        print(f"{kind}: not made, its tool is missing (packaging/README.md)")
        return []
    return [_row(path.name, path.stat().st_size, time.monotonic() - started)]


def _compared(made: Bundle, own: tuple[str, ...]) -> list[tuple[str, ...]]:
    bare = bundle.build_bare()
    paints = measure.first_paints(made, bare)
    return [
        ("from source", "", "", f"{paints['source']:.0f} ms", "1.00"),
        (*own[:3], f"{paints['bundle']:.0f} ms", f"{paints['bundle'] / paints['source']:.2f}"),
        ("bare PySide6, from source", "", "", f"{paints['bare source']:.0f} ms", "1.00"),
        (
            *_row("bare PySide6, bundle", bundle.size(bare.folder), bare.seconds)[:3],
            f"{paints['bare bundle']:.0f} ms",
            f"{paints['bare bundle'] / paints['bare source']:.2f}",
        ),
    ]


def _row(name: str, size: int, seconds: float) -> tuple[str, ...]:
    return (name, f"{size / 1e6:.1f} MB", f"{seconds:.0f} s" if seconds else "", "", "")


if __name__ == "__main__":
    sys.exit(main())
