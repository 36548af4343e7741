"""Texts may be corrected, the old version kept; nearly the same texts are found by sketches."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "text_version",
        sa.Column("article_id", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_text_version_article_id_article")
        ),
        sa.PrimaryKeyConstraint("article_id", "sha256", name=op.f("pk_text_version")),
    )
    op.create_index(op.f("ix_text_version_sha256"), "text_version", ["sha256"], unique=False)
    op.create_table(
        "article_sketch",
        sa.Column("hash", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["position"], ["article.position"], name=op.f("fk_article_sketch_position_article")
        ),
        sa.PrimaryKeyConstraint("hash", "position", name=op.f("pk_article_sketch")),
        sqlite_with_rowid=False,
    )
