"""What a person has set the queue to show: days in place of moments, and fit to be kept for next time."""

from __future__ import annotations

import json
from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from gofteh.app.queue import COUNTED, Order, Wanted
from gofteh.domain.article import Status

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo

    from gofteh.app.queue import Bounds

ME = "me"
"""In place of a person's id: whoever sits there."""
NOBODY = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueFilter:
    """One setting of the queue; the plain one shows everything in order of import."""

    words: str = ""
    statuses: frozenset[Status] = frozenset()
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    """Both days are meant whole, as the clocks here have them."""
    least: Bounds = ()
    most: Bounds = ()
    problems: bool | None = None
    annotator: str | None = None
    assigned: str | None = None
    order: Order = Order.IMPORTED

    def wanted(self, me: str, *, zone: tzinfo | None = None) -> Wanted:
        """Return what to ask the store for; ``me`` is the id of whoever sits there."""
        return Wanted(
            words=self.words,
            statuses=self.statuses,
            publisher=self.publisher,
            since=_midnight(self.since, zone),
            until=_midnight(self.until + timedelta(days=1) if self.until else None, zone),
            least=self.least,
            most=self.most,
            problems=self.problems,
            annotator=me if self.annotator == ME else self.annotator,
            assigned=me if self.assigned == ME else self.assigned,
        )

    @property
    def is_plain(self) -> bool:
        """Tell whether everything is shown, in whatever order."""
        return replace(self, order=Order.IMPORTED) == QueueFilter()

    def cleared(self) -> QueueFilter:
        """Return what shows everything, in the same order."""
        return QueueFilter(order=self.order)

    def counted(self, label: str) -> tuple[int | None, int | None]:
        """Return how many marks of a label there must be at least, and may be at most."""
        return dict(self.least).get(label), dict(self.most).get(label)

    def counting(self, label: str, least: int | None, most: int | None) -> QueueFilter:
        """Return it with other bounds for the marks of one label; None for none."""
        return replace(self, least=_with(self.least, label, least), most=_with(self.most, label, most))


def _with(bounds: Bounds, label: str, number: int | None) -> Bounds:
    others = tuple(each for each in bounds if each[0] != label)
    return others if number is None else tuple(sorted((*others, (label, number))))


def _midnight(day: date | None, zone: tzinfo | None) -> str | None:
    if day is None:
        return None
    moment = datetime.combine(day, time(), zone) if zone else datetime.combine(day, time()).astimezone()
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def to_text(shown: QueueFilter) -> str:
    """Return a text that ``from_text`` makes the same of."""
    plain, found = QueueFilter(), dict[str, Any]()
    for field in fields(QueueFilter):
        value = getattr(shown, field.name)
        if value != getattr(plain, field.name):
            found[field.name] = _WRITTEN[field.name](value) if field.name in _WRITTEN else value
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def from_text(text: str) -> QueueFilter:
    """Return what was kept; whatever makes no sense counts as not set."""
    try:
        found = json.loads(text)
    except ValueError:
        return QueueFilter()
    shown = QueueFilter()
    for name, read in _READ.items():
        if isinstance(found, dict) and name in found:
            try:
                shown = replace(shown, **{name: read(found[name])})
            except (ValueError, TypeError):
                continue
    return shown


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _yes_or_no(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value


def _bounds(value: Any) -> Bounds:  # noqa: ANN401 - whatever a file holds
    found = tuple(sorted((_text(label), int(number)) for label, number in value))
    if any(label not in COUNTED or number < 0 for label, number in found):
        raise ValueError(value)
    return tuple(dict(found).items())


_WRITTEN: dict[str, Callable[[Any], object]] = {
    "statuses": sorted,
    "since": date.isoformat,
    "until": date.isoformat,
    "least": list,
    "most": list,
}
_READ: dict[str, Callable[[Any], Any]] = {
    "words": _text,
    "statuses": lambda value: frozenset(map(Status, value)),
    "publisher": _text,
    "since": lambda value: date.fromisoformat(_text(value)),
    "until": lambda value: date.fromisoformat(_text(value)),
    "least": _bounds,
    "most": _bounds,
    "problems": _yes_or_no,
    "annotator": _text,
    "assigned": _text,
    "order": Order,
}
