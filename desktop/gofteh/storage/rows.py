"""Rows of the project file ⇄ values of the domain."""

import json
from collections.abc import Collection, Mapping
from typing import Any

from gofteh.app.ports import ArticleSummary
from gofteh.app.queue import dated, heading_key, title_key
from gofteh.domain.article import Article, Source, SourceKind, Status
from gofteh.domain.document import AnnotatedArticle, Annotator, ArticleTopic
from gofteh.domain.links import Link
from gofteh.domain.registry import AliasKind, Role, Speaker, SpeakerKind, Topic
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Provenance, QuoteType, Span
from gofteh.storage.label_counts import label_counts

Row = dict[str, Any]
Stored = Mapping[str, Any]

OPENING = 120
"""Code points of the text kept for the queue."""


def article_row(document: AnnotatedArticle) -> Row:
    """Return the row of an article that comes in."""
    article, opening = document.article, document.text[:OPENING]
    return {
        "id": article.id,
        "title": article.title,
        "opening": opening,
        "length": len(article.text),
        "sha256": article.sha256,
        "language": article.language,
        "source": _source_json(article.source),
        "publisher": article.source.publisher,
        "published_at": article.source.published_at,
        "created_at": article.created_at,
        "extra": article.extra,
        "dated": dated(article),
        "heading_key": heading_key(article.title, opening, article.source.publisher),
        "title_key": title_key(article.title, opening),
        **state_row(document),
    }


def state_row(document: AnnotatedArticle, before: AnnotatedArticle | None = None) -> Row:
    """Return the columns of an article that acts change; ``before`` is the same article before the act."""
    counts = label_counts(document.spans, before.spans if before is not None else None)
    return {
        "status": str(document.status),
        "updated_at": document.updated_at,
        "withdrawn": document.withdrawn,
        "quotes": counts[QUOTE],
        "speakers": counts[SPEAKER],
        "topics": counts[TOPIC],
        "assigned": assigned_text(document.assigned),
    }


def assigned_text(people: Collection[str]) -> str:
    """Return ids as one text, each between spaces."""
    return "".join(f" {person}" for person in sorted(people)) + " " if people else ""


def article_of(row: Stored, text: str) -> Article:
    """Return the article of a row; its hash is as stored and still to be checked."""
    return Article(
        id=row["id"],
        text=text,
        source=_source_of(row["source"]),
        created_at=row["created_at"],
        title=row["title"],
        language=row["language"],
        extra=row["extra"],
        sha256=row["sha256"],
    )


def summary_of(row: Stored) -> ArticleSummary:
    """Return one line of the queue."""
    return ArticleSummary(
        id=row["id"],
        title=row["title"],
        opening=row["opening"],
        publisher=row["publisher"],
        published_at=row["published_at"],
        status=Status(row["status"]),
        updated_at=row["updated_at"],
        length=row["length"],
        quotes=row["quotes"],
        suggestions=row["suggestions"],
        doubtful=row["doubtful"],
        problems=row["problems"],
        assigned=tuple(row["assigned"].split()),
    )


def span_row(article_id: str, span: Span) -> Row:
    """Return the row of a span."""
    return {
        "article_id": article_id,
        "id": span.id,
        "start": span.start,
        "end": span.end,
        "label": span.label,
        "quote_type": _text(span.quote_type),
        "speaker_id": span.speaker_id,
        "topic_code": span.topic_code,
        "annotator": span.annotator,
        "provenance": str(span.provenance),
        "suggested_by": span.suggested_by,
        "created_at": span.created_at,
        "updated_at": span.updated_at,
        "note": span.note,
        "deleted": False,
    }


def span_of(row: Stored) -> Span:
    """Return the span of a row."""
    return Span(
        id=row["id"],
        start=row["start"],
        end=row["end"],
        label=row["label"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        quote_type=QuoteType(row["quote_type"]) if row["quote_type"] else None,
        speaker_id=row["speaker_id"],
        topic_code=row["topic_code"],
        annotator=row["annotator"],
        provenance=Provenance(row["provenance"]),
        suggested_by=row["suggested_by"],
        note=row["note"],
    )


def link_row(article_id: str, link: Link) -> Row:
    """Return the row of a link."""
    return {
        "article_id": article_id,
        "id": link.id,
        "type": link.type,
        "from_id": link.from_id,
        "to_id": link.to_id,
        "annotator": link.annotator,
        "provenance": str(link.provenance),
        "suggested_by": link.suggested_by,
        "created_at": link.created_at,
        "updated_at": link.updated_at,
        "note": link.note,
        "deleted": False,
    }


def link_of(row: Stored) -> Link:
    """Return the link of a row."""
    return Link(
        id=row["id"],
        type=row["type"],
        from_id=row["from_id"],
        to_id=row["to_id"],
        created_at=row["created_at"],
        updated_at=row["updated_at"],
        annotator=row["annotator"],
        provenance=Provenance(row["provenance"]),
        suggested_by=row["suggested_by"],
        note=row["note"],
    )


def topic_row(article_id: str, topic: ArticleTopic) -> Row:
    """Return the row of an article's topic."""
    return {
        "article_id": article_id,
        "scheme": topic.scheme,
        "code": topic.code,
        "label": topic.label,
        "annotator": topic.annotator,
        "provenance": str(topic.provenance),
        "created_at": topic.created_at,
        "deleted": False,
    }


def topic_of(row: Stored) -> ArticleTopic:
    """Return the article's topic of a row."""
    return ArticleTopic(
        code=row["code"],
        scheme=row["scheme"],
        label=row["label"],
        created_at=row["created_at"],
        annotator=row["annotator"],
        provenance=Provenance(row["provenance"]),
    )


def annotator_row(article_id: str, annotator: Annotator) -> Row:
    """Return the row of a person's state of work on an article."""
    return {
        "article_id": article_id,
        "id": annotator.id,
        "name": annotator.name,
        "status": str(annotator.status),
        "updated_at": annotator.updated_at,
        "deleted": False,
    }


def annotator_of(row: Stored) -> Annotator:
    """Return a person's state of work on an article."""
    return Annotator(
        id=row["id"], name=row["name"], status=Status(row["status"]), updated_at=row["updated_at"]
    )


def speaker_row(speaker: Speaker) -> Row:
    """Return the row of a speaker."""
    return {
        "id": speaker.id,
        "name": speaker.name,
        "aliases": json.dumps(speaker.aliases, ensure_ascii=False),
        "role": speaker.role,
        "wikidata": speaker.wikidata,
        "note": speaker.note,
        "kind": str(speaker.kind),
        "merged_into": speaker.merged_into,
        "alias_kinds": _json([*speaker.alias_kinds]),
        "roles": _json([[role.title, role.since, role.until] for role in speaker.roles]),
        "deleted": False,
    }


def speaker_of(row: Stored) -> Speaker:
    """Return the speaker of a row."""
    return Speaker(
        id=row["id"],
        name=row["name"],
        aliases=tuple(json.loads(row["aliases"])),
        role=row["role"],
        wikidata=row["wikidata"],
        note=row["note"],
        kind=SpeakerKind(row["kind"]),
        merged_into=row["merged_into"],
        alias_kinds=tuple((alias, AliasKind(kind)) for alias, kind in json.loads(row["alias_kinds"] or "[]")),
        roles=tuple(Role(*role) for role in json.loads(row["roles"] or "[]")),
    )


def listed_topic_row(topic: Topic) -> Row:
    """Return the row of a topic of the list."""
    return {
        "code": topic.code,
        "scheme": topic.scheme,
        "label": topic.label,
        "parent": topic.parent,
        "key": topic.key,
        "retired": topic.is_retired,
        "deleted": False,
    }


def listed_topic_of(row: Stored) -> Topic:
    """Return the topic of the list of a row."""
    return Topic(row["code"], row["scheme"], row["label"], row["parent"], row["key"], row["retired"])


def _json(values: list[Any]) -> str | None:
    return json.dumps(values, ensure_ascii=False) if values else None


def _source_json(source: Source) -> str:
    fields = {name: getattr(source, name) for name in Source.__slots__}
    return json.dumps(fields, ensure_ascii=False)


def _source_of(stored: str) -> Source:
    fields = json.loads(stored)
    fields["kind"] = SourceKind(fields["kind"])
    fields["normalization"] = tuple(fields["normalization"])
    return Source(**fields)


def _text(value: QuoteType | None) -> str | None:
    return None if value is None else str(value)
