"""Find within one text: every letter that is typed counts, and what Persian readers take as the same."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.search.in_text import folded_places
from gofteh.domain.folding import fold, folded
from tests.strategies import texts


def found(text: str, typed: str, *, whole_words: bool = False) -> list[str]:
    places = folded_places(text, folded(text), typed, whole_words=whole_words)
    return [text[start:end] for start, end in places]


@pytest.mark.parametrize(
    ("text", "typed", "places"),
    [
        ("رسانه‌های علی و علي", "علی", ["علی", "علي"]),
        ("رسانه‌ها و رسانهها", "رسانه‌ها", ["رسانه‌ها", "رسانهها"]),
        ("رسانه‌ها", "سان", ["سان"]),
        ("کتاب كتاب", "كتاب", ["کتاب", "كتاب"]),
        ("خانهٔ ما، خانة ما", "خانه", ["خانهٔ", "خانة"]),
        ("سال ۱۴۰۳ و 1403 و ١٤٠٣", "1403", ["۱۴۰۳", "1403", "١٤٠٣"]),
        ("مُحَمَّد و محمد", "محمد", ["مُحَمَّد", "محمد"]),
        ("سـلام", "سلام", ["سـلام"]),
        ("آتش بس\nو صلح", "بس و", ["بس\nو"]),
        ("الله اکبر", "اکبر", ["اکبر"]),
        ("ﷲ", "ل", []),
        ("Lavrov LAVROV", "lavrov", ["Lavrov", "LAVROV"]),
        ("😀صلح😀صلح", "صلح", ["صلح", "صلح"]),
        ("هیچ", "  ", []),
        ("هیچ", "\u200c", []),
    ],
)
def test_what_is_found(text, typed, places):
    assert found(text, typed) == places


def test_whole_words_only_when_asked_for():
    text = "صلح مصلحت صلح‌آمیز، صلح."
    assert len(found(text, "صلح")) == 4
    assert len(found(text, "صلح", whole_words=True)) == 2


@given(text=texts, data=st.data())
def test_every_stretch_of_a_text_finds_itself(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    words = fold(text[start:end]).split()
    places = list(folded_places(text, folded(text), text[start:end]))
    assert bool(places) is bool(words)
    for low, high in places:
        assert fold(text[low:high]).split() == words
    assert all(one[1] <= other[0] for one, other in pairwise(places))
