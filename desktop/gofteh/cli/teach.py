"""``cues`` and ``learn``: what a desk teaches, shown and changed without a window."""

import argparse
from contextlib import closing
from typing import TYPE_CHECKING

from gofteh import bootstrap
from gofteh.app.ids import now
from gofteh.app.learning import FEWEST_LESSONS, FINISHED, Model, lesson_of
from gofteh.app.session import Session
from gofteh.app.settings import Settings
from gofteh.app.words import _, number, percent, plural
from gofteh.cli.output import Exit, put, say
from gofteh.cli.project import existing_project
from gofteh.domain.edits import ChangeCues
from gofteh.domain.errors import Problem
from gofteh.domain.folding import fold

if TYPE_CHECKING:
    from gofteh.app.learning import Learner

_WAIT = 0.5
_LESSONS_A_LINE = 100


def run_cues(arguments: argparse.Namespace, settings: Settings) -> int:
    """Add or take out verbs, then print the desk's own and what is marked, one JSON line each."""
    with existing_project(arguments, settings) as session:
        own = session.state.scheme.cues
        gone = {fold(cue) for cue in arguments.remove}
        new = [" ".join(cue.split()) for cue in arguments.add]
        wanted = (*(cue for cue in own if fold(cue) not in gone), *(cue for cue in new if cue not in own))
        if wanted != own:
            with session.on_project():
                session.do(ChangeCues(wanted))
        marked = session.store.cue_words()
        counts: dict[str, int] = {}
        for word, count in marked.items():
            counts[fold(word)] = counts.get(fold(word), 0) + count
        for cue in session.state.scheme.cues:
            put({"cue": cue, "own": True, "marked": counts.pop(fold(cue), 0)})
        for word, count in marked.items():
            if counts.pop(fold(word), 0):
                put({"cue": " ".join(word.split()), "own": False, "marked": count})
    return Exit.DONE


def run_learn(arguments: argparse.Namespace, settings: Settings) -> int:
    """Learn from the finished articles of a project, and say what it came to."""
    with existing_project(arguments, settings) as session:
        if not arguments.show:
            with closing(bootstrap.learner(session.state.scheme.cues)) as learner:
                _learn(session, learner)
        for model in session.store.models():
            put(_told(model))
    return Exit.DONE


def _learn(session: Session, learner: "Learner") -> None:
    ids = [each.id for each in session.store.summaries() if each.status in FINISHED]
    if len(ids) < FEWEST_LESSONS:
        raise Problem(
            "There are {count} finished articles; learning needs {fewest}.",
            cure="Finish more articles; the rules go on suggesting meanwhile.",
            count=len(ids),
            fewest=FEWEST_LESSONS,
        )
    for count, document in enumerate(session.store.documents(ids=ids), start=1):
        _wait(learner)
        learner.take(lesson_of(document))
        if count % _LESSONS_A_LINE == 0:
            say(plural("{count} article read.", "{count} articles read.", count))
    _wait(learner)
    learner.finish()
    while learner.learnt is None:
        _poll(learner)
    model = session.store.keep_model(learner.learnt, now())
    figures = model.learnt.figures
    say(
        _(
            "On {count} articles held back the rules reach {rules}, what was learnt {model}.",
            count=number(figures.held_back),
            rules=percent(figures.rules.exact_f1),
            model=percent(figures.model.exact_f1),
        )
    )
    say(
        _("What was learnt beats the rules and is used from now on.")
        if figures.is_better
        else _("What was learnt does not beat the rules: they go on alone.")
    )


def _wait(learner: "Learner") -> None:
    while not learner.wants:
        _poll(learner)


def _poll(learner: "Learner") -> None:
    learner.poll(_WAIT)
    if learner.has_failed:
        raise Problem("Learning was given up: its process ended.")


def _told(model: Model) -> dict[str, object]:
    learnt = model.learnt
    figures = learnt.figures
    return {
        "version": model.version,
        "made_at": model.made_at,
        "rules": learnt.rules,
        "features": learnt.features,
        "bytes": len(learnt.data),
        "learnt_from": figures.learnt_from,
        "held_back": figures.held_back,
        "rules_exact_f1": round(figures.rules.exact_f1, 4),
        "rules_overlap_f1": round(figures.rules.overlap_f1, 4),
        "model_exact_f1": round(figures.model.exact_f1, 4),
        "model_overlap_f1": round(figures.model.overlap_f1, 4),
        "beats_the_rules": figures.is_better,
    }


def add_cue_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may stand after ``cues``."""
    parser.add_argument(
        "--add", nargs="+", default=[], metavar="VERB", help=_("verbs in the past, as in “he whispered”")
    )
    parser.add_argument("--remove", nargs="+", default=[], metavar="VERB", help=_("verbs of the desk's own"))


def add_learn_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may stand after ``learn``."""
    parser.add_argument("--show", action="store_true", help=_("only show what was learnt before"))
