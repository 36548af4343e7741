"""The search index, empty at first: every article waits to be taken in.

Revision ID: 0002
Revises: 0001
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "search_waiting",
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["position"], ["article.position"], name=op.f("fk_search_waiting_position_article")
        ),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_search_waiting")),
    )
    op.create_table(
        "search_article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["position"], ["article.position"], name=op.f("fk_search_article_position_article")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_search_article")),
        sa.UniqueConstraint("position", name=op.f("uq_search_article_position")),
    )
    # Without a copy of the texts. What is put in is folded, and so has no diacritics any more.
    op.execute(
        "CREATE VIRTUAL TABLE search_words USING fts5"
        "(title, body, content='', columnsize=0, prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
    )
    op.execute("INSERT INTO search_waiting SELECT position FROM article ORDER BY position")
