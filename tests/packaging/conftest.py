"""A stand-in for the bundle: the makers of installers work on it in a second, the real one takes minutes."""

import importlib
import shutil
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SCRIPT = """#!/bin/sh
# Stands in for the program: tells its version and writes a project where it is told to.
here=$(dirname "$(readlink -f "$0")")
test -f "$here/_internal/resources/fa.mo" || exit 1
case ${1:-} in
--version) printf 'gofteh stand-in\\n' ;;
write) printf 'hers' >"$2" ;;
esac
"""


@pytest.fixture(scope="module")
def maker(tmp_path_factory):
    """Return a function that imports a module of ``makers`` which builds in a folder for tests."""
    work = tmp_path_factory.mktemp("made")
    folders = {"BUILD": work / "build", "DIST": work / "dist"}
    patches = pytest.MonkeyPatch()
    patches.syspath_prepend(str(ROOT / "packaging"))

    def load(name):
        wanted = importlib.import_module(f"makers.{name}")
        for module in [each for key, each in sys.modules.items() if key.startswith("makers.")]:
            for folder in folders.keys() & vars(module).keys():
                patches.setattr(module, folder, folders[folder])
        return wanted

    yield load
    patches.undo()
    for name in [name for name in sys.modules if name.partition(".")[0] == "makers"]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def bundle(maker, tmp_path_factory):
    """Return a bundle whose program is a script, beside one real library."""
    import markupsafe

    folder = tmp_path_factory.mktemp("bundle") / "gofteh"
    inside = folder / "_internal"
    (inside / "resources").mkdir(parents=True)
    (inside / "resources" / "fa.mo").write_bytes(b"")
    for library in Path(markupsafe.__file__).parent.glob("*.so"):
        shutil.copy2(library, inside)
    program = folder / "gofteh"
    program.write_text(SCRIPT, encoding="utf-8")
    program.chmod(0o755)
    return maker("bundle").Bundle(folder, program, 0.0)
