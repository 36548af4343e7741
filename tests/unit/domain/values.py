"""Short ways to write articles, spans and links in tests of the domain."""

from gofteh.domain.article import Article, Source, SourceKind
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.links import Link
from gofteh.domain.spans import QUOTE, Span

AT = "2026-11-23T08:00:00Z"
LATER = "2026-11-23T09:00:00Z"


def article(text: str) -> Article:
    return Article(id="art-1", text=text, source=Source(kind=SourceKind.TXT, imported_at=AT), created_at=AT)


def story(text: str, spans=(), links=()) -> AnnotatedArticle:
    return AnnotatedArticle.of(article(text), spans=spans, links=links)


def span(span_id: str, start: int, end: int, label: str = QUOTE, **more) -> Span:
    return Span(id=span_id, start=start, end=end, label=label, created_at=AT, updated_at=AT, **more)


def link(link_type: str, from_id: str, to_id: str, link_id: str = "") -> Link:
    name = link_id or f"{link_type}-{from_id}-{to_id}"
    return Link(id=name, type=link_type, from_id=from_id, to_id=to_id, created_at=AT, updated_at=AT)
