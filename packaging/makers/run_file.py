"""The installer for people without root: a shell script with the packed program behind it."""

import gzip
import hashlib
import tarfile
from pathlib import Path

from makers import tree
from makers.bundle import DIST, Bundle, version


def build(bundle: Bundle) -> Path:
    """Make the .run and return its path."""
    root = tree.make(bundle, "run")
    DIST.mkdir(exist_ok=True)
    target = DIST / f"gofteh-{version()}-linux-x86_64.run"
    packed = target.with_suffix(".tar.gz")
    # gzip, since every system can unpack it.
    with (
        packed.open("wb") as file,
        gzip.GzipFile("", "wb", 9, file, mtime=0) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as archive,
    ):
        for path in sorted(root.rglob("*")):
            archive.add(path, path.relative_to(root).as_posix(), recursive=False, filter=_nobodys)
    data = packed.read_bytes()
    packed.unlink()
    script = (tree.FILES / "install.sh").read_text(encoding="utf-8")
    script = script.replace("@SIZE@", str(len(data))).replace("@SUM@", hashlib.sha256(data).hexdigest())
    target.write_bytes(script.encode() + data)
    target.chmod(0o755)
    return target


def _nobodys(entry: tarfile.TarInfo) -> tarfile.TarInfo:
    entry.uid = entry.gid = 0
    entry.uname = entry.gname = "root"
    return entry
