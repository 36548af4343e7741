"""``import`` and ``export``."""

import argparse
import json
import os
import sys
from pathlib import Path

from gofteh import bootstrap
from gofteh.app.columns import check_fields
from gofteh.app.exporting import Choice, export_to_path, export_to_stream, writable
from gofteh.app.formats import Choices
from gofteh.app.importing import FileReport, Options, Outcome, import_paths
from gofteh.app.safe_file import new_files
from gofteh.app.settings import Settings
from gofteh.app.words import N_, _, explain, percent, plural
from gofteh.cli.output import Exit, for_people, one_line, path_text, put, put_text, say, to_stdout
from gofteh.cli.project import existing_project, wanted_project
from gofteh.domain.errors import Problem, ProblemKind

_OUTCOMES = {
    Outcome.IMPORTED: N_("imported"),
    Outcome.DUPLICATE: N_("duplicate"),
    Outcome.REFUSED: N_("refused"),
    Outcome.SKIPPED: N_("skipped"),
}


def run_import(arguments: argparse.Namespace, settings: Settings) -> int:
    """Import; print a line for each file. 1 when some are refused, 2 when nothing else came."""
    lines: list[dict[str, object]] = []
    outcomes: list[Outcome] = []
    refusals = 0
    _check_report(arguments.report)
    options = _options(arguments)
    with wanted_project(arguments, settings, create=True) as session:
        try:
            for report in import_paths(session, arguments.paths, bootstrap.formats(), options=options):
                line = _line(report)
                lines.append(line)
                outcomes.append(report.outcome)
                refusals += len(report.refused)
                _show(report, line)
        except KeyboardInterrupt:
            say(
                plural(
                    "Stopped. {count} file is done; the same command goes on from there.",
                    "Stopped. {count} files are done; the same command goes on from there.",
                    len(lines),
                )
            )
            _write_report(arguments.report, lines)
            raise
    _write_report(arguments.report, lines)
    if not outcomes or set(outcomes) == {Outcome.SKIPPED}:
        say(_("There is nothing to import."))
        return Exit.WRONG_USE
    if not refusals:
        return Exit.DONE
    came = {Outcome.IMPORTED, Outcome.DUPLICATE} & set(outcomes)
    return Exit.PROBLEMS if came else Exit.WRONG_USE


def _options(arguments: argparse.Namespace) -> Options:
    """Return what the arguments say. Raises Problem for what is no encoding, column or repair."""
    from gofteh.exchange.decoding import canonical

    columns = dict(_column(word) for word in arguments.column or ())
    check_fields(columns)
    choices = Choices(
        encoding=canonical(arguments.encoding) if arguments.encoding else None,
        columns=columns,
        doubtful=arguments.doubtful,
    )
    steps = [step.strip() for word in arguments.repair or () for step in word.split(",")]
    return Options(
        format_name=arguments.format,
        choices=choices,
        duplicates=arguments.duplicates,
        repairs=bootstrap.repairs().chosen(steps) if steps else (),
    )


def _column(word: str) -> tuple[str, str]:
    field, equals, column = word.partition("=")
    if not equals:
        raise Problem(
            "“{word}” names no column.",
            kind=ProblemKind.INPUT,
            cure="Write FIELD=COLUMN, as in --column text=body.",
            word=word,
        )
    return field.strip(), column.strip()


def _write_report(path: Path | None, lines: list[dict[str, object]]) -> None:
    if path is not None:
        with new_files([path], force=True) as (stream,):
            stream.write(json.dumps(lines, ensure_ascii=False, indent=2).encode() + b"\n")


def run_export(arguments: argparse.Namespace, settings: Settings) -> int:
    """Export to a file, a folder or stdout."""
    target = writable(bootstrap.formats(), arguments.format)
    choice = Choice(status=arguments.status, ids=arguments.article, annotator=arguments.annotator)
    with existing_project(arguments, settings) as session:
        if arguments.out == "-":
            with to_stdout():
                count = export_to_stream(session.store, sys.stdout.buffer, target, choice)
        else:
            own = getattr(session.store, "path", None)
            count = export_to_path(
                session.store,
                Path(arguments.out),
                target,
                choice,
                as_folder=arguments.out.endswith(("/", "\\")),
                force=arguments.force,
                keep_off=[own] if own else [],
            )
    say(plural("{count} article written.", "{count} articles written.", count))
    return Exit.DONE


def _check_report(path: Path | None) -> None:
    """Let a report take the place of an older one, but never of an article or a project."""
    if path is not None and path.suffix.lower() != ".json" and os.path.lexists(path):
        raise Problem(
            "{name} is there already.",
            kind=ProblemKind.INPUT,
            cure="Give the report a name that ends in .json.",
            name=path.name,
        )


def _line(report: FileReport) -> dict[str, object]:
    refused = [{"line": one.line, "reason": explain(one.problem)} for one in report.refused]
    reason = refused[0]["reason"] if refused else report.skipped and explain(report.skipped)
    return {
        "file": path_text(report.path),
        "outcome": report.outcome.value,
        "reason": reason,
        "imported": report.imported,
        "duplicates": report.duplicates,
        "near": [{"id": near.id, "likeness": round(near.likeness, 3)} for near in report.near],
        "refused": refused,
        "notes": [explain(note) for note in report.notes],
    }


def _show(report: FileReport, line: dict[str, object]) -> None:
    if not for_people():
        put(line)
        return
    words = [_(_OUTCOMES[report.outcome]), str(line["file"])]
    ids = [*report.imported, *report.duplicates, *(near.id for near in report.near)]
    if len(ids) == 1:
        words.append(ids[0])
    elif ids:
        words.append(plural("{count} article", "{count} articles", len(ids)))
    lines = ["  ".join(words)]
    for one in report.refused:
        place = "" if one.line is None else f"{one.line}: "
        lines.append(f"    {place}{one_line(explain(one.problem))}")
    for near in report.near:
        share = percent(near.likeness)
        lines.append("    " + _("Nearly the same as {id}: {share} in common.", id=near.id, share=share))
    lines.extend(f"    {one_line(explain(note))}" for note in report.notes)
    put_text("\n".join(lines) + "\n")
