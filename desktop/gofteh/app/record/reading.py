"""Native record → the Edit that imports it, with every rule a JSON Schema cannot say."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from gofteh.app.fields import Fields
from gofteh.app.record.extra import Extra, read_extra
from gofteh.app.record.nesting import DEEPEST, check_nesting, too_deep
from gofteh.app.record.parts import (
    read_annotator,
    read_link,
    read_source,
    read_span,
    read_speaker,
    read_topic,
)
from gofteh.app.record.plain import plain_links, plain_spans
from gofteh.domain.article import Article, Status, check_text, text_sha256
from gofteh.domain.document import AnnotatedArticle, Annotator, ArticleTopic
from gofteh.domain.edits import ImportArticle
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.identity import check_id
from gofteh.domain.links import Link
from gofteh.domain.registry import Speaker
from gofteh.domain.spans import Span

_MAJOR, _MINOR = 1, 0
_VERSION = re.compile(r"([0-9]{1,4})\.([0-9]{1,4})")

_Value = TypeVar("_Value")


def from_record(record: Mapping[str, object]) -> ImportArticle:
    """Return the Edit that imports ``record``.

    Fields of a newer minor version are kept in the article's ``extra``. Raises Problem naming the
    article and the field when anything is wrong; nothing is ever mended silently.
    """
    try:
        return read_record(Fields(record))
    except Problem as problem:
        article_id = record.get("id")
        raise Problem(
            "Article “{article}”: {problem}",
            kind=ProblemKind.INPUT,
            article=_shown(article_id),
            problem=problem,
        ) from problem


def read_record(fields: Fields, *, stands_alone: bool = True) -> ImportArticle:
    """Return the Edit that imports the record in ``fields``.

    One that does not stand alone may point at speakers and annotators that only the project knows.
    Raises Problem naming the field.
    """
    minor = _minor_version(fields)
    reader = _Reader(keeps_unknown=minor > _MINOR)
    text = _text(fields)
    spans = plain_spans(fields.raw("spans"), text)
    if spans is None:
        spans = reader.all(fields, "spans", lambda span: _checked_span(span, text))
    links = plain_links(fields.raw("links"))
    if links is None:
        links = reader.all(fields, "links", lambda link: read_link(link, link.id("id")))
    speakers = reader.all(fields, "speakers", lambda speaker: read_speaker(speaker, speaker.id("id")))
    topics = reader.all(fields, "topics", read_topic)
    annotators = reader.all(fields, "annotators", read_annotator)
    _check_unique("speakers", (speaker.id for speaker in speakers))
    _check_unique("annotators", (person.id for person in annotators))
    if stands_alone:
        _check_annotators([*spans, *links, *topics], annotators)
        _check_speakers(spans, speakers)
    article = Article(
        id=fields.id("id"),
        text=text,
        source=reader.done(fields.inner("source"), read_source),
        created_at=fields.time("created_at"),
        title=fields.optional_text("title"),
        language=fields.text("language"),
        extra=_extra(fields),
        sha256=fields.text("text_sha256"),
    )
    document = AnnotatedArticle.of(
        article,
        spans=spans,
        links=links,
        status=fields.choice("status", Status),
        topics=topics,
        annotators=annotators,
        updated_at=fields.time("updated_at"),
    )
    reader.done(fields, lambda _: None)
    return _with_extra(document, speakers, reader.unknown)


def _extra(fields: Fields) -> str | None:
    """Return the ``extra``; what is no JSON in it the article itself refuses."""
    text = fields.optional_text("extra")
    try:
        # Deeper than a line, whose unknown fields we put in there ourselves.
        if text is not None:
            check_nesting(json.loads(text), 2 * DEEPEST)
    except RecursionError:
        raise _wrong("extra", too_deep()) from None
    except Problem as problem:
        raise _wrong("extra", problem) from problem
    except ValueError:
        pass
    return text


def _with_extra(
    document: AnnotatedArticle, speakers: Iterable[Speaker], unknown: Mapping[str, object]
) -> ImportArticle:
    """Put what travelled in ``extra`` where it belongs, and the unknown fields into it."""
    if document.article.extra is None and not unknown:
        return ImportArticle(document, tuple(speakers))
    extra = read_extra(document.article.extra)
    kept = Extra(foreign=extra.foreign, newer={**extra.newer, **unknown})
    return ImportArticle(
        replace(document, article=replace(document.article, extra=kept.text())),
        tuple(
            replace(
                speaker,
                kind=extra.speaker_kinds.get(speaker.id, speaker.kind),
                alias_kinds=extra.alias_kinds.get(speaker.id, ()),
                roles=extra.speaker_roles.get(speaker.id, ()),
            )
            for speaker in speakers
        ),
    )


class _Reader:
    """Knows what to do with fields that nobody asked for."""

    def __init__(self, *, keeps_unknown: bool) -> None:
        self._keeps_unknown = keeps_unknown
        self.unknown: dict[str, object] = {}

    def done(self, fields: Fields, read: Callable[[Fields], _Value]) -> _Value:
        value = read(fields)
        if self._keeps_unknown:
            self.unknown.update(fields.rest())
        else:
            fields.finish()
        return value

    def all(self, fields: Fields, name: str, read: Callable[[Fields], _Value]) -> list[_Value]:
        return [self.done(inner, read) for inner in fields.objects(name)]


def _minor_version(fields: Fields) -> int:
    version = fields.text("schema_version")
    found = _VERSION.fullmatch(version)
    if not found:
        raise _wrong("schema_version", Problem("“{version}” is no version like 1.0.", version=version))
    if int(found[1]) != _MAJOR:
        raise Problem(
            "The record has version {version} of the format; this program reads version {known}.",
            kind=ProblemKind.INPUT,
            cure="Read it with the program that wrote it, or with a newer Gofteh.",
            version=version,
            known=f"{_MAJOR}.x",
        )
    return int(found[2])


def _text(fields: Fields) -> str:
    text = fields.text("text")
    if not text:
        raise _wrong("text", Problem("An article needs a text."))
    try:
        check_text(text)
    except Problem as problem:
        raise _wrong("text", problem) from problem
    if fields.raw("offset_unit") != "codepoint":
        raise _wrong("offset_unit", Problem("Offsets are counted in code points; write “codepoint”."))
    if fields.whole("text_length") != len(text):
        raise _wrong("text_length", Problem("The text has {length} code points.", length=len(text)))
    if fields.text("text_sha256") != text_sha256(text):
        raise _wrong(
            "text_sha256",
            Problem(
                "It is not the hash of the text.",
                cure="The text was changed after it was annotated; export the article again.",
            ),
        )
    return text


def _checked_span(fields: Fields, text: str) -> Span:
    span = read_span(fields, fields.id("id"))
    place = fields.place("text")
    if span.end > len(text):
        raise _wrong(fields.place("end"), Problem("The text has {length} code points.", length=len(text)))
    if fields.text("text") != text[span.start : span.end]:
        raise _wrong(
            place,
            Problem(
                "The article has “{there}” from {start} to {end}.",
                cure="Count start and end in code points, not in bytes or UTF-16 units.",
                there=text[span.start : span.end][:80],
                start=span.start,
                end=span.end,
            ),
        )
    return span


def _check_unique(field: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for one in ids:
        if one in seen:
            raise _wrong(field, Problem("The id “{id}” is there twice.", id=one))
        seen.add(one)


def _check_annotators(made: Iterable[Span | Link | ArticleTopic], annotators: Iterable[Annotator]) -> None:
    known = {person.id for person in annotators}
    for one in made:
        if one.annotator is not None and one.annotator not in known:
            raise _wrong("annotators", Problem("“{id}” is missing among them.", id=one.annotator))


def _check_speakers(spans: Iterable[Span], speakers: Iterable[Speaker]) -> None:
    known = {speaker.id for speaker in speakers}
    for span in spans:
        if span.speaker_id is not None and span.speaker_id not in known:
            raise _wrong("speakers", Problem("“{id}” is missing among them.", id=span.speaker_id))


def _shown(article_id: object) -> str:
    """Return an id as a message can carry it: what is none may hold anything, half surrogates too."""
    try:
        check_id(article_id if isinstance(article_id, str) else "")
    except Problem:
        return "?"
    return str(article_id)


def _wrong(field: str, problem: Problem) -> Problem:
    return Problem("The field “{field}”: {problem}", kind=ProblemKind.INPUT, field=field, problem=problem)
