"""The marks of a usual record, read in a fraction of the time.

``parts`` asks for each field by name, so that it can say what is wrong with it. Of a hundred thousand
records nearly all are right: here their marks are made into values at once, every rule checked, and what
is in any way unusual is left to ``parts``. Both give the same values.
"""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from gofteh.app.record.writing import LINK, SPAN
from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_id
from gofteh.domain.links import Link
from gofteh.domain.spans import Provenance, QuoteType, Span

_SPAN, _LINK = frozenset(SPAN), frozenset(LINK)
_PROVENANCES = {word.value: word for word in Provenance}
_QUOTE_TYPES: dict[str | None, QuoteType | None] = {None: None, **{word.value: word for word in QuoteType}}

_Mark = TypeVar("_Mark")


def plain_spans(values: object, text: str) -> list[Span] | None:
    """Return the spans of a record's list, or None when one of them is not as usual."""
    return _all(values, lambda value: _span(value, text))


def plain_links(values: object) -> list[Link] | None:
    """Return the links of a record's list, or None when one of them is not as usual."""
    return _all(values, _link)


def _all(values: object, read: Callable[[Mapping[str, Any]], _Mark]) -> list[_Mark] | None:
    if type(values) is not list:
        return None
    try:
        return [read(value) for value in values]
    except (Problem, TypeError, KeyError, AttributeError, ValueError):
        return None


def _span(value: Mapping[str, Any], text: str) -> Span:
    start, end, speaker_id = value["start"], value["end"], value["speaker_id"]
    if value.keys() != _SPAN or type(start) is not int or type(end) is not int:
        raise ValueError
    if end > len(text) or text[start:end] != value["text"]:
        raise ValueError
    if speaker_id is not None:
        check_id(speaker_id)
    return Span(
        id=value["id"],
        start=start,
        end=end,
        label=value["label"],
        quote_type=_QUOTE_TYPES[value["quote_type"]],
        speaker_id=speaker_id,
        topic_code=value["topic_code"],
        annotator=value["annotator"],
        provenance=_PROVENANCES[value["provenance"]],
        suggested_by=value["suggested_by"],
        created_at=value["created_at"],
        updated_at=value["updated_at"],
        note=value["note"],
    )


def _link(value: Mapping[str, Any]) -> Link:
    from_id, to_id = value["from_id"], value["to_id"]
    if value.keys() != _LINK:
        raise ValueError
    check_id(from_id)
    check_id(to_id)
    return Link(
        id=value["id"],
        type=value["type"],
        from_id=from_id,
        to_id=to_id,
        annotator=value["annotator"],
        provenance=_PROVENANCES[value["provenance"]],
        suggested_by=value["suggested_by"],
        created_at=value["created_at"],
        updated_at=value["updated_at"],
        note=value["note"],
    )
