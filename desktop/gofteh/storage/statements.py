"""Writing rows of any table by key: put in place, or flagged as gone; nothing is ever deleted."""

from functools import cache
from typing import Any

from sqlalchemy import Connection, Table, and_, bindparam, true, update
from sqlalchemy.dialects.sqlite import insert

from gofteh.storage.prepared import Prepared

Row = dict[str, Any]

# Building a statement takes longer than running it, so each is built once.


def key_of(column: str) -> str:
    """Return the name under which a statement is given the key, beside the new value of that column."""
    return f"key_{column}"


def put(connection: Connection, table: Table, row: Row) -> int:
    """Add a row with a key that is not there yet; returns the number that SQLite gives it."""
    return int(_insert_into(table, tuple(row)).run(connection, row).lastrowid)


def change(connection: Connection, table: Table, row_id: str, row: Row) -> None:
    """Give these values to the row whose ``id`` is ``row_id``."""
    _update_of(table, tuple(row)).run(connection, {**row, key_of("id"): row_id})


def upsert(connection: Connection, table: Table, new: list[Row]) -> None:
    """Put whole rows in place, whether their keys are there already or not."""
    if new:
        _upsert_into(table, tuple(new[0])).many(connection, new)


def flag(connection: Connection, table: Table, keys: list[Row]) -> None:
    """Flag the rows of these keys as deleted."""
    if keys:
        bound = [{key_of(name): value for name, value in key.items()} for key in keys]
        _flag_in(table).many(connection, bound)


@cache
def _insert_into(table: Table, columns: tuple[str, ...]) -> Prepared:
    return Prepared(insert(table), columns)


@cache
def _update_of(table: Table, columns: tuple[str, ...]) -> Prepared:
    return Prepared(update(table).where(table.c.id == bindparam(key_of("id"))), columns)


@cache
def _upsert_into(table: Table, columns: tuple[str, ...]) -> Prepared:
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    values = {name: statement.excluded[name] for name in columns if name not in keys}
    return Prepared(statement.on_conflict_do_update(index_elements=keys, set_=values), columns)


@cache
def _flag_in(table: Table) -> Prepared:
    chosen = and_(*(column == bindparam(key_of(column.name)) for column in table.primary_key))
    return Prepared(update(table).where(chosen).values(deleted=true()))
