"""Which rows change between two states of a project."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar

from sqlalchemy import Connection, Table, bindparam, select, update
from sqlalchemy.dialects.sqlite import insert

from gofteh.domain.differing import differing
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Speaker
from gofteh.domain.state import State
from gofteh.storage import kept, listed, rows, schema
from gofteh.storage.prepared import Prepared
from gofteh.storage.statements import change, flag, put, upsert

_Value = TypeVar("_Value")
Row = dict[str, Any]

# Building a statement takes longer than running it, so each is built once.
_ARTICLE = schema.article.c
_NEW_TEXT = Prepared(schema.article_text.insert())
_NEW_TO_SEARCH = Prepared(schema.search_waiting.insert())
_AGAIN_TO_SEARCH = Prepared(
    insert(schema.search_waiting)
    .from_select(["position"], select(_ARTICLE.position).where(_ARTICLE.id == bindparam("id")))
    .on_conflict_do_nothing()
)


def write(connection: Connection, before: State, after: State) -> None:
    """Bring the tables from ``before`` to ``after``; what went away is flagged, never deleted.

    Raises Problem when a speaker went away that another article points at.
    """
    _write_scheme(connection, before, after)
    old, new = before.registry.speakers, after.registry.speakers
    changed, gone = differing(old, new)
    upsert(connection, schema.speaker, [rows.speaker_row(new[speaker_id]) for speaker_id in changed])
    if after.document is not None:
        _write_document(connection, before.document, after.document)
    for speaker_id in sorted(gone):
        _check_unused(connection, old[speaker_id])
        flag(connection, schema.speaker, [{"id": speaker_id}])
    listed.write(connection, before.registry, after.registry)


def _write_scheme(connection: Connection, before: State, after: State) -> None:
    known = {label.name for label in before.scheme.labels}
    new = [
        {"position": place, "name": label.name, "title": label.title}
        for place, label in enumerate(after.scheme.labels)
        if label.name not in known
    ]
    if new:
        connection.execute(schema.label.insert(), new)
    kept.write_required(connection, before.scheme, after.scheme)
    kept.write_cues(connection, before.scheme, after.scheme)


def _check_unused(connection: Connection, speaker: Speaker) -> None:
    """Look at all articles, withdrawn ones too: these come back as they were."""
    table = schema.span.c
    query = select(table.article_id).where(table.speaker_id == speaker.id, ~table.deleted).limit(1)
    if connection.execute(query).first() is not None:
        raise Problem(
            "“{name}” still speaks in other articles.",
            cure="Choose another speaker there first.",
            name=speaker.name,
        )


def _write_document(connection: Connection, before: AnnotatedArticle | None, after: AnnotatedArticle) -> None:
    if before is None:
        row = rows.article_row(after)
        position = put(connection, schema.article, row)
        _NEW_TEXT.run(connection, {"article_id": after.id, "text": after.text})
        _NEW_TO_SEARCH.run(connection, {"position": position})
        before = AnnotatedArticle(article=after.article)
    else:
        corrected = before.article is not after.article
        if corrected:
            _write_text(connection, before, after)
        row = rows.article_row(after) if corrected else rows.state_row(after, before)
        # What the checks found is no longer known.
        change(connection, schema.article, after.id, {**row, "problems": None})
    people = [{person.id: person for person in document.annotators} for document in (before, after)]
    _write_parts(connection, schema.span, rows.span_row, after.id, before=before.spans, after=after.spans)
    _write_parts(connection, schema.link, rows.link_row, after.id, before=before.links, after=after.links)
    _write_parts(
        connection,
        schema.article_annotator,
        rows.annotator_row,
        after.id,
        before=people[0],
        after=people[1],
    )
    _write_topics(connection, before, after)
    kept.write_ignored(connection, before, after)
    kept.write_refused(connection, before, after)


def _write_text(connection: Connection, before: AnnotatedArticle, after: AnnotatedArticle) -> None:
    """Put a new version of the text in place; the old one is kept beside."""
    old = {"article_id": before.id, "sha256": before.article.sha256, "text": before.text}
    connection.execute(insert(schema.text_version).on_conflict_do_nothing(), [old])
    table = schema.article_text
    connection.execute(update(table).where(table.c.article_id == after.id).values(text=after.text))
    _AGAIN_TO_SEARCH.run(connection, {"id": after.id})


def _write_parts(
    connection: Connection,
    table: Table,
    row_of: Callable[[str, _Value], Row],
    article_id: str,
    *,
    before: Mapping[str, _Value],
    after: Mapping[str, _Value],
) -> None:
    if before is after:
        return
    changed, gone = differing(before, after)
    upsert(connection, table, [row_of(article_id, after[key]) for key in changed])
    flag(connection, table, [{"article_id": article_id, "id": part_id} for part_id in sorted(gone)])


def _write_topics(connection: Connection, before: AnnotatedArticle, after: AnnotatedArticle) -> None:
    if before.topics is after.topics:
        return
    old = {(topic.scheme, topic.code): topic for topic in before.topics}
    new = {(topic.scheme, topic.code): topic for topic in after.topics}
    changed = [rows.topic_row(after.id, topic) for topic in _changed(old, new)]
    upsert(connection, schema.article_topic, changed)
    gone = [
        {"article_id": after.id, "scheme": scheme, "code": code}
        for scheme, code in sorted(old.keys() - new.keys())
    ]
    flag(connection, schema.article_topic, gone)


def _changed(before: Mapping[Any, _Value], after: Mapping[Any, _Value]) -> Iterable[_Value]:
    return [value for key, value in after.items() if before.get(key) is not value]
