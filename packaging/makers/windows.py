"""The installer for Windows, by NSIS: for one person, without an administrator."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from makers import components, icons
from makers.bundle import BUILD, DIST, ROOT, Bundle, size, version

SCRIPT = ROOT / "packaging" / "windows" / "gofteh.nsi"


def build(bundle: Bundle) -> Path:
    """Make the installer and return its path; each program in it is signed first where that is set up."""
    components.write_licences(bundle.folder / "THIRD-PARTY-LICENCES.txt")
    for program in sorted(bundle.folder.glob("*.exe")):
        sign(program)
    return compile_installer(bundle.folder, DIST / f"gofteh-{version()}-windows-x86_64.exe")


def compile_installer(folder: Path, target: Path) -> Path:
    """Pack what is in ``folder``; works on every system that has makensis."""
    target.parent.mkdir(exist_ok=True)
    options = {
        "VERSION": version(),
        "FOLDER": str(folder),
        "TARGET": str(target),
        "BANNER": str(icons.banner(BUILD / "banner.bmp")),
        "ICON": str(icons.ico(BUILD / "gofteh.ico")),
        "LICENCE": str(ROOT / "LICENSE"),
        "KILOBYTES": str(size(folder) // 1024),
    }
    sign_command = os.environ.get("GOFTEH_SIGN_COMMAND")
    if sign_command:
        options["SIGN"] = sign_command
    makensis = shutil.which("makensis") or "makensis"
    definitions = [f"-D{name}={value}" for name, value in options.items()]
    subprocess.run([makensis, "-V2", "-WX", "-INPUTCHARSET", "UTF8", *definitions, str(SCRIPT)], check=True)
    return target


def sign(path: Path) -> None:
    """Run the command in GOFTEH_SIGN_COMMAND on a file, its name in place of %1; without one do nothing."""
    command = os.environ.get("GOFTEH_SIGN_COMMAND")
    if command and sys.platform == "win32":
        subprocess.run(command.replace("%1", f'"{path}"'), shell=True, check=True)
