"""The state of a project rebuilt from its events, and compared with what its tables say."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from sqlalchemy import select

from gofteh.app.event import Event
from gofteh.app.ports import Finding
from gofteh.app.words import N_
from gofteh.domain.differing import differing
from gofteh.domain.edits import ImportArticle
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Registry
from gofteh.domain.state import State
from gofteh.domain.topics import MEDIA_TOPICS
from gofteh.storage import events, rows, schema

if TYPE_CHECKING:
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.storage.store import SqlStore

_NONSENSE = (ValueError, TypeError, KeyError, AttributeError, RecursionError)


class Replay:
    """Does all acts again, from an empty project on."""

    def __init__(self) -> None:
        self.documents: dict[str, AnnotatedArticle] = {}
        self.state = State(registry=Registry(topics={topic.code: topic for topic in MEDIA_TOPICS}))
        self.topics: set[str] = set()
        """The codes of those that acts made or changed."""

    def do(self, event: Event) -> None:
        """Do the next act, as the session did. Raises Problem when it does not fit."""
        document = self.documents.get(event.article_id) if event.article_id is not None else None
        after = event.edit.apply(State(document, self.state.registry, self.state.scheme))
        document = after.document
        changed, gone = differing(self.state.registry.topics, after.registry.topics)
        self.topics.update(changed, gone)
        if document is not None:
            if not isinstance(event.edit, ImportArticle):
                document = replace(document, updated_at=event.at)
            self.documents[document.id] = document
        self.state = after


def compare(store: "SqlStore") -> Iterator[Finding]:
    """Yield every difference between the tables and what the acts lead to."""
    replay = Replay()
    query = select(schema.event).order_by(schema.event.c.seq)
    for row in store.connection.execute(query).mappings().all():
        try:
            replay.do(events.event_of(dict(row), store.text_of))
        except (Problem, *_NONSENSE) as error:
            message = N_("The act cannot be done again: {reason}")
            yield Finding(where=str(row["op_id"]), message=message, details={"reason": error})
            return
    yield from _articles(store, replay)
    yield from _registry(store, replay)


def _articles(store: "SqlStore", replay: Replay) -> Iterator[Finding]:
    stored = store.connection.execute(select(schema.article)).mappings().all()
    lines = {row["id"]: row for row in stored}
    for article_id, expected in replay.documents.items():
        try:
            there = store.load(article_id)
        except Problem as problem:
            message = N_("The article cannot be read: {reason}")
            yield Finding(where=article_id, message=message, details={"reason": problem})
            continue
        row = rows.article_row(expected)
        if there != expected or any(lines[article_id][name] != row[name] for name in row):
            yield _finding(article_id, N_("The annotations are not what the acts lead to."))
    for article_id in sorted(lines.keys() - replay.documents.keys()):
        yield _finding(article_id, N_("No act brought this article in."))


def _registry(store: "SqlStore", replay: Replay) -> Iterator[Finding]:
    known, expected = store.registry().speakers, replay.state.registry.speakers
    for speaker_id in sorted(known.keys() | expected.keys()):
        if known.get(speaker_id) != expected.get(speaker_id):
            yield _finding(speaker_id, N_("The speaker is not what the acts lead to."))
    yield from _topics(store, replay)
    if store.scheme() != replay.state.scheme:
        yield _finding(store.path.name, N_("The labels are not what the acts lead to."))


def _topics(store: "SqlStore", replay: Replay) -> Iterator[Finding]:
    """Leave out what came with the project and no act touched: an older program worded it otherwise."""
    there, expected = store.registry(), replay.state.registry
    built_in = {topic.code for topic in MEDIA_TOPICS}
    for code in sorted(replay.topics | (there.topics.keys() - built_in)):
        if there.topics.get(code) != expected.topics.get(code):
            yield _finding(code, N_("The topic is not what the acts lead to."))
    if there.apart != expected.apart:
        yield _finding(store.path.name, N_("The speakers kept apart are not what the acts lead to."))


def _finding(where: str, message: str) -> Finding:
    return Finding(where=where, message=message, details={})
