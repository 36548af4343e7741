"""What the rules pass among each other; every number here is a token of a Reading."""

from dataclasses import dataclass, field

from gofteh.app.suggestions import Tier
from gofteh.domain.spans import QuoteType
from gofteh.language.cues import Cue


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
