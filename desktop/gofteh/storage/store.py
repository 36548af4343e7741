"""The project file as a Store: one connection, every act one transaction."""

import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Engine, Select, select
from sqlalchemy.dialects.sqlite import insert

from gofteh.app.decisions import Decided
from gofteh.app.event import Event, HistoryLine
from gofteh.app.learning import Learnt, Model
from gofteh.app.ports import ArticleSummary, Candidate, Finding
from gofteh.app.search.query import Query
from gofteh.app.topic_ranking import DeskWords
from gofteh.domain.article import Status
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import ImportArticle, RestoreArticle, WithdrawArticle
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Registry
from gofteh.domain.scheme import Label, Scheme
from gofteh.domain.state import State
from gofteh.storage import differences, documents, events, faults, kept, rows, schema, texts
from gofteh.storage.chain import GENESIS
from gofteh.storage.connect import leave_plain
from gofteh.storage.holder import Holder
from gofteh.storage.queue_reader import QueueReader

if TYPE_CHECKING:
    from gofteh.app.record import Json

_MOVING = (ImportArticle.name, WithdrawArticle.name, RestoreArticle.name)
"""What acts are called that bring articles in or take them out."""


if TYPE_CHECKING:
    from gofteh.storage.search import WordCounts


class SqlStore:
    """A Store over one open project file. Built by ``storage.project.open_project``."""

    def __init__(
        self, path: Path, engine: Engine, connection: Connection, *, program: str, holder: Holder | None
    ) -> None:
        self.path = path
        self.connection = connection
        self._engine = engine
        self._program = program
        self._holder = holder
        self._lock = threading.RLock()
        self._word_counts: WordCounts | None = None
        self._last: tuple[int, str] | None = None
        self._shared: State | None = None
        """What all articles share as the file has it, without an article; None while it must be read."""
        self.queue = QueueReader(self)
        self._failure: BaseException | None = None
        """Of a ``record`` within the transaction that is open."""

    @property
    def read_only(self) -> bool:
        """Tell whether the file can only be looked at."""
        return self._holder is None

    # reading

    def summaries(self, status: Status | None = None) -> Sequence[ArticleSummary]:
        """Return the queue in order of import."""
        table = schema.article.c
        query = select(schema.article).where(~table.withdrawn).order_by(table.position)
        if status is not None:
            query = query.where(table.status == str(status))
        with faults.understood(self.path):
            return [rows.summary_of(row) for row in self._all(query)]

    def load(self, article_id: str) -> AnnotatedArticle | None:
        """Return an article as it stands. Raises Problem when its text is not what its hash says."""
        with self.transaction():
            found = documents.ARTICLE.all(self.connection, id=article_id)
            return documents.document_of(self, found[0]) if found else None

    def article_with_text(self, sha256: str) -> str | None:
        """Return the id of an article, not withdrawn, whose text has or had that hash."""
        with self.transaction():
            for query in (texts.WITH_TEXT, texts.ONCE_WITH_TEXT):
                found = query.first(self.connection, sha256=sha256)
                if found is not None:
                    return str(found)
        return None

    def articles_like(self, sketch: Sequence[int], shared: int) -> Sequence[str]:
        """Return the ids of articles that have at least ``shared`` hashes of ``sketch``, most first."""
        if not sketch:
            return []
        return [row["id"] for row in self._all(texts.LIKE, {"sketch": list(sketch), "shared": shared})]

    def registry(self) -> Registry:
        """Return all speakers and all topics."""
        with faults.understood(self.path):
            stored = self._all(select(schema.speaker).where(~schema.speaker.c.deleted))
            speakers = [rows.speaker_of(row) for row in stored]
            topics, apart = schema.topic.c, schema.speakers_apart.c
            listed = self._all(select(schema.topic).where(~topics.deleted).order_by(topics.code))
            pairs = self._all(select(apart.one_id, apart.other_id).where(~apart.deleted))
            return Registry(
                {speaker.id: speaker for speaker in speakers},
                {row["code"]: rows.listed_topic_of(row) for row in listed},
                frozenset((row["one_id"], row["other_id"]) for row in pairs),
            )

    def scheme(self) -> Scheme:
        """Return the labels in their order."""
        table = schema.label.c
        with faults.understood(self.path), self.transaction():
            found = self._all(select(table.name, table.title).order_by(table.position))
            labels = tuple(Label(row["name"], row["title"]) for row in found)
            required, cues = kept.required_checks(self.connection), kept.desk_cues(self.connection)
            return Scheme(labels, required, cues)

    def shared(self) -> State:
        """Return what all articles share, without an article; read once while nobody else may write."""
        with self._lock:
            if self._shared is None or self.read_only:
                self._shared = State(None, self.registry(), self.scheme())
            return self._shared

    def people(self) -> Mapping[str, str]:
        """Return the names of everyone who ever acted, by annotator id."""
        return {row["id"]: row["name"] for row in self._all(select(schema.person))}

    def decisions(self, but: str | None = None) -> Sequence[Decided]:
        """Return what became of each rule's suggestions in all articles ``but`` one."""
        from gofteh.storage.decisions import decisions

        with faults.understood(self.path), self.transaction():
            return list(decisions(self.connection, but))

    def models(self) -> Sequence[Model]:
        """Return what was learnt from finished articles, every version, the oldest first."""
        from gofteh.storage import learnt

        with faults.understood(self.path), self.transaction():
            return learnt.models(self.connection)

    def cue_words(self) -> Mapping[str, int]:
        """Return how often each spelling of a verb of saying is marked in all articles, not withdrawn."""
        from gofteh.storage.decisions import cue_words

        with faults.understood(self.path), self.transaction():
            return cue_words(self.connection)

    def desk_words(self, words: Collection[str]) -> DeskWords:
        """Return how many of the articles in the search index have each of the folded ``words``."""
        from gofteh.storage.search import WordCounts

        self._word_counts = self._word_counts or WordCounts()
        with faults.understood(self.path), self.transaction():
            return self._word_counts.of(self.connection, words)

    def was_done(self, op_id: str) -> bool:
        """Tell whether an act of that id is recorded."""
        with self.transaction():
            return events.OF_ID.first(self.connection, op_id=op_id) is not None

    def last_batch(self) -> Mapping[str, str]:
        """Return the articles of the newest import with the last act on each within it, in order."""
        table = schema.event.c
        newest = (
            select(table.batch)
            .where(table.batch.is_not(None), table.name.in_(_MOVING))
            .order_by(table.seq.desc())
            .limit(1)
        )
        found = self._all(newest)
        return self.batch(found[0]["batch"]) if found else {}

    def batch(self, batch: str) -> Mapping[str, str]:
        """Return the articles of a batch with the last act on each within it, in order."""
        table = schema.event.c
        query = (
            select(table.article_id, table.op_id)
            .where(table.batch == batch, table.article_id.is_not(None))
            .order_by(table.seq)
        )
        return {row["article_id"]: row["op_id"] for row in self._all(query)}

    def history(self, article_id: str | None) -> Sequence[HistoryLine]:
        """Return the events of an article, or of the project alone, oldest first."""
        with self.transaction():
            if article_id is None:
                found = events.OF_PROJECT.all(self.connection)
            else:
                found = events.OF_ARTICLE.all(self.connection, article_id=article_id)
        return [HistoryLine(**row) for row in found]

    def event(self, op_id: str) -> Event:
        """Return a recorded event. Raises Problem when there is none."""
        found = self._all(select(schema.event).where(schema.event.c.op_id == op_id))
        if not found:
            raise Problem("There is no act “{id}” in this project.", id=op_id)
        with faults.understood(self.path):
            return events.event_of(found[0], self.text_of)

    def text_of(self, article_id: str, sha256: str | None = None) -> str:
        """Return the text of an article, or the version of it with that hash.

        Raises Problem when there is none.
        """
        query = texts.TEXT if sha256 is None else texts.VERSION
        with self.transaction():
            found = query.first(self.connection, id=article_id, sha256=sha256)
        if found is None:
            raise Problem("There is no article “{id}” in this project.", id=article_id)
        return str(found)

    def documents(
        self, status: Status | None = None, ids: Sequence[str] | None = None
    ) -> Iterator[AnnotatedArticle]:
        """Yield articles in order of import; between two of them the file is free for acts."""
        from gofteh.storage.records import runs

        for run in runs(self, status, ids):
            for article_id in run:
                document = self.load(article_id)
                if document is not None and not document.withdrawn:
                    yield document

    def records(self, status: Status | None = None, ids: Sequence[str] | None = None) -> Iterator["Json"]:
        """Yield the records of articles in order of import; the file is free for acts meanwhile."""
        from gofteh.storage.records import records

        return records(self, status, ids)

    def search_candidates(self, query: Query) -> Iterator[Candidate]:
        """Yield articles that may have hits of ``query``."""
        from gofteh.storage.search import candidates

        return candidates(self, query)

    def index_for_search(self, most: int) -> int:
        """Take ``most`` more articles into the search index; returns how many are left."""
        from gofteh.storage.search import index

        return index(self, most)

    # writing

    def remember_person(self, annotator_id: str, name: str) -> None:
        """Keep what a person wants to be called; nothing is written when it is known."""
        if self.read_only or self.people().get(annotator_id) == name:
            return
        statement = insert(schema.person).values(id=annotator_id, name=name)
        with self.transaction():
            self.connection.execute(
                statement.on_conflict_do_update(index_elements=["id"], set_={"name": name})
            )

    def keep_model(self, learnt: Learnt, made_at: str) -> Model:
        """Keep what was learnt as the next version."""
        from gofteh.storage import learnt as kept_models

        with self.transaction(), faults.understood(self.path):
            return kept_models.keep(self.connection, learnt, made_at)

    def remember_sketch(self, article_id: str, sketch: Sequence[int]) -> None:
        """Keep the hashes by which texts nearly the same as this article's are found."""
        if sketch:
            with self.transaction():
                texts.ADD_SKETCH.many(self.connection, [{"hash": each, "id": article_id} for each in sketch])

    def record(self, event: Event, before: State, after: State) -> None:
        """Write the event and the state it leads to; both are on the disk when this returns.

        Raises Problem when the disk refuses, and when a speaker is removed that other articles need.
        """
        if self.read_only:
            raise faults.read_only(self.path)
        with self.transaction():
            if self._failure is not None:
                raise self._failure
            try:
                self._record(event, before, after)
            except BaseException as error:
                self._failure = error
                raise

    def _record(self, event: Event, before: State, after: State) -> None:
        with faults.explained(self.path):
            seq, prev_hash = self._last or self._read_last()
            row = events.event_row(event, seq=seq + 1, prev_hash=prev_hash, program=self._program)
            differences.write(self.connection, before, after)
            events.NEW.run(self.connection, row)
            self._last = (seq + 1, row["hash"])
            if before.registry is not after.registry or before.scheme is not after.scheme:
                self._shared = State(None, after.registry, after.scheme) if self._is_shared(before) else None

    def _is_shared(self, state: State) -> bool:
        """Tell whether ``state`` knows all that articles share; another session may have changed it since."""
        there = self._shared
        return there is not None and there.registry is state.registry and there.scheme is state.scheme

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything within one transaction, part of the one that is open already if there is one.

        When a ``record`` within it failed, the whole fails, whatever became of the error: SQLite may
        have rolled everything back by itself, and a commit would then say yes to nothing.
        """
        with self._lock, faults.explained(self.path):
            if self.connection.in_transaction():
                yield
                return
            try:
                with self.connection.begin():
                    yield
                    if self._failure is not None:
                        raise self._failure
            except BaseException:
                # What was counted ahead may not have happened.
                self._last = self._shared = None
                raise
            finally:
                self._failure = None

    def check(self) -> Sequence[Finding]:
        """Verify the file, every hash, the chain, and the state against its events."""
        from gofteh.storage.check import findings

        return findings(self)

    def close(self) -> None:
        """Leave one plain file behind; nothing may be asked afterwards."""
        with self._lock:
            if self.connection.closed:
                return
            try:
                with faults.explained(self.path):
                    if not self.read_only:
                        leave_plain(self.connection)
            finally:
                self.connection.close()
                self._engine.dispose()
                if self._holder is not None:
                    self._holder.release()

    # how

    def _all(self, query: Select[Any], asked: Mapping[str, Any] | None = None) -> list[rows.Row]:
        with self.transaction():
            return [dict(row) for row in self.connection.execute(query, asked).mappings()]

    def _read_last(self) -> tuple[int, str]:
        found = events.LAST.all(self.connection)
        return (found[0]["seq"], found[0]["hash"]) if found else (0, GENESIS)
