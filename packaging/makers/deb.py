"""The package for Debian, Ubuntu and their relatives."""

import gzip
import os
import subprocess
from email.utils import formatdate
from pathlib import Path

from makers import elf, tree
from makers.bundle import BUILD, DIST, Bundle, last_change, size, version
from makers.identity import HOME, MAINTAINER

_CONTROL = """Package: gofteh
Version: {version}
Architecture: amd64
Maintainer: {maintainer}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: at-spi2-core, shared-mime-info, desktop-file-utils, hicolor-icon-theme
Section: text
Priority: optional
Homepage: {home}
Description: annotate quotations in Persian news
 Gofteh is for Persian newspaper editors. Open an article in a right-to-left
 pane, mark quotes, speakers and topics with the mouse or with the keys alone,
 and link them: who said what about what.
 .
 Every act is saved at once in a local project file and can be undone even
 tomorrow. It works without a network.
 .
 گفته برای دبیران روزنامه‌های فارسی است: چه کسی چه گفت و دربارهٔ چه.
"""
_FOR_FONTS_AND_KEYS = ("fontconfig-config", "xkb-data", "libx11-data")


def build(bundle: Bundle) -> Path:
    """Make the .deb and return its path."""
    root = tree.make(bundle, "deb")
    control = root / "DEBIAN"
    control.mkdir()
    (root / "usr/share/doc/gofteh/changelog.gz").write_bytes(gzip.compress(_changelog().encode(), 9, mtime=0))
    overrides = root / "usr/share/lintian/overrides/gofteh"
    overrides.parent.mkdir(parents=True)
    overrides.write_bytes((tree.FILES / "lintian-overrides").read_bytes())
    depends = sorted({*elf.packages(bundle.folder / "_internal"), *_FOR_FONTS_AND_KEYS})
    told = _CONTROL.format(
        maintainer=MAINTAINER,
        home=HOME,
        version=version(),
        kilobytes=size(root) // 1024,
        depends=", ".join(depends),
    )
    (control / "control").write_text(told, encoding="utf-8")
    # Menus, file types and icons are taken up by triggers of the packages that keep them.
    listed = subprocess.run(
        "find usr -type f -print0 | LC_ALL=C sort -z | xargs -0 md5sum",
        shell=True, cwd=root, capture_output=True, check=True,
    )  # fmt: skip
    (control / "md5sums").write_bytes(listed.stdout)
    tree.settle(root)
    DIST.mkdir(exist_ok=True)
    target = DIST / f"gofteh_{version()}_amd64.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "-z9", "--build", str(root), str(target)],
        # Else the time of the build stands in the file.
        check=True, stdout=subprocess.DEVNULL, cwd=BUILD,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(last_change())},
    )  # fmt: skip
    return target


def _changelog() -> str:
    date = formatdate(last_change())
    change = "  * What has changed stands in CHANGELOG.md.gz."
    return f"gofteh ({version()}) stable; urgency=medium\n\n{change}\n\n -- {MAINTAINER}  {date}\n"
