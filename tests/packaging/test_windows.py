"""The installer for Windows compiles without a warning, and under wine leaves alone what is hers."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is missing")


def test_the_installer_compiles(maker, bundle, tmp_path):
    windows = maker("windows")
    made = windows.compile_installer(bundle.folder, tmp_path / "gofteh.exe")
    # A program for 64 bits: the head says so four bytes behind its mark.
    data = made.read_bytes()
    at = data.index(b"PE\0\0")
    assert data[:2] == b"MZ"
    assert data[at + 4 : at + 6] == b"\x64\x86"


def test_a_signing_command_is_asked_for_the_installer(maker, bundle, tmp_path, monkeypatch):
    told = tmp_path / "signed"
    monkeypatch.setenv("GOFTEH_SIGN_COMMAND", f"echo %1 >> {told}")
    made = maker("windows").compile_installer(bundle.folder, tmp_path / "gofteh.exe")
    assert str(made) in told.read_text(encoding="utf-8")


def test_it_speaks_both_languages_in_every_text():
    script = (ROOT / "packaging" / "windows" / "gofteh.nsi").read_text(encoding="utf-8")
    lines = [line.split()[1:3] for line in script.splitlines() if line.startswith("LangString ")]
    names = {name for name, _ in lines}
    assert names
    assert {tuple(line) for line in lines} == {
        (name, language) for name in names for language in ("${LANG_FARSI}", "${LANG_ENGLISH}")
    }


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("wine") is None, reason="wine is missing")
def test_under_wine_it_installs_replaces_and_removes():
    done = subprocess.run(
        [str(ROOT / "packaging" / "windows" / "try-wine.sh")], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
