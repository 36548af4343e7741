"""A long ``gofteh suggest``, in a process of its own with its helper: how far it is, and Ctrl+C."""

import json
import os
import signal
import subprocess
import sys
from importlib.util import find_spec

import pytest

from tests.storage.helpers import opened

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals are other ones there"),
    pytest.mark.skipif(find_spec("hazm") is None, reason="needs hazm"),
]
STORIES = 400


@pytest.fixture
def stories(tmp_path):
    """A folder of short stories, each with a quotation of its own."""
    folder = tmp_path / "stories"
    folder.mkdir()
    for number in range(STORIES):
        text = f"رضا کریمی شهردار گفت: «پل شمارهٔ {number} تا پایان سال باز می‌شود.»\n" * 3
        (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
    return folder


def begin(*argv, **more):
    environ = {**os.environ, "LC_ALL": "en_US.UTF-8"}
    command = [sys.executable, "-m", "gofteh", *map(str, argv)]
    return subprocess.Popen(command, env=environ, start_new_session=True, **more)


def test_an_interrupt_keeps_what_was_accepted_and_says_so(stories, tmp_path):
    project = tmp_path / "p.gofteh"
    command = ["--project", project, "suggest", "--accept", "strong", stories]
    with begin(*command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        # As a terminal does: to the program and its helper alike.
        os.killpg(process.pid, signal.SIGINT)
        rest, said = process.communicate(timeout=60)
    written = [json.loads(line) for line in (first + rest).splitlines()]
    assert process.returncode == 130
    assert said.decode().startswith("Stopped. ")
    assert said.count(b"\n") == 1
    assert 1 <= len(written) < STORIES
    store = opened(project)
    kept = [store.load(record["id"]) for record in written]
    store.close()
    assert all(document and "quote" in {span.label for span in document.spans.values()} for document in kept)


def test_a_terminal_is_told_how_far_it_is(stories, tmp_path):
    ours, theirs = os.openpty()
    target = tmp_path / "records.jsonl"
    with target.open("wb") as out, begin("suggest", stories, stdout=out, stderr=theirs) as process:
        os.close(theirs)
        said = b""
        try:
            while piece := os.read(ours, 4096):
                said += piece
        except OSError:
            # So Linux says that the other side is closed.
            pass
    os.close(ours)
    assert process.returncode == 0
    assert len(target.read_text(encoding="utf-8").splitlines()) == STORIES
    shown = said.decode().split("\r")
    assert shown[1] == "0 articles"
    assert len(shown) > 3
    # The line is empty again at the end.
    assert shown[-2].strip() == shown[-1] == ""
