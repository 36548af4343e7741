"""Words, sentences and clauses without hazm."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.language.boundaries import Boundaries


def parts(text: str, areas: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in areas]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("«می‌روم» خانه", ["می‌روم", "خانه"]),
        ("کتاب‌ها‌ بود", ["کتاب‌ها", "بود"]),
        ("۱۲٫۵ و 3.14 و ۱۲،۵۰۰", ["۱۲٫۵", "و", "3.14", "و", "۱۲،۵۰۰"]),
        ("۱۴۰۳/۱۰/۰۶ ساعت ۱۴:۳۰", ["۱۴۰۳/۱۰/۰۶", "ساعت", "۱۴:۳۰"]),
        ("۳-۲ برد", ["۳-۲", "برد"]),
        ("در U.S. است", ["در", "U.S", "است"]),
        ("COVID-19", ["COVID", "19"]),
        ("است.وی گفت", ["است", "وی", "گفت"]),
        ("آ.م.ب", ["آ.م.ب"]),
        ("علی‌رضا:«نه»", ["علی‌رضا", "نه"]),
        ("🙂 …", []),
    ],
)
def test_words(text: str, words: list[str]) -> None:
    assert parts(text, Boundaries().words(text)) == words


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("یک. دو؟ سه! چهار", ["یک.", " دو؟", " سه!", " چهار"]),
        ("گفت: «یک.» و رفت.", ["گفت: «یک.»", " و رفت."]),
        ("«یک.»، گفت. دو", ["«یک.»، گفت.", " دو"]),
        ("نرخ ۱۲.۵ شد. بعد", ["نرخ ۱۲.۵ شد.", " بعد"]),
        ("م. احمدی آمد. رفت", ["م. احمدی آمد.", " رفت"]),
        ("The U.S. left. He too", ["The U.S. left.", " He too"]),
        ("Mr. Lavrov spoke. Yes", ["Mr. Lavrov spoke.", " Yes"]),
        ("است... آتش‌بس… بله", ["است...", " آتش‌بس…", " بله"]),
        ("آمد.وی گفت", ["آمد.", "وی گفت"]),
        ("1. نخست این. 2", ["1. نخست این.", " 2"]),
        ("در ۱۴۰۳. وی", ["در ۱۴۰۳.", " وی"]),
        ("یک\u2028دو", ["یک\u2028", "دو"]),
        ("", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert parts(text, Boundaries().sentences(text)) == sentences


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("به گزارش ایسنا، وی گفت: نه؛ بله.", ["به گزارش ایسنا،", " وی گفت:", " نه؛", " بله."]),
        ("گفت که می‌رود", ["گفت که", " می‌رود"]),
        ("با بیان اینکه همه باید", ["با بیان اینکه", " همه باید"]),
        ("منافعی که داریم", ["منافعی که داریم"]),
        ("ساعت ۱۰:۳۰ و 1,000 تن", ["ساعت ۱۰:۳۰ و 1,000 تن"]),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    assert parts(text, Boundaries().clauses(text)) == clauses


@given(st.text(alphabet="ابم که گفت\u200c.،:؛«»!؟…123۴٫/-abU🙂e\u0301\u2028\u200f", max_size=60))
def test_parts_are_in_order_and_lose_nothing(text: str) -> None:
    boundaries = Boundaries()
    for areas in (boundaries.sentences(text), boundaries.clauses(text), boundaries.graphemes(text)):
        assert "".join(parts(text, areas)) == text
    end = 0
    for start, stop in boundaries.words(text):
        assert end <= start < stop
        assert text[stop - 1] != "\u200c"
        end = stop


def test_importing_does_not_load_regex() -> None:
    code = "import sys, gofteh.language.boundaries; print('regex' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
