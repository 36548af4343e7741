"""Small lists kept as JSON beside the tables: what is ignored or refused, and checks that done needs."""

import json
from dataclasses import asdict

from sqlalchemy import Connection, bindparam, select
from sqlalchemy.dialects.sqlite import insert

from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.errors import Problem
from gofteh.domain.refusals import Refusal
from gofteh.domain.scheme import Scheme
from gofteh.storage import schema
from gofteh.storage.prepared import Prepared

_VALUE = Prepared(select(schema.meta.c.value).where(schema.meta.c.key == bindparam("key")))
_REQUIRED = "required_checks"
_CUES = "desk_cues"
_REFUSED = "refused/"


def ignored_findings(connection: Connection, article_id: str) -> frozenset[str]:
    """Return the findings of an article that are ignored. Raises ValueError for no list of texts."""
    return frozenset(_read(connection, _ignored_key(article_id)))


def refusals(connection: Connection, article_id: str) -> frozenset[Refusal]:
    """Return the refused suggestions of an article. Raises ValueError for what is none."""
    return frozenset(map(_refusal, _read(connection, f"{_REFUSED}{article_id}")))


def all_refusals(connection: Connection, but: str | None = None) -> list[Refusal]:
    """Return the refused suggestions of every article ``but`` one. Raises ValueError for what is none."""
    keys = select(schema.meta.c.key).where(schema.meta.c.key.startswith(_REFUSED, autoescape=True))
    found = [key for key in connection.execute(keys).scalars() if key != f"{_REFUSED}{but}"]
    return [_refusal(value) for key in found for value in _read(connection, key)]


def required_checks(connection: Connection) -> tuple[str, ...]:
    """Return the checks that done needs. Raises ValueError for no list of texts."""
    return tuple(_read(connection, _REQUIRED))


def desk_cues(connection: Connection) -> tuple[str, ...]:
    """Return the verbs of saying that the desk added. Raises ValueError for no list of texts."""
    return tuple(_read(connection, _CUES))


def write_ignored(connection: Connection, before: AnnotatedArticle, after: AnnotatedArticle) -> None:
    """Keep what is ignored in ``after`` if that is not what is kept."""
    if before.ignored != after.ignored:
        _write(connection, _ignored_key(after.id), sorted(after.ignored))


def write_refused(connection: Connection, before: AnnotatedArticle, after: AnnotatedArticle) -> None:
    """Keep what is refused in ``after`` if that is not what is kept."""
    if before.refused != after.refused:
        values = [json.dumps(asdict(refusal)) for refusal in sorted(after.refused)]
        _write(connection, f"{_REFUSED}{after.id}", values)


def write_required(connection: Connection, before: Scheme, after: Scheme) -> None:
    """Keep what done needs if that is not what is kept."""
    if before.required_checks != after.required_checks:
        _write(connection, _REQUIRED, list(after.required_checks))


def write_cues(connection: Connection, before: Scheme, after: Scheme) -> None:
    """Keep the desk's verbs of saying if those are not what is kept."""
    if before.cues != after.cues:
        _write(connection, _CUES, list(after.cues))


def _refusal(value: str) -> Refusal:
    try:
        return Refusal(**json.loads(value))
    except (TypeError, Problem) as error:
        raise ValueError(value) from error


def _ignored_key(article_id: str) -> str:
    return f"ignored/{article_id}"


def _read(connection: Connection, key: str) -> list[str]:
    found = _VALUE.first(connection, key=key)
    values = json.loads(found) if found is not None else []
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise ValueError(key)
    return values


def _write(connection: Connection, key: str, values: list[str]) -> None:
    value = json.dumps(values)
    statement = insert(schema.meta).values(key=key, value=value)
    connection.execute(statement.on_conflict_do_update(index_elements=["key"], set_={"value": value}))
