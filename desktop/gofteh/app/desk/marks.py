"""Marking words, and changing what is marked."""

from dataclasses import replace

from gofteh.app.desk.parts import PartActs
from gofteh.app.speakers import speaker_named
from gofteh.domain.edits import (
    AddLink,
    AddSpan,
    Edit,
    MoveEdge,
    Relabel,
    RemoveSpan,
    SetAttribute,
    SetNote,
)
from gofteh.domain.links import ABOUT, CUED_BY, SAID_BY
from gofteh.domain.quoting import likely_quote_type
from gofteh.domain.records import QuoteRecord
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC, Span

_JOINS = {SPEAKER: SAID_BY, CUE: CUED_BY, TOPIC: ABOUT}
"""How a new mark joins the record that is worked on."""


class MarkActs(PartActs):
    """Acts on spans."""

    def mark(self, start: int, end: int, label: str) -> Span:
        """Mark ``[start, end)``; a speaker, cue or topic joins the quote record that is worked on.

        A speaker or a cue joins a record that has none; a cue or a topic joins a chosen record from anywhere,
        else one whose words it is among. Then the record's head is chosen, so that speaker and topics can
        follow one another; else the new span is. A quote within another is nested in it. Marking the very
        same range again gives it the new label, and a mark that is there already only joins the record.
        """
        document = self._open()
        same = self.spans_at(start, end)
        there = next((span for span in same if span.label == label), None)
        if there is not None:
            return self._join_again(there)
        if same and QUOTE not in (same[0].label, label):
            self.choose(same[0].id)
            return self.relabel(label)
        at = self.session.clock()
        span = self._new_span(start, end, label, at)
        edits: list[Edit] = []
        if label == QUOTE:
            span = replace(span, quote_type=likely_quote_type(document.text, start, end))
            edits = self._nesting(span, at)
        if label == SPEAKER:
            known = speaker_named(self.session.state.registry, document.text_of(span))
            span = replace(span, speaker_id=known)
        record = self._record_to_join(span)
        edits += self._joining(span, at)
        self._do([AddSpan(span), *edits], title=AddSpan.name)
        self.choose(record.id if record is not None else span.id)
        return span

    def relabel(self, label: str) -> Span:
        """Give the chosen span another label. Raises Problem when nothing is chosen."""
        span = self._chosen()
        if span.label != label:
            at = self.session.clock()
            edits: list[Edit] = [Relabel(span.id, at, label)]
            if label == QUOTE:
                guess = likely_quote_type(self._open().text, span.start, span.end)
                edits.append(SetAttribute(span.id, at, "quote_type", guess))
            self._do(edits, title=Relabel.name)
        return self._chosen()

    def delete(self) -> None:
        """Delete the chosen span with its links. Raises Problem when nothing is chosen."""
        self._do([RemoveSpan(self._chosen().id)])
        self.choose(None)

    def move_edges(self, span_id: str, start: int, end: int) -> None:
        """Move the edges of a span to ``[start, end)``; nothing happens when they are there."""
        span = self._open().span(span_id)
        if (span.start, span.end) != (start, end):
            at = self.session.clock()
            self._do(
                [
                    MoveEdge(
                        span_id,
                        at,
                        start=start if start != span.start else None,
                        end=end if end != span.end else None,
                    )
                ]
            )

    def set_quote_type(self, record: QuoteRecord, quote_type: str | None) -> None:
        """Say how the words of a record are given back."""
        if record.quote_type != quote_type:
            self._do([SetAttribute(record.id, self.session.clock(), "quote_type", quote_type)])

    def set_topic_code(self, span: Span, code: str | None) -> None:
        """Say which topic of the list a topic span stands for."""
        if span.topic_code != code:
            self._do([SetAttribute(span.id, self.session.clock(), "topic_code", code)])

    def set_note(self, target_id: str, note: str) -> None:
        """Write a note on a span; an empty one takes it away."""
        if (self._open().span(target_id).note or "") != note.strip():
            self._do([SetNote(target_id, self.session.clock(), note.strip() or None)])

    def _join_again(self, span: Span) -> Span:
        """Choose a mark that is there, or let it join the record that is worked on too."""
        record = self._record_to_join(span)
        if record is None or span.id in record.span_ids:
            self.choose(span.id)
            return span
        link = self._link(_JOINS[span.label], record.id, span.id, self.session.clock())
        self._do([AddLink(link)])
        self.choose(record.id)
        return span

    def _joining(self, span: Span, at: str) -> list[Edit]:
        """Return what joins a new mark with the record that is worked on; nothing where it joins none."""
        record = self._record_to_join(span)
        return [] if record is None else [AddLink(self._link(_JOINS[span.label], record.id, span.id, at))]

    def _record_to_join(self, span: Span) -> QuoteRecord | None:
        record = self.current_record
        if record is None or span.label not in _JOINS:
            return None
        if span.label == SPEAKER:
            return None if record.has_speaker else record
        if span.label == CUE and not record.cues:
            return record
        among = any(part.contains(span) for part in record.parts)
        return record if among or self.chosen is not None else None
