"""Disks that refuse: read-only mounts and small ones, where the machine lets us have them."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest

Mount = Callable[[Path], AbstractContextManager[None]]


def _run(*command: str) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("mounts are tried on Linux only")
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"this machine lets us mount nothing: {done.stderr.strip()}")


@contextmanager
def _mounted(path: Path, *steps: tuple[str, ...]) -> Iterator[None]:
    _run("mount", *steps[0])
    try:
        for step in steps[1:]:
            _run("mount", *step)
        yield
    finally:
        subprocess.run(["umount", str(path)], check=True)


@pytest.fixture
def read_only_mount() -> Mount:
    """Make a file or a folder read-only, for the superuser too."""
    return lambda path: _mounted(path, ("--bind", str(path), str(path)), ("-o", "remount,ro,bind", str(path)))


@pytest.fixture
def small_disk(tmp_path) -> Iterator[Path]:
    """Give a folder on a disk of one megabyte."""
    folder = tmp_path / "small"
    folder.mkdir()
    with _mounted(folder, ("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(folder))):
        yield folder
