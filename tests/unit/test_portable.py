"""A copy on a stick: a file named ``portable`` beside the program keeps everything there."""

import sys

import pytest

from gofteh import bootstrap
from gofteh.app.settings import Settings


@pytest.fixture
def installed(monkeypatch, tmp_path):
    """Return the folder of a program that believes itself installed there."""
    folder = tmp_path / "برنامه"
    folder.mkdir()
    monkeypatch.delenv(bootstrap.HOME_VARIABLE, raising=False)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(folder / "gofteh"))
    monkeypatch.setattr(sys, "platform", "linux")
    return folder


def test_without_the_file_the_platforms_folders_are_used(installed):
    assert bootstrap.portable_home() is None
    assert installed not in bootstrap.config_folder().parents


def test_with_it_all_is_kept_beside_the_program(installed):
    (installed / "portable").touch()
    assert bootstrap.config_folder() == bootstrap.data_folder() == installed / "gofteh-data"


def test_a_copy_that_runs_from_source_is_never_portable(installed, monkeypatch):
    (installed / "portable").touch()
    monkeypatch.delattr(sys, "frozen")
    assert bootstrap.portable_home() is None


def test_what_the_environment_says_goes_before(installed, monkeypatch, tmp_path):
    (installed / "portable").touch()
    monkeypatch.setenv(bootstrap.HOME_VARIABLE, str(tmp_path / "elsewhere"))
    assert bootstrap.config_folder() == tmp_path / "elsewhere"


def test_on_a_mac_it_stands_beside_the_app(installed, monkeypatch):
    program = installed / "Gofteh.app" / "Contents" / "MacOS" / "gofteh"
    monkeypatch.setattr(sys, "executable", str(program))
    monkeypatch.setattr(sys, "platform", "darwin")
    (installed / "portable").touch()
    assert bootstrap.portable_home() == installed / "gofteh-data"


@pytest.mark.parametrize(
    "written", ["E:\\gofteh-data\\خبرها\\a.gofteh", "/media/maryam/stick/gofteh-data/خبرها/a.gofteh"]
)
def test_the_last_project_is_found_where_the_stick_is_now(installed, written):
    (installed / "portable").touch()
    project = installed / "gofteh-data" / "خبرها" / "a.gofteh"
    project.parent.mkdir(parents=True)
    project.touch()
    settings = Settings(bootstrap.config_folder() / "settings.json")
    settings.set("last_project", written)
    assert bootstrap.first_project(settings) == project


def test_a_last_project_elsewhere_that_is_gone_gives_way_to_ones_own(installed):
    (installed / "portable").touch()
    settings = Settings(bootstrap.config_folder() / "settings.json")
    settings.set("last_project", "/nowhere/a.gofteh")
    assert bootstrap.first_project(settings) == installed / "gofteh-data" / "project.gofteh"
