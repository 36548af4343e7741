"""Libraries in the bundle that no Python package names: what wheels carry inside, what was the system's."""

import json
import re
import shutil
import sqlite3
import ssl
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from urllib.parse import quote

ROOT = Path(__file__).parents[2]
_SYSTEM = ("/lib/", "/usr/lib/")
# By Debian's source package, as its `copyright` tells it in words of its own.
_LICENCES = {
    "bzip2": "bzip2-1.0.6", "glib2.0": "LGPL-2.1-or-later", "libffi": "MIT", "libxcb": "MIT",
    "libxkbcommon": "MIT", "libzstd": "BSD-3-Clause", "openssl": "Apache-2.0", "pcre2": "BSD-3-Clause",
    "sqlite3": "blessing", "xcb-util": "MIT", "xcb-util-cursor": "MIT", "xcb-util-image": "MIT",
    "xcb-util-keysyms": "MIT", "xcb-util-renderutil": "MIT", "xcb-util-wm": "MIT", "xz-utils": "0BSD",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Component:
    """Something in the bundle that has a licence of its own."""

    name: str
    version: str
    licence: str
    address: str
    texts: tuple[Path, ...] = ()
    purl: str = ""


def inside(bundle: Path) -> list[Component]:
    """Return what wheels and the program's own resources carry without naming it as packages do."""
    from lxml import etree
    from PySide6.QtCore import qVersion

    unicode_tables = next(bundle.rglob("libicudata.so.*"), None)
    found = [
        _inside("Qt", qVersion(), "LGPL-3.0-only", "https://download.qt.io/official_releases/qt/"),
        _inside("PDFium", _pdfium(), "Apache-2.0 AND BSD-3-Clause", "https://pdfium.googlesource.com/pdfium/"),
        _inside("libxml2", _dotted(etree.LIBXML_VERSION), "MIT", "https://gitlab.gnome.org/GNOME/libxml2"),
        _inside("libxslt", _dotted(etree.LIBXSLT_VERSION), "MIT", "https://gitlab.gnome.org/GNOME/libxslt"),
        Component(
            "Vazirmatn", "33.003", "OFL-1.1", "https://github.com/rastikerdar/vazirmatn",
            (ROOT / "resources" / "fonts" / "OFL.txt",), "pkg:generic/vazirmatn@33.003",
        ),
    ]  # fmt: skip
    if unicode_tables:
        number = unicode_tables.name.rpartition(".")[2]
        found.append(
            _inside("ICU", number, "Unicode-3.0", "https://github.com/unicode-org/icu", _text_of_icu())
        )
    if sys.platform != "linux":
        openssl = ssl.OPENSSL_VERSION.split()[1]
        found += [
            _inside("OpenSSL", openssl, "Apache-2.0", "https://www.openssl.org/source/"),
            _inside("SQLite", sqlite3.sqlite_version, "blessing", "https://sqlite.org"),
        ]
    return found


def of_the_system(bundle: Path, binaries: Iterable[tuple[str, str]]) -> list[Component]:
    """Return the Debian packages whose libraries are in the bundle, by (name in it, file it was) of each.

    Empty where there is no dpkg: Windows and macOS have nothing of the system in their bundles.
    """
    if shutil.which("dpkg-query") is None:
        return []
    files = {
        str(Path(source).resolve())
        for name, source in binaries
        if "/" not in name and source.startswith(_SYSTEM) and (bundle / "_internal" / name).exists()
    }
    packages = {name for file in sorted(files) for name in _owners(file)}
    return [_of_debian(package) for package in sorted(packages)]


def _inside(name: str, version: str, licence: str, address: str, *texts: Path) -> Component:
    return Component(name, version, licence, address, texts, f"pkg:generic/{name.lower()}@{version}")


def _text_of_icu() -> Path:
    """Return where PDFium, which carries a part of ICU too, keeps its licence; Qt for Python brings none."""
    files = metadata.distribution("pypdfium2").files or ()
    return next(Path(str(each.locate())) for each in files if each.name == "icu.txt")


def _pdfium() -> str:
    told = metadata.distribution("pypdfium2").locate_file("pypdfium2_raw/version.json")
    version = json.loads(Path(str(told)).read_text(encoding="utf-8"))
    return f"{version['major']}.{version['minor']}.{version['build']}.{version['patch']}"


def _dotted(numbers: tuple[int, ...]) -> str:
    return ".".join(str(number) for number in numbers)


def _owners(file: str) -> list[str]:
    # Where /lib is a link to /usr/lib, dpkg may know the file by either name.
    names = [file, re.sub(r"^/usr", "", file)]
    shown = subprocess.run(["dpkg-query", "--search", *names], capture_output=True, text=True, check=False)
    owners = [line.partition(": ")[0] for line in shown.stdout.splitlines()]
    if not owners:
        raise ValueError(f"{file} is of no Debian package, so its licence is not known")
    return owners[:1]


def _of_debian(package: str) -> Component:
    fields = "${source:Package}\n${source:Upstream-Version}\n${Version}\n${Architecture}\n${Homepage}"
    shown = subprocess.run(
        ["dpkg-query", "--show", f"--showformat={fields}", package],
        capture_output=True,
        text=True,
        check=True,
    )
    source, upstream, version, architecture, address = shown.stdout.split("\n")
    name = package.partition(":")[0]
    text = Path("/usr/share/doc", name, "copyright")
    purl = f"pkg:deb/debian/{name}@{quote(version, safe='~')}?arch={architecture}"
    licence = _LICENCES.get(source, "see its text")
    return Component(name, upstream, licence, address, (text,) if text.exists() else (), purl)
