"""Between the desk and the panes: performs what is asked, tells every pane, reports Problems."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QObject, Signal

from gofteh.app.queue import Order, Wanted
from gofteh.app.words import _
from gofteh.domain.article import Status
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.ui.hands import hands

if TYPE_CHECKING:
    # The desk and every Edit come with the project, after the first paint.
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from gofteh.app.changes import Changed
    from gofteh.app.desk import Desk
    from gofteh.app.event import HistoryLine
    from gofteh.app.ports import ArticleSummary, Queue
    from gofteh.app.session import Session
    from gofteh.app.telling import Teller
    from gofteh.domain.document import AnnotatedArticle


_WAITING = frozenset({Status.NEW, Status.IN_PROGRESS})
"""Articles in these states still want work."""


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
        self.wanted, self.order = Wanted(), Order.IMPORTED
        """What the filters of the queue leave, and in which order: the next article is the next of these."""
        self.next_rule = "queue"
        """Which article comes next when one is done; a value of the setting of that name."""
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

    @property
    def queue(self) -> Queue | None:
        """The articles of the project, to be asked for as far as they are shown; None without a project."""
        return self._desk.session.store.queue if self._desk else None

    @property
    def editor_id(self) -> str:
        """The id of whoever sits there; empty without a project."""
        return self._desk.session.editor.id if self._desk else ""

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

    def many_changes(self) -> ManyChanges:
        """Tell of the queue once for all acts within: an import of thousands would else do little more."""
        return ManyChanges(self)

    def tell_of_queue(self, *, later: bool) -> None:
        """Tell of no further change of the queue until told otherwise, then of all at once."""
        self._many = later
        if not later:
            self.queue_changed.emit()

    def open_article(self, article_id: str) -> bool:
        """Open an article; tells whether it could be opened.

        What is being typed is kept first, and the article stays open when it could not be.
        """
        if self.document is not None and self.document.id == article_id:
            return True
        if self.document is not None and not self.keep_what_is_typed():
            return False
        done = self.attempt(lambda: self.desk.open(article_id))
        if done:
            self.article_opened.emit()
            self.choice_changed.emit()
        return done

    def keep_what_is_typed(self) -> bool:
        """Have what is being typed handed in; tells whether all of it is on the disk."""
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
        """Open the article ``step`` places further in the queue, as it is shown."""
        self._open_found(lambda queue: self._beside(queue, self.wanted, step))

    def _beside(self, queue: Queue, wanted: Wanted, step: int) -> ArticleSummary | None:
        if self.document is None:
            return next(iter(queue.page(wanted, self.order, 0, 1)), None)
        return queue.beside(wanted, self.order, self.document.id, step)

    def _open_found(self, find: Callable[[Queue], ArticleSummary | None]) -> bool:
        """Open what ``find`` finds in the queue; False when it finds nothing."""
        found: list[ArticleSummary | None] = []
        queue = self.queue
        if queue is None or not self.attempt(lambda: found.append(find(queue))):
            return False
        return found[0] is not None and self.open_article(found[0].id)

    def open_next_unfinished(self) -> bool:
        """Open the next article that still wants work; False when there is none."""
        return self._open_found(self._next_unfinished)

    def open_where_work_goes_on(self) -> bool:
        """Open the first article in progress, else the first new one, else the first."""
        return self._open_found(self._first_to_do)

    def _next_unfinished(self, queue: Queue) -> ArticleSummary | None:
        by_rule = self._RULES.get(self.next_rule)
        here = self.document.id if self.document else ""
        if by_rule is not None:
            order, counted = by_rule
            best = _first_but(queue.page(Wanted(statuses=_WAITING), order, 0, 2), here)
            # Where nothing is known of any, the queue goes on as it stands.
            if best is None or not counted or getattr(best, counted):
                return best
        elif self.next_rule == "mine":
            mine = Wanted(statuses=_WAITING, assigned=self.editor_id)
            return _first_but(queue.page(mine, Order.IMPORTED, 0, 2), here)
        wanted = replace(self.wanted, statuses=self.wanted.statuses & _WAITING or _WAITING)
        after = queue.beside(wanted, self.order, here, 1) if here else None
        return after or _first_but(queue.page(wanted, self.order, 0, 2), here)

    _RULES: ClassVar[dict[str, tuple[Order, str]]] = {
        "oldest": (Order.OLDEST, ""),
        "suggestions": (Order.SUGGESTIONS, "suggestions"),
        "doubtful": (Order.DOUBTFUL, "doubtful"),
    }
    """Orders whose first article comes next, and what must be known of it."""

    def _first_to_do(self, queue: Queue) -> ArticleSummary | None:
        for statuses in ({Status.IN_PROGRESS}, {Status.NEW}, frozenset[Status]()):
            wanted = Wanted(statuses=frozenset(statuses))
            for found in queue.page(wanted, Order.IMPORTED, 0, 1):
                return found
        return None

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


class ManyChanges:
    """Lets a workbench tell of the queue once.

    No generator: one that is left behind would speak at any time.
    """

    def __init__(self, workbench: Workbench) -> None:
        self._bench = workbench

    def __enter__(self) -> None:
        self._bench.tell_of_queue(later=True)

    def __exit__(self, *_why: object) -> None:
        self._bench.tell_of_queue(later=False)


def _first_but(found: Sequence[ArticleSummary], here: str) -> ArticleSummary | None:
    return next((each for each in found if each.id != here), None)


def _queue_line(document: AnnotatedArticle) -> tuple[object, ...]:
    return (document.status, document.withdrawn, document.article.sha256, document.assigned)
