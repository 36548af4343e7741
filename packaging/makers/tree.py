"""The files of an installed copy on Linux, as .deb, .rpm, .run and AppImage share them."""

import gzip
import os
import shutil
import time
from pathlib import Path

from makers import components, icons, manual
from makers.bundle import BUILD, ICON, ROOT, Bundle, last_change, version
from makers.identity import APPLICATION, HOME

FILES = ROOT / "packaging" / "linux" / "files"
HELP = ROOT / "resources" / "help"


def make(bundle: Bundle, name: str) -> Path:
    """Lay out ``usr/…`` in a fresh folder ``name`` and return that folder."""
    root = BUILD / name
    shutil.rmtree(root, ignore_errors=True)
    program = root / "usr/lib/gofteh"
    shutil.copytree(bundle.folder, program, symlinks=True)
    _write(root / "usr/share/applications/gofteh.desktop", _filled("gofteh.desktop"))
    _write(root / "usr/share/mime/packages/gofteh.xml", _filled("gofteh-mime.xml"))
    _write(root / f"usr/share/metainfo/{APPLICATION}.metainfo.xml", _filled("metainfo.xml"))
    for language in ("", "fa"):
        source = f"gofteh.{language}.1" if language else "gofteh.1"
        _write(root / "usr/share/man" / language / "man1" / "gofteh.1.gz", _packed(_filled(source)))
    _icons(root / "usr/share/icons/hicolor")
    _documents(root / "usr/share/doc/gofteh")
    (root / "usr/bin").mkdir()
    (root / "usr/bin/gofteh").symlink_to("../lib/gofteh/gofteh")
    settle(root)
    return root


def settle(root: Path) -> None:
    """Give all files the rights and the time that do not hang on who builds when."""
    moment = last_change()
    for path in sorted(root.rglob("*"), reverse=True):
        if not path.is_symlink():
            is_program = path.is_dir() or (os.access(path, os.X_OK) and ".so" not in path.name)
            path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _icons(folder: Path) -> None:
    for size in icons.SIZES:
        picture = icons.png(ICON, size)
        _write(folder / f"{size}x{size}/apps/gofteh.png", picture)
        _write(folder / f"{size}x{size}/mimetypes/application-x-gofteh-project.png", picture)
    _write(folder / "scalable/apps/gofteh.svg", ICON.read_bytes())
    _write(folder / "scalable/mimetypes/application-x-gofteh-project.svg", ICON.read_bytes())


def _documents(folder: Path) -> None:
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    indented = "".join(f" {line or '.'}\n" for line in licence.strip().splitlines())
    head = (FILES / "copyright.head").read_text(encoding="utf-8")
    _write(folder / "copyright", f"{head}License: Expat\n{indented}".encode())
    components.write_licences(folder / "THIRD-PARTY-LICENCES.txt")
    _write(folder / "CHANGELOG.md.gz", _packed((ROOT / "CHANGELOG.md").read_bytes()))
    for picture in sorted(HELP.glob("*.png")):
        _write(folder / "pictures" / picture.name, picture.read_bytes())


def _filled(name: str) -> bytes:
    date = time.strftime("%Y-%m-%d", time.gmtime(last_change()))
    text = (FILES / name).read_text(encoding="utf-8")
    values = {"VERSION": version(), "DATE": date, "HOME": HOME, "APPLICATION": APPLICATION}
    language = "fa" if ".fa." in name else "en"
    values["VERBS"] = manual.verbs(language) if name.endswith(".1") else ""
    values["DEVELOPER"] = APPLICATION.rpartition(".")[0]
    for key, value in values.items():
        text = text.replace(f"@{key}@", value)
    return text.encode()


def _packed(data: bytes) -> bytes:
    return gzip.compress(data, 9, mtime=0)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
