"""The gold articles are sound, were read twice, and the rules keep the figures they have reached on them.

Floors stand somewhat below what is measured (``make bench``), so that a fall is seen and a text may be
mended. They hold the rules without hazm.
"""

import csv

import pytest

from gofteh.language.rules import Rules
from tests.gold import FOLDER, PARTS, load
from tests.gold.figures import Figures, measure

ARTICLES = {part: load(part) for part in PARTS}


@pytest.mark.parametrize("part", PARTS)
def test_marks_lie_where_words_begin_and_end(part: str) -> None:
    for article in ARTICLES[part]:
        assert article.quotes
        for quote in article.quotes:
            assert quote.type in ("d", "i", "m")
            assert quote.speaker
            for start, end in (*quote.parts, *([quote.mention] if quote.mention else [])):
                assert not article.text[start].isspace()
                assert not article.text[end - 1].isspace()


def test_there_are_forty_articles_in_two_halves() -> None:
    assert sum(map(len, ARTICLES.values())) >= 40
    assert len(ARTICLES["dev"]) == len(ARTICLES["scoring"])


def test_two_readings_agree() -> None:
    def spans(name: str) -> set[tuple[str, str, str]]:
        with (FOLDER / "readings" / name).open(encoding="utf-8") as stream:
            return {
                (row[0], row[2], row[4]) for row in csv.reader(stream, delimiter="\t", quoting=csv.QUOTE_NONE)
            }

    first, second = spans("first.tsv"), spans("second.tsv")
    assert 2 * len(first & second) / (len(first) + len(second)) >= 0.9


@pytest.mark.parametrize("part", PARTS)
def test_the_rules_keep_their_figures(part: str) -> None:
    figures: Figures = measure(ARTICLES[part], Rules())
    assert figures.f1(figures.overlap) >= 0.95
    assert figures.f1(figures.exact) >= 0.92
    assert figures.mention / figures.overlap >= 0.93
    assert figures.person / figures.overlap >= 0.92
    assert figures.strong_right / figures.strong >= 0.97
