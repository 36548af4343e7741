"""Joining marks: what can be linked with the chosen one, linking, unlinking."""

from gofteh.app.desk.choosing import Choosing
from gofteh.domain.edits import AddLink, Edit, RemoveLink
from gofteh.domain.errors import Problem
from gofteh.domain.links import ABOUT, link_type_between
from gofteh.domain.records import QuoteRecord
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Span


class LinkActs(Choosing):
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
                if span.id != chosen.id
                and span.id not in linked
                and (
                    link_type_between(chosen.label, span.label) or link_type_between(span.label, chosen.label)
                )
            ),
            key=order,
        )

    def link(self, from_id: str, to_id: str, link_type: str | None = None) -> None:
        """Join two spans in whichever direction makes sense, by ``link_type`` or the natural one.

        Joining what is joined already takes the link away. A quote keeps one speaker: linking another
        takes the first one's place. Raises Problem when the two cannot be joined.
        """
        document = self._open()
        one, other = document.span(from_id), document.span(to_id)
        kind = link_type or link_type_between(one.label, other.label)
        if kind is None:
            one, other = other, one
            kind = link_type_between(one.label, other.label)
        if kind is None:
            raise Problem(
                "These two marks cannot be linked.",
                cure="Link a quote with its speaker, with a topic, or with its other part.",
            )
        if kind == link_type_between(QUOTE, QUOTE) and other.start > one.start:
            one, other = other, one
        edits: list[Edit] = []
        for link in document.links.values():
            if link.type == kind and link.from_id == one.id:
                if link.to_id == other.id:
                    self._do([RemoveLink(link.id)])
                    return
                if kind != ABOUT:
                    edits.append(RemoveLink(link.id))
        edits.append(AddLink(self._link(kind, one.id, other.id, self.session.clock())))
        self._do(edits, title=AddLink.name)

    def unlink(self, record: QuoteRecord, span_id: str) -> None:
        """Take away every link from the record's parts to a span."""
        parts = {part.id for part in record.parts}
        links = [link for link in self._open().links_of(span_id) if link.from_id in parts]
        self._do([RemoveLink(link.id) for link in links], title=RemoveLink.name)
