"""Who said what about what, over a desk of many quotes: reading and narrowing in the real page.

2,000 articles with 10,000 quotes; for more set ``GOFTEH_BENCH_EXPLORED``. The baseline asks SQLite by hand
for what the page shows (the counts by speaker, by topic and by day, and the first quotes) and paints nothing.
A timer beats every 5 ms while what was imported is taken in.
"""

import os
import random
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from gofteh.app.record import to_record
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.registry import Registry, Speaker
from gofteh.domain.spans import SPEAKER, TOPIC
from gofteh.domain.topics import MEDIA_TOPICS
from gofteh.exchange.jsonl import write_jsonl
from tests.benchmarks.apart import said_by
from tests.benchmarks.corpus import articles

ARTICLES = int(os.environ.get("GOFTEH_BENCH_EXPLORED", "2000"))
SPEAKERS = 80
TURNS = 7
_SHOWN = 40
"""Quotes that a large window shows."""


def run() -> list[str]:
    """Measure in a process of its own; return the lines to print."""
    with tempfile.TemporaryDirectory() as folder:
        return said_by("tests.benchmarks.exploring", folder, seconds=1_200)


def write_quotes(path: Path, count: int) -> None:
    """Write articles whose speakers and topics are those of a desk, over seven years."""
    chance = random.Random(count)
    known = Registry().with_speakers(Speaker(id=f"spk-{n}", name=f"گوینده {n}") for n in range(SPEAKERS))
    with path.open("wb") as file:
        write_jsonl((to_record(_known(each, chance), known, {}) for each in articles(count)), file)


def _known(document: AnnotatedArticle, chance: random.Random) -> AnnotatedArticle:
    spans = []
    for span in document.spans.values():
        if span.label == SPEAKER:
            spans.append(replace(span, speaker_id=f"spk-{chance.randrange(SPEAKERS)}"))
        elif span.label == TOPIC:
            spans.append(replace(span, topic_code=chance.choice(MEDIA_TOPICS).code))
        else:
            spans.append(span)
    day = f"20{chance.randint(20, 26)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    source = replace(document.article.source, published_at=f"{day}T08:00:00Z")
    article = replace(document.article, source=source)
    return AnnotatedArticle.of(
        article, spans=spans, links=document.links.values(), updated_at=document.updated_at
    )


def measure(folder: Path) -> None:
    """Make a project, open the page on it, narrow, and print the figures."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from gofteh.ui.actions import Act
    from gofteh.ui.explorer.page import ExplorerPage
    from tests.benchmarks.desk import BenchDesk
    from tests.benchmarks.gaps import Gaps

    write_quotes(folder / "articles.jsonl", ARTICLES)
    desk = BenchDesk(folder, [folder / "articles.jsonl"])
    application = desk.application
    gaps = Gaps(QTimer())
    QTest.qWait(2_000)
    idle = max(gaps.taken())
    began = perf_counter()
    application.window.work.actions.trigger(Act.EXPLORER)
    (page,) = application.window.findChildren(ExplorerPage)
    while page._filling.isActive():
        QTest.qWait(5)
    print(
        f"taken in: {ARTICLES} articles in {perf_counter() - began:.1f} s, longest gap "
        f"{max(gaps.taken()):.1f} ms, idle {idle:.1f} ms"
    )
    speaker, topic = "spk-3", MEDIA_TOPICS[2].code

    def seen(act: Callable[[], object]) -> float:
        started = perf_counter()
        act()
        QApplication.processEvents()
        return perf_counter() - started

    ours: dict[str, list[float]] = {"all quotes": [], "one speaker": [], "and a topic": []}
    for _turn in range(TURNS):
        ours["one speaker"].append(seen(lambda: page.show_speaker(speaker)))
        ours["and a topic"].append(seen(lambda: page.topics.choose(topic)))
        ours["all quotes"].append(seen(page.show_everything))
    application.window.close()
    for line in _compared(desk.project, ours, speaker, topic):
        print(line)


def _compared(project: Path, ours: dict[str, list[float]], speaker: str, topic: str) -> Iterator[str]:
    of_topic = (
        "EXISTS (SELECT 1 FROM quote_topic t WHERE t.position = q.position AND t.head_id = q.head_id"
        f" AND t.code = '{topic}')"
    )
    wheres = {
        "all quotes": "1",
        "one speaker": f"q.speaker_id = '{speaker}'",
        "and a topic": f"q.speaker_id = '{speaker}' AND {of_topic}",
    }
    connection = sqlite3.connect(project)
    for name, times in ours.items():
        bare = []
        for _turn in range(TURNS):
            started = perf_counter()
            _by_hand(connection, wheres[name])
            bare.append(perf_counter() - started)
        base, seconds = median(bare), median(times)
        yield (
            f"{name:<14} by hand {base * 1000:7.1f} ms   1.00   "
            f"in the page {seconds * 1000:7.1f} ms   {seconds / base:5.2f}"
        )
    connection.close()


def _by_hand(connection: sqlite3.Connection, where: str) -> None:
    quotes = f"FROM quote q WHERE {where}"
    topics = "FROM quote_topic a JOIN quote q USING (position, head_id)"
    for query in (
        f"SELECT q.speaker_id, count(*) {quotes} GROUP BY q.speaker_id",
        f"SELECT a.code, count(*) {topics} WHERE {where} GROUP BY a.code",
        f"SELECT q.day, count(*) {quotes} GROUP BY q.day",
        f"SELECT * {quotes} ORDER BY q.day DESC, q.position DESC, q.start LIMIT {_SHOWN}",
    ):
        connection.execute(query).fetchall()


if __name__ == "__main__":
    measure(Path(sys.argv[1]))
