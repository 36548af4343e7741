"""What the settings of the queue are called, and one by one how each is taken away."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gofteh.app.dates import short_date
from gofteh.app.queue import COUNTED, Order
from gofteh.app.queue_filter import ME, NOBODY
from gofteh.app.words import N_, _, plural
from gofteh.domain.article import Status
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC
from gofteh.ui.panels.queue_items import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gofteh.app.queue_filter import QueueFilter

ORDER_WORDS = {
    Order.IMPORTED: N_("Order of import"),
    Order.NEWEST: N_("Newest first"),
    Order.OLDEST: N_("Oldest first"),
    Order.TITLE: N_("By title"),
    Order.SUGGESTIONS: N_("Most suggestions first"),
    Order.DOUBTFUL: N_("Least certain first"),
    Order.CHANGED: N_("Last changed first"),
}


def person_words(person: str, people: Mapping[str, str]) -> str:
    """Return what a person of a filter is called."""
    return _("me") if person == ME else people.get(person, person)


def count_words(label: str, least: int | None, most: int | None) -> str:
    """Return how many marks of a label are asked for."""
    if most == 0:
        none = {QUOTE: N_("No quotes"), SPEAKER: N_("No speakers"), TOPIC: N_("No topics")}
        return _(none[label])
    number = least or 0
    if label == QUOTE:
        return plural("{count} quote or more", "{count} quotes or more", number)
    if label == SPEAKER:
        return plural("{count} speaker or more", "{count} speakers or more", number)
    return plural("{count} topic or more", "{count} topics or more", number)


def parts(shown: QueueFilter, people: Mapping[str, str]) -> list[tuple[str, QueueFilter]]:
    """Return what is set, in words, each with the filter that is left without it.

    Words that are looked for stand in their field, one status alone is lit among the pills.
    """
    found: list[tuple[str, QueueFilter]] = []
    if len(shown.statuses) > 1 or shown.statuses & _WITHOUT_PILL:
        names = [_(STATUS_WORDS[each]) for each in STATUS_WORDS if each in shown.statuses]
        found.append((_(", ").join(names), replace(shown, statuses=frozenset())))
    if shown.publisher is not None:
        found.append((shown.publisher or _("No source"), replace(shown, publisher=None)))
    if shown.since is not None or shown.until is not None:
        found.append((_days(shown), replace(shown, since=None, until=None)))
    for label in COUNTED:
        least, most = shown.counted(label)
        if least is not None or most is not None:
            found.append((count_words(label, least, most), shown.counting(label, None, None)))
    if shown.problems is not None:
        words = _("With findings") if shown.problems else _("Without findings")
        found.append((words, replace(shown, problems=None)))
    if shown.annotator is not None:
        name = person_words(shown.annotator, people)
        found.append((_("Worked on by {name}", name=name), replace(shown, annotator=None)))
    if shown.assigned is not None:
        found.append((_assigned(shown.assigned, people), replace(shown, assigned=None)))
    return found


_WITHOUT_PILL = frozenset({Status.REVIEWED, Status.REJECTED})


def _assigned(person: str, people: Mapping[str, str]) -> str:
    if person == NOBODY:
        return _("Assigned to nobody")
    return _("Assigned to {name}", name=person_words(person, people))


def _days(shown: QueueFilter) -> str:
    since = short_date(shown.since.isoformat()) if shown.since else ""
    until = short_date(shown.until.isoformat()) if shown.until else ""
    if not until:
        return _("From {day}", day=since)
    if not since:
        return _("Until {day}", day=until)
    return since if since == until else _("{since} to {until}", since=since, until=until)
