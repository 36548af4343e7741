"""Between the desk and the panes: performs what is asked, tells every pane, reports Problems."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gofteh.app.words import _
from gofteh.domain.article import Status
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.ui.hands import hands

if TYPE_CHECKING:
    # The desk and every Edit come with the project, after the first paint.
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from gofteh.app.changes import Changed
    from gofteh.app.desk import Desk
    from gofteh.app.event import HistoryLine
    from gofteh.app.ports import ArticleSummary
    from gofteh.app.session import Session
    from gofteh.app.telling import Teller
    from gofteh.domain.document import AnnotatedArticle


class Workbench(QObject):
    """One window's hold on a session; panes listen to its signals and ask it for acts.

    Until a project is attached there is no desk and every question has an empty answer, so that the
    window can be painted before the project is read.
    """

    project_attached = Signal()
    article_opened = Signal()
    """Another article is open, or none."""
    document_changed = Signal()
    """Marks, links or status of the open article changed."""
    leaving = Signal()
    """The open article is about to be left; what is being typed about it must be handed in now."""
    closing = Signal()
    """The project file is about to be closed; nobody may ask it anything after this."""
    choice_changed = Signal()
    queue_changed = Signal()
    saved = Signal(str)
    """An act is on the disk; carries its time, UTC."""
    failed = Signal(object, object)
    """A Problem, and a callable that tries again or None."""
    succeeded = Signal()
    """An act went well; an earlier Problem need not be shown any longer."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._teller: Teller | None = None
        self._stop_listening: Callable[[], None] | None = None
        self._many = False
        self.failures = 0
        """How many acts did not go well so far."""
        self.project_name = ""
        self.project_path: Path | None = None

    # the project

    def attach(self, session: Session, project_name: str, path: Path | None = None) -> None:
        """Work on ``session`` from now on and open the article where work goes on."""
        from gofteh.app.desk import Desk
        from gofteh.app.telling import Teller

        self.detach()
        self._desk = Desk(session)
        self._teller = Teller(session)
        self.project_name, self.project_path = project_name, path
        self._stop_listening = session.changes.listen(self._on_change)
        self.project_attached.emit()
        self.queue_changed.emit()

    def detach(self) -> None:
        """Let go of the session and close its project file."""
        if self._desk:
            self.leaving.emit()
        if self._stop_listening:
            self._stop_listening()
            self._stop_listening = None
        if self._desk:
            self.closing.emit()
            self._desk.session.store.close()
            self._desk, self.project_path = None, None
            self.article_opened.emit()

    @property
    def desk(self) -> Desk:
        """The desk. Raises Problem while no project is open."""
        if self._desk is None:
            raise Problem("No project is open.")
        return self._desk

    def words_of(self, line: HistoryLine) -> str:
        """Return what an act of this project is called in the words of who did it."""
        return self._teller.words(line) if self._teller is not None else _(line.name)

    def next_words(self) -> tuple[str, str]:
        """Return what undo would take back and what redo would do again; empty for nothing."""
        if self._desk is None or self._desk.document is None:
            return "", ""
        undo, redo = self._desk.next_undo, self._desk.session.history.next_redo
        return self.words_of(undo) if undo else "", self.words_of(redo) if redo else ""

    @property
    def has_project(self) -> bool:
        """Tell whether a project is attached."""
        return self._desk is not None

    @property
    def document(self) -> AnnotatedArticle | None:
        """The open article, or None."""
        return self._desk.document if self._desk else None

    def summaries(self) -> list[ArticleSummary]:
        """Return the queue."""
        return list(self._desk.session.store.summaries()) if self._desk else []

    # acts

    def attempt(self, act: Callable[[], object]) -> bool:
        """Perform ``act``; a Problem is shown, and offered again when only the disk refused it."""
        try:
            with hands.at_work():
                act()
        except Problem as problem:
            retry = (lambda: self.attempt(act)) if problem.kind is ProblemKind.STORAGE else None
            self.failures += 1
            self.failed.emit(problem, retry)
            return False
        self.succeeded.emit()
        return True

    @contextmanager
    def many_changes(self) -> Iterator[None]:
        """Tell of the queue once for all acts within: an import of thousands would else do little more."""
        self._many = True
        try:
            yield
        finally:
            self._many = False
            self.queue_changed.emit()

    def open_article(self, article_id: str) -> bool:
        """Open an article; tells whether it could be opened.

        What is being typed is kept first, and the article stays open when it could not be.
        """
        if self.document is not None and self.document.id == article_id:
            return True
        if self.document is not None and not self._keep_what_is_typed():
            return False
        done = self.attempt(lambda: self.desk.open(article_id))
        if done:
            self.article_opened.emit()
            self.choice_changed.emit()
        return done

    def _keep_what_is_typed(self) -> bool:
        before = self.failures
        self.leaving.emit()
        return self.failures == before

    def leave_article(self) -> None:
        """Close the open article; nothing is open then."""
        if self._desk is not None and self.document is not None:
            self._desk.session.leave()
            self._desk.let_go()
            self.article_opened.emit()

    def open_neighbour(self, step: int) -> None:
        """Open the article ``step`` places further in the queue."""
        ids = [summary.id for summary in self.summaries()]
        if ids and self.document is not None and self.document.id in ids:
            place = ids.index(self.document.id) + step
            if 0 <= place < len(ids):
                self.open_article(ids[place])
        elif ids:
            self.open_article(ids[0])

    def open_next_unfinished(self) -> bool:
        """Open the next article that still wants work; False when there is none."""
        waiting = (Status.NEW, Status.IN_PROGRESS)
        queue = self.summaries()
        here = next((i for i, s in enumerate(queue) if self.document and s.id == self.document.id), -1)
        for summary in (*queue[here + 1 :], *queue[: max(here, 0)]):
            if summary.status in waiting:
                return self.open_article(summary.id)
        return False

    def choose(self, span_id: str | None) -> None:
        """Choose a mark, or none."""
        if self._desk is not None and self._desk.chosen_id != span_id:
            self._desk.choose(span_id)
            self.choice_changed.emit()

    def let_go(self) -> None:
        """Choose nothing and close the card that is worked on."""
        if self._desk is not None:
            self._desk.let_go()
            self.choice_changed.emit()

    def _on_change(self, change: Changed) -> None:
        self.saved.emit(change.at)
        before, after = change.before.document, change.after.document
        if self.document is not None and change.article_id == self.document.id:
            is_other_text = before is not None and before.article is not self.document.article
            # A text that was corrected, or whose correction was undone, is laid out anew.
            (self.article_opened if is_other_text else self.document_changed).emit()
            self.choice_changed.emit()
        is_other_line = before is None or after is None or _queue_line(before) != _queue_line(after)
        if is_other_line and not self._many:
            self.queue_changed.emit()


def _queue_line(document: AnnotatedArticle) -> tuple[object, ...]:
    return (document.status, document.withdrawn, document.article.sha256)
