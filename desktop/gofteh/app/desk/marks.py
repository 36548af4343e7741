"""Marking words, and changing what is marked."""

from dataclasses import replace

from gofteh.app.desk.choosing import Choosing
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
from gofteh.domain.links import ABOUT, SAID_BY
from gofteh.domain.quoting import likely_quote_type
from gofteh.domain.records import QuoteRecord
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Span


class MarkActs(Choosing):
    """Acts on spans."""

    def mark(self, start: int, end: int, label: str) -> Span:
        """Mark ``[start, end)``; a speaker or topic joins the quote record that is worked on.

        A speaker joins a record that has none; a topic joins a chosen record from anywhere, else one
        whose words it is among. Then the record's head is chosen, so that speaker and topics can follow
        one another; else the new span is. Marking the very same range again gives it the new label.
        """
        document = self._open()
        same = next((s for s in document.spans.values() if (s.start, s.end) == (start, end)), None)
        if same is not None and QUOTE not in (same.label, label):
            self.choose(same.id)
            return self.relabel(label)
        at = self.session.clock()
        span = self._new_span(start, end, label, at)
        if label == QUOTE:
            span = replace(span, quote_type=likely_quote_type(document.text, start, end))
        if label == SPEAKER:
            span = replace(
                span, speaker_id=speaker_named(self.session.state.registry, document.text_of(span))
            )
        record = self._record_to_join(span)
        edits: list[Edit] = [AddSpan(span)]
        if record is not None:
            link_type = SAID_BY if label == SPEAKER else ABOUT
            edits.append(AddLink(self._link(link_type, record.id, span.id, at)))
        self._do(edits, title=AddSpan.name)
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

    def _record_to_join(self, span: Span) -> QuoteRecord | None:
        record = self.current_record
        if record is None or span.label not in (SPEAKER, TOPIC):
            return None
        if span.label == SPEAKER:
            return None if record.has_speaker else record
        among = any(part.contains(span) for part in record.parts)
        return record if among or self.chosen is not None else None
