"""``kill -9`` while ``gofteh apply`` works: what was acknowledged is there, and the project opens at once."""

import json
import random
import shutil
import signal
import subprocess
import sys
import threading
import uuid
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.storage.helpers import AT, TEXT, names_in, opened, project_with_article

pytestmark = [
    pytest.mark.slow,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL here"),
]

PROJECTS, KILLS = 10, 10
"""A hundred kills; each project is killed ten times in a row without being closed in between."""
ACTS = 12
"""How many new Edits each run of the program is given."""
START, ACT, END = 0.7, 0.008, 0.08
"""Seconds until the first answer, for one act and from the last answer to the end, measured; a slower
machine only moves the kills to earlier moments."""


def edits(dice: random.Random) -> list[dict[str, Any]]:
    """Return Edits of many kinds; each needs those before it."""
    made: list[dict[str, Any]] = []

    def add(kind: str, **fields: Any) -> None:
        op_id = str(uuid.UUID(int=dice.getrandbits(128), version=4))
        made.append({"op_id": op_id, "article_id": "art-1", "kind": kind, "at": AT, "by": "ann-1"} | fields)

    while len(made) < (KILLS + 1) * ACTS:
        number = len(made)
        start = dice.randrange(len(TEXT) - 8)
        quote, speaker = f"q-{number}", f"p-{number}"
        add("add_span", span_id=quote, start=start, end=start + dice.randint(1, 4), label="quote")
        add("add_span", span_id=speaker, start=start + 5, end=start + 8, label="speaker")
        add("link", link_id=f"l-{number}", type="said_by", from_id=quote, to_id=speaker)
        add("set_attribute", span_id=quote, attribute="quote_type", value="indirect")
        # So much that SQLite brings its journal into the file now and then, amid the work.
        add("set_note", target_id=quote, note=dice.choice("اآبپ") * dice.choice([1, 40_000]))
        add("move_edge", span_id=quote, start=start, end=start + 5)
        if dice.random() < 0.3:
            add("remove_span", span_id=speaker)
    return made


class Applying:
    """``gofteh apply`` in a process of its own."""

    def __init__(self, project: Path, acts: list[dict[str, Any]], before: int) -> None:
        self._before = before
        self.acked: list[str] = []
        orders = project.with_name("edits.jsonl")
        orders.write_text("".join(json.dumps(act) + "\n" for act in acts), encoding="utf-8")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "gofteh", "--project", str(project), "apply", str(orders)],
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        )
        assert self._process.stdout is not None
        self._answers = iter(self._process.stdout)

    def __enter__(self) -> "Applying":
        return self

    def __exit__(self, *_error: object) -> None:
        self._process.__exit__(None, None, None)

    def kill(self, dice: random.Random) -> bool:
        """Kill it at a random moment of its start, its work or its end; tell whether it still lived."""
        moment = dice.choice(["start", "work", "work", "work", "end"])
        wait = START
        if moment != "start":
            wait = ACT if moment == "work" else END
            self._hear(self._before + (dice.randrange(ACTS) if moment == "work" else ACTS))
        clock = threading.Timer(dice.uniform(0, wait), self._process.kill)
        clock.start()
        self._hear()
        clock.cancel()
        code = self._process.wait()
        assert code in (0, -signal.SIGKILL)
        return code != 0

    def finish(self) -> int:
        self._hear()
        return self._process.wait()

    def _hear(self, count: int | None = None) -> None:
        """Read answers until so many have come; all that were ever given when no number is told."""
        while count is None or len(self.acked) < count:
            answer = next(self._answers, "")
            # The last one may have been cut off.
            if not answer.endswith("\n"):
                return
            word, op_id = answer.split()
            assert word == "ACK"
            self.acked.append(op_id)


def look(project: Path) -> tuple[list[str], object]:
    """Return what was done on a project, and what that led to."""
    with closing(opened(project)) as store:
        return [line.op_id for line in store.history("art-1")][4:], store.load("art-1")


@pytest.mark.parametrize("seed", range(PROJECTS))
def test_no_acknowledged_edit_is_lost(gofteh, tmp_path, seed):
    dice = random.Random(seed)
    acts = edits(dice)
    ids = [act["op_id"] for act in acts]
    folder = tmp_path / "desk"
    folder.mkdir()
    project = folder / "p.gofteh"
    project_with_article(project)
    done, kills = 0, 0
    while kills < KILLS:
        with Applying(project, acts[: done + ACTS], done) as applying:
            kills += applying.kill(dice)
        # The crashed project itself stays as it is for the next run; only its copy is looked into.
        copy = shutil.copytree(folder, tmp_path / "copy") / "p.gofteh"
        assert gofteh("--project", copy, "check").code == 0
        there, _document = look(copy)
        shutil.rmtree(copy.parent)
        assert there == ids[: len(there)]
        assert applying.acked == ids[: len(applying.acked)]
        # Without an answer, at most the one act is there whose answer was on its way.
        assert len(there) in (max(done, len(applying.acked)), len(applying.acked) + 1)
        done = len(there)

    # All of it once more under the same ids: what is there is not done twice, the rest goes on.
    undisturbed = tmp_path / "undisturbed.gofteh"
    project_with_article(undisturbed)
    for path in (project, undisturbed):
        with Applying(path, acts, 0) as applying:
            assert applying.finish() == 0
        assert applying.acked == ids
    assert names_in(folder) == ["edits.jsonl", "p.gofteh"]
    assert gofteh("--project", project, "check").code == 0
    assert look(project) == look(undisturbed)
    assert look(project)[0] == ids
