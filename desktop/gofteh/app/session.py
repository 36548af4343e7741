"""The one place where Edits happen: check, store, keep, remember, tell."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from gofteh.app.changes import Changed, Changes
from gofteh.app.event import Event, HistoryLine
from gofteh.app.history import History
from gofteh.app.ids import Clock, new_op_id, now
from gofteh.app.ports import Store
from gofteh.app.standing import check_still_stands
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import Edit, ImportArticle
from gofteh.domain.edits.together import name_of
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Registry
from gofteh.domain.scheme import Scheme
from gofteh.domain.state import State


@dataclass(slots=True, kw_only=True)
class Editor:
    """The person at the desk."""

    id: str
    name: str


@dataclass(slots=True)
class Session:
    """An editor at work on a project, with at most one article open.

    Nobody else writes annotations: not the views, not imports, not sync.
    """

    store: Store
    editor: Editor
    clock: Clock = now
    new_op_id: Callable[[], str] = new_op_id
    changes: Changes = field(default_factory=Changes)
    state: State = field(init=False)
    history: History = field(init=False)
    _place: str | None = field(init=False, default=None)
    """The article whose history this is; during an import it may not be there yet."""
    _acted_on: set[str | None] = field(init=False, default_factory=set)
    """Articles that acts since the last batch began were about."""

    def __post_init__(self) -> None:
        self.state = self.store.shared()
        self.history = History(self.store.history(None))
        self.store.remember_person(self.editor.id, self.editor.name)

    @property
    def article_id(self) -> str | None:
        """The id of the open article."""
        return self.state.document.id if self.state.document else None

    def open(self, article_id: str) -> AnnotatedArticle:
        """Open an article with its history. Raises Problem when the project has none of that id."""
        document = self.store.load(article_id)
        if document is None or document.withdrawn:
            raise Problem("There is no article “{id}” in this project.", id=article_id)
        shared = self.store.shared()
        self._enter(article_id, document, shared.registry, shared.scheme)
        return document

    def leave(self) -> None:
        """Close the open article; acts are then on the project alone."""
        shared = self.store.shared()
        self._enter(None, None, shared.registry, shared.scheme)

    def do(self, edit: Edit, *, initiator: str = "", op_id: str | None = None) -> Event:
        """Do ``edit`` on the open article: when this returns, the disk has it.

        Raises Problem when a rule forbids it or the disk does not take it; nothing has happened then.
        """
        return self._perform(edit, initiator=initiator, op_id=op_id)

    def act(
        self,
        article_id: str | None,
        edit: Edit,
        *,
        op_id: str,
        by: str,
        at: str,
        batch: str | None = None,
        undoes: str | None = None,
        redoes: str | None = None,
    ) -> Event | None:
        """Do one act that comes from outside, on any article, in somebody's name.

        Returns None when an act of that ``op_id`` was recorded before: it is not done twice.
        Raises Problem as ``do``.
        """
        if self.store.was_done(op_id):
            return None
        if article_id != self._place:
            # The registry is not read again: an import of thousands would do little else.
            self._enter(article_id, self._load(article_id), self.state.registry, self.state.scheme)
        return self._perform(edit, op_id=op_id, by=by, at=at, batch=batch, undoes=undoes, redoes=redoes)

    def undo(self, *, initiator: str = "") -> HistoryLine | None:
        """Take back the last act of the open article; returns what it was, None when there is none.

        Raises Problem when it changed a speaker whom another act, of another article perhaps, has
        changed since: what others did is never taken back along with it.
        """
        line = self.history.next_undo
        if line is not None:
            event = self.store.event(line.op_id)
            check_still_stands(event.edit, self.state.registry)
            edit = event.inverse
            self._perform(edit, initiator=initiator, undoes=line.op_id)
        return line

    def redo(self, *, initiator: str = "") -> HistoryLine | None:
        """Do again what was undone last; returns what it is, None when there is none. Raises as undo."""
        line = self.history.next_redo
        if line is not None:
            event = self.store.event(line.op_id)
            check_still_stands(event.inverse, self.state.registry)
            edit = event.edit
            self._perform(edit, initiator=initiator, redoes=line.op_id)
        return line

    def project_history(self) -> History:
        """Return what was done on the project alone, whatever article is open."""
        return History(self.store.history(None)) if self._place is not None else self.history

    @contextmanager
    def on_project(self) -> Iterator[None]:
        """Act on the project alone within: its history is its own, and the open article stays open.

        Listeners are told at the end.
        """
        place, document, history = self._place, self.state.document, self.history
        self._place, self.history = None, History(self.store.history(None))
        self.state = replace(self.state, document=None)
        with self.changes.held():
            try:
                yield
            finally:
                self.state = replace(self.state, document=document)
                self._place, self.history = place, history

    def take_over(self, state: State, changes: Iterable[Changed]) -> None:
        """Know what a session beside this one did to the project, and tell everybody.

        ``state`` holds the registry and the scheme that it came to.
        """
        changes = list(changes)
        self.state = replace(self.state, registry=state.registry, scheme=state.scheme)
        if self._place is not None and any(change.article_id == self._place for change in changes):
            self._enter(self._place, self._load(self._place), state.registry, state.scheme)
        with self.changes.held():
            for change in changes:
                self.changes.publish(change)

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Do the acts within as one transaction: all are on the disk at its end, or none.

        Listeners are told at the end; the article that was open is open again then.
        """
        place, state, history = self._place, self.state, self.history.copy()
        self._acted_on.clear()
        with self.changes.held():
            try:
                with self.store.transaction():
                    yield
            except BaseException:
                self._place, self.state, self.history = place, state, history
                raise
            if place in self._acted_on:
                self._enter(place, self._load(place), self.state.registry, self.state.scheme)
            else:
                # Nobody touched it: a long article is not read again after each part of a long import.
                self.state = replace(self.state, document=state.document)
                self._place, self.history = place, history

    def _load(self, article_id: str | None) -> AnnotatedArticle | None:
        return None if article_id is None else self.store.load(article_id)

    def _enter(
        self, place: str | None, document: AnnotatedArticle | None, registry: Registry, scheme: Scheme
    ) -> None:
        self.history = History(self.store.history(place))
        self.state = State(document, registry, scheme)
        self._place = place

    def _perform(
        self,
        edit: Edit,
        *,
        initiator: str = "",
        op_id: str | None = None,
        by: str | None = None,
        at: str | None = None,
        undoes: str | None = None,
        redoes: str | None = None,
        batch: str | None = None,
    ) -> Event:
        before = self.state
        after = edit.apply(before)
        place = after.document.id if after.document else None
        if self._place is not None and place != self._place:
            raise Problem("There is no article “{id}” in this project.", id=self._place)
        if place is not None and self._place is None and self.store.load(place) is not None:
            raise Problem("The article “{id}” is already in the project.", id=place)
        event = Event(
            op_id=op_id or self.new_op_id(),
            article_id=place,
            edit=edit,
            inverse=edit.inverse(before),
            by=by or self.editor.id,
            at=at or self.clock(),
            undoes=undoes,
            redoes=redoes,
            batch=batch,
        )
        if after.document is not None and not isinstance(edit, ImportArticle):
            after = after.with_document(replace(after.document, updated_at=event.at))
        self.store.record(event, before, after)
        self._acted_on.add(place)
        self.state = after
        if place != self._place:
            self._place, self.history = place, History()
        self.history.take(
            HistoryLine(
                op_id=event.op_id,
                name=name_of(edit),
                by=event.by,
                at=event.at,
                undoes=undoes,
                redoes=redoes,
                batch=batch,
            )
        )
        self.changes.publish(
            Changed(article_id=event.article_id, before=before, after=after, at=event.at, initiator=initiator)
        )
        return event
