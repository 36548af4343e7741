"""Stand-ins for the outside: a project in memory and a clock that does as it is told."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from gofteh.app.decisions import Decided, decisions_of
from gofteh.app.desk import Desk
from gofteh.app.event import Event, HistoryLine
from gofteh.app.learning import Learnt, Model
from gofteh.app.ports import ArticleSummary, Candidate, Finding
from gofteh.app.queue import Order, Outlook, Wanted, dated, heading_key, title_key
from gofteh.app.record import Json, to_record
from gofteh.app.search.query import WORD, Query
from gofteh.app.session import Editor, Session
from gofteh.app.topic_ranking import DeskWords
from gofteh.domain.article import Article, Source, SourceKind, Status
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import ImportArticle, RestoreArticle, WithdrawArticle
from gofteh.domain.edits.together import name_of
from gofteh.domain.errors import Problem
from gofteh.domain.folding import fold
from gofteh.domain.identity import time_text
from gofteh.domain.registry import Registry
from gofteh.domain.scheme import Scheme
from gofteh.domain.spans import CUE, QUOTE
from gofteh.domain.state import State
from gofteh.domain.topics import MEDIA_TOPICS


@dataclass
class FixedClock:
    """A clock that stands still, or goes ``step`` seconds on each time it is read."""

    time: str = "2026-11-23T08:00:00Z"
    step: int = 0

    def __call__(self) -> str:
        shown = self.time
        self.advance(self.step)
        return shown

    def advance(self, seconds: int) -> None:
        """Set the clock on by so many seconds."""
        self.time = time_text(datetime.fromisoformat(self.time) + timedelta(seconds=seconds))


class MemoryStore:
    """The Store port over plain values; what it keeps is gone with it."""

    def __init__(self) -> None:
        self.failure: Problem | None = None
        """Raised by the next ``record`` in place of recording."""
        self.closed = False
        self.read_only = False
        self._articles: dict[str, AnnotatedArticle] = {}
        self._registry = Registry(topics=MappingProxyType({topic.code: topic for topic in MEDIA_TOPICS}))
        self._scheme = Scheme()
        self._events: dict[str, Event] = {}
        self._people: dict[str, str] = {}
        self._versions: dict[str, set[str]] = {}
        self._models: list[Model] = []
        self._sketches: dict[str, frozenset[int]] = {}
        self.queue = MemoryQueue(self)

    # reading

    def summaries(self, status: Status | None = None) -> Sequence[ArticleSummary]:
        return [_summary_of(document, self.queue.outlook(document.id)) for document in self.documents(status)]

    def load(self, article_id: str) -> AnnotatedArticle | None:
        return self._articles.get(article_id)

    def article_with_text(self, sha256: str) -> str | None:
        same = [document.id for document in self.documents() if document.article.sha256 == sha256]
        had = [one.id for one in self.documents() if sha256 in self._versions.get(one.id, ())]
        return next(iter(same + had), None)

    def articles_like(self, sketch: Sequence[int], shared: int) -> Sequence[str]:
        counts = {key: len(self._sketches.get(key, frozenset()) & set(sketch)) for key in self._articles}
        return sorted(
            (key for key in counts if sketch and counts[key] >= shared), key=lambda key: -counts[key]
        )

    def remember_sketch(self, article_id: str, sketch: Sequence[int]) -> None:
        self._sketches[article_id] = frozenset(sketch)

    def registry(self) -> Registry:
        return self._registry

    def scheme(self) -> Scheme:
        return self._scheme

    def shared(self) -> State:
        return State(None, self._registry, self._scheme)

    def people(self) -> Mapping[str, str]:
        return dict(self._people)

    def decisions(self, but: str | None = None) -> Sequence[Decided]:
        return [
            each for document in self.documents() if document.id != but for each in decisions_of(document)
        ]

    def models(self) -> Sequence[Model]:
        return list(self._models)

    def keep_model(self, learnt: Learnt, made_at: str) -> Model:
        self._models.append(Model(version=len(self._models) + 1, made_at=made_at, learnt=learnt))
        return self._models[-1]

    def cue_words(self) -> Mapping[str, int]:
        spelled = Counter(
            document.text[span.start : span.end]
            for document in self.documents()
            for span in document.spans.values()
            if span.label == CUE
        )
        return dict(sorted(spelled.items(), key=lambda one: (-one[1], one[0])))

    def desk_words(self, words: Collection[str]) -> DeskWords:
        texts = [set(WORD.findall(fold(document.text))) for document in self.documents()]
        return DeskWords(len(texts), {word: sum(word in text for text in texts) for word in words})

    def was_done(self, op_id: str) -> bool:
        return op_id in self._events

    def last_batch(self) -> Mapping[str, str]:
        moving = (ImportArticle.name, WithdrawArticle.name, RestoreArticle.name)
        batches = [event.batch for event in self._events.values() if name_of(event.edit) in moving]
        newest = next((batch for batch in reversed(batches) if batch is not None), None)
        return self.batch(newest) if newest is not None else {}

    def batch(self, batch: str) -> Mapping[str, str]:
        return {
            event.article_id: event.op_id
            for event in self._events.values()
            if event.batch == batch and event.article_id is not None
        }

    def history(self, article_id: str | None) -> Sequence[HistoryLine]:
        return [_line_of(event) for event in self._events.values() if event.article_id == article_id]

    def event(self, op_id: str) -> Event:
        try:
            return self._events[op_id]
        except KeyError:
            raise Problem("There is no act “{id}” in this project.", id=op_id) from None

    def documents(
        self, status: Status | None = None, ids: Sequence[str] | None = None
    ) -> Iterator[AnnotatedArticle]:
        for document in list(self._articles.values()):
            wanted = (status is None or document.status is status) and (ids is None or document.id in ids)
            if wanted and not document.withdrawn:
                yield document

    def records(self, status: Status | None = None, ids: Sequence[str] | None = None) -> Iterator[Json]:
        for document in self.documents(status, ids):
            yield to_record(document, self._registry, self._people)

    def everything(self) -> Iterator[AnnotatedArticle]:
        """Yield withdrawn articles too."""
        yield from self._articles.values()

    def search_candidates(self, query: Query) -> Iterator[Candidate]:
        for document in self.documents(query.status):
            article = document.article
            yield Candidate(
                id=article.id,
                title=article.title,
                text=article.text,
                publisher=article.source.publisher,
                published_at=article.source.published_at,
            )

    def index_for_search(self, most: int) -> int:
        return 0

    # writing

    def remember_person(self, annotator_id: str, name: str) -> None:
        self._people[annotator_id] = name

    def record(self, event: Event, before: State, after: State) -> None:
        if self.failure is not None:
            failure, self.failure = self.failure, None
            raise failure
        if event.op_id in self._events:
            raise ValueError(f"{event.op_id} was recorded already")
        articles = dict(self._articles)
        if after.document is not None:
            self.queue.look_again(after.document.id)
            articles[after.document.id] = after.document
            self._versions.setdefault(after.document.id, set()).add(after.document.article.sha256)
        used = {span.speaker_id for document in articles.values() for span in document.spans.values()}
        for gone in before.registry.speakers.keys() - after.registry.speakers.keys():
            if gone in used:
                name = before.registry.speaker(gone).name
                raise Problem("“{name}” still speaks in other articles.", name=name)
        _check_topics(before.registry, after.registry, articles.values())
        self._articles, self._registry, self._scheme = articles, after.registry, after.scheme
        self._events[event.op_id] = event

    @contextmanager
    def transaction(self) -> Iterator[None]:
        articles, registry, scheme = dict(self._articles), self._registry, self._scheme
        events = dict(self._events)
        try:
            yield
        except BaseException:
            self._articles, self._registry, self._scheme = articles, registry, scheme
            self._events = events
            raise

    def check(self) -> Sequence[Finding]:
        return []

    def close(self) -> None:
        self.closed = True


def _check_topics(before: Registry, after: Registry, documents: Iterable[AnnotatedArticle]) -> None:
    carried = {
        code
        for document in documents
        for code in (
            *(span.topic_code for span in document.spans.values()),
            *(topic.code for topic in document.topics),
        )
    }
    for gone in before.topics.keys() - after.topics.keys():
        if gone in carried:
            raise Problem("“{label}” is the topic of other articles.", label=before.topics[gone].label)


class MemoryQueue:
    """The Queue port by looking at every article each time."""

    def __init__(self, store: MemoryStore) -> None:
        self._store = store
        self._outlooks: dict[str, Outlook] = {}

    def count(self, wanted: Wanted) -> int:
        return len(self.ids(wanted, Order.IMPORTED))

    def page(
        self, wanted: Wanted, order: Order, start: int, most: int, known: tuple[int, str] | None = None
    ) -> Sequence[ArticleSummary]:
        return [self._line(article_id) for article_id in self.ids(wanted, order)[start : start + most]]

    def place(self, wanted: Wanted, order: Order, article_id: str) -> int | None:
        ids = list(self.ids(wanted, order))
        return ids.index(article_id) if article_id in ids else None

    def beside(self, wanted: Wanted, order: Order, article_id: str, step: int) -> ArticleSummary | None:
        fitting = {*self.ids(wanted, order), article_id}
        everything = self._sorted(self._store.documents(), order)
        ids = [document.id for document in everything if document.id in fitting]
        place = ids.index(article_id) + step if article_id in ids else -1
        return self._line(ids[place]) if step and 0 <= place < len(ids) else None

    def ids(self, wanted: Wanted, order: Order) -> Sequence[str]:
        fitting = [document for document in self._store.documents() if self._fits(document, wanted)]
        return [document.id for document in self._sorted(fitting, order)]

    def totals(self) -> Mapping[Status, int]:
        return Counter(document.status for document in self._store.documents())

    def publishers(self) -> Mapping[str, int]:
        return Counter(document.article.source.publisher or "" for document in self._store.documents())

    def annotators(self) -> Mapping[str, str]:
        return {
            person.id: person.name for document in self._store.everything() for person in document.annotators
        }

    def unchecked(self, most: int) -> Sequence[str]:
        ids = [document.id for document in self._store.documents()]
        return [key for key in ids if self.outlook(key).problems is None][:most]

    def remember(self, outlooks: Mapping[str, Outlook]) -> None:
        for key, outlook in outlooks.items():
            before = self.outlook(key).problems
            problems = before if outlook.problems is None else outlook.problems
            self._outlooks[key] = replace(outlook, problems=problems)

    def outlook(self, article_id: str) -> Outlook:
        return self._outlooks.get(article_id, Outlook())

    def look_again(self, article_id: str) -> None:
        self._outlooks[article_id] = replace(self.outlook(article_id), problems=None)

    def _line(self, article_id: str) -> ArticleSummary:
        document = self._store.load(article_id)
        assert document is not None
        return _summary_of(document, self.outlook(article_id))

    def _sorted(self, documents: Iterable[AnnotatedArticle], order: Order) -> list[AnnotatedArticle]:
        key: dict[Order, Callable[[AnnotatedArticle], Any]] = {
            Order.IMPORTED: lambda _document: 0,
            Order.NEWEST: lambda document: dated(document.article),
            Order.OLDEST: lambda document: dated(document.article),
            Order.TITLE: lambda document: title_key(document.article.title, document.text[:120]),
            Order.SUGGESTIONS: lambda document: self.outlook(document.id).suggestions,
            Order.DOUBTFUL: lambda document: self.outlook(document.id).doubtful,
            Order.CHANGED: lambda document: document.updated_at,
        }
        falls = order in (Order.NEWEST, Order.SUGGESTIONS, Order.DOUBTFUL, Order.CHANGED)
        found = sorted(documents, key=key[order])
        # Those that are alike turn round as well.
        return found[::-1] if falls else found

    def _fits(self, document: AnnotatedArticle, wanted: Wanted) -> bool:
        article, problems = document.article, self.outlook(document.id).problems
        heading = heading_key(article.title, document.text[:120], article.source.publisher)
        counts = Counter(span.label for span in document.spans.values())
        return all(
            (
                not wanted.statuses or document.status in wanted.statuses,
                wanted.publisher is None or (article.source.publisher or "") == wanted.publisher,
                wanted.since is None or dated(article) >= wanted.since,
                wanted.until is None or dated(article) < wanted.until,
                all(counts[label] >= number for label, number in wanted.least),
                all(counts[label] <= number for label, number in wanted.most),
                wanted.problems is None or (problems is not None and (problems > 0) is wanted.problems),
                wanted.annotator is None or wanted.annotator in {each.id for each in document.annotators},
                wanted.assigned != "" or not document.assigned,
                not wanted.assigned or wanted.assigned in document.assigned,
                all(word in heading for word in wanted.keys),
            )
        )


def _summary_of(document: AnnotatedArticle, outlook: Outlook) -> ArticleSummary:
    source = document.article.source
    return ArticleSummary(
        id=document.id,
        title=document.article.title,
        opening=document.text[:120],
        publisher=source.publisher,
        published_at=source.published_at,
        status=document.status,
        updated_at=document.updated_at,
        length=len(document.text),
        quotes=sum(span.label == QUOTE for span in document.spans.values()),
        suggestions=outlook.suggestions,
        doubtful=outlook.doubtful,
        problems=outlook.problems,
        assigned=tuple(sorted(document.assigned)),
    )


def _line_of(event: Event) -> HistoryLine:
    return HistoryLine(
        op_id=event.op_id,
        name=name_of(event.edit),
        by=event.by,
        at=event.at,
        undoes=event.undoes,
        redoes=event.redoes,
        batch=event.batch,
    )


def desk_on(text: str) -> Desk:
    """A desk with one article open, over a project in memory."""
    session = Session(MemoryStore(), Editor(id="ann-1", name="دبیر"), clock=FixedClock())
    source = Source(kind=SourceKind.PASTE, imported_at="2026-11-23T08:00:00Z")
    article = Article(id="art-1", text=text, source=source, created_at="2026-11-23T08:00:00Z")
    session.do(ImportArticle(AnnotatedArticle.of(article)))
    desk = Desk(session)
    desk.open("art-1")
    return desk
