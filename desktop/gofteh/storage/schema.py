"""The tables of a project file. Offsets are code points; times are UTC text in whole seconds."""

from sqlalchemy import (
    Boolean,
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    false,
    text,
)

APPLICATION_ID = 0x476F4654
"""Written into the file's header: "GoFT"."""
SCHEMA_NUMBER = 5
"""Written as ``user_version``; grows with every migration."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _flag(name: str) -> Column[bool]:
    kind = Boolean(create_constraint=True, name=name)
    return Column(name, kind, nullable=False, server_default=false())


meta = Table("meta", metadata, Column("key", Text, primary_key=True), Column("value", Text, nullable=False))

article = Table(
    "article",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("opening", Text, nullable=False),
    Column("length", Integer, nullable=False),
    Column("sha256", Text, nullable=False, index=True),
    Column("language", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("publisher", Text),
    Column("published_at", Text),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("extra", Text),
    Column(
        "withdrawn", Boolean(create_constraint=True, name="withdrawn"), nullable=False, server_default=false()
    ),
    Column("quotes", Integer, nullable=False, server_default=text("0")),
    Column("speakers", Integer, nullable=False, server_default=text("0")),
    Column("topics", Integer, nullable=False, server_default=text("0")),
    Column("assigned", Text, nullable=False, server_default=text("''")),
    Column("dated", Text, nullable=False, server_default=text("''")),
    Column("heading_key", Text, nullable=False, server_default=text("''")),
    Column("title_key", Text, nullable=False, server_default=text("''")),
    Column("suggestions", Integer, nullable=False, server_default=text("0")),
    Column("doubtful", Integer, nullable=False, server_default=text("0")),
    Column("problems", Integer),
    CheckConstraint("length > 0", name="length"),
    # One for each order of the queue: SQLite ends every index with the position.
    Index("ix_article_withdrawn", "withdrawn"),
    Index("ix_article_withdrawn_dated", "withdrawn", "dated"),
    Index("ix_article_withdrawn_title_key", "withdrawn", "title_key"),
    Index("ix_article_withdrawn_suggestions", "withdrawn", "suggestions"),
    Index("ix_article_withdrawn_doubtful", "withdrawn", "doubtful"),
    Index("ix_article_withdrawn_updated_at", "withdrawn", "updated_at"),
    Index("ix_article_withdrawn_status", "withdrawn", "status"),
    Index(
        "ix_article_filter",
        "withdrawn",
        "publisher",
        "dated",
        "status",
        "quotes",
        "speakers",
        "topics",
        "problems",
        "assigned",
        "heading_key",
    ),
)
"""``ix_article_filter`` holds all that a filter asks: far less to read than the rows. ``assigned`` holds ids
between spaces; ``dated``, ``heading_key`` and ``title_key`` are what ``app.queue`` makes of an article; and
``suggestions``, ``doubtful`` and ``problems`` are its ``Outlook``, which no act makes."""

article_text = Table(
    "article_text",
    metadata,
    Column("article_id", Text, ForeignKey("article.id"), primary_key=True),
    Column("text", Text, nullable=False),
)

search_waiting = Table(
    "search_waiting", metadata, Column("position", Integer, ForeignKey("article.position"), primary_key=True)
)
"""Articles that the search index does not hold, or only with an earlier text."""

search_article = Table(
    "search_article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("position", Integer, ForeignKey("article.position"), nullable=False, unique=True),
)
"""Which row of ``search_words`` is of which article."""

SEARCH_WORDS = (
    "CREATE VIRTUAL TABLE search_words USING fts5"
    "(title, body, content='', columnsize=0, prefix='2 3', tokenize='unicode61 remove_diacritics 0')"
)
"""The full-text index, which SQLAlchemy cannot describe. Without a copy of the texts; what is put in is
folded, and so has no diacritics any more."""

text_version = Table(
    "text_version",
    metadata,
    Column("article_id", Text, ForeignKey("article.id"), primary_key=True),
    Column("sha256", Text, primary_key=True, index=True),
    Column("text", Text, nullable=False),
)
"""Texts that a correction took the place of; the present one stands in ``article_text``."""

article_sketch = Table(
    "article_sketch",
    metadata,
    Column("hash", Integer, primary_key=True, autoincrement=False),
    Column("position", Integer, ForeignKey("article.position"), primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)
"""The smallest hashes of each text's shingles (``app.likeness``), nearly the same texts share some."""

span = Table(
    "span",
    metadata,
    Column("article_id", Text, ForeignKey("article.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("label", Text, nullable=False),
    Column("quote_type", Text),
    Column("speaker_id", Text, ForeignKey("speaker.id"), index=True),
    Column("topic_code", Text),
    Column("annotator", Text),
    Column("provenance", Text, nullable=False),
    Column("suggested_by", Text),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("note", Text),
    Column(
        "deleted", Boolean(create_constraint=True, name="deleted"), nullable=False, server_default=false()
    ),
    CheckConstraint('0 <= start AND start < "end"', name="range"),
)

link = Table(
    "link",
    metadata,
    Column("article_id", Text, ForeignKey("article.id"), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("type", Text, nullable=False),
    Column("from_id", Text, nullable=False),
    Column("to_id", Text, nullable=False),
    Column("annotator", Text),
    Column("provenance", Text, nullable=False),
    Column("suggested_by", Text),
    Column("created_at", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column("note", Text),
    Column(
        "deleted", Boolean(create_constraint=True, name="deleted"), nullable=False, server_default=false()
    ),
    CheckConstraint("from_id <> to_id", name="ends"),
)

article_topic = Table(
    "article_topic",
    metadata,
    Column("article_id", Text, ForeignKey("article.id"), primary_key=True),
    Column("scheme", Text, primary_key=True),
    Column("code", Text, primary_key=True),
    Column("label", Text, nullable=False),
    Column("annotator", Text),
    Column("provenance", Text, nullable=False),
    Column("created_at", Text, nullable=False),
    Column(
        "deleted", Boolean(create_constraint=True, name="deleted"), nullable=False, server_default=false()
    ),
)

article_annotator = Table(
    "article_annotator",
    metadata,
    Column("article_id", Text, ForeignKey("article.id"), primary_key=True),
    Column("id", Text, primary_key=True, index=True),
    Column("name", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("updated_at", Text, nullable=False),
    Column(
        "deleted", Boolean(create_constraint=True, name="deleted"), nullable=False, server_default=false()
    ),
)

speaker = Table(
    "speaker",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("role", Text),
    Column("wikidata", Text),
    Column("note", Text),
    Column("kind", Text, nullable=False),
    Column("merged_into", Text, ForeignKey("speaker.id", deferrable=True, initially="DEFERRED")),
    Column(
        "deleted", Boolean(create_constraint=True, name="deleted"), nullable=False, server_default=false()
    ),
    Column("alias_kinds", Text),
    Column("roles", Text),
)

speakers_apart = Table(
    "speakers_apart",
    metadata,
    Column("one_id", Text, ForeignKey("speaker.id"), primary_key=True),
    Column("other_id", Text, ForeignKey("speaker.id"), primary_key=True),
    Column(
        "deleted", Boolean(create_constraint=True, name="deleted"), nullable=False, server_default=false()
    ),
    CheckConstraint("one_id < other_id", name="order"),
)
"""Pairs of whom somebody said that they are two."""

topic = Table(
    "topic",
    metadata,
    Column("code", Text, primary_key=True),
    Column("scheme", Text, nullable=False),
    Column("label", Text, nullable=False),
    Column("parent", Text),
    Column("key", Integer),
    Column(
        "retired", Boolean(create_constraint=True, name="retired"), nullable=False, server_default=false()
    ),
    Column(
        "deleted", Boolean(create_constraint=True, name="deleted"), nullable=False, server_default=false()
    ),
)

quote = Table(
    "quote",
    metadata,
    Column("position", Integer, ForeignKey("article.position"), primary_key=True, autoincrement=False),
    Column("head_id", Text, primary_key=True),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("speaker_id", Text),
    Column("day", Text, nullable=False),
    Index("ix_quote_day", "day", "position", "start"),
    Index("ix_quote_speaker_id_day", "speaker_id", "day", "position", "start"),
    sqlite_with_rowid=False,
)
"""One row a quote record, worked out from its article's marks by ``storage.quotes``; saves time only."""

quote_topic = Table(
    "quote_topic",
    metadata,
    Column("code", Text, primary_key=True),
    Column("position", Integer, ForeignKey("article.position"), primary_key=True, autoincrement=False),
    Column("head_id", Text, primary_key=True),
    Index("ix_quote_topic_position_head_id", "position", "head_id"),
    sqlite_with_rowid=False,
)
"""What each quote is about: the topics of its own topic marks and of its article."""

label = Table(
    "label",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
)

person = Table("person", metadata, Column("id", Text, primary_key=True), Column("name", Text, nullable=False))

event = Table(
    "event",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("op_id", Text, nullable=False, unique=True),
    Column("article_id", Text),
    Column("kind", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("payload", Text, nullable=False),
    Column("inverse", Text, nullable=False),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("undoes", Text),
    Column("redoes", Text),
    Column("batch", Text),
    Column("program", Text, nullable=False),
    Column("prev_hash", Text, nullable=False),
    Column("hash", Text, nullable=False),
    Index("ix_event_article_id_seq", "article_id", "seq"),
)
