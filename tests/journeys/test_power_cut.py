"""The power goes while an editor works at the window: what was shown as saved is there, and work goes on."""

import os
import random
import signal
import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from gofteh.app.resources import find
from gofteh.cli import main
from tests.storage.helpers import opened

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL here"),
]

CUTS = 8
EDITOR = Path(__file__).with_name("busy_editor.py")


def work_until_the_power_goes(project: Path, dice: random.Random) -> list[str]:
    """Run the program under a busy editor's hands and kill it; return the marks that it showed as saved."""
    with subprocess.Popen(
        [sys.executable, str(EDITOR), str(project)],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    ) as program:
        assert program.stdout is not None
        saved = [program.stdout.readline() for _turn in range(dice.randrange(1, 12))]
        # About as long as one act of the editor takes, or three.
        cut = threading.Timer(dice.uniform(0, 0.1), program.kill)
        cut.start()
        saved += program.stdout.readlines()
        assert program.wait() == -signal.SIGKILL
    # The last line may have been cut off.
    return [line.strip() for line in saved if line.endswith("\n")]


def test_no_mark_that_was_saved_is_lost(visit, tmp_path, monkeypatch):
    dice = random.Random(2)
    project = tmp_path / "desk.gofteh"
    assert main(["--project", str(project), "import", str(find("samples", "first-story.jsonl"))]) == 0
    saved: list[str] = []
    for _cut in range(CUTS):
        told = work_until_the_power_goes(project, dice)
        assert told
        saved += told
    assert len(set(saved)) == len(saved)
    assert main(["--project", str(project), "check"]) == 0

    def go_on(visitor):
        document = visitor.document
        there = {span.id for span in document.spans.values()}
        assert set(saved) <= there
        # Of each editor at most the one act that was not yet shown as saved.
        assert len(there) <= len(saved) + CUTS
        visitor.keys("Ctrl+Z")
        assert visitor.document != document
        visitor.keys("Ctrl+Y")
        assert visitor.document == document

    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    visit(go_on, str(project))
    with closing(opened(project)) as store:
        assert list(store.check()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["desk.gofteh"]
