"""Whatever the text, the rules answer, and what they propose lies in the text as a person would mark it."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gofteh.app import resources
from gofteh.language.rules import Rules
from tests.gold import PARTS, load

RULES = Rules()
PIECES = re.split(
    r"\|",
    "گفت|گفته است|می گوید|می\u200cگوید|افزود|اظهار داشت|خاطر نشان|کرد|تاکید|معتقد است|آمده است|با بیان اینکه|"
    "با تاکید بر این که|به گفته|از نظر|به نقل از|به گزارش|ایسنا|وی|او|این مقام|وزیر نیرو|علی رضایی|رضایی|"
    "سازمان هواشناسی|یک منبع آگاه|همسر|در همین حال|در بیانیه|نیز|که|و|اما|را|است|می\u200cرود|نیست|کتاب|ما|"
    'خانه|«|»|“|”|"|:|؛|،|.|؟|!|…|...|\n|\r\n|\u2028|\u200c|\u200f|\u00a0|\t|(|)|-|/|۱۲٫۵|۱۴۰۳/۱/۲|م. |🙂|'
    "e\u0301|ًَ|ـ|ي|ك|U.S.",
)
TEXTS = st.lists(
    st.sampled_from(PIECES).flatmap(lambda piece: st.sampled_from([piece, piece + " "])), max_size=40
)
SPACES = " \t\n\r\u200c\u200f\u00a0\u2028"


def check(text: str) -> None:
    suggestions = RULES.suggest(text)
    for number, one in enumerate(suggestions.quotes):
        assert one.parts
        end = 0
        for start, stop in one.parts:
            assert end <= start < stop <= len(text)
            end = stop
            assert text[start] not in SPACES
            assert text[stop - 1] not in " \t\n\r\u00a0\u2028"
        for area in (one.cue, one.mention):
            assert area is None or text[slice(*area)].strip()
        assert one.inside is None or one.inside != number
        if one.inside is not None:
            outer = suggestions.quotes[one.inside]
            assert outer.parts[0][0] <= one.parts[0][0] < one.parts[-1][1] <= outer.parts[-1][1]
        assert one.speaker is None or one.speaker.name.strip()
        assert all(guess.name.strip() for guess in one.alternatives)
    for topic in suggestions.topics:
        assert all(text[slice(*place)].strip() for place in topic.places)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_hostile_texts(pieces: list[str]) -> None:
    check("".join(pieces))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_unicode(text: str) -> None:
    check(text)


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("zwnj", ["\u200c", "", " "])
def test_every_gold_article(part: str, zwnj: str) -> None:
    for article in load(part):
        check(article.text.replace("\u200c", zwnj))


def test_the_sample_loses_nothing_when_its_half_spaces_are_lost() -> None:
    sample = resources.find("samples", "sample-isna-lavrov.txt").read_text(encoding="utf-8")
    assert len(RULES.suggest(sample).quotes) == 13
    for part in PARTS:
        for article in load(part):
            whole = RULES.suggest(article.text).quotes
            bare = RULES.suggest(article.text.replace("\u200c", "")).quotes
            assert [one.rule for one in whole] == [one.rule for one in bare]
            names = [one.speaker and one.speaker.name.replace("\u200c", "") for one in whole]
            assert names == [one.speaker and one.speaker.name for one in bare]
