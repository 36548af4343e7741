"""Articles as they stand, put together from the rows of the tables."""

from typing import TYPE_CHECKING

from sqlalchemy import Table, bindparam, select

from gofteh.domain.article import Status, text_sha256
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.storage import faults, kept, rows, schema
from gofteh.storage.prepared import Prepared

if TYPE_CHECKING:
    from gofteh.storage.store import SqlStore

_NONSENSE = (ValueError, TypeError, KeyError, AttributeError)

ARTICLE = Prepared(
    select(schema.article, schema.article_text.c.text)
    .join(schema.article_text)
    .where(schema.article.c.id == bindparam("id"))
)
"""The article ``id`` with its text."""


def _parts_of(table: Table) -> Prepared:
    return Prepared(select(table).where(table.c.article_id == bindparam("id"), ~table.c.deleted))


_SPANS, _LINKS = _parts_of(schema.span), _parts_of(schema.link)
TOPICS, ANNOTATORS = _parts_of(schema.article_topic), _parts_of(schema.article_annotator)


def document_of(store: "SqlStore", row: rows.Row) -> AnnotatedArticle:
    """Return the article of a row of ``ARTICLE``.

    Raises Problem when its text is not what its hash says, or its annotations break a rule.
    """
    article_id, text, connection = row["id"], row["text"], store.connection
    try:
        if text_sha256(text) != row["sha256"]:
            raise faults.text_changed(store.path, article_id)
        return AnnotatedArticle.of(
            rows.article_of(row, text),
            spans=map(rows.span_of, _SPANS.all(connection, id=article_id)),
            links=map(rows.link_of, _LINKS.all(connection, id=article_id)),
            status=Status(row["status"]),
            topics=map(rows.topic_of, TOPICS.all(connection, id=article_id)),
            annotators=map(rows.annotator_of, ANNOTATORS.all(connection, id=article_id)),
            ignored=kept.ignored_findings(connection, article_id),
            refused=kept.refusals(connection, article_id),
            assigned=row["assigned"].split(),
            withdrawn=bool(row["withdrawn"]),
            updated_at=row["updated_at"],
        )
    except Problem as problem:
        if problem.kind in (ProblemKind.PROJECT, ProblemKind.STORAGE):
            raise
        raise faults.rules_broken(store.path, article_id, problem) from problem
    except _NONSENSE as error:
        raise faults.rules_broken(store.path, article_id, error) from error
