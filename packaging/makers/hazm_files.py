"""The part of hazm that Gofteh uses, found out by using it.

PyInstaller would follow ``hazm/__init__`` into gensim, scikit-learn, scipy and fasttext. So hazm and nltk are
kept out of its sight, and the modules that ``hazm_light`` really loads travel as files.
"""

import subprocess
import sys
from pathlib import Path

_ASK = """
import sys
from gofteh.language.hazm_light import load
assert load() is not None
for name, module in sorted(sys.modules.items()):
    if name.partition(".")[0] in ("hazm", "nltk") and getattr(module, "__file__", None):
        print(module.__file__)
"""
PACKAGES = ("hazm", "nltk")


def files() -> list[tuple[str, str]]:
    """Return (file, folder in the bundle) of each module and of hazm's data. Takes seconds."""
    done = subprocess.run([sys.executable, "-c", _ASK], capture_output=True, text=True, check=True)
    found = [Path(line) for line in done.stdout.splitlines()]
    site = _site_of(found)
    data = sorted((site / "hazm" / "data").glob("*.dat"))
    licences = [path for name in PACKAGES for path in site.glob(f"{name}-*.dist-info/licenses/*")]
    return [(str(path), str(path.parent.relative_to(site))) for path in (*found, *data, *licences)]


def _site_of(found: list[Path]) -> Path:
    return next(path.parents[1] for path in found if path.parent.name == "hazm")
