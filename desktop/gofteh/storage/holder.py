"""Who has a project open: a note beside it for others; SQLite's own lock is what keeps them out."""

import json
import os
import platform
import sys
from contextlib import suppress
from pathlib import Path

_open_here: set[tuple[int, int]] = set()


class Holder:
    """The note while this program works on a project."""

    def __init__(self, project: Path, program: str) -> None:
        self._identity = _identity(project)
        self._path = _note(project)
        if self._identity is not None:
            _open_here.add(self._identity)
        words = {"program": program, "host": platform.node(), "pid": os.getpid()}
        # A note that cannot be written only makes another program's message shorter.
        with suppress(OSError):
            self._path.write_text(json.dumps(words), encoding="utf-8")

    def release(self) -> None:
        """Take the note away."""
        if self._identity is not None:
            _open_here.discard(self._identity)
        with suppress(OSError):
            self._path.unlink()


def is_open_here(project: Path) -> bool:
    """Tell whether this very program has the file open, without opening it.

    POSIX drops all locks of a program on a file as soon as the program closes the file once: even a
    glance at its header would let others in.
    """
    return _identity(project) in _open_here


def holder_of(project: Path) -> str:
    """Return who says to have the project, or nothing."""
    try:
        words = json.loads(_note(project).read_text(encoding="utf-8"))
        if words["host"] == platform.node() and not _is_alive(words["pid"]):
            return ""
        return f"{words['program']} ({words['host']}, {words['pid']})"
    except (OSError, OverflowError, ValueError, KeyError, TypeError):
        return ""


def _identity(project: Path) -> tuple[int, int] | None:
    try:
        found = project.stat()
    except OSError:
        return None
    return (found.st_dev, found.st_ino)


def _is_alive(pid: int) -> bool:
    if sys.platform == "win32":
        # There, signal 0 would end the other program.
        return True
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _note(project: Path) -> Path:
    return project.with_name(f".{project.name}.open")
