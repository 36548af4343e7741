"""A wheel is a whole program: with nothing of this checkout at hand it finds its migrations and resources."""

import os
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
from hatchling.build import build_wheel

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    # The builder writes beside what it builds; the checkout stays as it is.
    source = tmp_path_factory.mktemp("source")
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    for name in ("desktop", "resources"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__"))
    target = tmp_path_factory.mktemp("wheel")
    before = Path.cwd()
    os.chdir(source)
    try:
        name = build_wheel(str(target))
    finally:
        os.chdir(before)
    return target / name


def test_every_file_of_the_program_is_in_it(wheel):
    with zipfile.ZipFile(wheel) as archive:
        packed = set(archive.namelist())
    code = ROOT / "desktop"
    wanted = {
        path.relative_to(code).as_posix()
        for path in code.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.relative_to(code).parts[0] == "gofteh"
    }
    wanted |= {f"gofteh/{path.relative_to(ROOT).as_posix()}" for path in (ROOT / "resources").rglob("*.*")}
    assert wanted <= packed
    assert any("migrations/versions/v0001" in name for name in packed)


def test_it_works_away_from_the_checkout(wheel, tmp_path):
    place = tmp_path / "site"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(place)
    environment = os.environ | {"PYTHONPATH": str(place), "GOFTEH_HOME": str(tmp_path / "home")}
    script = (
        "import gofteh, pathlib, sys; from gofteh.cli import main; "
        "from gofteh.app import resources; "
        f"assert pathlib.Path(gofteh.__file__).is_relative_to({str(place)!r}); "
        f"sample = resources.find('samples', 'sample-isna-lavrov.txt'); "
        f"assert sample.is_relative_to({str(place)!r}), sample; "
        "sys.exit(main(['import', str(sample)]) or main(['check']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_dependencies_are_those_of_the_project(wheel):
    with zipfile.ZipFile(wheel) as archive:
        (name,) = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        told = archive.read(name).decode()
    with (ROOT / "pyproject.toml").open("rb") as file:
        wanted = tomllib.load(file)["project"]["dependencies"]
    assert told.count("Requires-Dist: ") == len(wanted)
