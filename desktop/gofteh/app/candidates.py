"""What the desk offers next: the quotation that nobody has marked yet, and who may say a quote.

Offers only; nothing is marked before a person says so. Offsets are code points.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import heapify, heappop
from itertools import chain
from typing import Protocol

from gofteh.app.segments import Range
from gofteh.app.speakers import speaker_named
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.folding import fold
from gofteh.domain.links import SAID_BY, VIA
from gofteh.domain.records import QuoteRecord
from gofteh.domain.registry import Registry
from gofteh.domain.spans import QUOTE, SPEAKER, Span, reading_order

MOST = 4
"""Candidates that are offered: as many as a glance takes in."""
_NEAR = 8_000
"""Code points before and after a quote in which its speaker is looked for at least: a story has fewer."""

_STAND_INS = frozenset(map(fold, ("وی", "او", "ایشان", "آنها", "آن‌ها", "آنان", "نامبرده")))
_POINTERS = ("این ", "آن ", "همین ")
"""How a mention begins that only points back to somebody named before."""


class Attributor(Protocol):
    """Reads the shape of sentences."""

    def quotations(self, text: str) -> Sequence[Range]:
        """Return what looks quoted, in reading order; ranges may lie inside one another."""
        ...

    def speakers(self, text: str, quote: Range) -> Sequence[Range]:
        """Return the words that may name who says ``quote``, the likeliest first."""
        ...


@dataclass(frozen=True, slots=True)
class SpeakerCandidate:
    """Words that may name who speaks."""

    area: Range
    words: str
    speaker_id: str | None
    """Who is probably meant, of the registry."""
    span_id: str | None
    """The mark that is on these words already."""


def next_quotation(
    document: AnnotatedArticle, attributor: Attributor, place: int, step: int = 1
) -> Range | None:
    """Return the nearest unmarked quotation after (``step`` 1) or before (-1) ``place``.

    The search goes round at the ends of the text; None when all are marked.
    """
    marked = sorted((span.start, span.end) for span in document.spans.values() if span.label == QUOTE)
    free = [area for area in attributor.quotations(document.text) if not _is_marked(area, marked)]
    if step > 0:
        return next((area for area in free if area[0] > place), free[0] if free else None)
    behind = [area for area in free if area[0] < place]
    return behind[-1] if behind else (free[-1] if free else None)


def speaker_candidates(
    document: AnnotatedArticle,
    registry: Registry,
    records: Sequence[QuoteRecord],
    record: QuoteRecord,
    attributor: Attributor,
) -> list[SpeakerCandidate]:
    """Return who may say a record that has no speaker yet, the likeliest first."""
    carriers = {link.to_id for link in document.links.values() if link.type == VIA}
    speaking = {link.to_id for link in document.links.values() if link.type == SAID_BY}
    # An agency that only carries quotes says none of them.
    silent = carriers - speaking
    spans = document.spans.values()
    mentions = [span for span in spans if span.label == SPEAKER and span.id not in silent]
    quoted = (record.head.start, record.head.end)
    found: list[SpeakerCandidate] = []
    for area in _attributed(document.text, quoted, attributor):
        over = [span for span in mentions if span.start < area[1] and area[0] < span.end]
        there = min(over, key=reading_order, default=None)
        if there is not None:
            found.append(_of_span(document, there))
        else:
            words = document.text[slice(*area)]
            found.append(
                SpeakerCandidate(area, words, _who(words, document, registry, records, record), None)
            )
    return _distinct(chain(found, (_of_span(document, span) for span in _nearest(mentions, quoted[0]))))


def _nearest(mentions: Iterable[Span], place: int) -> Iterator[Span]:
    """Yield those before ``place``, then those behind it, each time the nearest of those left.

    Of thousands a few are taken, so they are not sorted.
    """
    waiting = [(span.start > place, abs(span.start - place), reading_order(span), span) for span in mentions]
    heapify(waiting)
    while waiting:
        yield heappop(waiting)[-1]


def _attributed(text: str, quoted: Range, attributor: Attributor) -> list[Range]:
    """Return whom the paragraphs around a quote name as its speaker: of a book, not the whole is read.

    Quotes that are near each other get the very same paragraphs: what was read of them is remembered.
    """
    here = quoted[0] - quoted[0] % _NEAR
    first = text.rfind("\n", 0, max(0, here - _NEAR)) + 1
    last = text.find("\n", min(len(text), max(here + 2 * _NEAR, quoted[1] + _NEAR)))
    near = text[first : last if last >= 0 else len(text)]
    found = attributor.speakers(near, (quoted[0] - first, quoted[1] - first))
    return [(start + first, end + first) for start, end in found]


def points_back(words: str) -> bool:
    """Tell whether ``words`` name nobody themselves and only point at somebody named before."""
    return fold(words) in _STAND_INS or words.startswith(_POINTERS)


def _is_marked(area: Range, marked: Sequence[Range]) -> bool:
    """Tell whether a mark covers most of ``area``; one that only lies inside it does not."""
    covered = sum(max(0, min(area[1], end) - max(area[0], start)) for start, end in marked)
    return 2 * covered > area[1] - area[0]


def _of_span(document: AnnotatedArticle, span: Span) -> SpeakerCandidate:
    return SpeakerCandidate((span.start, span.end), document.text_of(span), span.speaker_id, span.id)


def _who(
    words: str,
    document: AnnotatedArticle,
    registry: Registry,
    records: Sequence[QuoteRecord],
    record: QuoteRecord,
) -> str | None:
    """Return whom ``words`` mean: by the registry, by the same words elsewhere, or who spoke before."""
    key = fold(words)
    known = speaker_named(registry, words)
    if known is not None:
        return known
    for span in document.spans.values():
        if span.label == SPEAKER and span.speaker_id and fold(document.text_of(span)) == key:
            return span.speaker_id
    if points_back(words):
        earlier = [other for other in records if other.head.start < record.head.start and other.speaker_id]
        return earlier[-1].speaker_id if earlier else None
    return None


def _distinct(found: Iterable[SpeakerCandidate]) -> list[SpeakerCandidate]:
    """Return the first ``MOST`` that differ; no more are looked at than that takes."""
    kept: dict[str, SpeakerCandidate] = {}
    for one in found:
        kept.setdefault(one.speaker_id or fold(one.words), one)
        if len(kept) == MOST:
            break
    return list(kept.values())
