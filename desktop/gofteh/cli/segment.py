"""``segment``: words, verb groups and sentences of articles by hazm, as exact code points of the raw text."""

import argparse
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from gofteh import bootstrap
from gofteh.app.segments import Range, Segments
from gofteh.app.settings import Settings
from gofteh.cli.output import Exit, put
from gofteh.cli.project import existing_project
from gofteh.domain.errors import Problem, ProblemKind

if TYPE_CHECKING:
    from gofteh.language.hazm_offsets import HazmSegmenter


def run_segment(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print a JSON line for each article of the project, or for those that are named."""
    with existing_project(arguments, settings) as session:
        ids = arguments.ids or [summary.id for summary in session.store.summaries()]
        segmenter, version = bootstrap.hazm_segmenter()
        for article_id in ids:
            document = session.store.load(article_id)
            if document is None or document.withdrawn:
                raise Problem(
                    "There is no article “{id}” in this project.", kind=ProblemKind.INPUT, id=article_id
                )
            head = {"id": document.id, "sha256": document.article.sha256, "hazm": version}
            put({**head, **_parts(document.text, segmenter)})
    return Exit.DONE


def _parts(text: str, segmenter: "HazmSegmenter") -> dict[str, list[Range]]:
    segments = Segments(text, segmenter)
    paragraphs = list(zip(segments.starts, segments.ends, strict=True))

    def all_of(find: Callable[[str], Sequence[Range]]) -> list[Range]:
        return [
            (start + low, start + high) for start, end in paragraphs for low, high in find(text[start:end])
        ]

    return {
        "words": all_of(segmenter.words),
        "verb_groups": all_of(segmenter.verb_groups),
        "sentences": all_of(segmenter.sentences),
    }


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may stand after ``segment``."""
    parser.add_argument("ids", nargs="*", metavar="ID")
