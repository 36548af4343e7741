"""Bringing files into a project: tell what is new, act, in batches that are whole on the disk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from gofteh.app.formats import Choices, Formats, Refused
from gofteh.app.gathering import AUTO
from gofteh.app.likeness import NEAR, SHARED, shingles
from gofteh.app.reading import FileReport, Item, Near, Outcome, read_paths
from gofteh.app.record import to_record
from gofteh.app.repairs import Repair, mended
from gofteh.app.session import Session
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import CorrectText, Edit, ImportArticle, RestoreArticle
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.registry import Registry

__all__ = ["Duplicates", "FileReport", "Importer", "Options", "Outcome", "import_paths"]

BATCH = 200
"""Articles that are written to the disk together."""

BATCH_LENGTH = 4_000_000
"""Code points of text that are written together at most, unless one article alone is longer."""


class Duplicates(StrEnum):
    """What to do with a text that the project has already, letter by letter or nearly."""

    SKIP = "skip"
    IMPORT = "import"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a person says about an import."""

    format_name: str = AUTO
    choices: Choices = field(default_factory=Choices)
    duplicates: Duplicates = Duplicates.SKIP
    repairs: tuple[Repair, ...] = ()
    """What makes a second version of each text that comes without marks."""


def import_paths(
    session: Session,
    paths: Iterable[Path],
    formats: Formats,
    format_name: str = AUTO,
    options: Options | None = None,
) -> Iterator[FileReport]:
    """Import files and folders; yields the report of each file when the disk has what was in it.

    Whoever stops asking stops the import between two batches. Raises Problem for an unknown format and
    when the disk does not take a batch; what was reported before is kept then.
    """
    options = options or Options(format_name=format_name)
    importer = Importer(session, options)
    for one in read_paths(
        paths, formats, session.clock, format_name=options.format_name, choices=options.choices
    ):
        importer.take(one)
        if isinstance(one, FileReport) and not importer.waiting:
            yield from importer.reports()
    importer.flush()
    yield from importer.reports()


class Importer:
    """Collects articles until a batch is full."""

    def __init__(self, session: Session, options: Options | None = None) -> None:
        self._session = session
        self._options = options or Options()
        self._batch_id = session.new_op_id()
        self._length = 0
        self.waiting: list[Item] = []
        self.finished: list[FileReport] = []
        """Of files that are read to their end."""

    def reports(self) -> Iterator[FileReport]:
        """Yield the reports of finished files, once."""
        finished, self.finished = self.finished, []
        yield from finished

    def take(self, one: Item | FileReport) -> None:
        """Take in what a reader yields next; a full batch is done at once."""
        if isinstance(one, FileReport):
            self.finished.append(one)
            return
        self.waiting.append(one)
        self._length += len(one.found.edit.document.article)
        if len(self.waiting) >= BATCH or self._length >= BATCH_LENGTH:
            self.flush()

    def flush(self) -> None:
        """Do what is waiting, as one transaction."""
        waiting, self.waiting, self._length = self.waiting, [], 0
        if waiting:
            with self._session.batch():
                for item in waiting:
                    self._do(item)

    def _do(self, item: Item) -> None:
        try:
            if item.found.has_id:
                self._bring_record(item)
            else:
                self._bring_text(item)
        except Problem as problem:
            if problem.kind in (ProblemKind.STORAGE, ProblemKind.PROJECT):
                raise
            item.report.refused.append(Refused(problem, item.found.line))

    def _bring_text(self, item: Item) -> None:
        """Bring in a text that is known by nothing but itself."""
        store, edit, report = self._session.store, item.found.edit, item.report
        article = edit.document.article
        if self._options.duplicates is Duplicates.SKIP:
            same = store.article_with_text(article.sha256)
            if same is not None:
                report.duplicates.append(same)
                return
            there = store.load(article.id)
            if there is not None and there.withdrawn and there.article.sha256 == article.sha256:
                self._act(there.id, RestoreArticle())
                report.imported.append(there.id)
                return
            near = self._near(item)
            if near is not None:
                report.near.append(near)
                return
        edit = _called(edit, self._free_id(article.id, article.sha256))
        self._act(edit.document.id, edit)
        store.remember_sketch(edit.document.id, item.shingles.sketch)
        self._repair(edit.document)
        report.imported.append(edit.document.id)

    def _repair(self, document: AnnotatedArticle) -> None:
        if not self._options.repairs:
            return
        text, steps = mended(document.text, self._options.repairs)
        if steps:
            known = document.article.source.normalization
            self._act(document.id, CorrectText(text, (*known, *steps)))

    def _near(self, item: Item) -> Near | None:
        store, best = self._session.store, None
        for article_id in store.articles_like(item.shingles.sketch, SHARED):
            there = store.load(article_id)
            if there is None or there.withdrawn:
                continue
            likeness = item.shingles.likeness(shingles(there.text))
            if likeness >= NEAR and (best is None or likeness > best.likeness):
                best = Near(article_id, likeness)
        return best

    def _free_id(self, short: str, sha256: str) -> str:
        """Return the usual id of a text, or a longer one where a record has chosen that for itself."""
        store = self._session.store
        long = f"art-{sha256}"
        article_id, number = short, 1
        while store.load(article_id) is not None:
            number += 1
            article_id = long if number == 2 else f"{long}-{number}"
        return article_id

    def _bring_record(self, item: Item) -> None:
        """Bring in an article that has an id of its own."""
        store, edit, report = self._session.store, item.found.edit, item.report
        there = store.load(edit.document.id)
        if there is None:
            self._note_other_names(edit, report)
            self._act(edit.document.id, edit)
            store.remember_sketch(edit.document.id, item.shingles.sketch)
        elif not self._is_same(there, edit):
            raise Problem(
                "The project has another version of the article “{id}”.",
                cure="Import the file into a project of its own to compare the two.",
                id=there.id,
            )
        elif there.withdrawn:
            self._act(there.id, RestoreArticle())
        else:
            self._note_other_names(edit, report)
            report.duplicates.append(there.id)
            return
        report.imported.append(edit.document.id)

    def _act(self, article_id: str, edit: Edit) -> None:
        session = self._session
        session.act(
            article_id,
            edit,
            op_id=session.new_op_id(),
            by=session.editor.id,
            at=session.clock(),
            batch=self._batch_id,
        )

    def _is_same(self, there: AnnotatedArticle, edit: ImportArticle) -> bool:
        project = self._session.state.registry
        # Of speakers that both know, importing keeps the project's word too.
        known = Registry({**{speaker.id: speaker for speaker in edit.speakers}, **project.speakers})
        new = to_record(edit.document, known, {})
        old = to_record(there, project, self._session.store.people())
        # Acts that were undone, and withdrawing it, moved the time of the article.
        return old | {"updated_at": None} == new | {"updated_at": None}

    def _note_other_names(self, edit: ImportArticle, report: FileReport) -> None:
        registry = self._session.state.registry
        for speaker in edit.speakers:
            known = registry.speakers.get(speaker.id)
            if known is not None and known.name != speaker.name:
                report.notes.append(
                    Problem(
                        "The project knows the speaker “{id}” as “{known}”, the file as “{name}”.",
                        cure="The project's name was kept.",
                        id=speaker.id,
                        known=known.name,
                        name=speaker.name,
                    )
                )


def _called(edit: ImportArticle, article_id: str) -> ImportArticle:
    document = edit.document
    if article_id == document.id:
        return edit
    return replace(edit, document=replace(document, article=replace(document.article, id=article_id)))
