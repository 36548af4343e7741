"""Make a release: ``make release ARGS=1.2.0``.

The version goes into the code, changelog and metainfo, the tests and installers run, and beside what they
made stand the checksums, the bill of materials and the licences. Nothing is published and nothing is
committed: at the end it says what to look at and the commands that publish it.
"""

import argparse
import hashlib
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

from makers import identity
from makers.bundle import DIST, ROOT, version

_CODE = ROOT / "desktop" / "gofteh" / "__init__.py"
_CHANGES = ROOT / "CHANGELOG.md"
_METAINFO = ROOT / "packaging" / "linux" / "files" / "metainfo.xml"
_VERSION = re.compile(r"\d+\.\d+\.\d+")
_NEXT = re.compile(r"^## .*not yet released.*$", re.MULTILINE)
_SUMS = "SHA256SUMS"


def main() -> int:
    """Do it; 1 when the release cannot be made as things stand."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("version", help="the new version, as 1.2.0")
    parser.add_argument("--dirty", action="store_true", help="allow changes that are not committed")
    parser.add_argument("--without-tests", action="store_true", help="they ran just now")
    arguments = parser.parse_args()
    today = time.strftime("%Y-%m-%d", time.gmtime())
    fault = _fault(arguments.version, allow_dirty=arguments.dirty)
    if fault:
        print(fault, file=sys.stderr)
        return 1
    if not arguments.without_tests:
        _run("make", "test")
    bump(arguments.version, today)
    shutil.rmtree(DIST, ignore_errors=True)
    _run(sys.executable, "packaging/build.py")
    _run(sys.executable, "-m", "hatchling", "build", "-d", str(DIST))
    write_sums(DIST)
    print(
        f"\nMade {arguments.version} in dist/. Look at `git diff`, then:\n"
        f"    git commit -am 'Release {arguments.version}' && git tag v{arguments.version}\n"
        "    git push --tags\n"
        "The tag starts the workflow that builds and tries the installers of the other systems."
    )
    if unset := identity.placeholders():
        print(
            f"Not to be published as it is: {', '.join(unset)} stand at placeholders (packaging/README.md)."
        )
    return 0


def bump(new: str, date: str) -> None:
    """Write the new version wherever it stands."""
    _replace(_CODE, f'__version__ = "{version()}"', f'__version__ = "{new}"')
    changes = _CHANGES.read_text(encoding="utf-8")
    _CHANGES.write_text(_NEXT.sub(f"## {new}, {date}", changes, count=1), encoding="utf-8")
    text = _METAINFO.read_text(encoding="utf-8")
    # What was in the making is this release now.
    others = re.sub(rf' *<release (version="{re.escape(new)}"|[^>]*type="development")[^>]*/>\n', "", text)
    line = f'    <release version="{new}" date="{date}"/>\n'
    _METAINFO.write_text(others.replace("<releases>\n", f"<releases>\n{line}"), encoding="utf-8")


def write_sums(folder: Path) -> Path:
    """Write the SHA-256 of every file, as ``sha256sum --check`` reads it."""
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.iterdir())
        if path.is_file() and path.name != _SUMS
    ]
    target = folder / _SUMS
    target.write_text("".join(lines), encoding="utf-8")
    return target


def _fault(new: str, *, allow_dirty: bool) -> str | None:
    """Tell why no release can be made, or None."""
    if not _VERSION.fullmatch(new):
        return f"“{new}” is no version: three numbers with dots, as 1.2.0."
    if _numbers(new) < _numbers(version()):
        return f"{new} is older than {version()}."
    if not _NEXT.search(_CHANGES.read_text(encoding="utf-8")):
        return "CHANGELOG.md has no part that is “not yet released”: write what users will notice."
    status = subprocess.run(
        ["git", "status", "--porcelain"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    if status.stdout and not allow_dirty:
        return "There are changes that are not committed."
    return None


def _numbers(told: str) -> tuple[int, ...]:
    return tuple(int(part) for part in told.split("."))


def _replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    if old not in text:
        raise SystemExit(f"{path} does not say {old}")
    path.write_text(text.replace(old, new), encoding="utf-8")


def _run(*command: str) -> None:
    subprocess.run(command, cwd=ROOT, check=True)


if __name__ == "__main__":
    sys.exit(main())
