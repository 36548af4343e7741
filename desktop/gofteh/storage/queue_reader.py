"""The queue of one project file, asked for in pages (``app.ports.Queue``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from gofteh.app.queue import Outlook, Wanted
from gofteh.domain.article import Status
from gofteh.storage import faults, queue, rows
from gofteh.storage.connect import driver_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Select

    from gofteh.app.ports import ArticleSummary
    from gofteh.app.queue import Order
    from gofteh.storage.store import SqlStore

_Key = tuple[Any, int]
_FEW = 2_000
"""Articles that are found once and then sorted; among more, the next that fits is never far in any order."""


class QueueReader:
    """Answers from indexes; nothing of it reads the whole queue but ``ids``."""

    def __init__(self, store: SqlStore) -> None:
        self._store = store
        self._found: tuple[object, int, list[int] | None] | None = None
        """What was counted last: for what, how many, and where they stand if they are few."""

    def count(self, wanted: Wanted) -> int:
        """Return how many articles fit."""
        return self._look(wanted)[0]

    def page(
        self, wanted: Wanted, order: Order, start: int, most: int, known: tuple[int, str] | None = None
    ) -> Sequence[ArticleSummary]:
        """Return ``most`` lines from row ``start`` on."""
        positions = self._look(wanted)[1]
        if positions is not None:
            query = queue.page_of(positions, order, start, most)
        else:
            after = self._from_known(wanted, order, start, most, known) if known is not None else None
            query = queue.page(wanted, order, start, most) if after is None else after
        with faults.understood(self._store.path):
            return [rows.summary_of(row) for row in self._rows(query)]

    def place(self, wanted: Wanted, order: Order, article_id: str) -> int | None:
        """Return the row of an article, or None when it does not fit."""
        key = self._key(order, article_id)
        if key is None or not self._all(queue.fits(wanted, article_id)):
            return None
        positions = self._look(wanted)[1]
        if positions is None:
            query = queue.place(wanted, order, key)
        else:
            query = queue.place_among(positions, order, key)
        return int(self._all(query)[0][0])

    def beside(self, wanted: Wanted, order: Order, article_id: str, step: int) -> ArticleSummary | None:
        """Return the line ``step`` rows after an article (before it when negative)."""
        key = self._key(order, article_id)
        if key is None or step == 0:
            return None
        positions, skip = self._look(wanted)[1], abs(step) - 1
        if positions is not None:
            query = queue.beside_among(positions, order, key, skip, backwards=step < 0)
        else:
            query = queue.page_after(wanted, order, key, skip, 1, backwards=step < 0)
        with faults.understood(self._store.path):
            return next((rows.summary_of(row) for row in self._rows(query)), None)

    def ids(self, wanted: Wanted, order: Order) -> Sequence[str]:
        """Return the ids of all that fit, in order."""
        return [row[0] for row in self._all(queue.ids(wanted, order))]

    def totals(self) -> Mapping[Status, int]:
        """Return how many articles there are of each status."""
        with faults.understood(self._store.path):
            return {Status(status): number for status, number in self._all(queue.totals())}

    def publishers(self) -> Mapping[str, int]:
        """Return how many articles there are of each source, most first; the empty text for none."""
        found: dict[str, int] = {}
        for name, number in self._all(queue.publishers()):
            found[name] = found.get(name, 0) + number
        return found

    def annotators(self) -> Mapping[str, str]:
        """Return the names of everyone who worked on an article, by id."""
        return {row[0]: row[1] for row in self._all(queue.annotators())}

    def unchecked(self, most: int) -> Sequence[str]:
        """Return the ids of some articles that the live checks have not looked at as they stand."""
        return [row[0] for row in self._all(queue.unchecked(most))]

    def outlook(self, article_id: str) -> Outlook:
        """Return what is known of an article."""
        found = self._all(queue.known(article_id))
        return Outlook(**dict(zip(queue.KNOWN, found[0], strict=True))) if found else Outlook()

    def remember(self, outlooks: Mapping[str, Outlook]) -> None:
        """Keep what programs think of articles; nothing happens where nothing can be written."""
        if self._store.read_only or not outlooks:
            return
        with self._store.transaction():
            for article_id, outlook in outlooks.items():
                queue.remember(self._store.connection, article_id, outlook)

    def _look(self, wanted: Wanted) -> tuple[int, list[int] | None]:
        """Return how many fit, and where they stand if they are few; looked for again after each write."""
        asked = (wanted, driver_of(self._store.connection).total_changes)
        if self._found is None or self._found[0] != asked:
            few = self._all(queue.few(wanted, _FEW + 1)) if wanted != Wanted() else None
            if few is not None and len(few) <= _FEW:
                self._found = asked, len(few), [position for (position,) in few]
            else:
                self._found = asked, int(self._all(queue.count(wanted))[0][0]), None
        return self._found[1:]

    def _from_known(
        self, wanted: Wanted, order: Order, start: int, most: int, known: tuple[int, str]
    ) -> Select[Any] | None:
        row, article_id = known
        key = self._key(order, article_id) if row < start else None
        if key is None:
            return None
        return queue.page_after(wanted, order, key, start - row - 1, most)

    def _key(self, order: Order, article_id: str) -> _Key | None:
        found = self._all(queue.key(order, article_id))
        return (found[0][0], found[0][1]) if found else None

    def _all(self, query: Select[*tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        with self._store.transaction():
            return [tuple(row) for row in self._store.connection.execute(query)]

    def _rows(self, query: Select[Any]) -> list[rows.Row]:
        with self._store.transaction():
            return [dict(row) for row in self._store.connection.execute(query).mappings()]
