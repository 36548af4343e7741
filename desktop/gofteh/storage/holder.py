"""A note beside an open project that says who has it; SQLite's own lock is what keeps others out."""

import json
import os
import platform
from contextlib import suppress
from pathlib import Path


class Holder:
    """The note while this program works on a project."""

    def __init__(self, project: Path, program: str) -> None:
        self._path = _note(project)
        words = {"program": program, "host": platform.node(), "pid": os.getpid()}
        # A note that cannot be written only makes another program's message shorter.
        with suppress(OSError):
            self._path.write_text(json.dumps(words), encoding="utf-8")

    def release(self) -> None:
        """Take the note away."""
        with suppress(OSError):
            self._path.unlink()


def holder_of(project: Path) -> str:
    """Return who says to have the project, or nothing."""
    try:
        words = json.loads(_note(project).read_text(encoding="utf-8"))
        return f"{words['program']} ({words['host']}, {words['pid']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _note(project: Path) -> Path:
    return project.with_name(f".{project.name}.open")
