"""Writing rows of any table by key: put in place, or flagged as gone; nothing is ever deleted."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, Update, and_, bindparam, update
from sqlalchemy.dialects.sqlite import Insert, insert

Row = dict[str, Any]

# Building a statement takes longer than running it, so each is built once.


def key_of(column: str) -> str:
    """Return the name under which a statement is given the key, beside the new value of that column."""
    return f"key_{column}"


def upsert(connection: Connection, table: Table, new: list[Row]) -> None:
    """Put whole rows in place, whether their keys are there already or not."""
    if new:
        connection.execute(_upsert_into(table), new)


def flag(connection: Connection, table: Table, keys: list[Row]) -> None:
    """Flag the rows of these keys as deleted."""
    if keys:
        bound = [{key_of(name): value for name, value in key.items()} for key in keys]
        connection.execute(_flag_in(table), bound)


@cache
def _upsert_into(table: Table) -> Insert:
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    values = {c.name: statement.excluded[c.name] for c in table.columns if c.name not in keys}
    return statement.on_conflict_do_update(index_elements=keys, set_=values)


@cache
def _flag_in(table: Table) -> Update:
    chosen = and_(*(column == bindparam(key_of(column.name)) for column in table.primary_key))
    return update(table).where(chosen).values(deleted=True)
