"""How the pane shows a suggestion: as spans with ids that no mark has."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gofteh.domain.spans import QUOTE, SPEAKER, Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gofteh.app.proposals import Proposal
    from gofteh.domain.document import AnnotatedArticle

_PREFIX = "suggested."
_NO_TIME = "1970-01-01T00:00:00Z"


def spans_of(proposal: Proposal) -> list[Span]:
    """Return the parts of the quote, then the words that name who speaks."""
    quote = proposal.quote
    spans = [
        replace(_span(f"{_PREFIX}{proposal.number}.{part}", area, QUOTE), quote_type=quote.quote_type)
        for part, area in enumerate(quote.parts)
    ]
    if quote.mention is not None:
        spans.append(_span(f"{_PREFIX}{proposal.number}.speaker", quote.mention, SPEAKER))
    return spans


def spans_to_show(proposals: Iterable[Proposal], document: AnnotatedArticle) -> list[Span]:
    """Return the spans of several; words that name the speaker of more than one, or are marked, once."""
    named = {(span.start, span.end) for span in document.spans.values() if span.label == SPEAKER}
    shown: list[Span] = []
    for span in (each for proposal in proposals for each in spans_of(proposal)):
        if span.label == SPEAKER:
            if (span.start, span.end) in named:
                continue
            named.add((span.start, span.end))
        shown.append(span)
    return shown


def is_suggested(span_id: str) -> bool:
    """Tell whether an id is that of a suggestion."""
    return span_id.startswith(_PREFIX)


def number_of(span_id: str) -> int | None:
    """Return the number of the suggestion that an id stands for, or None for that of a mark."""
    if not is_suggested(span_id):
        return None
    return int(span_id.removeprefix(_PREFIX).split(".", 1)[0])


def _span(span_id: str, area: tuple[int, int], label: str) -> Span:
    return Span(id=span_id, start=area[0], end=area[1], label=label, created_at=_NO_TIME, updated_at=_NO_TIME)
