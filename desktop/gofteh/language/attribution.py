"""Where somebody is quoted and who is said to speak, at once and without hazm, for what the desk offers next.

The same rules as everywhere; only clauses whose verb hazm alone knows are missed. Every number is a code
point; every range is half-open.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from gofteh.app.quotemarks import mark_pairs
from gofteh.app.segments import Range
from gofteh.domain.spans import QuoteType

if TYPE_CHECKING:
    from gofteh.app.suggestions import SuggestedQuote, Suggestions
    from gofteh.language.rules import Rules

_FEWEST_WORDS = 4
"""Fewer words between «» are a name or a term."""


class Attribution:
    """Offers quotations and their speakers; remembers the texts it read last."""

    def __init__(self) -> None:
        self._read = lru_cache(maxsize=4)(self._suggest)
        self._rules: Rules | None = None

    def _suggest(self, text: str) -> "Suggestions":
        # The rules load with the first text: the window is painted before.
        from gofteh.language.rules import Rules

        self._rules = self._rules or Rules()
        return self._rules.suggest(text)

    def quotations(self, text: str) -> list[Range]:
        """Return what looks quoted, in reading order, nested ones too."""
        quotes = self._read(text).quotes
        found = {part for quote in quotes for part in quote.parts}
        if any(quote.quote_type is QuoteType.MIXED for quote in quotes):
            found.update(_marked_words(text, quotes))
        return sorted(found, key=lambda area: (area[0], -area[1]))

    def speakers(self, text: str, quote: Range) -> list[Range]:
        """Return the words that may name who says ``quote``, the likeliest first."""
        nearest = max(self._read(text).quotes, key=lambda one: _shared(one, quote), default=None)
        if nearest is None or _shared(nearest, quote) <= 0:
            return []
        others = [guess.mention for guess in nearest.alternatives]
        return [mention for mention in [nearest.mention, *others] if mention is not None]


def _marked_words(text: str, quotes: "Sequence[SuggestedQuote]") -> Iterator[Range]:
    """Yield the words in marks of clauses that are partly in marks: a desk may want them nested."""
    mixed = [part for quote in quotes if quote.quote_type is QuoteType.MIXED for part in quote.parts]
    for pair in mark_pairs(text):
        is_inside = any(start <= pair.start and pair.end <= end for start, end in mixed)
        if is_inside and len(text[slice(*pair.inside)].split()) >= _FEWEST_WORDS:
            yield pair.whole


def _shared(one: "SuggestedQuote", quote: Range) -> float:
    """Return how much of both ranges is in both, 1 for the same range."""
    return max(
        (min(end, quote[1]) - max(start, quote[0])) / (max(end, quote[1]) - min(start, quote[0]))
        for start, end in one.parts
    )
