"""The tour on a display without a window manager, as in a bare system: no window becomes active there."""

import os
import subprocess
import sys

import pytest

from tests.x11.screen import needs_screen, screen

pytestmark = [needs_screen, pytest.mark.slow]


def test_all_marks_are_made_where_no_window_becomes_active(tmp_path):
    with screen() as display:
        env = {name: value for name, value in os.environ.items() if name != "QT_QPA_PLATFORM"}
        done = subprocess.run(
            [sys.executable, "-m", "gofteh", "tour", "--output", str(tmp_path / "tour")],
            env=env | {"DISPLAY": display, "GOFTEH_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "tour" / "tour.jsonl").stat().st_size
