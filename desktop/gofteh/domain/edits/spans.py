"""Edits of spans and of what is written on them."""

from dataclasses import dataclass, replace
from typing import ClassVar, Literal

from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits.base import Edit
from gofteh.domain.edits.links import AddLink, RestoreLink
from gofteh.domain.edits.together import together
from gofteh.domain.errors import Problem
from gofteh.domain.links import Link, may_join
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Provenance, QuoteType, Span
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class AddSpan(Edit):
    """Marks a range. ``text``, when given, must be what the article has there."""

    span: Span
    text: str | None = None

    kind: ClassVar[str] = "add_span"
    name: ClassVar[str] = "Mark"

    def apply(self, state: State) -> State:
        """Add the span. Raises Problem for an unknown label, a wrong text or a broken rule."""
        state.scheme.require(self.span.label)
        document = state.open_document
        changed = document.adding_span(self.span)
        _check_copy(document, self.span, self.text)
        _check_speaker(state, self.span.speaker_id)
        return state.with_document(changed)

    def inverse(self, before: State) -> Edit:
        """Remove it again."""
        return RemoveSpan(self.span.id)


@dataclass(frozen=True, slots=True)
class RemoveSpan(Edit):
    """Takes a span away, and with it the links that touch it."""

    span_id: str

    kind: ClassVar[str] = "remove_span"
    name: ClassVar[str] = "Delete mark"

    def apply(self, state: State) -> State:
        """Remove its links, then the span. Raises Problem when there is none of that id."""
        document = state.open_document
        document.span(self.span_id)
        for link in document.links_of(self.span_id):
            document = document.removing_link(link.id)
        return state.with_document(document.removing_span(self.span_id))

    def inverse(self, before: State) -> Edit:
        """Add the span and its links again."""
        document = before.open_document
        edits: list[Edit] = [AddSpan(document.span(self.span_id))]
        edits += [AddLink(link) for link in document.links_of(self.span_id)]
        return together(edits, title=self.name if len(edits) > 1 else "")


@dataclass(frozen=True, slots=True)
class RestoreSpan(Edit):
    """Puts a span back exactly as it was; what undo of every change to a span does."""

    span: Span

    kind: ClassVar[str] = "restore_span"
    name: ClassVar[str] = "Restore mark"

    def apply(self, state: State) -> State:
        """Replace the span of that id. Raises Problem when there is none or a rule is broken."""
        return state.with_document(state.open_document.replacing_span(self.span))

    def inverse(self, before: State) -> Edit:
        """Restore what is there now."""
        return RestoreSpan(before.open_document.span(self.span.id))


class _SpanChange(Edit):
    """An Edit that gives one span another value, stamped with the time of the act."""

    __slots__ = ()
    span_id: str
    at: str

    def _changed(self, span: Span) -> Span:
        raise NotImplementedError

    def apply(self, state: State) -> State:
        """Give the span its new value. Raises Problem when there is none or a rule is broken."""
        document = state.open_document
        span = self._changed(document.span(self.span_id))
        span = replace(span, updated_at=self.at, provenance=_as_edited(span.provenance))
        return state.with_document(document.replacing_span(span))

    def inverse(self, before: State) -> Edit:
        """Restore the span as it was."""
        return RestoreSpan(before.open_document.span(self.span_id))


@dataclass(frozen=True, slots=True)
class MoveEdge(_SpanChange):
    """Moves the start, the end or both to other code points."""

    span_id: str
    at: str
    start: int | None = None
    end: int | None = None

    kind: ClassVar[str] = "move_edge"
    name: ClassVar[str] = "Move edge"

    def _changed(self, span: Span) -> Span:
        if self.start is None and self.end is None:
            raise Problem("Say which edge moves: start, end or both.")
        return replace(
            span,
            start=span.start if self.start is None else self.start,
            end=span.end if self.end is None else self.end,
        )


@dataclass(frozen=True, slots=True)
class SetAttribute(_SpanChange):
    """Sets ``quote_type`` of a quote or ``topic_code`` of a topic; None takes it away."""

    span_id: str
    at: str
    attribute: Literal["quote_type", "topic_code"]
    value: str | None

    kind: ClassVar[str] = "set_attribute"
    name: ClassVar[str] = "Set attribute"

    def _changed(self, span: Span) -> Span:
        if self.attribute == "topic_code":
            return replace(span, topic_code=self.value)
        return replace(span, quote_type=None if self.value is None else QuoteType(self.value))


@dataclass(frozen=True, slots=True)
class SetSpeaker(_SpanChange):
    """Says who is meant by a mention, or who speaks a quote whose text names nobody."""

    span_id: str
    at: str
    speaker_id: str | None

    kind: ClassVar[str] = "set_speaker"
    name: ClassVar[str] = "Set speaker"

    def apply(self, state: State) -> State:
        """Point the span at the speaker. Raises Problem when the registry has none of that id."""
        _check_speaker(state, self.speaker_id)
        return _SpanChange.apply(self, state)

    def _changed(self, span: Span) -> Span:
        return replace(span, speaker_id=self.speaker_id)


@dataclass(frozen=True, slots=True)
class Relabel(Edit):
    """Gives a span another label; attributes and links that do not go with it are dropped."""

    span_id: str
    at: str
    label: str

    kind: ClassVar[str] = "relabel"
    name: ClassVar[str] = "Change label"

    def apply(self, state: State) -> State:
        """Relabel the span. Raises Problem when the scheme has no such label."""
        state.scheme.require(self.label)
        document = state.open_document
        span = document.span(self.span_id)
        for link in self._unfit_links(document):
            document = document.removing_link(link.id)
        label = self.label
        changed = replace(
            span,
            label=label,
            updated_at=self.at,
            quote_type=span.quote_type if label == QUOTE else None,
            speaker_id=span.speaker_id if label in (QUOTE, SPEAKER) else None,
            topic_code=span.topic_code if label == TOPIC else None,
            provenance=_as_edited(span.provenance),
        )
        return state.with_document(document.replacing_span(changed))

    def inverse(self, before: State) -> Edit:
        """Restore the span and the links it lost."""
        document = before.open_document
        edits: list[Edit] = [RestoreSpan(document.span(self.span_id))]
        edits += [AddLink(link) for link in self._unfit_links(document)]
        return together(edits, title=self.name if len(edits) > 1 else "")

    def _unfit_links(self, document: AnnotatedArticle) -> list[Link]:
        def label_of(span_id: str) -> str:
            return self.label if span_id == self.span_id else document.span(span_id).label

        return [
            link
            for link in document.links_of(self.span_id)
            if not may_join(link.type, label_of(link.from_id), label_of(link.to_id))
        ]


@dataclass(frozen=True, slots=True)
class SetNote(Edit):
    """Writes a note on a span or a link; None or an empty text takes it away."""

    target_id: str
    at: str
    note: str | None

    kind: ClassVar[str] = "set_note"
    name: ClassVar[str] = "Write note"

    def apply(self, state: State) -> State:
        """Write the note. Raises Problem when no span or link has that id."""
        document = state.open_document
        note = self.note or None
        if self.target_id in document.links:
            link = replace(document.link(self.target_id), note=note, updated_at=self.at)
            return state.with_document(document.replacing_link(link))
        span = replace(document.span(self.target_id), note=note, updated_at=self.at)
        return state.with_document(document.replacing_span(span))

    def inverse(self, before: State) -> Edit:
        """Restore the span or link with its older note."""
        document = before.open_document
        if self.target_id in document.links:
            return RestoreLink(document.link(self.target_id))
        return RestoreSpan(document.span(self.target_id))


def _as_edited(provenance: Provenance) -> Provenance:
    accepted = provenance is Provenance.SUGGESTED_ACCEPTED
    return Provenance.SUGGESTED_EDITED if accepted else provenance


def _check_copy(document: AnnotatedArticle, span: Span, text: str | None) -> None:
    if text is not None and text != document.text_of(span):
        raise Problem(
            "The article has “{there}” from {start} to {end}, not “{given}”.",
            there=document.text_of(span),
            start=span.start,
            end=span.end,
            given=text,
        )


def _check_speaker(state: State, speaker_id: str | None) -> None:
    if speaker_id is not None:
        state.registry.speaker(speaker_id)
