"""From suggestions to annotations: the one Edit that accepts them, and the record that shows them.

Nothing is decided here: whoever calls says which suggestions are accepted.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import pairwise

from gofteh.app.record import Json, to_record
from gofteh.app.segments import Range
from gofteh.app.speakers import speaker_named
from gofteh.app.suggestions import SpeakerGuess, SuggestedQuote, Suggestions
from gofteh.app.words import N_
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import AddLink, AddSpan, AddSpeaker, Edit, Together
from gofteh.domain.links import CONTINUES, CUED_BY, INSIDE, SAID_BY, Link
from gofteh.domain.registry import Registry, Speaker
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, Provenance, QuoteType, Span
from gofteh.domain.state import State

SUGGESTED = "suggested"
"""The provenance of what nobody has accepted yet; it stands in records of ``gofteh suggest`` only."""
SUGGESTED_VERSION = "1.1"
"""The version of the record that knows that provenance."""


def acceptance(
    suggestions: Suggestions,
    quotes: Sequence[SuggestedQuote],
    document: AnnotatedArticle,
    registry: Registry,
    *,
    by: str | None,
    at: str,
    make_id: Callable[[str], str],
    edited: Collection[int] = (),
) -> Together | None:
    """Return the Edit that accepts ``quotes``; None when each of them is annotated already.

    Speakers are those of the registry that are named so, else new ones. Quotes whose words are for the
    greater part marked as a quote in ``document`` are left out. ``edited`` are the places in ``quotes`` of
    those that a person has changed before.
    """
    acceptor = _Acceptor(suggestions, document, registry, by=by, at=at, make_id=make_id)
    for number, quote in enumerate(quotes):
        provenance = Provenance.SUGGESTED_EDITED if number in edited else Provenance.SUGGESTED_ACCEPTED
        acceptor.take(number, quote, provenance)
    return Together(tuple(acceptor.edits), N_("Accept suggestions")) if acceptor.edits else None


def suggested_record(
    suggestions: Suggestions,
    quotes: Sequence[SuggestedQuote],
    document: AnnotatedArticle,
    registry: Registry,
    at: str,
) -> Json:
    """Return the native record of ``document`` with ``quotes`` in it as mere suggestions; nothing is stored.

    Ids count from ``sug-1``, so that the same text gives the same record.
    """
    count = iter(range(1, 1_000_000_000))
    taken = {*document.spans, *document.links, *registry.speakers}

    def make_id(_prefix: str) -> str:
        return next(found for found in (f"sug-{number}" for number in count) if found not in taken)

    edit = acceptance(suggestions, quotes, document, registry, by=None, at=at, make_id=make_id)
    state = State(document, registry)
    if edit is not None:
        state = edit.apply(state)
    record = to_record(state.open_document, state.registry, {})
    for made in (*record["spans"], *record["links"]):
        if made["id"] not in taken:
            made["provenance"] = SUGGESTED
    record["schema_version"] = SUGGESTED_VERSION
    return record


class _Acceptor:
    """Collects the Edits; words that several quotes share are marked once."""

    def __init__(
        self,
        suggestions: Suggestions,
        document: AnnotatedArticle,
        registry: Registry,
        *,
        by: str | None,
        at: str,
        make_id: Callable[[str], str],
    ) -> None:
        self.edits: list[Edit] = []
        self._suggestions = suggestions
        self._document = document
        self._registry = registry
        self._by = by
        self._at = at
        self._make_id = make_id
        self._heads: dict[int, str] = {}
        """The head of each accepted quote by its number."""
        self._marked = {(span.label, span.start, span.end): span.id for span in document.spans.values()}
        self._new_speakers: dict[str, str] = {}
        self._origin: str | None = None
        self._provenance = Provenance.SUGGESTED_ACCEPTED

    def take(self, number: int, quote: SuggestedQuote, provenance: Provenance) -> None:
        """Add the Edits of one quote."""
        if self._is_annotated(quote.parts):
            return
        self._provenance = provenance
        self._origin = self._suggestions.suggested_by(quote)
        speaker_id = self._speaker(quote.speaker) if quote.speaker else None
        ids = [
            self._span(
                part,
                QUOTE,
                quote_type=None if at else quote.quote_type,
                speaker_id=None if at or quote.mention else speaker_id,
            )
            for at, part in enumerate(quote.parts)
        ]
        self._heads[number] = ids[0]
        for before, after in pairwise(ids):
            self._link(CONTINUES, after, before)
        if quote.mention is not None:
            self._link(SAID_BY, ids[0], self._shared_span(quote.mention, SPEAKER, speaker_id))
        if quote.cue is not None:
            self._link(CUED_BY, ids[0], self._shared_span(quote.cue, CUE))
        outer = self._heads.get(quote.inside) if quote.inside is not None else None
        outer = outer or self._outer(quote.parts)
        if outer is not None:
            self._link(INSIDE, ids[0], outer)

    def _outer(self, parts: Sequence[Range]) -> str | None:
        """Return the smallest marked quote around all parts."""
        start, end = parts[0][0], parts[-1][1]
        around = [
            span
            for span in self._document.spans.values()
            if span.label == QUOTE and span.start <= start and end <= span.end
        ]
        return min(around, key=lambda span: span.end - span.start).id if around else None

    def _is_annotated(self, parts: Iterable[Range]) -> bool:
        quotes = [span for span in self._document.spans.values() if span.label == QUOTE]
        for start, end in parts:
            for span in quotes:
                shared = min(end, span.end) - max(start, span.start)
                if 2 * shared >= max(end, span.end) - min(start, span.start):
                    return True
        return False

    def _speaker(self, guess: SpeakerGuess) -> str:
        for name in (guess.name, *guess.aliases):
            known = speaker_named(self._registry, name)
            if known is not None:
                return known
        if guess.name not in self._new_speakers:
            speaker_id = self._make_id("spk")
            aliases = tuple(alias for alias in guess.aliases if alias != guess.name)
            self.edits.append(
                AddSpeaker(Speaker(id=speaker_id, name=guess.name, aliases=aliases, kind=guess.kind))
            )
            self._new_speakers[guess.name] = speaker_id
        return self._new_speakers[guess.name]

    def _shared_span(self, area: Range, label: str, speaker_id: str | None = None) -> str:
        known = self._marked.get((label, *area))
        return known or self._span(area, label, speaker_id=speaker_id)

    def _span(
        self, area: Range, label: str, *, quote_type: QuoteType | None = None, speaker_id: str | None = None
    ) -> str:
        span = Span(
            id=self._make_id("s"),
            start=area[0],
            end=area[1],
            label=label,
            quote_type=quote_type,
            speaker_id=speaker_id,
            annotator=self._by,
            provenance=self._provenance,
            suggested_by=self._origin,
            created_at=self._at,
            updated_at=self._at,
        )
        self.edits.append(AddSpan(span))
        self._marked[label, *area] = span.id
        return span.id

    def _link(self, link_type: str, from_id: str, to_id: str) -> None:
        link = Link(
            id=self._make_id("l"),
            type=link_type,
            from_id=from_id,
            to_id=to_id,
            annotator=self._by,
            provenance=self._provenance,
            suggested_by=self._origin,
            created_at=self._at,
            updated_at=self._at,
        )
        self.edits.append(AddLink(link))
