"""The record of each article, put together from the rows of the tables as they come."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import Table, bindparam, null, select

from gofteh.app.record import Json, to_record
from gofteh.app.record.sound import are_sound
from gofteh.app.record.writing import LINK, SPAN, everyone, record_of
from gofteh.domain.article import Status, text_sha256
from gofteh.domain.document import Annotator, ArticleTopic, each_once
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Registry, Speaker
from gofteh.storage import faults, rows, schema
from gofteh.storage.documents import ANNOTATORS, ARTICLE, TOPICS
from gofteh.storage.prepared import Prepared

if TYPE_CHECKING:
    from gofteh.storage.store import SqlStore

_PAGE = 500
"""Articles of which only the place is asked at a time."""
_TOGETHER = 20
"""Articles that are read together at most."""
_TOGETHER_LENGTH = 2_000_000
"""Code points of the texts that are read together at most, unless one alone is longer."""

_ARTICLE = schema.article.c
_PLACES = (
    select(_ARTICLE.position, _ARTICLE.id, _ARTICLE.length, _ARTICLE.status)
    .where(~_ARTICLE.withdrawn, _ARTICLE.position > bindparam("after"))
    .order_by(_ARTICLE.position)
    .limit(_PAGE)
)
_ALL = Prepared(_PLACES)
_OF_STATUS = Prepared(_PLACES.where(_ARTICLE.status == bindparam("status")))


def _marks_of(table: Table, keys: tuple[str, ...], *order: Any) -> Prepared:  # noqa: ANN401 - columns
    # The words under a span stand in no column.
    columns = [table.c[key] if key in table.c else null().label(key) for key in keys]
    of_article = select(*columns).where(table.c.article_id == bindparam("id"), ~table.c.deleted)
    return Prepared(of_article.order_by(*order))


_SPANS = _marks_of(schema.span, SPAN, schema.span.c.start, schema.span.c.end.desc(), schema.span.c.id)
_LINKS = _marks_of(schema.link, LINK, schema.link.c.id)


def runs(
    store: "SqlStore", status: Status | None = None, ids: Collection[str] | None = None
) -> Iterator[list[str]]:
    """Yield the ids of articles that are not withdrawn, in order of import, a few at a time."""
    wanted = None if ids is None else frozenset(ids)
    after, run, length = -1, list[str](), 0
    while True:
        with store.transaction():
            page = (
                _ALL.all(store.connection, after=after)
                if status is None
                else _OF_STATUS.all(store.connection, after=after, status=str(status))
            )
        for row in page:
            if wanted is None or row["id"] in wanted:
                run.append(row["id"])
                length += int(row["length"])
            if len(run) >= _TOGETHER or length >= _TOGETHER_LENGTH:
                yield run
                run, length = [], 0
        if len(page) < _PAGE:
            break
        after = page[-1]["position"]
    if run:
        yield run


def records(
    store: "SqlStore", status: Status | None = None, ids: Collection[str] | None = None
) -> Iterator[Json]:
    """Yield the records of articles in order of import; between two runs the file is free for acts.

    Raises Problem as ``SqlStore.load``.
    """
    maker = _Maker(store, store.registry(), store.people())
    for run in runs(store, status, ids):
        with store.transaction():
            found = [record for article_id in run if (record := maker.record(article_id)) is not None]
        yield from found


@dataclass(frozen=True, slots=True)
class _Maker:
    store: "SqlStore"
    registry: Registry
    people: Mapping[str, str]

    def record(self, article_id: str) -> Json | None:
        """Return the record of an article, or None when it was withdrawn meanwhile."""
        for row in ARTICLE.all(self.store.connection, id=article_id):
            if not row["withdrawn"]:
                with faults.understood(self.store.path):
                    return self._quickly(row) or self._carefully(article_id)
        return None

    def _carefully(self, article_id: str) -> Json | None:
        document = self.store.load(article_id)
        return None if document is None else to_record(document, self.registry, self.people)

    def _quickly(self, row: rows.Row) -> Json | None:
        """Return the record, or None when anything is wrong: to say what, each part is looked at alone."""
        connection, article_id, text = self.store.connection, row["id"], row["text"]
        spans, links = _SPANS.all(connection, id=article_id), _LINKS.all(connection, id=article_id)
        try:
            if text_sha256(text) != row["sha256"] or not are_sound(spans, links, len(text)):
                return None
            topics = list(map(rows.topic_of, TOPICS.all(connection, id=article_id)))
            stated = each_once(map(rows.annotator_of, ANNOTATORS.all(connection, id=article_id)))
            return self._whole(row, spans, links, topics, stated)
        except (Problem, ValueError, TypeError, KeyError, AttributeError):
            return None

    def _whole(
        self,
        row: rows.Row,
        spans: list[Json],
        links: list[Json],
        topics: list[ArticleTopic],
        stated: tuple[Annotator, ...],
    ) -> Json:
        text = row["text"]
        speakers: dict[str, Speaker] = {}
        for span in spans:
            span["text"] = text[span["start"] : span["end"]]
            if span["speaker_id"] is not None:
                speaker = self.registry.resolve(span["speaker_id"])
                speakers[speaker.id] = speaker
                span["speaker_id"] = speaker.id
        made = [(mark["annotator"], mark["updated_at"]) for mark in (*spans, *links)]
        made += [(topic.annotator, topic.created_at) for topic in topics]
        return record_of(
            rows.article_of(row, text),
            status=Status(row["status"]),
            spans=spans,
            links=links,
            speakers=[speakers[key] for key in sorted(speakers)],
            topics=sorted(topics, key=lambda topic: (topic.scheme, topic.code)),
            annotators=everyone(made, stated, self.people),
            updated_at=row["updated_at"],
        )
