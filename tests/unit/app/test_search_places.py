"""Words are found wherever a Persian reader would find them, to the code point."""

from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gofteh.app.search.places import _is_wide, by_folding, has, places
from gofteh.app.search.query import WORD, Term, parse
from gofteh.domain.folding import fold
from tests.strategies import texts


@pytest.mark.parametrize(
    ("text", "typed", "found"),
    [
        ("رسانههای روسیه", "رسانه‌های", ["رسانههای"]),
        ("رسانه‌های روسیه", "رسانههای", ["رسانه‌های"]),
        ("عليّ گفت", "علی", ["علي"]),
        ("علیرضا و علی", "علی", ["علی"]),
        ("علیرضا و علی", "علی*", ["علیرضا", "علی"]),
        ("در سال ۱۴۰۳ بود", "1403", ["۱۴۰۳"]),
        ("وزیر امور خارجه؛ وزیر، خارجه", "«وزیر خارجه»", ["وزیر، خارجه"]),
        ("«آتش‌بس» و آتشبس", "آتش‌بس", ["آتش‌بس", "آتشبس"]),
        ("😀 صلح 😀", "صلح", ["صلح"]),
        ("صلح", "صلح جنگ", []),
        ("جنگ و صلح", "صلح جنگ", ["جنگ", "صلح"]),
        ("می‌رود", "می", []),
        ("ﻻوروف", "لاوروف", []),
        ("", "صلح", []),
    ],
)
def test_words_are_found(text, typed, found):
    assert [text[start:end] for start, end in places(text, parse(typed).terms)] == found


@given(texts, st.data())
def test_every_word_of_a_text_is_found_in_it(text, data):
    words = WORD.findall(fold(text))
    assume(words)
    word = data.draw(st.sampled_from(words))
    found = places(text, [Term((word,))])
    assert found
    for start, end in found:
        assert fold(text[start:end]) == word
    assert has(text, Term((word,)))


@given(texts, st.data())
def test_hits_are_in_order_and_apart(text, data):
    words = WORD.findall(fold(text))
    assume(words)
    chosen = data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=3))
    found = places(text, [Term((word[:1],), is_prefix=True) for word in chosen])
    assert found
    assert all(0 <= start < end <= len(text) for start, end in found)
    assert all(one[1] <= other[0] for one, other in pairwise(found))


@given(texts, st.data())
def test_a_text_gone_through_by_its_own_signs_gives_what_its_key_gives(text, data):
    words = WORD.findall(fold(text)) or ["صلح"]
    chosen = tuple(data.draw(st.lists(st.sampled_from(words), min_size=1, max_size=2)))
    cut = data.draw(st.integers(1, len(chosen[-1])))
    term = Term((*chosen[:-1], chosen[-1][:cut]), data.draw(st.booleans()))
    assert places(text, [term]) == list(by_folding(text, term))


@pytest.mark.parametrize("text", ["xa a a", "a a a a", "a\u200c a", "a.a a", "aـ a", "a\u200cـ\u200c a"])
def test_words_that_begin_in_other_words_hide_none(text):
    term = Term(("a", "a"))
    assert places(text, [term]) == list(by_folding(text, term))


def test_signs_that_are_not_gone_through_fold_to_themselves():
    for code in (*range(0x3400, 0xA000), *range(0xAC00, 0xF900)):
        assert fold(chr(code)) == chr(code)


@given(st.text())
def test_signs_beyond_the_basic_plane_are_seen(text):
    assert _is_wide(text) is any(ord(sign) > 0xFFFF for sign in text)
    assert _is_wide(text * 40) is any(ord(sign) > 0xFFFF for sign in text)
