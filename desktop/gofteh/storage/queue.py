"""Questions about the queue, each answered from an index: what fits, how many, in which order.

A page is found in two steps: the positions, from an index alone, and then their few rows.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sqlalchemy import Select, and_, func, or_, select, update

from gofteh.app.queue import Order
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC
from gofteh.storage import schema

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection

    from gofteh.app.queue import Outlook, Wanted

_ARTICLE = schema.article.c
_COUNTS = {QUOTE: _ARTICLE.quotes, SPEAKER: _ARTICLE.speakers, TOPIC: _ARTICLE.topics}
_KEYS: dict[Order, tuple[ColumnElement[Any] | None, bool]] = {
    Order.IMPORTED: (None, False),
    Order.NEWEST: (_ARTICLE.dated, True),
    Order.OLDEST: (_ARTICLE.dated, False),
    Order.TITLE: (_ARTICLE.title_key, False),
    Order.SUGGESTIONS: (_ARTICLE.suggestions, True),
    Order.DOUBTFUL: (_ARTICLE.doubtful, True),
    Order.CHANGED: (_ARTICLE.updated_at, True),
}
"""What each order goes by before the position, and whether the greatest comes first."""
_LINE = (
    _ARTICLE.position, _ARTICLE.id, _ARTICLE.title, _ARTICLE.opening, _ARTICLE.publisher,
    _ARTICLE.published_at, _ARTICLE.status, _ARTICLE.updated_at, _ARTICLE.length, _ARTICLE.quotes,
    _ARTICLE.suggestions, _ARTICLE.doubtful, _ARTICLE.problems, _ARTICLE.assigned,
)  # fmt: skip


def count(wanted: Wanted) -> Select[Any]:
    """Return how many fit."""
    return select(func.count()).select_from(schema.article).where(_fits(wanted))


def few(wanted: Wanted, most: int) -> Select[Any]:
    """Return the positions of at most ``most`` that fit, in no order."""
    return select(_ARTICLE.position).where(_fits(wanted)).limit(most)


def page_of(positions: list[int], order: Order, start: int, most: int) -> Select[Any]:
    """Return the lines of a few articles from row ``start`` on."""
    query = select(*_LINE).where(_ARTICLE.position.in_(_listed(positions)))
    return query.order_by(*_order(order)).offset(start).limit(most)


def place_among(positions: list[int], order: Order, key: tuple[Any, int]) -> Select[Any]:
    """Return how many of a few articles stand before the one of that key."""
    query = select(func.count()).select_from(schema.article)
    return query.where(_ARTICLE.position.in_(_listed(positions)), _beyond(order, key, backwards=True))


def beside_among(
    positions: list[int], order: Order, key: tuple[Any, int], skip: int, *, backwards: bool
) -> Select[Any]:
    """Return the line of a few articles that stands ``skip`` more after the one of that key, or before."""
    query = select(*_LINE).where(
        _ARTICLE.position.in_(_listed(positions)), _beyond(order, key, backwards=backwards)
    )
    return query.order_by(*_order(order, backwards=backwards)).offset(skip).limit(1)


def page(wanted: Wanted, order: Order, start: int, most: int) -> Select[Any]:
    """Return the lines from row ``start`` on."""
    return _lines(_positions(wanted, order).offset(start).limit(most), order)


def page_after(
    wanted: Wanted, order: Order, key: tuple[Any, int], skip: int, most: int, *, backwards: bool = False
) -> Select[Any]:
    """Return the lines after ``skip`` more than the one of that key; ``backwards`` those before it."""
    found = _positions(wanted, order, backwards=backwards).where(_beyond(order, key, backwards=backwards))
    return _lines(found.offset(skip).limit(most), order)


def place(wanted: Wanted, order: Order, key: tuple[Any, int]) -> Select[Any]:
    """Return how many stand before the one of that key."""
    return count(wanted).where(_beyond(order, key, backwards=True))


def key(order: Order, article_id: str) -> Select[Any]:
    """Return the key of an article and its position, by which it stands in that order."""
    column, _falling = _KEYS[order]
    first = _ARTICLE.position if column is None else column
    return select(first, _ARTICLE.position).where(_ARTICLE.id == article_id)


def fits(wanted: Wanted, article_id: str) -> Select[Any]:
    """Return the position of an article if it fits."""
    return select(_ARTICLE.position).where(_ARTICLE.id == article_id, _fits(wanted))


def ids(wanted: Wanted, order: Order) -> Select[Any]:
    """Return the ids of all that fit."""
    return select(_ARTICLE.id).where(_fits(wanted)).order_by(*_order(order))


def totals() -> Select[Any]:
    """Return how many there are of each status."""
    return select(_ARTICLE.status, func.count()).where(~_ARTICLE.withdrawn).group_by(_ARTICLE.status)


def publishers() -> Select[str, int]:
    """Return how many there are of each source, most first."""
    number = func.count()
    return (
        select(func.coalesce(_ARTICLE.publisher, ""), number)
        .where(~_ARTICLE.withdrawn)
        .group_by(_ARTICLE.publisher)
        .order_by(number.desc(), _ARTICLE.publisher)
    )


def annotators() -> Select[Any]:
    """Return id and name of everyone who worked on an article."""
    table = schema.article_annotator.c
    return select(table.id, func.max(table.name)).where(~table.deleted).group_by(table.id)


def unchecked(most: int) -> Select[Any]:
    """Return the ids of articles that the live checks have not looked at as they stand."""
    return (
        select(_ARTICLE.id)
        .where(~_ARTICLE.withdrawn, _ARTICLE.problems.is_(None))
        .order_by(_ARTICLE.position)
        .limit(most)
    )


KNOWN = ("suggestions", "doubtful", "problems")
"""Columns of an ``Outlook``, by its names."""


def known(article_id: str) -> Select[Any]:
    """Return what is kept of an article's outlook."""
    return select(*(_ARTICLE[name] for name in KNOWN)).where(_ARTICLE.id == article_id)


def remember(connection: Connection, article_id: str, outlook: Outlook) -> None:
    """Keep what programs think of an article."""
    values: dict[str, Any] = {"suggestions": outlook.suggestions, "doubtful": outlook.doubtful}
    if outlook.problems is not None:
        values["problems"] = outlook.problems
    connection.execute(update(schema.article).where(_ARTICLE.id == article_id).values(**values))


def _listed(positions: list[int]) -> Select[Any]:
    return select(func.json_each(json.dumps(positions)).table_valued("value").c.value)


def _lines(positions: Select[Any], order: Order) -> Select[Any]:
    return select(*_LINE).where(_ARTICLE.position.in_(positions)).order_by(*_order(order))


def _positions(wanted: Wanted, order: Order, *, backwards: bool = False) -> Select[Any]:
    return select(_ARTICLE.position).where(_fits(wanted)).order_by(*_order(order, backwards=backwards))


def _order(order: Order, *, backwards: bool = False) -> list[ColumnElement[Any]]:
    column, falling = _KEYS[order]
    columns = [_ARTICLE.position] if column is None else [column, _ARTICLE.position]
    # Both one way, so that the index can be read backwards.
    return [each.desc() if falling is not backwards else each.asc() for each in columns]


def _beyond(order: Order, known: tuple[Any, int], *, backwards: bool) -> ColumnElement[bool]:
    """Tell what stands after that key, or before it."""
    column, falling = _KEYS[order]
    value, position = known
    less = falling is not backwards
    further = _ARTICLE.position < position if less else _ARTICLE.position > position
    if column is None:
        return further
    # The first condition is what an index can begin at.
    near, far = (column <= value, column < value) if less else (column >= value, column > value)
    return and_(near, or_(far, further))


def _fits(wanted: Wanted) -> ColumnElement[bool]:
    conditions: list[ColumnElement[bool]] = [~_ARTICLE.withdrawn]
    if wanted.statuses:
        conditions.append(_ARTICLE.status.in_(sorted(map(str, wanted.statuses))))
    if wanted.publisher is not None:
        conditions.append(_ARTICLE.publisher == wanted.publisher if wanted.publisher else _NO_PUBLISHER)
    if wanted.since is not None:
        conditions.append(_ARTICLE.dated >= wanted.since)
    if wanted.until is not None:
        conditions.append(_ARTICLE.dated < wanted.until)
    conditions += [_COUNTS[label] >= number for label, number in wanted.least]
    conditions += [_COUNTS[label] <= number for label, number in wanted.most]
    if wanted.problems is not None:
        conditions.append(_ARTICLE.problems > 0 if wanted.problems else _ARTICLE.problems == 0)
    conditions += _fitting_people(wanted)
    conditions += [func.instr(_ARTICLE.heading_key, word) > 0 for word in wanted.keys]
    return and_(*conditions)


_NO_PUBLISHER = or_(_ARTICLE.publisher.is_(None), _ARTICLE.publisher == "")


def _fitting_people(wanted: Wanted) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if wanted.annotator is not None:
        people = schema.article_annotator.c
        theirs = select(people.article_id).where(people.id == wanted.annotator, ~people.deleted)
        conditions.append(_ARTICLE.id.in_(theirs))
    if wanted.assigned == "":
        conditions.append(_ARTICLE.assigned == "")
    elif wanted.assigned is not None:
        conditions.append(func.instr(_ARTICLE.assigned, f" {wanted.assigned} ") > 0)
    return conditions
