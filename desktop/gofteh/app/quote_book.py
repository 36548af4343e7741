"""All quotes of a project, to be looked through by who said them, what about and when."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from gofteh.domain.registry import Registry
from gofteh.domain.spans import QuoteType


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Which quotes are meant; what is None asks nothing."""

    speaker_ids: frozenset[str | None] | None = None
    """Entries of the registry, merged ones named by themselves; None in it means nobody known."""
    topic_codes: frozenset[str] | None = None
    since: str | None = None
    """The first day, ISO."""
    until: str | None = None
    """The last day, ISO."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteLine:
    """One quote of the list."""

    article_id: str
    head_id: str
    words: str
    """Of its first part, at most ``LONGEST_WORDS`` code points."""
    is_cut: bool
    """Whether the first part goes on."""
    quote_type: QuoteType | None
    speaker_id: str | None
    topic_codes: tuple[str, ...]
    """Of the quote and of its article."""
    day: str
    """When the article was published, or came in when nobody says; ISO, local."""
    title: str | None
    opening: str
    publisher: str | None


LONGEST_WORDS = 400


class QuoteBook(Protocol):
    """Every method may raise Problem. It only reads, but for what it keeps to be quick."""

    def take_in(self, most: int) -> int:
        """Take in what ``most`` more acts changed; returns about how many acts are left.

        Until nothing is left, quotes may be missing or be as they were.
        """
        ...

    def count(self, asked: Asked) -> int:
        """Return how many quotes are meant."""
        ...

    def page(self, asked: Asked, start: int, most: int) -> Sequence[QuoteLine]:
        """Return quotes from the ``start``-th on, the newest article first, each in reading order."""
        ...

    def by_speaker(self, asked: Asked) -> Mapping[str | None, int]:
        """Return how many of the quotes each entry of the registry says."""
        ...

    def by_topic(self, asked: Asked) -> Mapping[str, int]:
        """Return how many of the quotes are about each topic."""
        ...

    def by_day(self, asked: Asked) -> Mapping[str, int]:
        """Return how many of the quotes are of each day (ISO)."""
        ...


def entries_of(registry: Registry, speaker_id: str) -> frozenset[str | None]:
    """Return the ids of a speaker and of all that were merged into it."""
    return frozenset(key for key in registry.speakers if registry.resolve(key).id == speaker_id)


def merged_counts(registry: Registry, counts: Mapping[str | None, int]) -> dict[str | None, int]:
    """Return counts by speaker with merges followed, the most first."""
    found: dict[str | None, int] = defaultdict(int)
    for speaker_id, count in counts.items():
        known = speaker_id is not None and speaker_id in registry.speakers
        found[registry.resolve(speaker_id).id if known and speaker_id else None] += count
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def topic_counts(registry: Registry, counts: Mapping[str, int]) -> dict[str, int]:
    """Return counts by topic as they are; topics that left the list stand last."""
    return dict(sorted(counts.items(), key=lambda item: (item[0] not in registry.topics, -item[1])))


def codes_below(registry: Registry, codes: Iterable[str]) -> frozenset[str]:
    """Return the codes of these topics and of all that are a part of them."""
    found: set[str] = set()
    for code in codes:
        found |= registry.below(code) if code in registry.topics else {code}
    return frozenset(found)
