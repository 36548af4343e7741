"""Statements about texts: their versions, and which are like another.

Building a statement takes longer than running it, so each is built once.
"""

from typing import Any

from sqlalchemy import Integer, Select, bindparam, func, select, true, union_all

from gofteh.storage import schema
from gofteh.storage.prepared import Prepared

_MOST = 8
"""Articles like another that are worth comparing."""

_ARTICLE, _NOW, _OLD = schema.article.c, schema.article_text.c, schema.text_version.c
_PART = schema.article_sketch.c
_COUNT = func.count()

_TEXT = select(_NOW.text).where(_NOW.article_id == bindparam("id"))

TEXT = Prepared(_TEXT)
"""The present text of the article ``id``."""

VERSION = Prepared(
    select(
        union_all(
            _TEXT.join(schema.article).where(_ARTICLE.sha256 == bindparam("sha256")),
            select(_OLD.text).where(_OLD.article_id == bindparam("id"), _OLD.sha256 == bindparam("sha256")),
        ).subquery()
    ).limit(1)
)
"""The version of its text with the hash ``sha256``."""

# "Is not" keeps SQLite from walking the whole queue in its order, of which every article is a part.
WITH_TEXT = Prepared(
    select(_ARTICLE.id)
    .where(_ARTICLE.sha256 == bindparam("sha256"), _ARTICLE.withdrawn.is_not(true()))
    .order_by(_ARTICLE.position)
    .limit(1)
)
"""The id of an article, not withdrawn, whose text has that hash."""

ONCE_WITH_TEXT = Prepared(
    select(_ARTICLE.id)
    .join(schema.text_version, _OLD.article_id == _ARTICLE.id)
    .where(_OLD.sha256 == bindparam("sha256"), _ARTICLE.withdrawn.is_not(true()))
    .order_by(_ARTICLE.position)
    .limit(1)
)
"""The same for a text that was corrected since."""

LIKE: Select[Any] = (
    select(_ARTICLE.id)
    .join(schema.article_sketch, _PART.position == _ARTICLE.position)
    .where(_PART.hash.in_(bindparam("sketch", expanding=True)))
    .group_by(_ARTICLE.position)
    .having(bindparam("shared") <= _COUNT)
    .order_by(_COUNT.desc(), _ARTICLE.position)
    .limit(_MOST)
)
"""The ids of articles that have at least ``shared`` hashes of ``sketch``, those with most first."""

ADD_SKETCH = Prepared(
    schema.article_sketch.insert().from_select(
        ["hash", "position"],
        select(bindparam("hash", type_=Integer), _ARTICLE.position).where(_ARTICLE.id == bindparam("id")),
    )
)
"""Adds one hash of the article ``id``."""
