"""Labelling what a search found in all articles, and taking it back: one batch of acts, one an article.

Each function is a generator of what became of article after article: whoever drives it decides how many
go into one transaction, and may stop between two of them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gofteh.app.history import History
from gofteh.app.ids import new_id
from gofteh.app.same import label_same, places_among
from gofteh.app.standing import check_still_stands
from gofteh.app.words import N_
from gofteh.domain.errors import Problem, ProblemKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from gofteh.app.event import HistoryLine
    from gofteh.app.ports import Store
    from gofteh.app.same import Pattern, Place
    from gofteh.app.search.find import Hit
    from gofteh.app.session import Session
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.edits import Edit

EVERYWHERE = N_("Label in the whole project")
"""What each act of such a batch is called (``app.same.label_same``)."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one article."""

    article_id: str
    op_id: str | None = None
    """The act that was done there; None when the article was left as it is."""
    places: int = 0
    """Labelled, or taken back, or labelled again."""
    there: int = 0
    """Left as they are: labelled so already, or no longer the words that were found."""
    is_kept: bool = False
    """Whether the article was left alone, since it was worked on after the batch, or a rule forbids it."""


def by_article(hits: Iterable[Hit]) -> dict[str, list[Hit]]:
    """Return the hits that have a place, by article, in their order."""
    found: dict[str, list[Hit]] = {}
    for hit in hits:
        if hit.end > hit.start:
            found.setdefault(hit.article_id, []).append(hit)
    return found


def lacking(store: Store, pattern: Pattern, hits: Sequence[Hit]) -> set[tuple[int, int]]:
    """Return the places of ``hits``, all of one article, that are not labelled as ``pattern`` says."""
    document = store.load(hits[0].article_id)
    return {(place.start, place.end) for place in _places(document, pattern, hits)}


def label_everywhere(
    session: Session,
    pattern: Pattern,
    chosen: Mapping[str, Sequence[Hit]],
    *,
    batch: str,
    make_id: Callable[[str], str] = new_id,
) -> Iterator[Outcome]:
    """Label the ``chosen`` hits of each article as one act of ``batch``. Raises Problem of the disk."""
    for article_id, hits in chosen.items():
        document = session.store.load(article_id)
        places = _places(document, pattern, hits)
        if document is None or not places:
            yield Outcome(article_id, there=len(hits))
            continue
        edit = label_same(
            document,
            pattern,
            places,
            at=session.clock(),
            annotator=session.editor.id,
            make_id=make_id,
            everywhere=True,
        )
        op_id = _act(session, article_id, edit, batch=batch)
        there = len(hits) - len(places)
        yield Outcome(article_id, op_id, len(places) if op_id else 0, there, is_kept=op_id is None)


def is_everywhere(line: HistoryLine | None) -> bool:
    """Tell whether an act is part of such a batch."""
    return line is not None and line.batch is not None and line.name == EVERYWHERE


def take_back(session: Session, acts: Mapping[str, str], *, batch: str) -> Iterator[Outcome]:
    """Take back ``acts`` (article → op_id) as ``batch``, but not in articles that were worked on since."""
    return _turn(session, acts, batch=batch, back=True)


def do_again(session: Session, acts: Mapping[str, str], *, batch: str) -> Iterator[Outcome]:
    """Do ``acts`` again as ``batch`` where taking them back was the last thing that was done."""
    return _turn(session, acts, batch=batch, back=False)


def _turn(session: Session, acts: Mapping[str, str], *, batch: str, back: bool) -> Iterator[Outcome]:
    """Turn ``acts`` back, or forth again, where that is what the article's history would do next."""
    for article_id, op_id in acts.items():
        history = History(session.store.history(article_id))
        line = history.next_undo if back else history.next_redo
        event = session.store.event(op_id)
        done = None
        if line is not None and line.op_id == op_id:
            edit, after = (event.inverse, event.edit) if back else (event.edit, event.inverse)
            undoes, redoes = (op_id, None) if back else (None, op_id)
            done = _act(session, article_id, edit, batch=batch, after=after, undoes=undoes, redoes=redoes)
        yield Outcome(article_id, done, _count(event.edit) if done else 0, is_kept=done is None)


def _places(document: AnnotatedArticle | None, pattern: Pattern, hits: Sequence[Hit]) -> list[Place]:
    if document is None or document.withdrawn:
        return []
    areas = [(hit.start, hit.end) for hit in hits if hit.stands_in(document.text)]
    return places_among(document, pattern, areas)


def _act(
    session: Session,
    article_id: str,
    edit: Edit,
    *,
    batch: str,
    after: Edit | None = None,
    undoes: str | None = None,
    redoes: str | None = None,
) -> str | None:
    """Do an act on an article; returns its op_id, or None when a rule forbids it there.

    Raises Problem of the disk.
    """
    op_id = session.new_op_id()
    try:
        if after is not None:
            check_still_stands(after, session.state.registry)
        session.act(
            article_id,
            edit,
            op_id=op_id,
            by=session.editor.id,
            at=session.clock(),
            batch=batch,
            undoes=undoes,
            redoes=redoes,
        )
    except Problem as problem:
        if problem.kind is not ProblemKind.RULE:
            raise
        return None
    return op_id


def _count(edit: Edit) -> int:
    return len(getattr(edit, "edits", (edit,)))
