"""What an editor does at the desk: the open article, the chosen span, and every act on them.

Knows nothing of windows: the panes tell it what is selected and what is asked, and every act goes down
the one road of ``Session.do``. Offsets are code points.
"""

from collections.abc import Callable
from dataclasses import replace

from gofteh.app.candidates import SpeakerCandidate
from gofteh.app.event import HistoryLine
from gofteh.app.ids import new_id
from gofteh.app.session import Session
from gofteh.app.speakers import speaker_named
from gofteh.domain.article import Status
from gofteh.domain.document import AnnotatedArticle, Annotator
from gofteh.domain.edits import (
    AddLink,
    AddSpan,
    AddSpeaker,
    Edit,
    MoveEdge,
    Relabel,
    RemoveLink,
    RemoveSpan,
    SetAttribute,
    SetNote,
    SetSpeaker,
    SetStatus,
)
from gofteh.domain.edits.together import together
from gofteh.domain.errors import Problem
from gofteh.domain.folding import fold
from gofteh.domain.links import ABOUT, SAID_BY, Link, link_type_between
from gofteh.domain.quoting import likely_quote_type
from gofteh.domain.records import QuoteRecord, quote_records, record_with
from gofteh.domain.registry import Speaker
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Span


class Desk:
    """The acts of one editor on the open article of a session."""

    def __init__(self, session: Session, *, make_id: Callable[[str], str] = new_id) -> None:
        self.session = session
        self._make_id = make_id
        self._chosen_id: str | None = None
        self._current_id: str | None = None
        self._records: tuple[AnnotatedArticle, list[QuoteRecord]] | None = None

    # what is there

    @property
    def document(self) -> AnnotatedArticle | None:
        """The open article."""
        return self.session.state.document

    @property
    def records(self) -> list[QuoteRecord]:
        """The quote records of the open article, in reading order."""
        document = self.document
        if document is None:
            return []
        if self._records is None or self._records[0] is not document:
            self._records = (document, quote_records(document))
        return self._records[1]

    @property
    def chosen_id(self) -> str | None:
        """The id that was chosen, whether its span is still there or not."""
        return self._chosen_id

    @property
    def chosen(self) -> Span | None:
        """The span that acts without a selection are about; None when it is gone."""
        if self.document is None or self._chosen_id is None:
            return None
        return self.document.spans.get(self._chosen_id)

    @property
    def chosen_record(self) -> QuoteRecord | None:
        """The quote record of the chosen span."""
        return record_with(self.records, self.chosen.id) if self.chosen else None

    @property
    def current_record(self) -> QuoteRecord | None:
        """The record that is worked on: the chosen one, else the one that was chosen last.

        It outlives a click beside every mark, since its speaker is selected by just such clicks.
        """
        return self.chosen_record or record_with(self.records, self._current_id)

    # choosing

    def open(self, article_id: str) -> AnnotatedArticle:
        """Open an article; nothing is chosen in it. Raises Problem when there is none of that id."""
        document = self.session.open(article_id)
        self.let_go()
        return document

    def choose(self, span_id: str | None) -> None:
        """Make ``span_id`` the chosen span, or none; the record that is worked on stays."""
        self._chosen_id = span_id
        if self.chosen_record is not None:
            self._current_id = self.chosen_record.id

    def let_go(self) -> None:
        """Choose nothing, and work on no record any longer."""
        self._chosen_id = self._current_id = None

    def choose_next(self, step: int, caret: int) -> Span | None:
        """Choose the span after (``step`` 1) or before (-1) the chosen one in reading order.

        Without a chosen one the code point ``caret`` is where the search begins.
        """
        if self.document is None or not self.document.spans:
            return None
        spans = self.document.in_reading_order()
        if self.chosen is not None:
            place = [span.id for span in spans].index(self.chosen.id) + step
        else:
            passed = sum(span.start < caret for span in spans)
            place = passed if step > 0 else passed - 1
        self.choose(spans[place % len(spans)].id)
        return self.chosen

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

    # acts on spans

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
            span = replace(span, speaker_id=self.known_speaker(document.text_of(span)))
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

    # speakers

    def known_speaker(self, mention: str) -> str | None:
        """Return the registry speaker whose name or alias is written like ``mention``, if only one is."""
        return speaker_named(self.session.state.registry, mention)

    def set_speaker(self, record: QuoteRecord, speaker_id: str | None) -> None:
        """Say who speaks: written on the first mention, or on the quote when it has none."""
        target = record.mentions[0] if record.mentions else record.head
        if target.speaker_id != speaker_id:
            self._do([SetSpeaker(target.id, self.session.clock(), speaker_id)])

    def name_speaker(self, record: QuoteRecord, name: str) -> None:
        """Say who speaks by name: a known speaker, or a new one in the same act.

        A mention written differently becomes an alias of a new speaker.
        """
        name = name.strip()
        known = self.known_speaker(name)
        if known is not None:
            self.set_speaker(record, known)
            return
        mention = self._open().text_of(record.mentions[0]) if record.mentions else name
        aliases = (mention,) if fold(mention) != fold(name) else ()
        speaker = Speaker(id=self._make_id("spk"), name=name, aliases=aliases)
        target = record.mentions[0] if record.mentions else record.head
        self._do(
            [AddSpeaker(speaker), SetSpeaker(target.id, self.session.clock(), speaker.id)],
            title=SetSpeaker.name,
        )

    def join_speaker(self, record: QuoteRecord, candidate: SpeakerCandidate) -> None:
        """Take a candidate as who says a record: marked, named and linked in one act."""
        at = self.session.clock()
        edits: list[Edit] = []
        span_id = candidate.span_id
        if span_id is None:
            span = replace(self._new_span(*candidate.area, SPEAKER, at), speaker_id=candidate.speaker_id)
            edits.append(AddSpan(span))
            span_id = span.id
        edits.append(AddLink(self._link(SAID_BY, record.id, span_id, at)))
        self._do(edits, title=AddLink.name)
        self.choose(record.id)

    # links

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

    # the article

    def set_status(self, status: Status) -> None:
        """Say how far the article is; nothing happens when it is there already."""
        if self._open().status is not status:
            self.session.do(self._status_edit(status))

    def undo(self) -> HistoryLine | None:
        """Take back the last act on this article."""
        return self.session.undo()

    def redo(self) -> HistoryLine | None:
        """Do again what was undone last."""
        return self.session.redo()

    # how

    def _open(self) -> AnnotatedArticle:
        return self.session.state.open_document

    def _chosen(self) -> Span:
        if self.chosen is None:
            raise Problem("No mark is chosen.", cure="Click on a mark, or go to one with the keys.")
        return self.chosen

    def _record_to_join(self, span: Span) -> QuoteRecord | None:
        record = self.current_record
        if record is None or span.label not in (SPEAKER, TOPIC):
            return None
        if span.label == SPEAKER:
            return None if record.has_speaker else record
        among = any(part.contains(span) for part in record.parts)
        return record if among or self.chosen is not None else None

    def _new_span(self, start: int, end: int, label: str, at: str) -> Span:
        return Span(
            id=self._make_id("s"),
            start=start,
            end=end,
            label=label,
            created_at=at,
            updated_at=at,
            annotator=self.session.editor.id,
        )

    def _link(self, link_type: str, from_id: str, to_id: str, at: str) -> Link:
        return Link(
            id=self._make_id("l"),
            type=link_type,
            from_id=from_id,
            to_id=to_id,
            created_at=at,
            updated_at=at,
            annotator=self.session.editor.id,
        )

    def _status_edit(self, status: Status) -> SetStatus:
        editor = self.session.editor
        person = Annotator(id=editor.id, name=editor.name, status=status, updated_at=self.session.clock())
        return SetStatus(status, annotator=person)

    def _do(self, edits: list[Edit], title: str = "") -> None:
        """Do ``edits`` as one act; the first one on a new article also says that work has begun."""
        title = title if len(edits) > 1 else ""
        if self._open().status is Status.NEW:
            title = title or edits[-1].name
            edits = [self._status_edit(Status.IN_PROGRESS), *edits]
        self.session.do(together(edits, title))
