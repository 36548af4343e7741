"""What the rules pass among each other; every number here is a token of a Reading."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field

from gofteh.app.suggestions import Tier
from gofteh.domain.spans import QuoteType
from gofteh.language.cues import Cue

# See ``cues``: names of a module are taken quicker than members from their class.
STRONG, WEAK = Tier.STRONG, Tier.WEAK
DIRECT, INDIRECT, MIXED = QuoteType.DIRECT, QuoteType.INDIRECT, QuoteType.MIXED


@dataclass(slots=True)
class CueHit:
    """A cue in the text: tokens ``[start, end)``."""

    start: int
    end: int
    cue: Cue


@dataclass(slots=True)
class Found:
    """A quotation with what announces it."""

    rule: str
    tier: Tier
    type: QuoteType
    parts: list[tuple[int, int]]
    cue: tuple[int, int] | None = None
    lemma: str = ""
    mention: tuple[int, int] | None = None
    others: list[tuple[int, int]] = field(default_factory=list)
    """Other noun phrases of the sentence that may name the speaker, the likeliest first."""
    sentence: int = 0
    """The number of the sentence with the cue."""
    inside: "Found | None" = None
    document: tuple[int, int] | None = None
    """The paper that is quoted from, when the cue is «آمده است»."""
    joined: "Found | None" = None
    """The quotation before, in the same sentence, whose subject this one shares."""

    @property
    def start(self) -> int:
        """The first token."""
        return self.parts[0][0]

    @property
    def end(self) -> int:
        """The token after the last."""
        return self.parts[-1][1]


class Areas:
    """Ranges of tokens that do not overlap, to be asked for the one at a token."""

    def __init__(self, areas: Iterable[tuple[int, int]]) -> None:
        self._areas = sorted(areas)
        self._starts = [start for start, _ in self._areas]

    def at(self, token: int) -> tuple[int, int] | None:
        """Return the range that holds ``token``."""
        number = bisect_right(self._starts, token) - 1
        if number >= 0 and token < self._areas[number][1]:
            return self._areas[number]
        return None

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the ranges that share a token with ``[start, end)``."""
        low = bisect_right(self._starts, start)
        if low and self._areas[low - 1][1] > start:
            low -= 1
        return self._areas[low : bisect_right(self._starts, end - 1)]
