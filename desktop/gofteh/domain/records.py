"""Quote records: what editors think of as one quotation, gathered from spans and links."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.links import ABOUT, CONTINUES, CUED_BY, INSIDE, SAID_BY, VIA, Link
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType, Span, reading_order


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRecord:
    """One quotation: its parts, cues, speaker mentions, agencies and topics, each in reading order."""

    parts: tuple[Span, ...]
    """At least one; the first part is the head, whose id names the record."""
    mentions: tuple[Span, ...] = ()
    cues: tuple[Span, ...] = ()
    topics: tuple[Span, ...] = ()
    via: tuple[Span, ...] = ()
    """Mentions of those who only carry it, as an agency does."""
    inside: str | None = None
    """The id of the record that this one is nested in; never leads back to this one."""

    @property
    def head(self) -> Span:
        """The first part; type, note and a speaker without mention are written on it."""
        return self.parts[0]

    @property
    def id(self) -> str:
        """The id of the head."""
        return self.head.id

    @property
    def quote_type(self) -> QuoteType | None:
        """Direct, indirect, mixed, or not said yet."""
        return self.head.quote_type

    @property
    def speaker_id(self) -> str | None:
        """The registry id of who speaks: from the first mention that says so, else from the head."""
        for span in (*self.mentions, self.head):
            if span.speaker_id is not None:
                return span.speaker_id
        return None

    @property
    def has_speaker(self) -> bool:
        """Tell whether a mention or a registry speaker is given."""
        return bool(self.mentions) or self.speaker_id is not None

    @property
    def span_ids(self) -> frozenset[str]:
        """The ids of every span that belongs to the record."""
        return frozenset(
            span.id for span in (*self.parts, *self.mentions, *self.cues, *self.topics, *self.via)
        )


class Marks(Protocol):
    """The spans and links of an article, with or without its text."""

    @property
    def spans(self) -> Mapping[str, Span]:
        """The spans by id."""
        ...

    @property
    def links(self) -> Mapping[str, Link]:
        """The links by id."""
        ...


def quote_records(document: Marks) -> list[QuoteRecord]:
    """Return the quote records of the article by the place of their heads."""
    heads = heads_of(document)
    parts: dict[str, list[Span]] = defaultdict(list)
    for span_id, head in heads.items():
        parts[head].append(document.spans[span_id])
    joined: dict[str, dict[str, dict[str, Span]]] = defaultdict(lambda: defaultdict(dict))
    for link in document.links.values():
        if link.from_id in heads:
            joined[heads[link.from_id]][link.type][link.to_id] = document.spans[link.to_id]
    outer = outer_records(document, heads)
    records = [
        gathered(document.spans[head], spans, joined.get(head, {}), outer.get(head))
        for head, spans in parts.items()
    ]
    return sorted(records, key=lambda record: reading_order(record.head))


def heads_of(document: Marks) -> dict[str, str]:
    """Return for each quote span the first part of its record, itself where it continues none."""
    onward = {link.from_id: link.to_id for link in document.links.values() if link.type == CONTINUES}

    def head_of(span_id: str) -> str:
        passed = []
        while span_id in onward:
            passed.append(span_id)
            span_id = onward[span_id]
        # A quote of many parts is walked along once, not once for each of its parts.
        if passed:
            onward.update(dict.fromkeys(passed, span_id))
        return span_id

    return {span.id: head_of(span.id) for span in document.spans.values() if span.label == QUOTE}


def outer_records(document: Marks, heads: Mapping[str, str]) -> dict[str, str]:
    """Return in which record each nested one lies, both named by their heads."""
    inside: dict[str, str] = {}
    for link in document.links.values():
        if link.type == INSIDE:
            inside[heads[link.from_id]] = heads[link.to_id]
    return _without_circles(inside)


def gathered(
    head: Span, parts: Iterable[Span], joined: Mapping[str, Mapping[str, Span]], inside: str | None
) -> QuoteRecord:
    """Return the record of ``parts``; ``joined`` holds for each link type the spans at its ends, by id."""

    def ordered(link_type: str) -> tuple[Span, ...]:
        spans = joined.get(link_type, {}).values()
        return tuple(spans) if len(spans) < 2 else tuple(sorted(spans, key=reading_order))

    return QuoteRecord(
        parts=(head, *sorted((part for part in parts if part is not head), key=reading_order)),
        mentions=ordered(SAID_BY),
        cues=ordered(CUED_BY),
        topics=ordered(ABOUT),
        via=ordered(VIA),
        inside=inside,
    )


def _without_circles(inside: dict[str, str]) -> dict[str, str]:
    """Return which record lies in which, less what would put a record inside itself.

    No chain of links is a circle, yet parts of two quotes can lie each inside a part of the other.
    """
    kept: dict[str, str] = {}
    safe: set[str] = set()
    for head in inside:
        path: dict[str, None] = {}
        place: str | None = head
        while place is not None and place not in safe and place not in path:
            path[place] = None
            outer = inside.get(place)
            if outer is not None and outer not in path:
                kept[place] = outer
            place = outer
        safe.update(path)
    return kept


def loose_spans(document: AnnotatedArticle, records: list[QuoteRecord]) -> list[Span]:
    """Return the speaker and topic spans that belong to no record, in reading order."""
    taken = frozenset().union(*(record.span_ids for record in records))
    return [
        span
        for span in document.in_reading_order()
        if span.label in (SPEAKER, TOPIC) and span.id not in taken
    ]


def record_with(records: list[QuoteRecord], span_id: str | None) -> QuoteRecord | None:
    """Return the record that a span belongs to: as a part first, else as mention, cue or topic."""
    for record in records:
        if any(part.id == span_id for part in record.parts):
            return record
    for record in records:
        if span_id in record.span_ids:
            return record
    return None
