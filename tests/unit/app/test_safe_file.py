"""Files appear whole or not at all, and nothing else is left behind."""

import os
import sys

import pytest

from gofteh.app.safe_file import new_files, told_as_problem
from gofteh.domain.errors import Problem, ProblemKind


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_files_appear_together_at_the_end(tmp_path):
    paths = [tmp_path / "a", tmp_path / "b"]
    with new_files(paths) as streams:
        for stream in streams:
            stream.write(b"new")
        assert not any(path.exists() for path in paths)
    assert [path.read_bytes() for path in paths] == [b"new", b"new"]
    assert names(tmp_path) == ["a", "b"]


def test_an_exception_leaves_all_as_it_was(tmp_path):
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(KeyboardInterrupt), new_files([tmp_path / "a", tmp_path / "b"], force=True):
        raise KeyboardInterrupt
    assert (tmp_path / "a").read_bytes() == b"old"
    assert names(tmp_path) == ["a"]


def test_what_came_meanwhile_is_not_replaced(tmp_path):
    with pytest.raises(Problem, match="is there already"), new_files([tmp_path / "a"]):
        (tmp_path / "a").write_bytes(b"other")
    assert (tmp_path / "a").read_bytes() == b"other"
    assert names(tmp_path) == ["a"]


def test_a_folder_is_not_replaced(tmp_path):
    (tmp_path / "a").mkdir()
    with pytest.raises(Problem, match="is a folder") as caught, new_files([tmp_path / "a"], force=True):
        pass
    assert caught.value.kind is ProblemKind.INPUT


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own here")
def test_a_link_is_replaced_and_what_it_points_at_is_not(tmp_path):
    (tmp_path / "real").write_bytes(b"real")
    for target in ("real", "nowhere"):
        (tmp_path / "link").unlink(missing_ok=True)
        (tmp_path / "link").symlink_to(tmp_path / target)
        with pytest.raises(Problem, match="is there already"), new_files([tmp_path / "link"]):
            pass
        with new_files([tmp_path / "link"], force=True) as (stream,):
            stream.write(b"new")
        assert not (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"real"
    assert names(tmp_path) == ["link", "real"]


@pytest.mark.skipif(sys.platform == "win32", reason="there are no devices in folders here")
def test_a_device_behind_a_link_is_not_replaced(tmp_path):
    (tmp_path / "link").symlink_to(os.devnull)
    with pytest.raises(Problem, match="is a device"), new_files([tmp_path / "link"], force=True):
        pass
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("name", ["no/a", "file/a", "a" * 300])
def test_a_place_that_takes_no_file_is_named(tmp_path, name):
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / name
    with pytest.raises(Problem, match="could not be written") as caught, new_files([path]):
        pass
    assert caught.value.kind is ProblemKind.STORAGE
    assert caught.value.details["name"] == path.name
    assert names(tmp_path) == ["file"]


def test_a_reader_that_went_away_is_no_refusal(tmp_path):
    with pytest.raises(BrokenPipeError), told_as_problem(tmp_path):
        raise BrokenPipeError
