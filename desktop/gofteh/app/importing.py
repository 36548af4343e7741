"""Bringing files into a project: read, tell what is new, act, in batches that are whole on the disk."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from gofteh.app.formats import Formats, Found, Origin, Refused
from gofteh.app.gathering import AUTO, NotRead, ToRead, gather
from gofteh.app.record import to_record
from gofteh.app.safe_file import unreadable
from gofteh.app.session import Session
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import Edit, ImportArticle, RestoreArticle
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.registry import Registry

BATCH = 200
"""Articles that are written to the disk together."""

BATCH_LENGTH = 4_000_000
"""Code points of text that are written together at most, unless one article alone is longer."""


class Outcome(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(slots=True)
class FileReport:
    """What became of one file and of the articles in it."""

    path: Path
    imported: list[str] = field(default_factory=list)
    """Ids of articles that are new in the project."""
    duplicates: list[str] = field(default_factory=list)
    """Ids of articles that the project had already."""
    refused: list[Refused] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    """What the person should know, though nothing was refused."""
    skipped: Problem | None = None
    """Why a file that merely lay in a folder was passed over."""

    @property
    def outcome(self) -> Outcome:
        """What became of it as a whole: imported when anything was, refused when anything only was."""
        if self.skipped is not None:
            return Outcome.SKIPPED
        if self.imported:
            return Outcome.IMPORTED
        return Outcome.REFUSED if self.refused else Outcome.DUPLICATE


@dataclass(frozen=True, slots=True)
class _Item:
    found: Found
    has_id: bool
    report: FileReport


def import_paths(
    session: Session, paths: Iterable[Path], formats: Formats, format_name: str = AUTO
) -> Iterator[FileReport]:
    """Import files and folders; yields the report of each file when the disk has what was in it.

    Whoever stops asking stops the import between two batches. Raises Problem for an unknown format and
    when the disk does not take a batch; what was reported before is kept then.
    """
    importer = _Importer(session)
    for file in gather(paths, formats, format_name):
        report = FileReport(file.path)
        if isinstance(file, NotRead):
            if file.asked_for:
                report.refused.append(Refused(file.problem))
            else:
                report.skipped = file.problem
        else:
            importer.take(file, report)
        importer.finished.append(report)
        if not importer.waiting:
            yield from importer.reports()
    importer.flush()
    yield from importer.reports()


class _Importer:
    """Collects articles until a batch is full."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._batch_id = session.new_op_id()
        self._length = 0
        self.waiting: list[_Item] = []
        self.finished: list[FileReport] = []
        """Of files that are read to their end."""

    def reports(self) -> Iterator[FileReport]:
        """Yield the reports of finished files, once."""
        finished, self.finished = self.finished, []
        yield from finished

    def take(self, file: ToRead, report: FileReport) -> None:
        """Read a file and do what is in it, batch by batch."""
        read = file.format.read
        if read is None:
            raise ValueError(file.format.name)
        origin = Origin(name=file.path.name, at=self._session.clock())
        try:
            with file.path.open("rb") as stream:
                for found in read(stream, origin):
                    self._take_one(found, report, has_id=file.format.has_ids)
        except OSError as error:
            report.refused.append(Refused(unreadable(error)))
        except Problem as problem:
            if problem.kind is not ProblemKind.INPUT:
                raise
            report.refused.append(Refused(problem))

    def flush(self) -> None:
        """Do what is waiting, as one transaction."""
        waiting, self.waiting, self._length = self.waiting, [], 0
        if waiting:
            with self._session.batch():
                for item in waiting:
                    self._do(item)

    def _take_one(self, found: Found | Refused, report: FileReport, *, has_id: bool) -> None:
        if isinstance(found, Refused):
            report.refused.append(found)
            return
        self.waiting.append(_Item(found, has_id, report))
        self._length += len(found.edit.document.article)
        if len(self.waiting) >= BATCH or self._length >= BATCH_LENGTH:
            self.flush()

    def _do(self, item: _Item) -> None:
        try:
            self._bring_in(item.found.edit, item.report, has_id=item.has_id)
        except Problem as problem:
            if problem.kind in (ProblemKind.STORAGE, ProblemKind.PROJECT):
                raise
            item.report.refused.append(Refused(problem, item.found.line))

    def _bring_in(self, edit: ImportArticle, report: FileReport, *, has_id: bool) -> None:
        store = self._session.store
        article = edit.document.article
        same = None if has_id else store.article_with_text(article.sha256)
        if same is not None:
            report.duplicates.append(same)
            return
        there = store.load(article.id)
        if there is not None and not has_id and there.text != article.text:
            # The short id was taken by a record that chose its own.
            edit = _called(edit, f"art-{article.sha256}")
            there = store.load(edit.document.id)
        if there is None:
            self._note_other_names(edit, report)
            self._act(edit.document.id, edit)
        elif has_id and not self._is_same(there, edit):
            raise Problem(
                "The project has another version of the article “{id}”.",
                cure="Import the file into a project of its own to compare the two.",
                id=article.id,
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
    return replace(edit, document=replace(document, article=replace(document.article, id=article_id)))
