"""What of the queue is wanted, in which order: asked of the store, which answers from its indexes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from gofteh.domain.alphabet import alphabetical
from gofteh.domain.folding import fold
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC

if TYPE_CHECKING:
    from gofteh.domain.article import Article, Status

Bounds = tuple[tuple[str, int], ...]
"""Labels with numbers of marks."""
COUNTED = (QUOTE, SPEAKER, TOPIC)
"""Labels whose marks are counted for every article."""


class Order(StrEnum):
    """In which order articles stand.

    Those that are alike stand in order of import, and the last comes first where the greatest does.
    """

    IMPORTED = "imported"
    NEWEST = "newest"
    OLDEST = "oldest"
    TITLE = "title"
    SUGGESTIONS = "suggestions"
    """Those with most suggestions that wait for an answer first."""
    DOUBTFUL = "doubtful"
    """Those with most suggestions of which the rules are least certain first."""
    CHANGED = "changed"
    """Those that were worked on last first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which articles are wanted; by default all. What is said must all hold."""

    words: str = ""
    """Each of them stands in the headline or the source, spelling folded."""
    statuses: frozenset[Status] = frozenset()
    """One of them; none means any."""
    publisher: str | None = None
    """The empty text means articles of no known source."""
    since: str | None = None
    until: str | None = None
    """UTC; the date (``dated``) is at or after ``since`` and before ``until``."""
    least: Bounds = ()
    most: Bounds = ()
    """Labels of ``COUNTED`` with the number of marks there must be at least, or may be at most."""
    problems: bool | None = None
    """Whether the live checks found something when they looked last; None for whatever."""
    annotator: str | None = None
    """Id of a person who worked on it."""
    assigned: str | None = None
    """Id of a person whose work it is; the empty text means nobody's."""

    @property
    def keys(self) -> list[str]:
        """What ``words`` come to, each to be found in the ``heading_key``."""
        return fold(self.words).split()


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What programs think of an article; not an annotation, and to be worked out again at any time."""

    suggestions: int = 0
    """Suggestions of the strong tier that wait for an answer."""
    doubtful: int = 0
    """Suggestions of which the rules are not certain, of either tier."""
    problems: int | None = None
    """What the live checks find; None when they have not looked at it as it stands."""


def headline(title: str | None, opening: str) -> str:
    """Return the title, or the first line of the text for an article without one."""
    return title or opening.strip().split("\n", 1)[0]


def dated(article: Article) -> str:
    """Return when an article was published, or when it came in where nobody knows; UTC."""
    return article.source.published_at or article.created_at


def heading_key(title: str | None, opening: str, publisher: str | None) -> str:
    """Return what ``Wanted.words`` are looked for in."""
    return fold(f"{headline(title, opening)} {publisher or ''}")


def title_key(title: str | None, opening: str) -> str:
    """Return what ``Order.TITLE`` goes by."""
    return alphabetical(headline(title, opening))
