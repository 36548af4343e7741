"""Verbs that only look: ``list``, ``show``, ``check`` and ``self-test``."""

import argparse
from dataclasses import asdict

from gofteh.app.record import to_record
from gofteh.app.settings import Settings
from gofteh.app.words import _, plural
from gofteh.cli.output import Exit, for_people, put, put_table, say
from gofteh.cli.project import existing_project
from gofteh.domain.errors import Problem, ProblemKind


def run_list(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print the articles as JSON lines, or as a table for a person."""
    with existing_project(arguments, settings) as session:
        rows = [asdict(summary) for summary in session.store.summaries(arguments.status)]
    if for_people() and not arguments.json:
        shown = [row | {"title": row["title"] or row["opening"]} for row in rows]
        put_table(shown, ("id", "status", "quotes", "updated_at", "title"))
    else:
        for row in rows:
            put(row)
    return Exit.DONE


def run_show(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print one article as a native record."""
    with existing_project(arguments, settings) as session:
        document = session.store.load(arguments.id)
        if document is None or document.withdrawn:
            raise Problem(
                "There is no article “{id}” in this project.", kind=ProblemKind.INPUT, id=arguments.id
            )
        put(to_record(document, session.store.registry(), session.store.people()), pretty=for_people())
    return Exit.DONE


def run_check(arguments: argparse.Namespace, settings: Settings) -> int:
    """Verify the project; print what is wrong as JSON lines. 1 when anything is."""
    with existing_project(arguments, settings) as session:
        findings = session.store.check()
    for finding in findings:
        put({"where": finding.where, "message": _(finding.message, **finding.details)})
    if findings:
        say(plural("{count} thing is wrong.", "{count} things are wrong.", len(findings)))
        return Exit.PROBLEMS
    say(_("The project file is sound: every hash and every act fits."))
    return Exit.DONE


def run_self_test(_arguments: argparse.Namespace, _settings: Settings) -> int:
    """Check this copy of the program; 1 when a check fails."""
    from gofteh.selftest import run

    return run()
