"""JSON objects inside a record → values: spans, links, speakers, topics, annotators, source."""

from gofteh.app.fields import Fields
from gofteh.domain.article import Source, SourceKind, Status
from gofteh.domain.document import Annotator, ArticleTopic
from gofteh.domain.links import Link
from gofteh.domain.registry import AliasKind, Role, Speaker
from gofteh.domain.spans import Provenance, QuoteType, Span


def read_span(fields: Fields, span_id: str) -> Span:
    """Return a span. Raises Problem naming the field."""
    with fields.located():
        return Span(
            id=span_id,
            start=fields.whole("start"),
            end=fields.whole("end"),
            label=fields.name("label"),
            quote_type=fields.optional_choice("quote_type", QuoteType),
            speaker_id=fields.optional_id("speaker_id"),
            topic_code=fields.optional_text("topic_code"),
            annotator=fields.optional_id("annotator"),
            provenance=fields.choice("provenance", Provenance),
            suggested_by=fields.optional_text("suggested_by"),
            created_at=fields.time("created_at"),
            updated_at=fields.time("updated_at"),
            note=fields.optional_text("note"),
        )


def read_link(fields: Fields, link_id: str) -> Link:
    """Return a link. Raises Problem naming the field."""
    with fields.located():
        return Link(
            id=link_id,
            type=fields.name("type"),
            from_id=fields.id("from_id"),
            to_id=fields.id("to_id"),
            annotator=fields.optional_id("annotator"),
            provenance=fields.choice("provenance", Provenance),
            suggested_by=fields.optional_text("suggested_by"),
            created_at=fields.time("created_at"),
            updated_at=fields.time("updated_at"),
            note=fields.optional_text("note"),
        )


def read_speaker(fields: Fields, speaker_id: str) -> Speaker:
    """Return a speaker. Raises Problem naming the field."""
    with fields.located():
        return Speaker(
            id=speaker_id,
            name=fields.text("name"),
            aliases=fields.texts("aliases"),
            role=fields.optional_text("role"),
            wikidata=fields.optional_text("wikidata"),
            note=fields.optional_text("note"),
        )


def read_alias_kinds(fields: Fields) -> tuple[tuple[str, AliasKind], ...]:
    """Return what each alias is, from an object of aliases. Raises Problem naming the alias."""
    return tuple((alias, fields.choice(alias, AliasKind)) for alias in fields.names())


def read_roles(fields: Fields, name: str) -> tuple[Role, ...]:
    """Return roles with their days. Raises Problem naming the field."""
    found = []
    for role in fields.objects(name):
        role.assume(since=None, until=None)
        with role.located():
            found.append(Role(role.text("title"), role.optional_text("since"), role.optional_text("until")))
        role.finish()
    return tuple(found)


def read_topic(fields: Fields) -> ArticleTopic:
    """Return a topic of the whole article. Raises Problem naming the field."""
    with fields.located():
        return ArticleTopic(
            code=fields.text("code"),
            scheme=fields.text("scheme"),
            label=fields.text("label"),
            annotator=fields.optional_id("annotator"),
            provenance=fields.choice("provenance", Provenance),
            created_at=fields.time("created_at"),
        )


def read_annotator(fields: Fields) -> Annotator:
    """Return an annotator. Raises Problem naming the field."""
    with fields.located():
        return Annotator(
            id=fields.id("id"),
            name=fields.text("name"),
            status=fields.choice("status", Status),
            updated_at=fields.time("updated_at"),
        )


def read_source(fields: Fields) -> Source:
    """Return where an article came from. Raises Problem naming the field."""
    with fields.located():
        return Source(
            kind=fields.choice("kind", SourceKind),
            name=fields.optional_text("name"),
            url=fields.optional_text("url"),
            publisher=fields.optional_text("publisher"),
            author=fields.optional_text("author"),
            published_at=fields.optional_time("published_at"),
            sha256=fields.optional_text("sha256"),
            encoding=fields.optional_text("encoding"),
            imported_at=fields.time("imported_at"),
            normalization=fields.texts("normalization"),
        )
