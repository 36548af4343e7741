"""One act on many articles: an event each, which are taken back together, part by part.

They carry no batch: what carries one is taken for an import by whoever takes the last one back.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gofteh.app.history import History
from gofteh.domain.document import Annotator
from gofteh.domain.edits import AssignArticle, SetStatus, WithdrawArticle
from gofteh.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gofteh.app.session import Session
    from gofteh.domain.article import Status
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.edits import Edit

    EditFor = Callable[[AnnotatedArticle], Edit | None]
    """What is done to an article; None where there is nothing to do."""


@dataclass(slots=True)
class Many:
    """An act on many articles, done part by part; what was done can be taken back, and done again."""

    session: Session
    edit_for: EditFor
    done: list[tuple[str, str]] = field(default_factory=list)
    """Article and op_id of each act that stands."""
    undone: list[tuple[str, str]] = field(default_factory=list)
    kept: int = 0
    """Articles on which something else was done since: they stay as they are."""

    def do(self, article_ids: Iterable[str]) -> None:
        """Do it on these articles in one transaction: on all, or a Problem is raised and on none."""
        new: list[tuple[str, str]] = []
        with self.session.batch():
            for article_id in article_ids:
                document = self.session.store.load(article_id)
                edit = self.edit_for(document) if document is not None and not document.withdrawn else None
                if edit is not None:
                    new.append((article_id, self._act(article_id, edit)))
        self.done += new

    def undo(self, acts: Sequence[tuple[str, str]]) -> None:
        """Take some of ``done`` back in one transaction, but where something else was done since."""
        self.undone += self._turn(acts, forwards=False)

    def redo(self, acts: Sequence[tuple[str, str]]) -> None:
        """Do some of ``undone`` again, as ``undo`` takes back."""
        self.done += self._turn(acts, forwards=True)

    def _turn(self, acts: Sequence[tuple[str, str]], *, forwards: bool) -> list[tuple[str, str]]:
        turned: list[tuple[str, str]] = []
        kept = 0
        with self.session.batch():
            for article_id, op_id in acts:
                history = History(self.session.store.history(article_id))
                line = history.next_redo if forwards else history.next_undo
                if line is None or line.op_id != op_id:
                    kept += 1
                    continue
                event = self.session.store.event(op_id)
                edit = event.edit if forwards else event.inverse
                step = {"redoes" if forwards else "undoes": op_id}
                new = self._act(article_id, edit, **step)
                # What is undone next is the act itself, or what did it again; what is redone the act.
                turned.append((article_id, new if forwards else op_id))
        self.kept += kept
        return turned

    def _act(
        self, article_id: str, edit: Edit, *, undoes: str | None = None, redoes: str | None = None
    ) -> str:
        session = self.session
        event = session.act(
            article_id,
            edit,
            op_id=session.new_op_id(),
            by=session.editor.id,
            at=session.clock(),
            undoes=undoes,
            redoes=redoes,
        )
        if event is None:
            raise Problem("This act was done already.")
        return event.op_id


def setting_status(session: Session, status: Status) -> EditFor:
    """Say how far articles are, in the name of whoever sits there."""

    def edit(document: AnnotatedArticle) -> Edit | None:
        if document.status is status:
            return None
        editor = session.editor
        person = Annotator(id=editor.id, name=editor.name, status=status, updated_at=session.clock())
        return SetStatus(status, annotator=person)

    return edit


def assigning(people: Sequence[str]) -> EditFor:
    """Hand articles to just these people."""
    wanted = frozenset(people)
    return lambda document: None if document.assigned == wanted else AssignArticle(tuple(sorted(wanted)))


def withdrawing() -> EditFor:
    """Take articles out of the project; nothing is deleted."""
    return lambda _document: WithdrawArticle()
