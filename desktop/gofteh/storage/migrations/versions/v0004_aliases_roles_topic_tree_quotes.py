"""Kinds of aliases, roles with their days, a tree of topics, speakers kept apart; quotes to look through.

Revision ID: 0004
Revises: 0003
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("speaker", sa.Column("alias_kinds", sa.Text(), nullable=True))
    op.add_column("speaker", sa.Column("roles", sa.Text(), nullable=True))
    op.create_table(
        "speakers_apart",
        sa.Column("one_id", sa.Text(), nullable=False),
        sa.Column("other_id", sa.Text(), nullable=False),
        sa.Column(
            "deleted",
            sa.Boolean(create_constraint=True, name=op.f("ck_speakers_apart_deleted")),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.CheckConstraint("one_id < other_id", name=op.f("ck_speakers_apart_order")),
        sa.ForeignKeyConstraint(["one_id"], ["speaker.id"], name=op.f("fk_speakers_apart_one_id_speaker")),
        sa.ForeignKeyConstraint(
            ["other_id"], ["speaker.id"], name=op.f("fk_speakers_apart_other_id_speaker")
        ),
        sa.PrimaryKeyConstraint("one_id", "other_id", name=op.f("pk_speakers_apart")),
    )
    _renew_topics()
    _make_quotes()


def _renew_topics() -> None:
    """Make the table anew: SQLite adds no column with a constraint of its own."""
    op.rename_table("topic", "topic_before")
    op.create_table(
        "topic",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("scheme", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("parent", sa.Text(), nullable=True),
        sa.Column("key", sa.Integer(), nullable=True),
        sa.Column(
            "retired",
            sa.Boolean(create_constraint=True, name=op.f("ck_topic_retired")),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.Column(
            "deleted",
            sa.Boolean(create_constraint=True, name=op.f("ck_topic_deleted")),
            server_default=sa.text("0"),
            nullable=False,
        ),
        sa.PrimaryKeyConstraint("code", name=op.f("pk_topic")),
    )
    op.execute("INSERT INTO topic (code, scheme, label) SELECT code, scheme, label FROM topic_before")
    op.drop_table("topic_before")


def _make_quotes() -> None:
    op.create_table(
        "quote",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("head_id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("speaker_id", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["position"], ["article.position"], name=op.f("fk_quote_position_article")),
        sa.PrimaryKeyConstraint("position", "head_id", name=op.f("pk_quote")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_quote_day", "quote", ["day", "position", "start"], unique=False)
    op.create_index(
        "ix_quote_speaker_id_day", "quote", ["speaker_id", "day", "position", "start"], unique=False
    )
    op.create_table(
        "quote_topic",
        sa.Column("code", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("head_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["position"], ["article.position"], name=op.f("fk_quote_topic_position_article")
        ),
        sa.PrimaryKeyConstraint("code", "position", "head_id", name=op.f("pk_quote_topic")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_quote_topic_position_head_id", "quote_topic", ["position", "head_id"], unique=False)
