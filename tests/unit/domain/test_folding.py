"""One key for one word, and the way back to the text it came from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.domain.folding import fold, folded
from tests.strategies import texts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("رسانه\u200cهای", "رسانههای"),
        ("علي", "علی"),
        ("كتاب", "کتاب"),
        ("۱۴۰۴", "1404"),
        ("١٤٠٤", "1404"),
        ("مُحَمَّد", "محمد"),
        ("کـــتاب", "کتاب"),
        ("خانهٔ", "خانه"),
        ("مسئول", "مسیول"),
        ("رأی", "رای"),
        ("ISNA", "isna"),
        ("وزیر\u00a0خارجه", "وزیر خارجه"),
        ("\u2067لاوروف\u2069", "لاوروف"),
    ],
)
def test_one_word_has_one_key(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("علی", "علم"), ("آب", "اب"), ("می رود", "میرود"), ("«نه»", "نه")]
)
def test_other_words_have_other_keys(one, other):
    assert fold(one) != fold(other)


@given(texts, texts)
def test_keys_are_put_together_as_texts_are(one, other):
    assert fold(one + other) == fold(one) + fold(other)


@given(texts)
def test_a_key_remembers_where_each_of_its_signs_came_from(text):
    key = folded(text)
    assert key.key == fold(text)
    assert len(key.index) == len(key.key) + 1
    assert list(key.index) == sorted(key.index)
    assert key.index[-1] == len(text)
    for place, sign in enumerate(key.key):
        assert sign in fold(text[key.index[place]])


@given(texts, st.data())
def test_the_way_back_leads_to_the_same_words(text, data):
    key = folded(text)
    if not key.key:
        return
    start = data.draw(st.integers(0, len(key.key) - 1))
    end = data.draw(st.integers(start + 1, len(key.key)))
    low, high = key.back(start, end)
    assert 0 <= low < high <= len(text)
    assert key.key[start:end] in fold(text[low:high])
    # What is dropped at either end does not belong to it.
    assert fold(text[low])
    assert fold(text[high - 1])


@given(texts, st.data())
def test_a_place_of_the_text_has_a_place_in_the_key(text, data):
    key = folded(text)
    at = data.draw(st.integers(0, len(text)))
    assert key.place(at) == len(fold(text[:at]))
