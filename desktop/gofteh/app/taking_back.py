"""Taking back a whole import, and bringing it back: one transaction for all its articles."""

from dataclasses import dataclass

from gofteh.app.history import History
from gofteh.app.session import Session
from gofteh.domain.edits import Edit, RestoreArticle, WithdrawArticle


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of the articles of an import."""

    moved: int
    """Taken back, or brought back."""
    kept: int
    """Left where they are, since somebody has worked on them."""


def take_back_import(session: Session) -> Taken:
    """Withdraw every article of the newest import that nobody has worked on; nothing is deleted."""
    return _each(session, WithdrawArticle(), withdrawn=False)


def bring_back_import(session: Session) -> Taken:
    """Show every article again that was taken back last."""
    return _each(session, RestoreArticle(), withdrawn=True)


def _each(session: Session, edit: Edit, *, withdrawn: bool) -> Taken:
    store, batch = session.store, session.new_op_id()
    moved = kept = 0
    with session.batch():
        for article_id, last in store.last_batch().items():
            document = store.load(article_id)
            if document is None or document.withdrawn is not withdrawn:
                continue
            line = History(store.history(article_id)).next_undo
            if line is None or line.op_id != last:
                kept += 1
                continue
            session.act(
                article_id,
                edit,
                op_id=session.new_op_id(),
                by=session.editor.id,
                at=session.clock(),
                batch=batch,
            )
            moved += 1
    return Taken(moved, kept)
