"""``gofteh search``: every hit of a query, with its offsets and its surroundings."""

import argparse

from gofteh.app.search.find import Hit, search
from gofteh.app.search.query import parse
from gofteh.app.settings import Settings
from gofteh.cli.output import Exit, for_people, one_line, put, put_text
from gofteh.cli.project import existing_project
from gofteh.domain.errors import Problem, ProblemKind

INDEXED_AT_ONCE = 500
"""Articles that go into the search index in one transaction."""


def run_search(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print hits as JSON lines, or for a person as a concordance. 2 when nothing is asked."""
    query = parse(" ".join(arguments.query))
    if query.is_empty:
        raise Problem("There is nothing to look for.", kind=ProblemKind.INPUT, cure="Name at least one word.")
    with existing_project(arguments, settings) as session:
        while session.store.index_for_search(INDEXED_AT_ONCE):
            pass
        for hit in search(session.store, query):
            if for_people() and not arguments.json:
                put_text(_line(hit) + "\n")
            else:
                put(hit._asdict())
    return Exit.DONE


def _line(hit: Hit) -> str:
    words = f"[{hit.words}]" if hit.end > hit.start else f"[{hit.title}]"
    return one_line(f"{hit.article_id}  {hit.before}{words}{hit.after}")
