"""``gofteh speakers`` and ``gofteh topics``: the registry out as CSV, and in again."""

import argparse
import sys
from functools import partial
from pathlib import Path

from gofteh import bootstrap
from gofteh.app.safe_file import new_files
from gofteh.app.settings import Settings
from gofteh.app.tables.kinds import SPEAKERS, TOPICS, TableKind
from gofteh.app.tables.table import Taken, take
from gofteh.app.words import _, explain, plural
from gofteh.cli.output import Exit, for_people, one_line, put, put_text, say, to_stdout
from gofteh.cli.project import existing_project, wanted_project

__all__ = ["SPEAKERS", "TOPICS", "add_arguments"]


def add_arguments(parser: argparse.ArgumentParser, kind: TableKind) -> None:
    """Let one verb either write or read its table."""
    parser.set_defaults(run=partial(_run, kind))
    parser.add_argument("way", choices=("export", "import"), metavar="export|import")
    parser.add_argument("file", metavar="FILE", help=_("CSV, the names of its columns first; - is stdout"))
    parser.add_argument("--force", action="store_true", help=_("replace a file that is there"))
    parser.add_argument("--dry-run", action="store_true", help=_("only say what would change"))


def _run(kind: TableKind, arguments: argparse.Namespace, settings: Settings) -> int:
    run = _export if arguments.way == "export" else _import
    return run(kind, arguments, settings)


def _export(kind: TableKind, arguments: argparse.Namespace, settings: Settings) -> int:
    with existing_project(arguments, settings) as session:
        data = bootstrap.table_bytes(kind, session.state.registry)
    if arguments.file == "-":
        with to_stdout():
            sys.stdout.buffer.write(data)
        return Exit.DONE
    with new_files([Path(arguments.file)], force=arguments.force) as (stream,):
        stream.write(data)
    return Exit.DONE


def _import(kind: TableKind, arguments: argparse.Namespace, settings: Settings) -> int:
    """Take the rows that can be taken; 1 when some cannot, 2 when none can."""
    rows = bootstrap.table_rows(Path(arguments.file))
    with wanted_project(arguments, settings, create=not arguments.dry_run) as session:
        taken = kind.take(rows, session.state)
        if not arguments.dry_run:
            take(session, taken, kind.title)
    _show(taken)
    if not taken.bad:
        return Exit.DONE
    return Exit.PROBLEMS if taken.new or taken.changed or taken.same else Exit.WRONG_USE


def _show(taken: Taken) -> None:
    refused = [{"line": bad.line, "reason": explain(bad.problem)} for bad in taken.bad]
    if not for_people():
        put({"new": taken.new, "changed": taken.changed, "same": taken.same, "refused": refused})
        return
    counts = (_("new: {count}", count=taken.new), _("changed: {count}", count=taken.changed))
    put_text("  ".join((*counts, _("as they were: {count}", count=taken.same))) + "\n")
    for bad in taken.bad:
        put_text(f"    {bad.line}: {one_line(explain(bad.problem))}\n")
    if taken.bad:
        say(plural("{count} row was not taken.", "{count} rows were not taken.", len(taken.bad)))
