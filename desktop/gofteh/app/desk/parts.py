"""Quotes of several parts and quotes within quotes: adding, joining, splitting, nesting.

The parts of one record stand in a chain in reading order, each continuing the one before it; the first
one is the head, on which type, note and a speaker without mention are written.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from gofteh.app.desk.choosing import Choosing
from gofteh.app.words import N_
from gofteh.domain.edits import AddLink, AddSpan, Edit, RemoveLink, SetAttribute, SetNote, SetSpeaker
from gofteh.domain.errors import Problem
from gofteh.domain.links import CONTINUES, INSIDE, Link
from gofteh.domain.records import QuoteRecord
from gofteh.domain.spans import QUOTE, Span, reading_order

ADD_PART = N_("Add part")
JOIN = N_("Join quotes")
SPLIT = N_("Split quote")
NEST = N_("Nest quote")
UNNEST = N_("Take out of the outer quote")


class PartActs(Choosing):
    """Acts on the parts and the nesting of quote records."""

    def add_part(self, record: QuoteRecord, start: int, end: int) -> Span:
        """Mark ``[start, end)`` as another part of a record. Raises Problem when it is one already."""
        if any((part.start, part.end) == (start, end) for part in record.parts):
            raise Problem("These words are a part of the quote already.")
        at = self.session.clock()
        span = replace(self._new_span(start, end, QUOTE, at), quote_type=record.quote_type)
        before = sorted((*record.parts, span), key=reading_order)
        edits: list[Edit] = [AddSpan(span), *self._chained(before, at)]
        if before[0] is span:
            edits += _moved([record.head], span, at)
        self._do(edits, title=ADD_PART)
        self.choose(span.id)
        return span

    def merge(self, record: QuoteRecord, other: QuoteRecord) -> None:
        """Make one record of two; where both say something, ``record`` counts.

        Speakers, topics and cues of both stay. Raises Problem for a record and itself.
        """
        if record.id == other.id:
            raise Problem("A quote cannot be joined with itself.")
        at = self.session.clock()
        parts = sorted((*record.parts, *other.parts), key=reading_order)
        edits = self._chained(parts, at)
        head = parts[0]
        edits += _moved([record.head, other.head], head, at)
        edits += self._one_outer(record, parts)
        self._do(edits, title=JOIN)
        self.choose(head.id)

    def split_off(self, part_id: str) -> None:
        """Make a part of a record a record of its own, with the links that lead from it.

        Raises Problem when it is the only part.
        """
        record = self.record_with(part_id)
        if record is None or len(record.parts) < 2:
            raise Problem("This quote has only one part.")
        at = self.session.clock()
        part = self._open().span(part_id)
        rest = sorted((each for each in record.parts if each.id != part_id), key=reading_order)
        edits: list[Edit] = [
            RemoveLink(link.id) for link in self._chain_of([part]) if link.from_id == part_id
        ]
        edits += self._chained(rest, at)
        fresh = rest[0] if part_id == record.head.id else part
        if fresh.quote_type is None and record.quote_type is not None:
            edits.append(SetAttribute(fresh.id, at, "quote_type", record.quote_type))
        if fresh is not part and fresh.speaker_id is None and record.head.speaker_id is not None:
            edits.append(SetSpeaker(fresh.id, at, record.head.speaker_id))
        self._do(edits, title=SPLIT)
        self.choose(part_id)

    def nest(self, record: QuoteRecord, outer: QuoteRecord) -> None:
        """Say that a record stands within another. Raises Problem when that would be a circle."""
        place: QuoteRecord | None = outer
        while place is not None:
            if place.id == record.id:
                raise Problem("A quote cannot stand within itself.")
            place = self.record_with(place.inside)
        at = self.session.clock()
        edits: list[Edit] = [RemoveLink(link.id) for link in self._outer_links(record.parts)]
        edits.append(AddLink(self._link(INSIDE, record.id, _around(record.head, outer).id, at)))
        self._do(edits, title=NEST)
        self.choose(record.id)

    def unnest(self, record: QuoteRecord) -> None:
        """Say that a record stands in no other; nothing happens when it does not."""
        links = self._outer_links(record.parts)
        if links:
            self._do([RemoveLink(link.id) for link in links], title=UNNEST)

    def neighbour(self, record: QuoteRecord, step: int) -> QuoteRecord | None:
        """Return the record before (-1) or after (1) in the text that is as deeply nested, if any."""
        level = [each for each in self.records if each.inside == record.inside]
        place = [each.id for each in level].index(record.id) + step
        return level[place] if 0 <= place < len(level) else None

    # how

    def _nesting(self, span: Span, at: str) -> list[Edit]:
        """Return what says that a new quote stands in the smallest one around it, and others in it."""
        records = self.records
        around = [
            part
            for record in self.records_around(span.start, span.end)
            for part in record.parts
            if _is_within(span, part)
        ]
        outer = min(around, key=lambda each: each.end - each.start, default=None)
        edits: list[Edit] = []
        if outer is not None:
            edits.append(AddLink(self._link(INSIDE, span.id, outer.id, at)))
        first = bisect_left(records, span.start, key=_beginning)
        for record in records[first : bisect_right(records, span.end, key=_beginning)]:
            if not all(_is_within(part, span) for part in record.parts):
                continue
            links = self._outer_links(record.parts)
            if all(outer is not None and link.to_id == outer.id for link in links):
                edits += [RemoveLink(link.id) for link in links]
                edits.append(AddLink(self._link(INSIDE, record.id, span.id, at)))
        return edits

    def _chained(self, parts: list[Span], at: str) -> list[Edit]:
        """Return the Edits after which each of ``parts`` continues the one before it."""
        pairs = [(later.id, earlier.id) for earlier, later in pairwise(parts)]
        there = {(link.from_id, link.to_id): link.id for link in self._chain_of(parts)}
        edits: list[Edit] = [RemoveLink(link_id) for pair, link_id in there.items() if pair not in pairs]
        return edits + [
            AddLink(self._link(CONTINUES, later, earlier, at))
            for later, earlier in pairs
            if (later, earlier) not in there
        ]

    def _chain_of(self, parts: Iterable[Span]) -> list[Link]:
        ids = {part.id for part in parts}
        return [
            link for link in self._open().links.values() if link.type == CONTINUES and link.from_id in ids
        ]

    def _outer_links(self, parts: Iterable[Span]) -> list[Link]:
        ids = {part.id for part in parts}
        return [link for link in self._open().links.values() if link.type == INSIDE and link.from_id in ids]

    def _one_outer(self, record: QuoteRecord, parts: list[Span]) -> list[Edit]:
        """Return what leaves joined parts in one outer quote at most, and never in themselves."""
        ids = {part.id for part in parts}
        links = self._outer_links(parts)
        own = {part.id for part in record.parts}
        outward = sorted(
            (link for link in links if link.to_id not in ids), key=lambda link: link.from_id not in own
        )
        return [RemoveLink(link.id) for link in links if link not in outward[:1]]


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.contains(inner) and not inner.contains(outer)


def _around(span: Span, outer: QuoteRecord) -> Span:
    """Return the part of ``outer`` that holds ``span``, else its head."""
    return next((part for part in outer.parts if part.contains(span)), outer.head)


def _moved(heads: list[Span], head: Span, at: str) -> list[Edit]:
    """Return what brings all that is written on ``heads`` to ``head``; of two answers the first counts."""
    edits: list[Edit] = []
    for old in heads:
        if old.id != head.id and old.note is not None:
            edits.append(SetNote(old.id, at, None))
        if old.id != head.id and old.speaker_id is not None:
            edits.append(SetSpeaker(old.id, at, None))
    notes = " · ".join(old.note for old in sorted(heads, key=reading_order) if old.note) or None
    quote_type = next((old.quote_type for old in heads if old.quote_type), None)
    speaker_id = next((old.speaker_id for old in heads if old.speaker_id), None)
    if notes is not None and notes != head.note:
        edits.append(SetNote(head.id, at, notes))
    if quote_type is not None and quote_type != head.quote_type:
        edits.append(SetAttribute(head.id, at, "quote_type", quote_type))
    if speaker_id is not None and speaker_id != head.speaker_id:
        edits.append(SetSpeaker(head.id, at, speaker_id))
    return edits


def _beginning(record: QuoteRecord) -> int:
    return record.head.start
