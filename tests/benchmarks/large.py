"""A very large article: the sample story again and again, with thousands of marks all over it."""

from collections.abc import Iterator
from pathlib import Path

from gofteh.domain.article import Article, Source, SourceKind
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.links import ABOUT, SAID_BY, Link
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType, Span

SAMPLE = Path(__file__).parents[2] / "resources" / "samples" / "sample-isna-lavrov.txt"
BYTES = 1_000_000
SPANS = 10_000
AT = "2026-01-01T08:00:00Z"
_QUOTE, _SPEAKER, _TOPIC = 40, 8, 6
"""Lengths in code points of one record's spans; a topic lies within its quote."""


def sample() -> str:
    """Return the sample story."""
    return SAMPLE.read_text(encoding="utf-8")


def large_text() -> str:
    """Return a megabyte of it, as a file counts."""
    story = sample().rstrip("\n") + "\n\n"
    return story * (BYTES // len(story.encode()) + 1)


def large_article(text: str, article_id: str = "art-large") -> AnnotatedArticle:
    """Return ``text`` with its marks: records of a quote, its speaker and its topic, evenly spread."""
    spans, links = list[Span](), list[Link]()
    for number, place in enumerate(_places(text)):
        spans += _spans(number, place)
        links += _links(number)
    source = Source(kind=SourceKind.TXT, name="large.txt", imported_at=AT)
    article = Article(id=article_id, text=text, source=source, created_at=AT)
    kept = [link for link in links if _ends_within(link)]
    return AnnotatedArticle.of(article, spans=spans[:SPANS], links=kept)


def free_words(text: str, count: int) -> list[tuple[int, int]]:
    """Return ``count`` ranges without marks, about the middle of the text."""
    places = list(_places(text))
    middle = places[len(places) // 2 : len(places) // 2 + count]
    return [(place + _QUOTE + _SPEAKER + 4, place + _QUOTE + _SPEAKER + 12) for place in middle]


def _places(text: str) -> Iterator[int]:
    records = SPANS // 3 + 1
    step = len(text) // records
    return iter(range(0, step * records, step))


def _spans(number: int, place: int) -> list[Span]:
    def span(kind: str, label: str, start: int, length: int, quote_type: QuoteType | None = None) -> Span:
        return Span(
            id=f"{kind}-{number}",
            start=start,
            end=start + length,
            label=label,
            quote_type=quote_type,
            created_at=AT,
            updated_at=AT,
        )

    quote_type = (QuoteType.DIRECT, QuoteType.INDIRECT, QuoteType.MIXED)[number % 3]
    return [
        span("q", QUOTE, place, _QUOTE, quote_type),
        span("s", SPEAKER, place + _QUOTE + 1, _SPEAKER),
        span("t", TOPIC, place + 4, _TOPIC),
    ]


def _links(number: int) -> list[Link]:
    def link(kind: str, link_type: str) -> Link:
        return Link(
            id=f"l{kind}-{number}",
            type=link_type,
            from_id=f"q-{number}",
            to_id=f"{kind}-{number}",
            created_at=AT,
            updated_at=AT,
        )

    return [link("s", SAID_BY), link("t", ABOUT)]


def _ends_within(link: Link) -> bool:
    kind, _, number = link.to_id.partition("-")
    return int(number) * 3 + ("q", "s", "t").index(kind) < SPANS
