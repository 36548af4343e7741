"""Verifying a project: it reports, it never deletes or mends."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from sqlalchemy import select, text

from gofteh.app.event import Event
from gofteh.app.ports import Finding
from gofteh.app.words import N_
from gofteh.domain.article import text_sha256
from gofteh.domain.errors import Problem
from gofteh.domain.scheme import Scheme
from gofteh.domain.state import State
from gofteh.storage import events, schema
from gofteh.storage.chain import GENESIS, event_hash

if TYPE_CHECKING:
    from gofteh.storage.store import SqlStore


def findings(store: "SqlStore") -> Iterator[Finding]:
    """Yield everything that is wrong with the file, its texts, its chain and its state."""
    with store.transaction():
        yield from _file(store)
        yield from _texts(store)
        yield from _chain(store)
        yield from _state(store)


def _file(store: "SqlStore") -> Iterator[Finding]:
    for (verdict,) in store.connection.execute(text("PRAGMA integrity_check(20)")):
        if verdict != "ok":
            yield _finding(store.path.name, N_("The file is damaged: {verdict}"), verdict=verdict)
    for row in store.connection.execute(text("PRAGMA foreign_key_check")):
        yield _finding(store.path.name, N_("A row of “{table}” refers to nothing."), table=row[0])
    extra = text("SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view')")
    for kind, name in store.connection.execute(extra):
        yield _finding(store.path.name, N_("There is a foreign {kind} “{name}”."), kind=kind, name=name)


def _texts(store: "SqlStore") -> Iterator[Finding]:
    query = select(schema.article.c.id, schema.article.c.sha256, schema.article.c.length)
    for article_id, sha256, length in store.connection.execute(query).all():
        try:
            words = store.text_of(article_id)
        except Problem:
            yield _finding(article_id, N_("The text of the article is missing."))
            continue
        if text_sha256(words) != sha256 or len(words) != length:
            yield _finding(article_id, N_("The text is not what its hash says."))


def _chain(store: "SqlStore") -> Iterator[Finding]:
    before, expected = GENESIS, 1
    for row in store.connection.execute(select(schema.event).order_by(schema.event.c.seq)).mappings():
        where = str(row["op_id"])
        if row["seq"] != expected or row["prev_hash"] != before:
            yield _finding(where, N_("An act before number {number} is missing."), number=row["seq"])
        if event_hash(dict(row)) != row["hash"]:
            yield _finding(where, N_("Act number {number} was changed."), number=row["seq"])
        before, expected = row["hash"], row["seq"] + 1


def _state(store: "SqlStore") -> Iterator[Finding]:
    """Do all acts again from nothing and compare what comes out with the tables."""
    replay = Replay()
    query = select(schema.event).order_by(schema.event.c.seq)
    for row in store.connection.execute(query).mappings().all():
        try:
            replay.do(events.event_of(dict(row), store.text_of))
        except (Problem, ValueError, KeyError) as error:
            yield _finding(str(row["op_id"]), N_("The act cannot be done again: {reason}"), reason=error)
            return
    for article_id, expected in replay.documents.items():
        try:
            there = store.load(article_id)
        except Problem as problem:
            yield _finding(article_id, N_("The article cannot be read: {reason}"), reason=problem)
            continue
        if there != expected:
            yield _finding(article_id, N_("The annotations are not what the acts lead to."))
    known = store.registry().speakers
    for speaker_id, speaker in replay.state.registry.speakers.items():
        if known.get(speaker_id) != speaker:
            yield _finding(speaker_id, N_("The speaker is not what the acts lead to."))
    strange = set(store.connection.execute(select(schema.article.c.id)).scalars()) - set(replay.documents)
    for article_id in sorted(strange):
        yield _finding(article_id, N_("No act brought this article in."))


class Replay:
    """The state of a project rebuilt from its events."""

    def __init__(self) -> None:
        self.documents: dict[str, Any] = {}
        self.state = State(None, scheme=Scheme())

    def do(self, event: Event) -> None:
        """Apply the next event. Raises Problem when it does not fit."""
        document = self.documents.get(event.article_id) if event.article_id else None
        before = State(document, self.state.registry, self.state.scheme)
        self.state = event.edit.apply(before)
        if self.state.document is not None:
            self.documents[self.state.document.id] = self.state.document


def _finding(where: str, message: str, **details: object) -> Finding:
    return Finding(where=where, message=message, details=details)
