"""The quotes of all articles in one table, to be counted and looked through without reading articles.

The table only saves time: it is worked out from the marks, bit by bit, following the acts that were
recorded since. So an act and an import pay nothing for it.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, Table, bindparam, delete, exists, func, or_, select
from sqlalchemy.dialects.sqlite import insert

from gofteh.app.dates import local_day
from gofteh.app.quote_book import LONGEST_WORDS, Asked, QuoteLine
from gofteh.domain.links import ABOUT, CONTINUES, SAID_BY, Link
from gofteh.domain.records import quote_records
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType, Span
from gofteh.storage import faults, rows, schema

if TYPE_CHECKING:
    from gofteh.storage.store import SqlStore

_SEEN = "quotes_seen"
"""The number of the last act whose article was taken in."""
_QUOTE, _ABOUT = schema.quote.c, schema.quote_topic.c


@dataclass(frozen=True, slots=True)
class _Marks:
    spans: dict[str, Span]
    links: dict[str, Link]


class SqlQuoteBook:
    """A QuoteBook (``app.quote_book``) over an open project file."""

    def __init__(self, store: "SqlStore") -> None:
        self._store = store

    def take_in(self, most: int) -> int:
        """Take in what ``most`` more acts changed; returns how many are left."""
        if self._store.read_only:
            return 0
        event = schema.event.c
        with self._store.transaction(), faults.understood(self._store.path):
            seen = self._seen()
            new = self._all(
                select(event.seq, event.article_id).where(event.seq > seen).order_by(event.seq).limit(most)
            )
            if not new:
                return 0
            self._renew(sorted({row.article_id for row in new if row.article_id is not None}))
            self._see(new[-1].seq)
            last = self._all(select(func.max(event.seq)))[0][0]
            return int(last) - int(new[-1].seq)

    def count(self, asked: Asked) -> int:
        """Return how many quotes are meant."""
        found = self._read(select(func.count()).select_from(schema.quote).where(*_where(asked)))
        return int(found[0][0])

    def by_speaker(self, asked: Asked) -> dict[str | None, int]:
        """Return how many of the quotes each entry of the registry says."""
        query = select(_QUOTE.speaker_id, func.count()).where(*_where(asked)).group_by(_QUOTE.speaker_id)
        return {row[0]: row[1] for row in self._read(query)}

    def by_topic(self, asked: Asked) -> dict[str, int]:
        """Return how many of the quotes are about each topic."""
        query = select(_ABOUT.code, func.count()).group_by(_ABOUT.code)
        conditions = list(_where(asked))
        if conditions:
            same = (_QUOTE.position == _ABOUT.position) & (_QUOTE.head_id == _ABOUT.head_id)
            query = query.join_from(schema.quote_topic, schema.quote, same).where(*conditions)
        return {row[0]: row[1] for row in self._read(query)}

    def by_day(self, asked: Asked) -> dict[str, int]:
        """Return how many of the quotes are of each day."""
        query = select(_QUOTE.day, func.count()).where(*_where(asked)).group_by(_QUOTE.day)
        return {row[0]: row[1] for row in self._read(query)}

    def page(self, asked: Asked, start: int, most: int) -> Sequence[QuoteLine]:
        """Return quotes from the ``start``-th on, the newest day first."""
        with self._store.transaction():
            found = self._read(page_query(asked, start, most))
            topics = self._topics(found)
        return [_line(row, tuple(topics.get((row.position, row.head_id), ()))) for row in found]

    # how

    def _topics(self, found: Sequence[Any]) -> dict[tuple[int, str], list[str]]:
        query = select(_ABOUT.position, _ABOUT.head_id, _ABOUT.code).where(
            _ABOUT.position.in_({row.position for row in found})
        )
        codes: dict[tuple[int, str], list[str]] = {}
        for row in self._read(query.order_by(_ABOUT.code)):
            codes.setdefault((row.position, row.head_id), []).append(row.code)
        return codes

    def _read(self, query: Select[Any]) -> Sequence[Any]:
        with self._store.transaction(), faults.understood(self._store.path):
            return self._all(query)

    def _all(self, query: Select[Any]) -> Sequence[Any]:
        return self._store.connection.execute(query).all()

    def _seen(self) -> int:
        found = self._all(select(schema.meta.c.value).where(schema.meta.c.key == _SEEN))
        return int(found[0][0]) if found else 0

    def _see(self, seq: int) -> None:
        statement = insert(schema.meta).values(key=_SEEN, value=str(seq))
        self._store.connection.execute(
            statement.on_conflict_do_update(index_elements=["key"], set_={"value": str(seq)})
        )

    def _renew(self, article_ids: Sequence[str]) -> None:
        article = schema.article.c
        columns = (article.position, article.id, article.published_at, article.created_at, article.withdrawn)
        found = self._all(select(*columns).where(article.id.in_(article_ids)))
        positions = [{"key": row.position} for row in found]
        if not positions:
            return
        for table in (schema.quote_topic, schema.quote):
            gone = delete(table).where(table.c.position == bindparam("key"))
            self._store.connection.execute(gone, positions)
        there = [row for row in found if not row.withdrawn]
        marks = self._marks([row.id for row in there])
        whole = self._article_topics([row.id for row in there])
        quotes: list[rows.Row] = []
        topics: list[rows.Row] = []
        for row in there:
            day = local_day(row.published_at or row.created_at)
            for quote, codes in _quotes(row.position, day, marks[row.id]):
                quotes.append(quote)
                key = {"position": row.position, "head_id": quote["head_id"]}
                topics += [key | {"code": code} for code in sorted(codes | whole.get(row.id, set()))]
        for table, new in ((schema.quote, quotes), (schema.quote_topic, topics)):
            if new:
                self._store.connection.execute(table.insert(), new)

    def _marks(self, article_ids: Sequence[str]) -> dict[str, _Marks]:
        marks = {article_id: _Marks({}, {}) for article_id in article_ids}
        labels = schema.span.c.label.in_((QUOTE, SPEAKER, TOPIC))
        types = schema.link.c.type.in_((CONTINUES, SAID_BY, ABOUT))
        for row in self._parts(schema.span, article_ids, labels):
            span = rows.span_of(row)
            marks[row["article_id"]].spans[span.id] = span
        for row in self._parts(schema.link, article_ids, types):
            link = rows.link_of(row)
            marks[row["article_id"]].links[link.id] = link
        return marks

    def _parts(
        self, table: Table, article_ids: Sequence[str], condition: ColumnElement[bool]
    ) -> Iterator[rows.Row]:
        query = select(table).where(table.c.article_id.in_(article_ids), ~table.c.deleted, condition)
        return (dict(row) for row in self._store.connection.execute(query).mappings())

    def _article_topics(self, article_ids: Sequence[str]) -> dict[str, set[str]]:
        table = schema.article_topic.c
        query = select(table.article_id, table.code).where(table.article_id.in_(article_ids), ~table.deleted)
        found: dict[str, set[str]] = {}
        for row in self._all(query):
            found.setdefault(row.article_id, set()).add(row.code)
        return found


def page_query(asked: Asked, start: int, most: int) -> Select[Any]:
    """Return what reads one page of quotes: first which, by index alone, then what they are."""
    order = (_QUOTE.day.desc(), _QUOTE.position.desc(), _QUOTE.start)
    here = select(_QUOTE.position, _QUOTE.head_id).where(*_where(asked))
    chosen = here.order_by(*order).limit(most).offset(start).subquery()
    article, text, span = schema.article.c, schema.article_text.c, schema.span.c
    same = (_QUOTE.position == chosen.c.position) & (_QUOTE.head_id == chosen.c.head_id)
    length = _QUOTE.end - _QUOTE.start
    words = func.substr(text.text, _QUOTE.start + 1, func.min(length, LONGEST_WORDS))
    columns = (_QUOTE.position, _QUOTE.head_id, _QUOTE.speaker_id, _QUOTE.day, span.quote_type)
    shown = (article.id, article.title, article.opening, article.publisher)
    return (
        select(*columns, *shown, length.label("length"), words.label("words"))
        .join_from(chosen, schema.quote, same)
        .join(schema.article, article.position == _QUOTE.position)
        .join(schema.article_text, text.article_id == article.id)
        .join(schema.span, (span.article_id == article.id) & (span.id == _QUOTE.head_id))
        .order_by(*order)
    )


def _quotes(position: int, day: str, marks: _Marks) -> Iterator[tuple[rows.Row, set[str]]]:
    for record in quote_records(marks):
        row = {
            "position": position,
            "head_id": record.id,
            "start": record.head.start,
            "end": record.head.end,
            "speaker_id": record.speaker_id,
            "day": day,
        }
        yield row, {span.topic_code for span in record.topics if span.topic_code}


def _where(asked: Asked) -> Iterator[ColumnElement[bool]]:
    if asked.speaker_ids is not None:
        yield _is_one_of(_QUOTE.speaker_id, asked.speaker_ids)
    if asked.topic_codes is not None:
        yield exists().where(
            _ABOUT.position == _QUOTE.position,
            _ABOUT.head_id == _QUOTE.head_id,
            _ABOUT.code.in_(sorted(asked.topic_codes)),
        )
    if asked.since is not None:
        yield _QUOTE.day >= asked.since
    if asked.until is not None:
        yield _QUOTE.day <= asked.until


def _is_one_of(column: ColumnElement[str], ids: Iterable[str | None]) -> ColumnElement[bool]:
    known = column.in_(sorted(each for each in ids if each is not None))
    return or_(known, column.is_(None)) if None in set(ids) else known


def _line(row: Any, codes: tuple[str, ...]) -> QuoteLine:  # noqa: ANN401 - a row of the page
    return QuoteLine(
        article_id=row.id,
        head_id=row.head_id,
        words=row.words,
        is_cut=row.length > LONGEST_WORDS,
        quote_type=QuoteType(row.quote_type) if row.quote_type else None,
        speaker_id=row.speaker_id,
        topic_codes=codes,
        day=row.day,
        title=row.title,
        opening=row.opening,
        publisher=row.publisher,
    )
