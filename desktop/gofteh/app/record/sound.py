"""Whether marks that stand as JSON keep every rule of the domain, found out without making them values.

An export of a hundred thousand articles would else make a million and a half spans only to write them
again. The rules stay where they are, in the values: of marks that differ in nothing a rule looks at, one
is made and asked, and its answer kept.
"""

from collections.abc import Sequence
from functools import lru_cache

from gofteh.app.record.writing import Json
from gofteh.domain.errors import Problem
from gofteh.domain.identity import are_ids, check_stamps, check_words
from gofteh.domain.links import CHAINS, Arrows, Link, may_join
from gofteh.domain.spans import Provenance, QuoteType, Span

_AT = "2000-01-01T00:00:00Z"
_KEPT = 4096


def are_sound(spans: Sequence[Json], links: Sequence[Json], length: int) -> bool:
    """Tell whether an article of ``length`` code points can have these marks, as in its record.

    Whom a span points at is for the registry to know.
    """
    try:
        return _spans_are_sound(spans, length) and _links_are_sound(links, spans) and _made(spans, links)
    except (TypeError, Problem):
        return False


def _spans_are_sound(spans: Sequence[Json], length: int) -> bool:
    kinds = {
        (
            span["label"],
            span["quote_type"],
            span["speaker_id"] is not None,
            span["topic_code"] is not None,
            span["provenance"],
        )
        for span in spans
    }
    places = [(span["start"], span["end"]) for span in spans]
    numbers = {type(number) for place in places for number in place}
    return (
        numbers <= {int}
        and all(0 <= start < end <= length for start, end in places)
        and all(_is_span(*kind) for kind in kinds)
    )


def _links_are_sound(links: Sequence[Json], spans: Sequence[Json]) -> bool:
    labels = {span["id"]: span["label"] for span in spans}
    arrows = {(link["type"], link["from_id"], link["to_id"]) for link in links}
    kinds = {
        (link["type"], link["provenance"], labels.get(link["from_id"]), labels.get(link["to_id"]))
        for link in links
    }
    return (
        len(arrows) == len(links)
        and all(from_id != to_id for _, from_id, to_id in arrows)
        and all(_is_link(*kind) for kind in kinds)
        and _chains_are_sound(links)
    )


def _chains_are_sound(links: Sequence[Json]) -> bool:
    arrows = Arrows()
    for link in links:
        if link["type"] in CHAINS:
            arrows.add(_link(link["type"], link["provenance"], link["from_id"], link["to_id"]))
    return True


def _made(spans: Sequence[Json], links: Sequence[Json]) -> bool:
    marks = [*spans, *links]
    ids = [mark["id"] for mark in marks]
    for times in {(mark["created_at"], mark["updated_at"], mark["annotator"]) for mark in marks}:
        check_stamps(*times[:2], annotator=times[2])
    said = {mark[name] for mark in marks for name in ("suggested_by", "note")}
    check_words(*said, *{span["topic_code"] for span in spans})
    return len(set(ids)) == len(ids) and {type(each) for each in ids} <= {str} and are_ids(ids)


@lru_cache(_KEPT)
def _is_span(label: str, quote_type: str | None, speaks: bool, is_about: bool, provenance: str) -> bool:
    try:
        Span(
            id="s",
            start=0,
            end=1,
            label=label,
            quote_type=QuoteType(quote_type) if quote_type is not None else None,
            speaker_id="s" if speaks else None,
            topic_code="t" if is_about else None,
            provenance=Provenance(provenance),
            created_at=_AT,
            updated_at=_AT,
        )
    except (ValueError, TypeError, Problem):
        return False
    return True


@lru_cache(_KEPT)
def _is_link(link_type: str, provenance: str, from_label: str | None, to_label: str | None) -> bool:
    try:
        _link(link_type, provenance, "from", "to")
    except (ValueError, TypeError, Problem):
        return False
    return from_label is not None and to_label is not None and may_join(link_type, from_label, to_label)


def _link(link_type: str, provenance: str, from_id: str, to_id: str) -> Link:
    kind = Provenance(provenance)
    return Link(
        id="l", type=link_type, from_id=from_id, to_id=to_id, provenance=kind, created_at=_AT, updated_at=_AT
    )
