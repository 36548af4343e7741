"""The queue is asked for in pages: what filters and orders it stands in columns with indexes.

Revision ID: 0005
Revises: 0004
"""

import sqlalchemy as sa
from alembic import op

from gofteh.app.queue import heading_key, title_key

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_COUNTED = {"speakers": "speaker", "topics": "topic"}
_AT_ONCE = 1_000


def upgrade() -> None:
    for name in (*_COUNTED, "suggestions", "doubtful"):
        op.add_column("article", sa.Column(name, sa.Integer(), nullable=False, server_default=sa.text("0")))
    for name in ("assigned", "dated", "heading_key", "title_key"):
        op.add_column("article", sa.Column(name, sa.Text(), nullable=False, server_default=sa.text("''")))
    op.add_column("article", sa.Column("problems", sa.Integer(), nullable=True))
    _fill()
    op.drop_index(op.f("ix_article_status"), table_name="article")
    op.create_index("ix_article_withdrawn", "article", ["withdrawn"])
    for name in ("dated", "title_key", "suggestions", "doubtful", "updated_at", "status"):
        op.create_index(f"ix_article_withdrawn_{name}", "article", ["withdrawn", name])
    op.create_index(
        "ix_article_filter",
        "article",
        [
            "withdrawn", "publisher", "dated", "status", "quotes", "speakers", "topics", "problems",
            "assigned", "heading_key",
        ],
    )  # fmt: skip
    op.create_index(op.f("ix_article_annotator_id"), "article_annotator", ["id"])


def _fill() -> None:
    connection = op.get_bind()
    op.execute("UPDATE article SET dated = coalesce(published_at, created_at)")
    for name, label in _COUNTED.items():
        op.execute(
            f"UPDATE article SET {name} = (SELECT count(*) FROM span"
            f" WHERE article_id = article.id AND label = '{label}' AND NOT deleted)"
        )
    last = 0
    while True:
        found = connection.execute(
            sa.text(
                "SELECT position, title, opening, publisher FROM article"
                " WHERE position > :last ORDER BY position LIMIT :most"
            ),
            {"last": last, "most": _AT_ONCE},
        ).all()
        if not found:
            return
        last = found[-1].position
        connection.execute(
            sa.text("UPDATE article SET heading_key = :heading, title_key = :title WHERE position = :place"),
            [
                {
                    "place": row.position,
                    "heading": heading_key(row.title, row.opening, row.publisher),
                    "title": title_key(row.title, row.opening),
                }
                for row in found
            ],
        )
