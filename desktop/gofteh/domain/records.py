"""Quote records: what editors think of as one quotation, gathered from spans and links."""

from collections import defaultdict
from dataclasses import dataclass

from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.links import ABOUT, CONTINUES, CUED_BY, INSIDE, SAID_BY, VIA
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


def quote_records(document: AnnotatedArticle) -> list[QuoteRecord]:
    """Return the quote records of the article by the place of their heads."""
    onward = {link.from_id: link.to_id for link in document.links.values() if link.type == CONTINUES}

    def head_of(span_id: str) -> str:
        passed = []
        while span_id in onward:
            passed.append(span_id)
            span_id = onward[span_id]
        # A quote of many parts is walked along once, not once for each of its parts.
        onward.update(dict.fromkeys(passed, span_id))
        return span_id

    parts: dict[str, list[Span]] = defaultdict(list)
    for span in document.spans.values():
        if span.label == QUOTE:
            parts[head_of(span.id)].append(span)
    joined: dict[tuple[str, str], dict[str, Span]] = defaultdict(dict)
    inside: dict[str, str] = {}
    for link in document.links.values():
        head = head_of(link.from_id)
        if link.type == INSIDE:
            inside[head] = head_of(link.to_id)
        else:
            joined[head, link.type][link.to_id] = document.span(link.to_id)

    outer = _without_circles(inside)

    def ordered(head: str, link_type: str) -> tuple[Span, ...]:
        return tuple(sorted(joined.get((head, link_type), {}).values(), key=reading_order))

    records = [
        QuoteRecord(
            parts=(document.span(head), *sorted((p for p in spans if p.id != head), key=reading_order)),
            mentions=ordered(head, SAID_BY),
            cues=ordered(head, CUED_BY),
            topics=ordered(head, ABOUT),
            via=ordered(head, VIA),
            inside=outer.get(head),
        )
        for head, spans in parts.items()
    ]
    return sorted(records, key=lambda record: reading_order(record.head))


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
