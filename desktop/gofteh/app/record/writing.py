"""Annotated article → native record; keys come in the order of the schema."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from gofteh.app.record.extra import Extra, read_extra
from gofteh.domain.article import Article, Source, Status
from gofteh.domain.document import AnnotatedArticle, Annotator, ArticleTopic
from gofteh.domain.links import Link
from gofteh.domain.registry import Registry, Speaker, SpeakerKind
from gofteh.domain.spans import Span

Json = dict[str, Any]
"""A JSON object on its way out; what comes in goes through ``Fields``."""

SCHEMA_VERSION = "1.0"


def to_record(document: AnnotatedArticle, registry: Registry, people: Mapping[str, str]) -> Json:
    """Return the record of ``document`` as others are to read it.

    Speakers are those it refers to, merges followed; annotators are those who said how far they are and
    all others who annotated something, called as in ``people``. Raises Problem when a span points at a
    speaker that the registry does not have.
    """
    spans: dict[str, Span] = {}
    speakers: dict[str, Speaker] = {}
    for span in document.spans.values():
        spans[span.id] = span
        if span.speaker_id is not None:
            speaker = registry.resolve(span.speaker_id)
            speakers[speaker.id] = speaker
            spans[span.id] = replace(span, speaker_id=speaker.id)
    made = [
        *((span.annotator, span.updated_at) for span in document.spans.values()),
        *((link.annotator, link.updated_at) for link in document.links.values()),
        *((topic.annotator, topic.created_at) for topic in document.topics),
    ]
    whole = replace(document, spans=spans, annotators=everyone(made, document.annotators, people))
    return exact_record(whole, [speakers[key] for key in sorted(speakers)])


def exact_record(document: AnnotatedArticle, speakers: Iterable[Speaker]) -> Json:
    """Return the record of exactly these values, nothing looked up, resolved or added."""
    return record_of(
        document.article,
        status=document.status,
        spans=[_span_json(span, document.text_of(span)) for span in document.in_reading_order()],
        links=[_link_json(document.links[key]) for key in sorted(document.links)],
        speakers=speakers,
        topics=document.topics,
        annotators=document.annotators,
        updated_at=document.updated_at,
    )


def record_of(
    article: Article,
    *,
    status: Status,
    spans: list[Json],
    links: list[Json],
    speakers: Iterable[Speaker],
    topics: Iterable[ArticleTopic],
    annotators: Iterable[Annotator],
    updated_at: str,
) -> Json:
    """Return the record of these parts; all lists are in the order of the record already."""
    speakers = list(speakers)
    return {
        "schema_version": SCHEMA_VERSION,
        "id": article.id,
        "title": article.title,
        "text": article.text,
        "text_sha256": article.sha256,
        "text_length": len(article),
        "offset_unit": "codepoint",
        "language": article.language,
        "status": status.value,
        "spans": spans,
        "links": links,
        "speakers": [_speaker_json(speaker) for speaker in speakers],
        "topics": [_topic_json(topic) for topic in topics],
        "annotators": [annotator_json(person) for person in annotators],
        "source": _source_json(article.source),
        "created_at": article.created_at,
        "updated_at": updated_at or article.created_at,
        "extra": _extra(article.extra, speakers),
    }


def everyone(
    made: Iterable[tuple[str | None, str]], stated: Iterable[Annotator], people: Mapping[str, str]
) -> tuple[Annotator, ...]:
    """Return the annotators of an article, those included who never said how far they are.

    ``made`` tells who made a mark or a topic, and when; ``stated`` are those who did say.
    """
    last: dict[str, str] = {}
    for person_id, at in made:
        if person_id is not None:
            last[person_id] = max(at, last.get(person_id, at))
    found = {
        key: Annotator(id=key, name=people.get(key) or key, status=Status.IN_PROGRESS, updated_at=at)
        for key, at in last.items()
    }
    found.update((person.id, person) for person in stated)
    return tuple(found[key] for key in sorted(found))


def _extra(extra: str | None, speakers: Iterable[Speaker]) -> str | None:
    speakers = list(speakers)
    kinds = {speaker.id: speaker.kind for speaker in speakers if speaker.kind is not SpeakerKind.PERSON}
    alias_kinds = {speaker.id: speaker.alias_kinds for speaker in speakers if speaker.alias_kinds}
    roles = {speaker.id: speaker.roles for speaker in speakers if speaker.roles}
    if not (kinds or alias_kinds or roles):
        return extra
    before = read_extra(extra)
    return Extra(
        foreign=before.foreign,
        newer=before.newer,
        speaker_kinds=kinds,
        alias_kinds=alias_kinds,
        speaker_roles=roles,
    ).text()


MADE = ("annotator", "provenance", "suggested_by", "created_at", "updated_at", "note")
SPAN = ("id", "start", "end", "text", "label", "quote_type", "speaker_id", "topic_code", *MADE)
"""The keys of a span in their order."""
LINK = ("id", "type", "from_id", "to_id", *MADE)
"""The keys of a link in their order."""


def _span_json(span: Span, text: str) -> Json:
    return {
        "id": span.id,
        "start": span.start,
        "end": span.end,
        "text": text,
        "label": span.label,
        "quote_type": span.quote_type and span.quote_type.value,
        "speaker_id": span.speaker_id,
        "topic_code": span.topic_code,
        **_made(span),
    }


def _link_json(link: Link) -> Json:
    return {
        "id": link.id,
        "type": link.type,
        "from_id": link.from_id,
        "to_id": link.to_id,
        **_made(link),
    }


def _made(value: Span | Link) -> Json:
    return {
        "annotator": value.annotator,
        "provenance": value.provenance.value,
        "suggested_by": value.suggested_by,
        "created_at": value.created_at,
        "updated_at": value.updated_at,
        "note": value.note,
    }


def _speaker_json(speaker: Speaker) -> Json:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "aliases": list(speaker.aliases),
        "role": speaker.role,
        "wikidata": speaker.wikidata,
        "note": speaker.note,
    }


def _topic_json(topic: ArticleTopic) -> Json:
    return {
        "code": topic.code,
        "scheme": topic.scheme,
        "label": topic.label,
        "annotator": topic.annotator,
        "provenance": topic.provenance.value,
        "created_at": topic.created_at,
    }


def annotator_json(person: Annotator) -> Json:
    """Return an annotator as in the record."""
    return {
        "id": person.id,
        "name": person.name,
        "status": person.status.value,
        "updated_at": person.updated_at,
    }


def _source_json(source: Source) -> Json:
    return {
        "kind": source.kind.value,
        "name": source.name,
        "url": source.url,
        "publisher": source.publisher,
        "author": source.author,
        "published_at": source.published_at,
        "sha256": source.sha256,
        "encoding": source.encoding,
        "imported_at": source.imported_at,
        "normalization": list(source.normalization),
    }
