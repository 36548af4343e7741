"""The command line in this process, and in one of its own where the process itself matters."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from gofteh.app import words
from gofteh.cli import main
from tests.storage.helpers import project_with_article


@dataclass(frozen=True)
class Done:
    """What a run of the program left."""

    code: int | str | None
    out: str
    err: str

    @property
    def lines(self) -> list[Any]:
        return [json.loads(line) for line in self.out.split("\n")[:-1]]


Run = Callable[..., Done]


@pytest.fixture
def gofteh(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Run]:
    """Run the command line in this process, in English unless a test says otherwise."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def run(*argv: object, stdin: bytes = b"") -> Done:
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            try:
                code: int | str | None = main([str(word) for word in argv])
            except SystemExit as end:
                code = end.code
        return Done(code, *capfd.readouterr())

    yield run
    words.use(words.ENGLISH, isolating=False)


@pytest.fixture
def spawn() -> Run:
    """Run the command line in a process of its own."""

    def run(*argv: object, stdin: bytes = b"", stdout: int | None = None, **environ: str) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "gofteh", *map(str, argv)],
            env={**os.environ, "LC_ALL": "en_US.UTF-8", **environ},
            input=stdin,
            stdout=subprocess.PIPE if stdout is None else stdout,
            stderr=subprocess.PIPE,
            check=False,
        )
        return Done(done.returncode, (done.stdout or b"").decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def made_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project with the article ``art-1`` and the spans ``s-0`` to ``s-2``, not to be written."""
    path = tmp_path_factory.mktemp("made") / "made.gofteh"
    project_with_article(path)
    return path


@pytest.fixture
def project(tmp_path: Path, made_project: Path) -> Path:
    """Give a project of the test's own."""
    path = tmp_path / "p.gofteh"
    path.write_bytes(made_project.read_bytes())
    return path
