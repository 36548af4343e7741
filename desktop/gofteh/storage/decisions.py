"""What became of each rule's suggestions, counted over the articles of a project."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, func, select

from gofteh.app.decisions import Decided, Decisions, decided
from gofteh.domain.links import CONTINUES
from gofteh.domain.spans import CUE, QUOTE, Provenance
from gofteh.storage import kept, schema


def decisions(connection: Connection, but: str | None) -> Iterator[Decided]:
    """Yield what was decided in all articles ``but`` one, origin by origin."""
    for origin, provenance, count in connection.execute(_taken(but)):
        yield origin, decided(Provenance(provenance), count)
    for refusal in kept.all_refusals(connection, but):
        yield refusal.suggested_by, Decisions(refused=1)


def cue_words(connection: Connection) -> dict[str, int]:
    """Return how often each spelling is marked as a verb of saying, the commonest first."""
    span, words = schema.span.c, schema.article_text.c
    spelled = func.substr(words.text, span.start + 1, span.end - span.start)
    found = connection.execute(
        select(spelled, func.count())
        .select_from(schema.span)
        .join(schema.article, schema.article.c.id == span.article_id)
        .join(schema.article_text, schema.article_text.c.article_id == span.article_id)
        .where(span.label == CUE, ~span.deleted, ~schema.article.c.withdrawn)
        .group_by(spelled)
        .order_by(func.count().desc(), spelled)
    )
    return {str(word): int(count) for word, count in found}


def _taken(but: str | None) -> Select[Any]:
    span, link = schema.span.c, schema.link.c
    is_later_part = (
        select(link.id)
        .where(
            link.article_id == span.article_id,
            link.from_id == span.id,
            link.type == CONTINUES,
            ~link.deleted,
        )
        .exists()
    )
    return (
        select(span.suggested_by, span.provenance, func.count())
        .join(schema.article, schema.article.c.id == span.article_id)
        .where(
            span.suggested_by.is_not(None),
            span.label == QUOTE,
            ~span.deleted,
            ~schema.article.c.withdrawn,
            span.article_id != (but or ""),
            ~is_later_part,
        )
        .group_by(span.suggested_by, span.provenance)
    )
