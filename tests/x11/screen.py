"""A screen of its own (Xvfb), a program on it, and a hand at its keyboard (xdotool)."""

import json
import os
import select
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 20
NEEDED = ("Xvfb", "xdotool", "setxkbmap", "xkbcomp")

needs_screen = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in NEEDED), reason="needs Xvfb, xdotool and setxkbmap"
)


@contextmanager
def screen() -> Iterator[str]:
    """Run an X server and give the name of its display."""
    reading, writing = os.pipe()
    # Without -noreset the server forgets the keyboard layout when its last client goes.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1500x950x24", "-noreset", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as told:
            number = told.readline().strip()
        assert number, "Xvfb did not start"
        yield f":{number}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


class Keyboard:
    """What a person at the screen would press."""

    def __init__(self, display: str) -> None:
        self._env = {**os.environ, "DISPLAY": display}

    def layout(self, *arguments: str) -> None:
        self._run("setxkbmap", "-option", "", *arguments)

    def focus(self, window: int) -> None:
        self._run("xdotool", "windowfocus", str(window))

    def press(self, *keys: str) -> None:
        """Press keys by xdotool's names or by X key codes, such as ``ctrl+shift+33``."""
        self._run("xdotool", "key", "--delay", "0", *keys)

    def _run(self, *command: str) -> None:
        subprocess.run(command, env=self._env, check=True, timeout=PATIENCE, capture_output=True)


class Program:
    """A child process that tells one JSON value a line."""

    def __init__(self, script: str, display: str, home: Path, *arguments: str, **more: str) -> None:
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name(script)), *arguments],
            env={
                **os.environ,
                "DISPLAY": display,
                "QT_QPA_PLATFORM": "xcb",
                "GOFTEH_HOME": str(home),
                "PYTHONUNBUFFERED": "1",
                **more,
            },
            stdout=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
        )
        self._rest = b""

    def next(self) -> Any:
        """Return the next value; fails when none comes."""
        assert self._process.stdout is not None
        until = time.monotonic() + PATIENCE
        while b"\n" not in self._rest:
            ready, _, _ = select.select([self._process.stdout], [], [], max(0, until - time.monotonic()))
            assert ready, "the program says nothing"
            got = os.read(self._process.stdout.fileno(), 65536)
            assert got, f"the program ended: {self._process.wait(PATIENCE)}"
            self._rest += got
        line, _, self._rest = self._rest.partition(b"\n")
        return json.loads(line)

    def until(self, is_right: Callable[[Any], bool]) -> Any:
        """Return the first value that is right; fails when none comes."""
        while True:
            value = self.next()
            if is_right(value):
                return value

    def close(self) -> None:
        self._process.terminate()
        self._process.wait(PATIENCE)
        assert self._process.stdout is not None
        self._process.stdout.close()
