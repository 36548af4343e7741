"""Statements about texts: their versions, and which are like another."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Insert, Select, func, literal, select, union_all

from gofteh.storage import schema

_MOST = 20
"""Articles like another that are worth comparing."""


def text_of(article_id: str, sha256: str | None) -> Select[Any]:
    """Select the present text of an article, or the version with that hash."""
    now = schema.article_text.c
    query = select(now.text).where(now.article_id == article_id)
    if sha256 is None:
        return query
    article, old = schema.article.c, schema.text_version.c
    present = query.join(schema.article).where(article.sha256 == sha256)
    earlier = select(old.text).where(old.article_id == article_id, old.sha256 == sha256)
    return select(union_all(present, earlier).subquery()).limit(1)


def article_of_version(sha256: str) -> Select[Any]:
    """Select the id of an article, not withdrawn, that once had a text of that hash."""
    article, old = schema.article.c, schema.text_version.c
    query = select(article.id).join(schema.text_version, old.article_id == article.id)
    return query.where(old.sha256 == sha256, ~article.withdrawn).order_by(article.position).limit(1)


def articles_like(sketch: Sequence[int], shared: int) -> Select[Any]:
    """Select the ids of articles that share so many hashes with a sketch, those that share most first."""
    article, part = schema.article.c, schema.article_sketch.c
    count = func.count()
    return (
        select(article.id)
        .join(schema.article_sketch, part.position == article.position)
        .where(part.hash.in_(sketch))
        .group_by(article.position)
        .having(count >= shared)
        .order_by(count.desc(), article.position)
        .limit(_MOST)
    )


def add_sketch(article_id: str, sketch: Sequence[int]) -> Insert:
    """Insert the hashes of an article."""
    article = schema.article.c
    parts = [select(literal(each), article.position).where(article.id == article_id) for each in sketch]
    return schema.article_sketch.insert().from_select(["hash", "position"], union_all(*parts))
