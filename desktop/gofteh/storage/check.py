"""Verifying a project: it reports, it never deletes or mends."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from sqlalchemy import select, text

from gofteh.app.ports import Finding
from gofteh.app.words import N_
from gofteh.domain.article import text_sha256
from gofteh.domain.errors import Problem
from gofteh.storage import faults, schema
from gofteh.storage.chain import GENESIS, event_hash
from gofteh.storage.replay import compare

if TYPE_CHECKING:
    from gofteh.storage.store import SqlStore


def findings(store: "SqlStore") -> list[Finding]:
    """Return everything that is wrong with the file, its texts, its chain and its state."""
    found: list[Finding] = []
    try:
        with store.transaction():
            for look in (_file, _texts, _versions, _chain, compare):
                _look(look, store, found)
    except Problem as problem:
        # On damaged pages even the end of a transaction that only read may fail.
        found.append(_cut_short(store, problem))
    return found


def _look(look: "Callable[[SqlStore], Iterator[Finding]]", store: "SqlStore", found: list[Finding]) -> None:
    try:
        with faults.explained(store.path):
            found.extend(look(store))
    except Problem as problem:
        found.append(_cut_short(store, problem))


def _cut_short(store: "SqlStore", problem: Problem) -> Finding:
    return _finding(store.path.name, N_("The check could not look at everything: {reason}"), reason=problem)


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


def _versions(store: "SqlStore") -> Iterator[Finding]:
    for row in store.connection.execute(select(schema.text_version)).mappings():
        if text_sha256(str(row["text"])) != row["sha256"]:
            yield _finding(row["article_id"], N_("An earlier text is not what its hash says."))


def _chain(store: "SqlStore") -> Iterator[Finding]:
    before, expected = GENESIS, 1
    for row in store.connection.execute(select(schema.event).order_by(schema.event.c.seq)).mappings():
        where = str(row["op_id"])
        if row["seq"] != expected or row["prev_hash"] != before:
            yield _finding(where, N_("An act before number {number} is missing."), number=row["seq"])
        if event_hash(dict(row)) != row["hash"]:
            yield _finding(where, N_("Act number {number} was changed."), number=row["seq"])
        before, expected = row["hash"], row["seq"] + 1


def _finding(where: str, message: str, **details: object) -> Finding:
    return Finding(where=where, message=message, details=details)
