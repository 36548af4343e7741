"""Joining marks: what can be linked with the chosen one and how, linking, unlinking."""

from dataclasses import dataclass, replace

from gofteh.app.desk.parts import PartActs
from gofteh.app.speakers import speaker_named
from gofteh.app.words import N_
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import AddLink, AddSpan, Edit, RemoveLink
from gofteh.domain.errors import Problem
from gofteh.domain.links import ABOUT, CONTINUES, CUED_BY, INSIDE, VIA, Link, link_types_between
from gofteh.domain.records import QuoteRecord
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Span

MARK_VIA = N_("Mark agency")
_MANY = frozenset({ABOUT, CUED_BY})
"""Types of which a quote may have several at once; another of the others takes the first one's place."""


@dataclass(frozen=True, slots=True)
class LinkChoice:
    """One way to join two marks, before it is done."""

    kind: str
    from_id: str
    to_id: str
    is_there: bool
    """They are joined like this already: to choose it takes the link away."""
    gives_way: tuple[Link, ...] = ()
    """Links whose place it would take."""


class LinkActs(PartActs):
    """Acts on links between marks."""

    def link_targets(self) -> list[Span]:
        """Return the spans that the chosen one can be linked with, the nearest first.

        For a quote without a speaker the mentions come before topics and other quotes.
        """
        document, chosen, record = self.document, self.chosen, self.chosen_record
        if document is None or chosen is None:
            return []
        linked = {end for link in document.links_of(chosen.id) for end in (link.from_id, link.to_id)}
        speaker_first = record is not None and not record.has_speaker

        def order(span: Span) -> tuple[int, int]:
            rank = {SPEAKER: 0 if speaker_first else 1, TOPIC: 1}.get(span.label, 2)
            return (rank, abs(span.start - chosen.start))

        return sorted(
            (
                span
                for span in document.spans.values()
                if span.id != chosen.id and span.id not in linked and _directions(chosen, span)
            ),
            key=order,
        )

    def link_choices(self, one_id: str, other_id: str) -> list[LinkChoice]:
        """Return how two marks can be joined, the natural way first; none when they cannot be.

        A quote within another is nested in it, two others are parts of one. Raises Problem for an unknown id.
        """
        document = self._open()
        one, other = document.span(one_id), document.span(other_id)
        return [_choice(document, *way) for way in _directions(one, other)]

    def link(self, from_id: str, to_id: str, link_type: str | None = None) -> None:
        """Join two spans in whichever direction makes sense, by ``link_type`` or the natural one.

        Joining what is joined already takes the link away. A quote keeps one speaker: linking another
        takes the first one's place. Raises Problem when the two cannot be joined.
        """
        choices = self.link_choices(from_id, to_id)
        choice = next((each for each in choices if link_type in (None, each.kind)), None)
        if choice is None:
            raise Problem(
                "These two marks cannot be linked.",
                cure="Link a quote with its speaker, with a topic, or with its other part.",
            )
        if choice.is_there:
            self._take_apart(choice)
        elif choice.kind == CONTINUES:
            self.merge(self._record(choice.to_id), self._record(choice.from_id))
        else:
            edits: list[Edit] = [RemoveLink(link.id) for link in choice.gives_way]
            at = self.session.clock()
            edits.append(AddLink(self._link(choice.kind, choice.from_id, choice.to_id, at)))
            self._do(edits, title=AddLink.name)

    def mark_via(self, record: QuoteRecord, start: int, end: int) -> Span:
        """Mark ``[start, end)`` as the agency that carries a record; one that is marked there is taken."""
        document = self._open()
        at = self.session.clock()
        there = next(
            (s for s in document.spans.values() if (s.start, s.end, s.label) == (start, end, SPEAKER)), None
        )
        span = there or self._new_span(start, end, SPEAKER, at)
        edits: list[Edit] = []
        if there is None:
            known = speaker_named(self.session.state.registry, document.text_of(span))
            span = replace(span, speaker_id=known)
            edits.append(AddSpan(span))
        elif span in record.via:
            raise Problem("These words are the agency of the quote already.")
        edits += [
            RemoveLink(link.id)
            for part in record.parts
            for link in document.links_of(part.id)
            if (link.type, link.from_id) == (VIA, part.id)
        ]
        edits.append(AddLink(self._link(VIA, record.id, span.id, at)))
        self._do(edits, title=MARK_VIA)
        self.choose(record.id)
        return span

    def unlink(self, record: QuoteRecord, span_id: str, link_type: str | None = None) -> None:
        """Take away every link of ``link_type``, or of any, from the record's parts to a span."""
        parts = {part.id for part in record.parts}
        links = [
            link
            for link in self._open().links_of(span_id)
            if link.from_id in parts and link_type in (None, link.type)
        ]
        if links:
            self._do([RemoveLink(link.id) for link in links], title=RemoveLink.name)

    def _take_apart(self, choice: LinkChoice) -> None:
        links = [
            link
            for link in self._open().links_of(choice.from_id)
            if (link.type, link.to_id) == (choice.kind, choice.to_id)
        ]
        self._do([RemoveLink(link.id) for link in links], title=RemoveLink.name)

    def _record(self, span_id: str) -> QuoteRecord:
        record = self.record_with(span_id)
        if record is None:
            raise Problem("There is no quote record here.")
        return record


def _directions(one: Span, other: Span) -> list[tuple[Span, Span, str]]:
    """Return the ways in which a link may lead between two marks, the natural one first."""
    if (one.label, other.label) == (QUOTE, QUOTE):
        nested = other.contains(one) or one.contains(other)
        inner, outer = (other, one) if one.contains(other) and not other.contains(one) else (one, other)
        later, earlier = (one, other) if one.start > other.start else (other, one)
        ways = [(later, earlier, CONTINUES), (inner, outer, INSIDE)]
        return ways[::-1] if nested else ways
    return [
        *((one, other, kind) for kind in link_types_between(one.label, other.label)),
        *((other, one, kind) for kind in link_types_between(other.label, one.label)),
    ]


def _choice(document: AnnotatedArticle, source: Span, goal: Span, kind: str) -> LinkChoice:
    same = [link for link in document.links_of(source.id) if (link.type, link.from_id) == (kind, source.id)]
    return LinkChoice(
        kind=kind,
        from_id=source.id,
        to_id=goal.id,
        is_there=any(link.to_id == goal.id for link in same),
        gives_way=() if kind in _MANY or kind == CONTINUES else tuple(same),
    )
