"""Suggestions: quotations, speakers and topics that named rules propose, and the ports to what finds them.

Nothing here is an annotation until a person accepts it. Every number is a code point of the article's text;
every range is half-open.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple, Protocol

from gofteh.app.segments import Range
from gofteh.domain.registry import SpeakerKind
from gofteh.domain.spans import QuoteType

if TYPE_CHECKING:
    from gofteh.app.learning import Teaching


class Tier(StrEnum):
    """How far a rule can be trusted: strong ones are drawn, weak ones shown when asked for."""

    STRONG = "strong"
    WEAK = "weak"


class SpeakerGuess(NamedTuple):
    """Somebody who may have said a quotation."""

    name: str
    """The fullest name or title that the article gives."""
    kind: SpeakerKind = SpeakerKind.PERSON
    mention: Range | None = None
    """The words of the sentence that name this one, when some do."""
    aliases: tuple[str, ...] = ()
    """Other spellings of the article for the same one."""


class SuggestedQuote(NamedTuple):
    """A whole quote record, proposed."""

    rule: str
    tier: Tier
    quote_type: QuoteType
    parts: tuple[Range, ...]
    """At least one, in reading order."""
    cue: Range | None = None
    cue_lemma: str = ""
    """The verb's dictionary form, for counting."""
    mention: Range | None = None
    speaker: SpeakerGuess | None = None
    alternatives: tuple[SpeakerGuess, ...] = ()
    """Others who may have said it, the likeliest first."""
    inside: int | None = None
    """The place among the suggestions of the one that this lies in."""


class SuggestedTopic(NamedTuple):
    """A phrase that the article may be about, with every place where it stands."""

    words: str
    places: tuple[Range, ...]
    score: float
    code: str | None = None
    """Of the topic of the desk's list that is called so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestions:
    """What was found in one text."""

    text_sha256: str
    version: str
    """Of the rules; with the text's hash it says whether suggestions are stale."""
    quotes: tuple[SuggestedQuote, ...] = ()
    topics: tuple[SuggestedTopic, ...] = ()
    """Candidates, the likeliest first; ``app.topic_ranking`` says which of them to offer."""

    def of_tier(self, tier: Tier | None) -> tuple[SuggestedQuote, ...]:
        """Return the quotes of a tier, all for None, with ``inside`` counting what is returned.

        One that lies in another of the other tier stands alone then.
        """
        kept = [number for number, quote in enumerate(self.quotes) if tier in (None, quote.tier)]
        place = {number: at for at, number in enumerate(kept)}
        return tuple(_moved(self.quotes[number], place) for number in kept)

    def suggested_by(self, quote: SuggestedQuote) -> str:
        """Return what is written as the origin of an accepted suggestion."""
        return f"rule:{quote.rule}/{self.version}"


class Suggester(Protocol):
    """Finds suggestions at once, in this process."""

    def suggest(self, text: str) -> Suggestions:
        """Return what the rules propose for ``text``."""
        ...


class SuggestionService(Protocol):
    """Finds suggestions elsewhere, while this process goes on; it never raises and never blocks.

    A failure of the helper only means that answers come later, from simpler rules, or not at all.
    """

    def submit(self, text: str, done: Callable[[Suggestions], None]) -> None:
        """Ask for suggestions; ``done`` is called by ``poll`` unless another text was asked for since."""
        ...

    def teach(self, teaching: "Teaching") -> None:
        """Let what the desk adds speak from the next text on."""
        ...

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer may still come, so that polling makes sense."""
        ...

    def poll(self) -> None:
        """Take in what has come and call who waits; cheap, to be called from time to time."""
        ...

    def close(self) -> None:
        """End the helper. Nothing may be asked afterwards."""
        ...


def _moved(quote: SuggestedQuote, place: Mapping[int, int]) -> SuggestedQuote:
    inside = None if quote.inside is None else place.get(quote.inside)
    return quote if inside == quote.inside else quote._replace(inside=inside)
