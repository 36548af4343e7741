"""What a card shows of a quote record, as plain values: equal ones need no redrawing."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gofteh.app.offers import Gap, Offer, gaps

if TYPE_CHECKING:
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.records import QuoteRecord
    from gofteh.domain.registry import Registry, SpeakerKind
    from gofteh.domain.spans import Span


@dataclass(frozen=True, slots=True)
class MarkView:
    """One mark of a record."""

    id: str
    words: str
    paragraph: int
    """Counted from 1."""


@dataclass(frozen=True, slots=True)
class CardView:
    """What a card shows."""

    record: QuoteRecord
    words: str
    parts: tuple[MarkView, ...]
    speaker: str | None
    """The canonical speaker's name, else the mention as written, else None."""
    kind: SpeakerKind | None
    """What the canonical speaker is, when one of the registry is meant."""
    mentions: tuple[MarkView, ...]
    topics: tuple[MarkView, ...]
    cues: tuple[MarkView, ...]
    via: tuple[MarkView, ...]
    outer: MarkView | None
    """The head of the record that this one is nested in."""
    note: str
    depth: int
    gaps: tuple[Gap, ...]
    offers: tuple[Offer, ...] = ()
    lit: str | None = None
    """The mark of the record that is chosen in the article."""


def card_view(
    document: AnnotatedArticle,
    registry: Registry,
    record: QuoteRecord,
    *,
    depth: int = 0,
    offers: tuple[Offer, ...] = (),
    lit: str | None = None,
) -> CardView:
    """Gather what a card shows of a record."""
    written = document.text_of(record.mentions[0]) if record.mentions else None
    known = registry.resolve(record.speaker_id) if record.speaker_id else None

    def shown(spans: tuple[Span, ...]) -> tuple[MarkView, ...]:
        return tuple(_mark(document, span) for span in spans)

    return CardView(
        record=record,
        words=_one_line(" […] ".join(document.text_of(part) for part in record.parts)),
        parts=shown(record.parts),
        speaker=known.name if known else written,
        kind=known.kind if known else None,
        mentions=shown(record.mentions),
        topics=shown(record.topics),
        cues=shown(record.cues),
        via=shown(record.via),
        outer=_mark(document, document.span(record.inside)) if record.inside else None,
        note=record.head.note or "",
        depth=depth,
        gaps=tuple(gaps(record)),
        offers=offers,
        lit=lit if lit in record.span_ids else None,
    )


def _mark(document: AnnotatedArticle, span: Span) -> MarkView:
    words = _one_line(document.text_of(span))
    return MarkView(span.id, words, bisect_right(_line_ends(document.text), span.start - 1) + 1)


@lru_cache(maxsize=2)
def _line_ends(text: str) -> list[int]:
    return [place for place, sign in enumerate(text) if sign == "\n"]


def _one_line(text: str) -> str:
    return " ".join(text.split())
