"""The search index of a project file: folded words by article, made bit by bit.

It only ever saves time: articles it does not hold yet are candidates of every query, and what a
candidate really holds is for ``app.search`` to see. So search is right at once after an import, and also
where nothing can be written.
"""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    column,
    delete,
    exists,
    func,
    or_,
    select,
    table,
    text,
    true,
)

from gofteh.app.ports import Candidate
from gofteh.app.search.places import has
from gofteh.app.search.query import WORD, Query, Term
from gofteh.app.topic_ranking import DeskWords
from gofteh.domain.folding import fold
from gofteh.domain.registry import Registry
from gofteh.storage import faults, schema
from gofteh.storage.prepared import Prepared

if TYPE_CHECKING:
    from gofteh.storage.store import SqlStore

_GROWN = 1.05
PAGE, MOST_OF_A_PAGE = 50, 100
"""Candidates that are asked for at a time, at first and at most: an act waits for one page."""

_ADD = text("INSERT INTO search_words (rowid, title, body) VALUES (:id, :title, :body)")
_SHOWN = (
    schema.article.c.id,
    schema.article.c.title,
    schema.article_text.c.text,
    schema.article.c.publisher,
    schema.article.c.published_at,
)
_VOCABULARY = text(
    "CREATE VIRTUAL TABLE IF NOT EXISTS temp.search_vocabulary USING fts5vocab('main', 'search_words', 'row')"
)
_COUNTS = text("SELECT term, doc FROM temp.search_vocabulary WHERE term IN :words").bindparams(
    bindparam("words", expanding=True)
)
_WORDS = table("search_words", column("rowid"), column("search_words"))


_KEY = "key"
"""What the pages of a query go by."""


def candidates(store: "SqlStore", query: Query) -> Iterator[Candidate]:
    """Yield articles that may have hits: those in the index, then those waiting for it."""
    asked: dict[str, object] = {"status": str(query.status or ""), "label": query.span_label or ""}
    if query.speaker is not None:
        term = Term(tuple(query.speaker.split()), is_prefix=True)
        asked |= {"speakers": json.dumps(_called_so(term, store.registry())), "name": _match((term,))}
    shape = (query.status is not None, query.span_label is not None, query.speaker is not None)
    # Nearly every article has a word that begins with some letter, and an index of letters would be large.
    terms = [term for term in query.terms if not (term.is_prefix and len(term.words[-1]) == 1)]
    if terms:
        asked["match"] = _match(terms)
        sources = [_Source.INDEX, _Source.WAITING]
    else:
        sources = [_Source.ARTICLES]
    yield from _pages(store, [_statement(source, *shape) for source in sources], asked)


def index(store: "SqlStore", most: int) -> int:
    """Take ``most`` more articles in; returns how many are left."""
    if store.read_only:
        return 0
    article, waiting = schema.article.c, schema.search_waiting.c
    next_ones = (
        select(article.position, article.title, schema.article_text.c.text)
        .join_from(schema.search_waiting, schema.article, waiting.position == article.position)
        .join(schema.article_text)
        .order_by(article.position)
        .limit(most)
    )
    with store.transaction(), faults.understood(store.path):
        found = store.connection.execute(next_ones).all()
        if found:
            _take_in(store, found)
        count = select(func.count()).select_from(schema.search_waiting)
        return int(store.connection.execute(count).scalar_one())


class WordCounts:
    """How many articles of the index have a word; remembered, since common words take long to count.

    Earlier versions of corrected texts count along: they are few, and no count needs to be exact.
    """

    def __init__(self) -> None:
        self._articles = 0
        """How many there were when what is known was counted."""
        self._known: dict[str, int] = {}

    def of(self, connection: Connection, words: Collection[str]) -> DeskWords:
        """Return the counts of ``words``, those of before while the index has grown by little."""
        count = select(func.count()).select_from(schema.search_article)
        articles = int(connection.execute(count).scalar_one())
        if not self._articles <= articles <= self._articles * _GROWN:
            self._known.clear()
            self._articles = articles
        wanted = [word for word in words if word not in self._known]
        if wanted:
            # A view of the index that lives as long as the connection and is not in the file.
            connection.execute(_VOCABULARY)
            self._known.update(dict.fromkeys(wanted, 0))
            self._known.update(
                {row.term: int(row.doc) for row in connection.execute(_COUNTS, {"words": wanted})}
            )
        return DeskWords(articles, {word: self._known[word] for word in words if self._known[word]})


def _take_in(store: "SqlStore", found: Sequence[Any]) -> None:
    done, waiting = schema.search_article, schema.search_waiting
    positions = [row.position for row in found]
    last = store.connection.execute(select(func.max(done.c.id))).scalar() or 0
    numbered = list(enumerate(found, start=last + 1))
    # Words of an earlier version of a text stay in the index, and lead nowhere from now on.
    store.connection.execute(delete(done).where(done.c.position.in_(positions)))
    store.connection.execute(
        _ADD, [{"id": n, "title": _words(row.title or ""), "body": _words(row.text)} for n, row in numbered]
    )
    store.connection.execute(done.insert(), [{"id": n, "position": row.position} for n, row in numbered])
    store.connection.execute(delete(waiting).where(waiting.c.position.in_(positions)))


def _words(text: str) -> str:
    """Return the words as ``app.search`` cuts them: of signs newer than itself SQLite thinks otherwise."""
    return " ".join(WORD.findall(fold(text)))


def _pages(
    store: "SqlStore", statements: Sequence[Prepared], asked: Mapping[str, object]
) -> Iterator[Candidate]:
    left, after, most = list(statements), -1, PAGE
    while left:
        page: list[tuple[Any, ...]] = []
        with store.transaction(), faults.understood(store.path):
            # The end of one source and the beginning of the next come together.
            while left and len(page) < most:
                wanted = most - len(page)
                found = left[0].rows(store.connection, **asked, after=after, most=wanted)
                page += found
                if len(found) < wanted:
                    del left[0]
                    after = -1
                else:
                    after = found[-1][0]
        for row in page:
            yield Candidate._make(row[1:])
        # Each page asks anew: first few, for whoever waits, then more together.
        most = min(2 * most, MOST_OF_A_PAGE)


class _Source(Enum):
    """Where candidates are looked for."""

    INDEX = "index"
    WAITING = "waiting"
    ARTICLES = "articles"


@cache
def _statement(source: _Source, has_status: bool, has_label: bool, has_speaker: bool) -> Prepared:
    """Return what asks for a page of candidates; made once, since that takes longer than most answers."""
    article, done = schema.article, schema.search_article
    if source is _Source.INDEX:
        key = _WORDS.c.rowid
        joined = (
            _WORDS.join(done, done.c.id == _WORDS.c.rowid)
            .join(article, article.c.position == done.c.position)
            .join(schema.article_text)
        )
    elif source is _Source.WAITING:
        # From the few that wait, mostly none.
        key = schema.search_waiting.c.position
        joined = schema.search_waiting.join(article, article.c.position == key).join(schema.article_text)
    else:
        key, joined = article.c.position, article.join(schema.article_text)
    query = select(key.label(_KEY), *_SHOWN).select_from(joined).where(key > bindparam("after"))
    if source is _Source.INDEX:
        query = query.where(_matches("match"))
    conditions = _conditions(has_status=has_status, has_label=has_label, has_speaker=has_speaker)
    return Prepared(query.where(*conditions).order_by(key).limit(bindparam("most")))


def _conditions(*, has_status: bool, has_label: bool, has_speaker: bool) -> Iterator[ColumnElement[bool]]:
    article, span = schema.article.c, schema.span.c
    # Nearly no article is withdrawn: so asked, no index of that is taken in place of a better one.
    yield article.withdrawn.is_not(true())
    if has_status:
        yield article.status == bindparam("status")
    if has_label:
        yield exists().where(span.article_id == article.id, span.label == bindparam("label"), ~span.deleted)
    if has_speaker:
        yield _may_name()


def _may_name() -> ColumnElement[bool]:
    """Hold where somebody of the registry who is called so speaks, or the words are in the text."""
    article, span, done = schema.article.c, schema.span.c, schema.search_article.c
    called_so: Select[Any] = select(column("value")).select_from(func.json_each(bindparam("speakers")))
    spoken = select(span.article_id).where(span.speaker_id.in_(called_so), ~span.deleted)
    written = (
        select(done.position)
        .join_from(_WORDS, schema.search_article, done.id == _WORDS.c.rowid)
        .where(_matches("name"))
    )
    waiting = select(schema.search_waiting.c.position)
    return or_(article.id.in_(spoken), article.position.in_(written), article.position.in_(waiting))


def _called_so(term: Term, registry: Registry) -> list[str]:
    return [
        speaker_id
        for speaker_id in registry.speakers
        if any(has(name, term) for name in _names_of(registry, speaker_id))
    ]


def _names_of(registry: Registry, speaker_id: str) -> tuple[str, ...]:
    speaker = registry.resolve(speaker_id)
    return (speaker.name, *speaker.aliases)


def _matches(asked: str) -> ColumnElement[bool]:
    """Hold where all words stand that are ``asked`` for in FTS5's own language."""
    return _WORDS.c.search_words.op("MATCH")(bindparam(asked))


def _match(terms: Sequence[Term]) -> str:
    """Return what asks FTS5 for all terms; words are quoted, so that none can be an operator."""
    phrases = ['"' + " ".join(term.words) + '"' + (" *" if term.is_prefix else "") for term in terms]
    return " AND ".join(phrases)
