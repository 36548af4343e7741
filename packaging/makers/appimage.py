"""The AppImage, where appimagetool can be had; it is in no package registry, so the workflow fetches it."""

import os
import shutil
import subprocess
from pathlib import Path

from makers import tree
from makers.bundle import DIST, Bundle, version


def build(bundle: Bundle) -> Path | None:
    """Make the AppImage and return its path, or None without the tool."""
    tool = os.environ.get("APPIMAGETOOL") or shutil.which("appimagetool")
    if tool is None:
        return None
    root = tree.make(bundle, "AppDir")
    shutil.copy2(root / "usr/share/applications/gofteh.desktop", root)
    shutil.copy2(root / "usr/share/icons/hicolor/256x256/apps/gofteh.png", root)
    (root / ".DirIcon").symlink_to("gofteh.png")
    (root / "AppRun").symlink_to("usr/lib/gofteh/gofteh")
    DIST.mkdir(exist_ok=True)
    target = DIST / f"Gofteh-{version()}-x86_64.AppImage"
    subprocess.run(
        [tool, "--no-appstream", str(root), str(target)], env=os.environ | {"ARCH": "x86_64"}, check=True
    )
    return target
