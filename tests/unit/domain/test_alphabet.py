"""The order of titles is that of the Persian alphabet."""

import random

from hypothesis import given
from hypothesis import strategies as st

from gofteh.domain.alphabet import alphabetical


def test_titles_stand_as_in_a_persian_index():
    titles = [
        "100 روز", "Reuters", "آب", "ابر", "بازار", "پایان", "تهران", "جنگ", "چین", "خبر", "زلزله", "ژاپن",
        "قطار", "کتاب", "گاز", "لاله", "ماه", "نفت", "وزیر", "هوا", "یزد",
    ]  # fmt: skip
    shuffled = random.Random(1).sample(titles, len(titles))
    assert sorted(shuffled, key=alphabetical) == titles


def test_spelling_and_signs_before_the_first_letter_do_not_count():
    assert alphabetical("«كتاب»") == alphabetical("کتاب")
    assert alphabetical("گفت‌وگو: نه") == alphabetical("گفتوگو نه")
    assert alphabetical("") == alphabetical("—«»") == ""


@given(st.text())
def test_a_key_is_short_and_the_same_each_time(text):
    assert len(alphabetical(text)) <= 60
    assert alphabetical(text) == alphabetical(text)
