"""A release writes its version wherever it stands, and refuses what would be wrong."""

import hashlib
import importlib
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture
def release(monkeypatch, tmp_path):
    """Return the release command working on copies."""
    monkeypatch.syspath_prepend(str(ROOT / "packaging"))
    release = importlib.import_module("release")

    for name in ("_CODE", "_CHANGES", "_METAINFO"):
        copy = tmp_path / getattr(release, name).name
        copy.write_bytes(getattr(release, name).read_bytes())
        monkeypatch.setattr(release, name, copy)
    yield release
    for name in [name for name in sys.modules if name == "release" or name.partition(".")[0] == "makers"]:
        del sys.modules[name]


def test_the_version_goes_everywhere(release):
    release.bump("9.8.7", "2030-01-02")
    assert '__version__ = "9.8.7"' in release._CODE.read_text(encoding="utf-8")
    changes = release._CHANGES.read_text(encoding="utf-8")
    assert "## 9.8.7, 2030-01-02" in changes
    assert "not yet released" not in changes
    releases = re.findall(r'<release version="([^"]+)"', release._METAINFO.read_text(encoding="utf-8"))
    assert releases[0] == "9.8.7"
    assert len(releases) == len(set(releases))
    assert "development" not in release._METAINFO.read_text(encoding="utf-8")


def test_the_version_of_now_is_told_once(release):
    release.bump(release.version(), "2030-01-02")
    releases = re.findall(r'<release version="([^"]+)"', release._METAINFO.read_text(encoding="utf-8"))
    assert releases.count(release.version()) == 1


@pytest.mark.parametrize("told", ["1.2", "v1.2.3", "1.2.3-rc1", "0.0.1"])
def test_a_wrong_version_is_refused(release, told):
    assert told in release._fault(told, allow_dirty=True)


def test_without_a_word_for_users_there_is_no_release(release):
    release._CHANGES.write_text("# Changes\n", encoding="utf-8")
    assert "CHANGELOG" in release._fault("9.8.7", allow_dirty=True)


def test_checksums_are_those_of_the_files(release, tmp_path):
    folder = tmp_path / "dist"
    folder.mkdir()
    (folder / "گفته.run").write_bytes(b"abc")
    (folder / "b.deb").write_bytes(b"")
    release.write_sums(folder)
    lines = release.write_sums(folder).read_text(encoding="utf-8").splitlines()
    assert len(lines) == 2
    assert f"{hashlib.sha256(b'abc').hexdigest()}  گفته.run" in lines
