"""Made-up articles, as long and as richly marked as real ones, each different."""

import random
from collections.abc import Iterator
from pathlib import Path

from gofteh.app.record import to_record
from gofteh.domain.article import Article, Source, SourceKind
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.links import ABOUT, SAID_BY, Link
from gofteh.domain.registry import Registry
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType, Span
from gofteh.exchange.jsonl import write_jsonl as write_lines

QUOTES = 5
"""Quotes of an article, each with a speaker and a topic: 15 spans in about 2,500 code points."""

_AT = "2026-11-25T08:00:00Z"
_SOME = """
    وزیر دولت مردم کشور شهر آب هوا بازار قیمت نفت گاز صلح جنگ مذاکره توافق مجلس قانون لایحه بودجه مدرسه
    دانشگاه بیمارستان پزشک درمان ورزش تیم مربی بازیکن گل سینما کتاب موسیقی باران برف زلزله جاده قطار
    هواپیما کارخانه کارگر صادرات واردات دلار یورو سکه طلا خودرو مسکن اجاره مالیات بانک وام سود رسانه‌های
    منطقه‌ای می‌گوید نمی‌تواند آتش‌بس علاقه‌مند تصمیم‌گیری برنامه‌ریزی سیاست‌گذاری
"""
_WORDS = _SOME.split()
_NAMES = [
    f"{first} {last}" for first in ("علی", "مریم", "رضا", "زهرا") for last in ("کریمی", "احمدی", "رستمی")
]


def articles(count: int) -> Iterator[AnnotatedArticle]:
    """Yield ``count`` annotated articles, the same each time; one in fifty holds the word «کمیاب»."""
    chance = random.Random(count)
    for number in range(count):
        yield _Writer(f"art-{number:07d}", chance).article(rare=number % 50 == 0)


def write_jsonl(path: Path, count: int) -> None:
    """Write ``count`` articles as native JSONL, as an export of Gofteh does."""
    with path.open("wb") as file:
        write_lines((to_record(document, Registry(), {}) for document in articles(count)), file)


class _Writer:
    """Writes one article and marks it on the way."""

    def __init__(self, article_id: str, chance: random.Random) -> None:
        self._id, self._chance = article_id, chance
        self._text, self._length = [""], 0
        self._spans: list[Span] = []
        self._links: list[Link] = []

    def article(self, *, rare: bool) -> AnnotatedArticle:
        self._write(f"خبر شمارهٔ {self._id} " + ("کمیاب. " if rare else ""))
        for _turn in range(QUOTES):
            self._quotation()
        text = "".join(self._text)
        source = Source(kind=SourceKind.JSONL, imported_at=_AT, publisher="ایسنا", published_at=_AT)
        article = Article(id=self._id, text=text, source=source, created_at=_AT)
        return AnnotatedArticle.of(article, spans=self._spans, links=self._links, updated_at=_AT)

    def _quotation(self) -> None:
        self._write(self._some(26) + ". ")
        speaker = self._mark(SPEAKER, self._write(self._chance.choice(_NAMES)))
        self._write(" گفت: ")
        start = self._write("«" + self._some(8) + " ")[0]
        topic = self._mark(TOPIC, self._write(self._chance.choice(_WORDS)))
        end = self._write(" " + self._some(16) + ".»")[1]
        quote = self._mark(QUOTE, (start, end), QuoteType.DIRECT)
        self._link(SAID_BY, quote, speaker)
        self._link(ABOUT, quote, topic)
        self._write("\n" + self._some(36) + ".\n")

    def _write(self, words: str) -> tuple[int, int]:
        start, self._length = self._length, self._length + len(words)
        self._text.append(words)
        return start, self._length

    def _some(self, count: int) -> str:
        return " ".join(self._chance.choices(_WORDS, k=count))

    def _mark(self, label: str, area: tuple[int, int], quote_type: QuoteType | None = None) -> str:
        name = f"s-{len(self._spans):03d}"
        self._spans.append(
            Span(
                id=name, start=area[0], end=area[1], label=label, quote_type=quote_type,
                created_at=_AT, updated_at=_AT,
            )
        )  # fmt: skip
        return name

    def _link(self, link_type: str, from_id: str, to_id: str) -> None:
        name = f"l-{len(self._links):03d}"
        self._links.append(
            Link(id=name, type=link_type, from_id=from_id, to_id=to_id, created_at=_AT, updated_at=_AT)
        )
