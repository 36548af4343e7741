"""Which suggestions are worth showing in an article as it stands, and what a person may change on one.

Offsets are code points.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from gofteh.app.candidates import points_back
from gofteh.app.segments import Range
from gofteh.app.suggestions import SpeakerGuess, SuggestedQuote, SuggestedTopic, Suggestions, Tier
from gofteh.domain.article import Status
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.refusals import Refusal
from gofteh.domain.spans import QUOTE, TOPIC


@dataclass(frozen=True, slots=True)
class Proposal:
    """A suggestion that is offered: its number among all that were found, and what is offered now."""

    number: int
    quote: SuggestedQuote
    is_edited: bool = False
    """Whether a person has changed it; it is then taken as changed."""

    @property
    def area(self) -> Range:
        """From the first code point of the first part to the end of the last."""
        return self.quote.parts[0][0], self.quote.parts[-1][1]

    def with_edges(self, part: int, area: Range) -> "Proposal":
        """Return it with one part reaching elsewhere."""
        parts = tuple(area if place == part else each for place, each in enumerate(self.quote.parts))
        return replace(self, quote=self.quote._replace(parts=parts), is_edited=True)

    def said_by(self, guess: SpeakerGuess, text: str) -> "Proposal":
        """Return it with another speaker.

        The words that named the first one stay its mention only when they point back at anybody («وی»).
        """
        kept = self.quote.mention
        if kept is not None and not points_back(text[slice(*kept)]):
            kept = None
        others = tuple(each for each in self.speakers if each is not guess)
        quote = self.quote._replace(speaker=guess, mention=guess.mention or kept, alternatives=others)
        return replace(self, quote=quote, is_edited=True)

    @property
    def speakers(self) -> tuple[SpeakerGuess, ...]:
        """Who may have said it, the likeliest first."""
        first = (self.quote.speaker,) if self.quote.speaker else ()
        return (*first, *self.quote.alternatives)


def proposals(found: Suggestions | None, document: AnnotatedArticle) -> list[Proposal]:
    """Return the suggestions to offer in ``document``, of both tiers, in reading order.

    None is offered for a rejected article or for another text; none that was refused, and none that
    overlaps a quote that is marked, unless it is nested in a suggestion that stands there already.
    """
    if found is None or document.status is Status.REJECTED or found.text_sha256 != document.article.sha256:
        return []
    marked = _Marked((span.start, span.end) for span in document.spans.values() if span.label == QUOTE)
    refused = [
        (refusal.start, refusal.end)
        for refusal in document.refused
        if refusal.text_sha256 == found.text_sha256
    ]
    return [
        Proposal(number, quote)
        for number, quote in enumerate(found.quotes)
        if not _is_taken(quote, found, marked) and not _is_refused(quote, refused)
    ]


def refusal_of(found: Suggestions, number: int) -> Refusal:
    """Return what says that the suggestion of that number is refused."""
    quote = found.quotes[number]
    return Refusal(
        text_sha256=found.text_sha256,
        start=quote.parts[0][0],
        end=quote.parts[-1][1],
        suggested_by=found.suggested_by(quote),
    )


def as_batch(chosen: Sequence[Proposal]) -> list[SuggestedQuote]:
    """Return the quotes of what is taken at once, with ``inside`` counting just these."""
    place = {proposal.number: at for at, proposal in enumerate(chosen)}
    return [
        proposal.quote._replace(
            inside=None if proposal.quote.inside is None else place.get(proposal.quote.inside),
        )
        for proposal in chosen
    ]


def of_tier(offered: Iterable[Proposal], tier: Tier | None) -> list[Proposal]:
    """Return those of one tier, all for None."""
    return [each for each in offered if tier in (None, each.quote.tier)]


def topics_to_offer(
    found: Suggestions | None, topics: Iterable[SuggestedTopic], document: AnnotatedArticle
) -> list[SuggestedTopic]:
    """Return those of the ranked ``topics`` that are marked nowhere in ``document`` yet."""
    if found is None or document.status is Status.REJECTED or found.text_sha256 != document.article.sha256:
        return []
    marked = {(span.start, span.end) for span in document.spans.values() if span.label == TOPIC}
    return [topic for topic in topics if not marked.intersection(topic.places)]


class _Marked:
    """The ranges of quote marks, asked for what overlaps a range without looking at all of them."""

    def __init__(self, areas: Iterable[Range]) -> None:
        self._areas = sorted(set(areas))
        self._starts = [start for start, _end in self._areas]
        self._reach = list(accumulate((end for _start, end in self._areas), max))

    def over(self, start: int, end: int) -> Iterator[Range]:
        """Yield the ranges that share a code point with ``[start, end)``."""
        for place in range(bisect_left(self._starts, end) - 1, -1, -1):
            if self._reach[place] <= start:
                return
            if self._areas[place][1] > start:
                yield self._areas[place]


def _is_taken(quote: SuggestedQuote, found: Suggestions, marked: _Marked) -> bool:
    outer: set[Range] = set()
    above = quote.inside
    while above is not None:
        outer.update(found.quotes[above].parts)
        above = found.quotes[above].inside
    return any(area not in outer or area == part for part in quote.parts for area in marked.over(*part))


def _is_refused(quote: SuggestedQuote, refused: Iterable[Range]) -> bool:
    """Tell whether most of it was refused: a later version of a rule may see an edge elsewhere."""
    start, end = quote.parts[0][0], quote.parts[-1][1]
    return any(
        2 * (min(end, last) - max(start, first)) > max(end, last) - min(start, first)
        for first, last in refused
    )
