"""What goes out: machine output on stdout, words on stderr, exit codes."""

import io
import json
import os
import platform
import sys
import traceback
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from enum import IntEnum
from pathlib import Path

from gofteh import __version__, bootstrap
from gofteh.app.safe_file import told_as_problem
from gofteh.app.words import _, explain
from gofteh.domain.errors import Problem, ProblemKind


class Exit(IntEnum):
    """How the program ends."""

    DONE = 0
    PROBLEMS = 1
    """It finished, with problems that are listed, or the disk refused."""
    WRONG_USE = 2
    """Wrong use or unreadable input."""
    PROJECT = 3
    """The project is in use, damaged or newer."""
    BUG = 70
    INTERRUPTED = 130


_EXIT_OF_KIND = {
    ProblemKind.RULE: Exit.PROBLEMS,
    ProblemKind.STORAGE: Exit.PROBLEMS,
    ProblemKind.INPUT: Exit.WRONG_USE,
    ProblemKind.PROJECT: Exit.PROJECT,
}


def prepare_streams() -> None:
    """Speak UTF-8 with LF wherever the output goes; never fail on a name of odd bytes."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            # Closed by who started us, or never there, as for windows on Windows. The next file that is
            # opened would take its number, and SQLite rightly refuses to keep a project under it.
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - for good
    for stream, errors in ((sys.stdout, "strict"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors=errors, newline="\n")


def say(text: str) -> None:
    """Tell the person something."""
    sys.stderr.write(text + "\n")


def say_problem(problem: Problem) -> int:
    """Tell the person what is wrong; return the exit code for it."""
    say(explain(problem))
    return _EXIT_OF_KIND[problem.kind]


@contextmanager
def to_stdout() -> Iterator[None]:
    """Write to stdout within, all of it out at the end. Raises Problem when the system refuses."""
    try:
        yield
        sys.stdout.flush()
    except OSError:
        give_up_stdout()
        with told_as_problem(Path("stdout")):
            raise


def give_up_stdout() -> None:
    """Send what stdout still holds nowhere, so that the interpreter does not complain at its end."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def put_text(text: str) -> None:
    """Write a text to stdout at once. Raises Problem when the system refuses."""
    with to_stdout():
        sys.stdout.write(text)


def put(value: object, *, pretty: bool = False) -> None:
    """Write a value as one line of JSON, or for people over several lines."""
    put_text(json.dumps(value, ensure_ascii=False, indent=2 if pretty else None) + "\n")


def for_people() -> bool:
    """Tell whether a person reads stdout."""
    return sys.stdout.isatty()


def put_table(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> None:
    """Write rows under their column names, for people."""
    lines = [list(columns), *([_cell(row[column]) for column in columns] for row in rows)]
    widths = [max(len(line[place]) for line in lines) for place in range(len(columns))]
    with to_stdout():
        for line in lines:
            padded = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
            sys.stdout.write("  ".join(padded).rstrip() + "\n")


def one_line(text: str) -> str:
    """Return a text without line ends and without what steers a terminal."""
    return " ".join(
        "".join(" " if unicodedata.category(letter) == "Cc" else letter for letter in text).split()
    )


def path_text(path: Path) -> str:
    """Return a path as text that any stream can carry."""
    return os.fsencode(path).decode("utf-8", "replace")


def report_bug(error: BaseException) -> int:
    """Write a report of ``error`` and say where it is; return the exit code for it."""
    moment = datetime.now(UTC)
    path = bootstrap.data_folder() / "crashes" / f"crash-{moment:%Y%m%dT%H%M%S}-{os.getpid()}.txt"
    # The words of articles stand in no traceback: values are left out.
    lines = traceback.format_exception(error)
    head = f"Gofteh {__version__}, Python {platform.python_version()}, {platform.platform()}\n{moment:%c}\n\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(head + "".join(lines), encoding="utf-8", errors="backslashreplace")
    except OSError:
        say(_("Gofteh made a mistake; what was saved before is safe.") + f" {type(error).__name__}: {error}")
    else:
        say(_("Gofteh made a mistake; what was saved before is safe. Report: {file}", file=path_text(path)))
    return Exit.BUG


def _cell(value: object) -> str:
    return "" if value is None else one_line(str(value))[:60]
