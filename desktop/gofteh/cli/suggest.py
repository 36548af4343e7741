"""``suggest``: what the rules propose, as native records; stored only where it is accepted."""

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager, closing, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

from gofteh import bootstrap
from gofteh.app.accepting import acceptance, suggested_record
from gofteh.app.formats import Origin, Refused
from gofteh.app.gathering import NotRead, ToRead, gather
from gofteh.app.ids import new_id, now
from gofteh.app.importing import import_paths
from gofteh.app.learning import teaching_of
from gofteh.app.proposals import as_batch, of_tier, proposals
from gofteh.app.record import to_record
from gofteh.app.safe_file import unreadable
from gofteh.app.session import Session
from gofteh.app.settings import Settings
from gofteh.app.suggestions import Suggestions, Tier
from gofteh.app.words import _, explain, plural
from gofteh.cli.output import Exit, put, say
from gofteh.cli.progress import Progress
from gofteh.cli.project import existing_project, wanted_project
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.registry import Registry

if TYPE_CHECKING:
    from gofteh.language.service import WaitingSuggestions

ALL = "all"


def run_suggest(arguments: argparse.Namespace, settings: Settings) -> int:
    """Print a record for each article; with ``--accept`` store what is of that tier. 1 if any is refused."""
    paths = [Path(word) for word in arguments.what if Path(word).exists()]
    ids = [word for word in arguments.what if not Path(word).exists()]
    needs_project = bool(ids) or not arguments.what or arguments.accept is not None
    tier = None if arguments.tier == ALL else Tier(arguments.tier)
    with (
        closing(bootstrap.waiting_suggestions()) as service,
        _session(arguments, settings, needs_project=needs_project) as session,
    ):
        asker = _Asker(service, tier)
        if session is not None:
            service.teach(teaching_of(session.store.models(), session.state.scheme.cues))
        try:
            if session is not None and arguments.accept is not None:
                ids += _imported(session, paths, asker)
                _accept(session, ids or _all_ids(session), Tier(arguments.accept), asker)
            else:
                _show_all(session, paths, ids, asker)
        except KeyboardInterrupt:
            asker.progress.wipe()
            say(
                plural(
                    "Stopped. {count} article is done.",
                    "Stopped. {count} articles are done.",
                    asker.progress.done,
                )
            )
            raise
    if asker.refused:
        say(plural("{count} text was refused.", "{count} texts were refused.", asker.refused))
    return Exit.PROBLEMS if asker.refused else Exit.DONE


def _show_all(session: Session | None, paths: list[Path], ids: list[str], asker: "_Asker") -> None:
    for document in asker.progress.over(_from_files(paths, asker)):
        asker.show(document, Registry())
    if session is not None:
        ids = ids or ([] if paths else _all_ids(session))
        for document in asker.progress.over(_from_project(session, ids), len(ids)):
            asker.show(document, session.store.shared().registry)


class _Asker:
    """Asks for suggestions and counts what has none to give."""

    def __init__(self, service: "WaitingSuggestions", tier: Tier | None) -> None:
        self._service = service
        self._tier = tier
        self.progress = Progress()
        self.refused = 0

    def ask(self, document: AnnotatedArticle) -> Suggestions | None:
        """Return the suggestions; None, and it is said, when the rules took too long."""
        found = self._service.suggest(document.text)
        if found is None:
            self.refuse(document.id, Problem("The search for suggestions took too long and was given up."))
        return found

    def refuse(self, name: str, problem: Problem) -> None:
        self.refused += 1
        self.progress.wipe()
        say(f"{name}: {explain(problem)}")

    def show(self, document: AnnotatedArticle, registry: Registry) -> None:
        found = self.ask(document)
        if found is not None:
            quotes = as_batch(of_tier(proposals(found, document), self._tier))
            put(suggested_record(found, quotes, document, registry, now()))


def _session(
    arguments: argparse.Namespace, settings: Settings, *, needs_project: bool
) -> AbstractContextManager[Session | None]:
    if not needs_project:
        return nullcontext()
    if arguments.accept is not None:
        return wanted_project(arguments, settings, create=True)
    return existing_project(arguments, settings)


def _from_files(paths: list[Path], asker: _Asker) -> Iterator[AnnotatedArticle]:
    for file in gather(paths, bootstrap.formats()) if paths else ():
        if isinstance(file, NotRead):
            if file.asked_for:
                asker.refuse(file.path.name, file.problem)
            continue
        yield from _articles(file, asker)


def _articles(file: ToRead, asker: _Asker) -> Iterator[AnnotatedArticle]:
    read = file.format.read
    if read is None:
        raise ValueError(file.format.name)
    try:
        with file.path.open("rb") as stream:
            for found in read(stream, Origin(name=file.path.name, at=now())):
                if isinstance(found, Refused):
                    asker.refuse(file.path.name, found.problem)
                else:
                    yield found.edit.document
    except OSError as error:
        asker.refuse(file.path.name, unreadable(error))
    except Problem as problem:
        asker.refuse(file.path.name, problem)


def _all_ids(session: Session) -> list[str]:
    return [summary.id for summary in session.store.summaries()]


def _from_project(session: Session, ids: list[str]) -> Iterator[AnnotatedArticle]:
    for article_id in ids:
        document = session.store.load(article_id)
        if document is None or document.withdrawn:
            raise Problem(
                "“{name}” is neither a file nor an article of this project.",
                kind=ProblemKind.INPUT,
                name=article_id,
            )
        yield document


def _imported(session: Session, paths: list[Path], asker: _Asker) -> list[str]:
    ids: list[str] = []
    for report in import_paths(session, paths, bootstrap.formats()) if paths else ():
        ids += [*report.imported, *report.duplicates]
        for one in report.refused:
            asker.refuse(report.path.name, one.problem)
    return ids


def _accept(session: Session, ids: list[str], tier: Tier, asker: _Asker) -> None:
    """Store the suggestions of a tier, one act for each article, and print the articles."""
    accepted = 0
    for document in asker.progress.over(_from_project(session, ids), len(ids)):
        found = asker.ask(document)
        if found is None:
            continue
        opened = session.open(document.id)
        quotes = as_batch(of_tier(proposals(found, opened), tier))
        edit = acceptance(
            found,
            quotes,
            opened,
            session.state.registry,
            by=session.editor.id,
            at=session.clock(),
            make_id=new_id,
        )
        if edit is not None:
            session.do(edit)
            accepted += len(quotes)
        put(to_record(session.state.open_document, session.state.registry, session.store.people()))
    session.leave()
    say(plural("{count} suggestion accepted.", "{count} suggestions accepted.", accepted))


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what may stand after ``suggest``."""
    parser.add_argument(
        "what",
        nargs="*",
        metavar="PATH|ID",
        help=_("files, folders or articles of the project; by default all its articles"),
    )
    parser.add_argument("--tier", choices=(*Tier, ALL), default=Tier.STRONG.value, metavar="strong|weak|all")
    parser.add_argument(
        "--accept", choices=(*Tier,), metavar="strong|weak", help=_("store the suggestions of that tier")
    )
