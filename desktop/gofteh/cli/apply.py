"""``apply``: Edits as JSON lines, each done and acknowledged before the next is read."""

import argparse
import codecs
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import BinaryIO

from gofteh.app.applying import op_id_of, perform, read_order
from gofteh.app.safe_file import unreadable
from gofteh.app.schemas import edit_schema
from gofteh.app.session import Session
from gofteh.app.settings import Settings
from gofteh.app.words import _, explain, plural
from gofteh.cli.output import Exit, one_line, put_text, say
from gofteh.cli.project import existing_project
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.exchange import strict_json
from gofteh.exchange.decoding import strictly


def run_apply(arguments: argparse.Namespace, settings: Settings) -> int:
    """Do the lines of a file or of stdin. 1 when any is refused."""
    if arguments.schema:
        put_text(edit_schema())
        return Exit.DONE
    if arguments.file is None:
        say(_("Name a file of Edits, or - for stdin."))
        return Exit.WRONG_USE
    with ExitStack() as stack:
        with _named(arguments.file):
            stream: BinaryIO = (
                sys.stdin.buffer
                if arguments.file == "-"
                else stack.enter_context(Path(arguments.file).open("rb"))
            )
        session = stack.enter_context(existing_project(arguments, settings))
        refused = _apply_all(_lines(stream, arguments.file), session)
    if refused:
        say(plural("{count} line was refused.", "{count} lines were refused.", refused))
    return Exit.PROBLEMS if refused else Exit.DONE


def _apply_all(lines: Iterator[bytes], session: Session) -> int:
    """Do each line and answer it at once; return how many were refused."""
    refused = 0
    for number, whole in enumerate(lines, start=1):
        line = whole.removeprefix(codecs.BOM_UTF8) if number == 1 else whole
        if not line.strip():
            continue
        answer = _apply_one(line, number, session)
        refused += answer.startswith("NAK")
        put_text(answer + "\n")
    return refused


def _lines(stream: BinaryIO, name: str) -> Iterator[bytes]:
    """Yield each line, of one that is too long only its beginning."""

    def read() -> bytes:
        with _named(name):
            return stream.readline(strict_json.LONGEST_LINE + 1)

    while line := read():
        yield line
        while len(line) > strict_json.LONGEST_LINE and not line.endswith(b"\n"):
            line = read()


@contextmanager
def _named(name: str) -> Iterator[None]:
    """Turn what the system says of the file into a Problem that names it."""
    try:
        yield
    except OSError as error:
        raise unreadable(error, "stdin" if name == "-" else name) from error


def _apply_one(line: bytes, number: int, session: Session) -> str:
    name = str(number)
    try:
        strict_json.check_length(line)
        values = strict_json.parse(strictly(line, "utf-8"))
        name = op_id_of(values) or name
        order = read_order(values, session)
        perform(order, session)
    except Problem as problem:
        if problem.kind is ProblemKind.PROJECT:
            raise
        return f"NAK {name} {one_line(explain(problem))}"
    return f"ACK {order.op_id}"
