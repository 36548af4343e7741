"""Settings keep what people chose, and a broken file costs them nothing but the settings."""

import json
import os
import stat

import pytest

from gofteh.app.settings import MOST_RECENT, TABLE, Kind, Settings, WindowState
from gofteh.domain.errors import Problem, ProblemKind


@pytest.fixture
def path(tmp_path):
    return tmp_path / "gofteh" / "settings.json"


def kept(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("setting", TABLE, ids=lambda setting: setting.key)
def test_the_table_is_sound(setting):
    assert setting.accepts(setting.default)
    assert (setting.choices is not None) == (setting.kind is Kind.CHOICE)


def test_keys_are_unique():
    assert len({setting.key for setting in TABLE}) == len(TABLE)


def test_at_first_the_table_holds(path):
    settings = Settings(path)
    assert settings.get("theme") == "auto"
    assert settings.notice is None
    assert not path.exists()


def test_only_what_differs_is_kept(path):
    settings = Settings(path)
    settings.set("theme", "dark")
    settings.set("zoom", 1.25)
    assert kept(path) == {"theme": "dark", "zoom": 1.25}
    settings.reset("zoom")
    assert kept(path) == {"theme": "dark"}
    assert Settings(path).get("theme") == "dark"


def test_what_a_newer_program_keeps_is_left_alone(path):
    path.parent.mkdir()
    path.write_text('{"hologram": [1, {"a": null}], "theme": "light"}', encoding="utf-8")
    settings = Settings(path)
    settings.set("theme", "dark")
    assert kept(path) == {"hologram": [1, {"a": None}], "theme": "dark"}


@pytest.mark.parametrize("value", ['"green"', "7", "null", "[]"])
def test_a_value_that_makes_no_sense_gives_way_to_the_table(path, value):
    path.parent.mkdir()
    path.write_text(f'{{"theme": {value}}}', encoding="utf-8")
    settings = Settings(path)
    assert settings.get("theme") == "auto"
    assert settings.notice is None


@pytest.mark.parametrize(
    ("key", "value"),
    [("theme", "green"), ("zoom", 9.0), ("zoom", True), ("zoom", "1"), ("snap_to_words", 1),
     ("editor_name", 3), ("recent_projects", "x"), ("recent_projects", [1]), ("keys", {"undo": "Ctrl+Z"})],
)  # fmt: skip
def test_senseless_values_are_refused(path, key, value):
    settings = Settings(path)
    with pytest.raises(Problem) as caught:
        settings.set(key, value)
    assert caught.value.kind is ProblemKind.INPUT
    assert not path.exists()


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe\x00", b'{"theme": "dark"} x'])
def test_a_broken_file_is_set_aside(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    settings = Settings(path)
    assert settings.notice is not None
    assert settings.notice.details["name"] == "settings.json.broken"
    assert settings.get("theme") == "auto"
    settings.set("theme", "dark")
    assert (path.parent / "settings.json.broken").read_bytes() == content
    assert Settings(path).notice is None


def test_a_folder_in_its_place_is_set_aside_too(path):
    path.mkdir(parents=True)
    assert Settings(path).notice is not None


def test_a_disk_that_refuses_changes_nothing(path, monkeypatch):
    settings = Settings(path)
    settings.set("theme", "dark")

    def full(_number):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Problem, match="could not be saved") as caught:
        settings.set("theme", "light")
    assert caught.value.kind is ProblemKind.STORAGE
    assert settings.get("theme") == "dark"
    assert kept(path) == {"theme": "dark"}
    assert [each.name for each in path.parent.iterdir()] == ["settings.json"]


def test_the_file_is_on_the_disk_before_it_takes_its_place(path, monkeypatch):
    steps: list[bool] = []
    real = os.fsync

    def watched(number):
        steps.append(path.exists())
        real(number)

    monkeypatch.setattr(os, "fsync", watched)
    Settings(path).set("theme", "dark")
    assert steps == [False]


@pytest.mark.skipif(os.name != "posix", reason="only there files have these rights")
def test_others_cannot_read_it(path):
    Settings(path).set("editor_name", "مریم")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_list_that_was_asked_for_can_be_changed_freely(path):
    settings = Settings(path)
    settings.get("recent_projects").append("x")
    assert settings.get("recent_projects") == []


def test_recent_projects_come_newest_first_and_once(path, tmp_path):
    settings = Settings(path)
    for name in ("a", "b", "a", *map(str, range(MOST_RECENT))):
        settings.remember_project(tmp_path / name)
    recent = settings.get("recent_projects")
    assert recent[0] == settings.get("last_project") == str(tmp_path / str(MOST_RECENT - 1))
    assert len(recent) == MOST_RECENT == len(set(recent))


def test_listeners_hear_of_changes_until_they_leave(path):
    settings = Settings(path)
    heard: list[str] = []
    leave = settings.listen(heard.append)
    settings.set("theme", "dark")
    settings.set("theme", "dark")
    leave()
    settings.set("theme", "light")
    assert heard == ["theme"]


def test_window_state_lives_in_a_file_of_its_own_and_never_complains(tmp_path):
    path = tmp_path / "window.json"
    state = WindowState(path)
    assert state.get("geometry") == ""
    state.set("geometry", "AdnQ")
    assert WindowState(path).get("geometry") == "AdnQ"
    path.write_text("{", encoding="utf-8")
    assert WindowState(path).get("geometry") == ""
    WindowState(tmp_path / "window.json.broken" / "inside.json").set("geometry", "x")
