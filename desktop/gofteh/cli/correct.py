"""``correct``: another version of an article's text, its marks moved along."""

import argparse

from gofteh import bootstrap
from gofteh.app.anchoring import Anchor, Sureness, anchors, correction
from gofteh.app.repairs import mended
from gofteh.app.session import Session
from gofteh.app.settings import Settings
from gofteh.app.words import plural
from gofteh.cli.output import Exit, put, say
from gofteh.cli.project import existing_project
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import CorrectText
from gofteh.domain.errors import Problem, ProblemKind


def run_correct(arguments: argparse.Namespace, settings: Settings) -> int:
    """Correct one text; print where each mark stands then. 1 when a person has to look at some."""
    with existing_project(arguments, settings) as session:
        document = session.open(arguments.id)
        if arguments.repair:
            return _repair(session, document, arguments)
        if arguments.file is None:
            raise Problem(
                "There is nothing to correct the text by.",
                kind=ProblemKind.INPUT,
                cure="Name a file with the whole corrected text, or repairs with --repair.",
            )
        text = bootstrap.text_of_file(arguments.file, arguments.encoding)
        found = anchors(document, text)
        for anchor in found:
            put(_line(anchor, document, text))
        if not arguments.dry_run:
            session.do(correction(document, text, at=session.clock(), give_up_lost=arguments.give_up_lost))
    unsure = sum(anchor.sureness is not Sureness.SURE for anchor in found)
    if unsure:
        say(plural("{count} mark wants a look.", "{count} marks want a look.", unsure))
        return Exit.PROBLEMS
    return Exit.DONE


def _repair(session: Session, document: AnnotatedArticle, arguments: argparse.Namespace) -> int:
    if document.spans:
        raise Problem(
            "The article has marks already; a text is mended only before it is marked.",
            cure="Correct it by a file: its marks are then moved and the doubtful ones listed.",
        )
    steps = [step.strip() for word in arguments.repair for step in word.split(",")]
    text, done = mended(document.text, bootstrap.repairs().chosen(steps))
    put({"article_id": document.id, "steps": list(done)})
    if done and not arguments.dry_run:
        session.do(CorrectText(text, (*document.article.source.normalization, *done)))
    return Exit.DONE


def _line(anchor: Anchor, document: AnnotatedArticle, text: str) -> dict[str, object]:
    is_lost = anchor.sureness is Sureness.LOST
    return {
        "span_id": anchor.span.id,
        "sureness": anchor.sureness.value,
        "before": document.text_of(anchor.span),
        "after": None if is_lost else text[anchor.start : anchor.end],
        "start": None if is_lost else anchor.start,
        "end": None if is_lost else anchor.end,
    }
