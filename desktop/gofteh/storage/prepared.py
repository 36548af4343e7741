"""Statements of SQLAlchemy made into SQL once, and run by the driver itself.

What SQLAlchemy adds to each run (looking up what it compiled, binding, results) takes several times as long
as SQLite needs for the few rows of an act; on the way of a hundred thousand articles it would be most of it.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Update
from sqlalchemy.dialects import sqlite

from gofteh.storage.connect import driver_of

_DIALECT = sqlite.dialect(paramstyle="qmark")


class Prepared:
    """One statement. Flags come back as SQLite keeps them, 0 and 1; errors are the driver's own."""

    def __init__(
        self, statement: Select[Any] | Insert | Update | Delete, columns: Sequence[str] | None = None
    ) -> None:
        compiled = statement.compile(dialect=_DIALECT, column_keys=columns)
        names = compiled.positiontup or []
        fixed = {name: bind.value for name, bind in compiled.binds.items() if not bind.required}
        self.sql = str(compiled)
        self._bound = _picker(names, fixed)
        self._columns = (
            tuple(map(str, statement.selected_columns.keys())) if isinstance(statement, Select) else ()
        )

    def all(self, connection: Connection, **asked: object) -> list[dict[str, Any]]:
        """Return the rows of a query by the names of its columns."""
        columns, cursor = self._columns, self.run(connection, asked)
        try:
            return [dict(zip(columns, row, strict=False)) for row in cursor]
        finally:
            # A query that is not at its end, because a row cannot be read, would hold the file.
            cursor.close()

    def rows(self, connection: Connection, **asked: object) -> list[tuple[Any, ...]]:
        """Return the rows of a query as they come."""
        cursor = self.run(connection, asked)
        try:
            return list(cursor)
        finally:
            cursor.close()

    def first(self, connection: Connection, **asked: object) -> Any:  # noqa: ANN401 - whatever stands there
        """Return the first column of the first row, or None."""
        cursor = self.run(connection, asked)
        try:
            row = cursor.fetchone()
        finally:
            cursor.close()
        return row[0] if row is not None else None

    def run(self, connection: Connection, values: Mapping[str, object]) -> Any:  # noqa: ANN401 - a cursor
        """Run it once; returns the driver's cursor."""
        return driver_of(connection).execute(self.sql, self._bound(values))

    def many(self, connection: Connection, rows: Iterable[Mapping[str, object]]) -> None:
        """Run it once for each of ``rows``."""
        driver_of(connection).executemany(self.sql, map(self._bound, rows))


def _picker(names: Sequence[str], fixed: Mapping[str, object]) -> Callable[[Mapping[str, object]], Any]:
    """Return what makes of named values the row of values that the driver takes."""
    if len(names) > 1 and not any(name in fixed for name in names):
        return itemgetter(*names)
    if len(names) == 1 and not fixed:
        (only,) = names
        return lambda values: (values[only],)
    return lambda values: tuple(fixed[name] if name in fixed else values[name] for name in names)
