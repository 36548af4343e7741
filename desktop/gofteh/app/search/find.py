"""The hits of a query over the articles of a project, with their surroundings (a concordance)."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from gofteh.app.ports import Candidate, Store
from gofteh.app.search.places import finder_of, has, places
from gofteh.app.search.query import Query, Term
from gofteh.app.segments import Range
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.folding import fold
from gofteh.domain.records import QuoteRecord, quote_records
from gofteh.domain.registry import Registry
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Span

_SPACE = re.compile(r"[^\S ]")
CONTEXT = 60
"""Code points shown before and after a hit."""


class Hit(NamedTuple):
    """One place that was looked for; offsets are code points of the article's text."""

    article_id: str
    title: str
    start: int
    end: int
    """As ``start`` where only the article's title holds the words."""
    before: str
    words: str
    after: str
    span_id: str | None = None
    """The span it lies in, when the query asks for spans."""
    published_at: str | None = None

    def stands_in(self, text: str) -> bool:
        """Tell whether a text, which may have been corrected since, still has the words at this place."""
        return self.end > self.start and _line(text[self.start : self.end]) == self.words


def search(store: Store, query: Query) -> Iterator[Hit]:
    """Yield the hits article by article in order of import; whoever stops asking stops the search.

    Between two hits acts may be done. Raises Problem when the project cannot be read.
    """
    for hits in by_article(store, query):
        yield from hits


def by_article(store: Store, query: Query) -> Iterator[list[Hit]]:
    """Yield the hits of each article that was looked into, an empty list for one without; as ``search``."""
    if query.is_empty:
        return
    # Read only where it is asked: for a rare word it would be half of the time.
    registry = store.registry() if query.span_label is not None else Registry()
    is_asked_of_texts, find = query.span_label is None, finder_of(query.terms)
    for candidate in store.search_candidates(query):
        if not _suits(candidate, query):
            yield []
        elif is_asked_of_texts:
            yield _in_text(candidate, query, find)
        else:
            yield list(_in_spans(store.load(candidate.id), candidate, registry, query))


def title_of(candidate: Candidate) -> str:
    """Return the title, or for an article without one the beginning of its text."""
    return candidate.title or " ".join(candidate.text[:CONTEXT].split())


def _suits(candidate: Candidate, query: Query) -> bool:
    """Tell whether the article as a whole is one that is asked for; its status the store has seen."""
    if query.publisher is not None and query.publisher not in fold(candidate.publisher or ""):
        return False
    return not query.excluded or not any(has(candidate.text, term) for term in query.excluded)


def _in_text(candidate: Candidate, query: Query, find: Callable[[str], list[Range]]) -> list[Hit]:
    found = find(candidate.text)
    if not found and (not query.terms or find(candidate.title or "")):
        found = [(0, 0)]
    return [_hit(candidate, area, None) for area in found]


def _in_spans(
    document: AnnotatedArticle | None, candidate: Candidate, registry: Registry, query: Query
) -> Iterator[Hit]:
    """Yield where the words stand within the spans that are asked for; without words, the spans."""
    if document is None or document.withdrawn:
        return
    for span in _spans(document, registry, query):
        if not query.terms:
            yield _hit(candidate, (span.start, span.end), span.id)
        for start, end in places(document.text_of(span), query.terms):
            yield _hit(candidate, (span.start + start, span.start + end), span.id)


def _spans(document: AnnotatedArticle, registry: Registry, query: Query) -> list[Span]:
    """Return the spans that the query asks for, in reading order."""
    label = query.span_label
    if label == QUOTE:
        suited = [r for r in quote_records(document) if _record_suits(document, registry, r, query)]
        return [part for record in suited for part in record.parts]
    spans = [span for span in document.in_reading_order() if span.label == label]
    if query.speaker is not None:
        spans = [s for s in spans if s.label == SPEAKER and _names(document, registry, [s], query.speaker)]
    if query.topic is not None:
        spans = [s for s in spans if s.label == TOPIC and _is_about(document, registry, [s], query.topic)]
    return spans


def _record_suits(document: AnnotatedArticle, registry: Registry, record: QuoteRecord, query: Query) -> bool:
    if query.quote_type is not None and record.quote_type is not query.quote_type:
        return False
    speaking = [*record.mentions, record.head]
    if query.speaker is not None and not _names(document, registry, speaking, query.speaker):
        return False
    return query.topic is None or _is_about(document, registry, record.topics, query.topic)


def _names(document: AnnotatedArticle, registry: Registry, spans: Sequence[Span], key: str) -> bool:
    """Tell whether one of the spans is written so or points at somebody who is called so."""
    for span in spans:
        names = [document.text_of(span)] if span.label == SPEAKER else []
        if span.speaker_id is not None:
            speaker = registry.resolve(span.speaker_id)
            names += [speaker.name, *speaker.aliases]
        if any(_begins(name, key) for name in names):
            return True
    return False


def _is_about(document: AnnotatedArticle, registry: Registry, spans: Sequence[Span], key: str) -> bool:
    for span in spans:
        known = registry.topics.get(span.topic_code or "")
        names = (document.text_of(span), span.topic_code or "", known.label if known else "")
        if any(_begins(name, key) for name in names):
            return True
    return False


def _begins(name: str, key: str) -> bool:
    """Tell whether the words of ``key`` stand in ``name``, the last perhaps only begun."""
    return has(name, Term(tuple(key.split()), is_prefix=True))


def _hit(candidate: Candidate, area: Range, span_id: str | None) -> Hit:
    start, end = area
    low = max(0, start - CONTEXT)
    around, first, last = _SPACE.sub(" ", candidate.text[low : end + CONTEXT]), start - low, end - low
    words = around[:first], around[first:last], around[last:]
    values = candidate.id, title_of(candidate), start, end, *words, span_id, candidate.published_at
    # As its own constructor does, without a call of Python for each.
    return tuple.__new__(Hit, values)


def _line(text: str) -> str:
    """Return a text on one line, as long as before."""
    return _SPACE.sub(" ", text)
