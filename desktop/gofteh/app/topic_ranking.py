"""Which topics to offer: phrases by how they stand out in this desk's own articles, with the desk's names.

A phrase counts by how often and how early it stands (the rules say so) and by how few other articles of the
project have its words. It carries the code of the topic of the desk's list that is called so, wholly or by
one of the parts of its label («اقتصاد» of «اقتصاد و کسب‌وکار»).
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import log

from gofteh.app.search.query import WORD
from gofteh.app.suggestions import SuggestedTopic
from gofteh.domain.folding import fold
from gofteh.domain.topic import Topic

MOST = 12
FEWEST_ARTICLES = 30
"""Below so many articles a desk's counts say nothing about rarity."""
_LISTED = 1.5
"""What the desk has a name for comes before what it has none for."""
_BETWEEN_PARTS = re.compile("،| و ")


@dataclass(frozen=True, slots=True)
class DeskWords:
    """How common words are in a desk's own articles."""

    articles: int = 0
    having: Mapping[str, int] = field(default_factory=dict)
    """In how many of them a folded word stands."""


def words_of(topics: Iterable[SuggestedTopic]) -> set[str]:
    """Return the folded words whose counts matter for ``topics``."""
    return {word for topic in topics for word in WORD.findall(fold(topic.words))}


def ranked(
    topics: Iterable[SuggestedTopic], desk: DeskWords | None = None, listed: Iterable[Topic] = ()
) -> list[SuggestedTopic]:
    """Return the topics to offer, twelve at most, the likeliest first; no word stands in two of them."""
    codes = {key: topic.code for topic in listed if not topic.is_retired for key in _names(topic)}
    weighed = [_weighed(topic, desk, codes.get(fold(topic.words))) for topic in topics]
    weighed.sort(key=lambda topic: -topic.score)
    return list(_distinct(weighed))


def _weighed(topic: SuggestedTopic, desk: DeskWords | None, code: str | None) -> SuggestedTopic:
    score = topic.score * (_LISTED if code else 1.0)
    if desk is not None and desk.articles >= FEWEST_ARTICLES:
        words = WORD.findall(fold(topic.words)) or [""]
        rarity = [log((1 + desk.articles) / (1 + desk.having.get(word, 0))) for word in words]
        score *= sum(rarity) / len(rarity)
    return topic._replace(score=score, code=code)


def _names(topic: Topic) -> Iterator[str]:
    yield fold(topic.label)
    for part in _BETWEEN_PARTS.split(topic.label):
        if key := fold(part.strip()):
            yield key


def _distinct(topics: Iterable[SuggestedTopic]) -> Iterator[SuggestedTopic]:
    """Leave out phrases with a word that a better one has already."""
    used: set[str] = set()
    count = 0
    for topic in topics:
        words = set(fold(topic.words).split())
        if used.isdisjoint(words):
            used.update(words)
            yield topic
            count += 1
            if count == MOST:
                return
