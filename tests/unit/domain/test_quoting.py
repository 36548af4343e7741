"""How the words of a quote are probably given back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.domain.quoting import likely_quote_type
from gofteh.domain.spans import QuoteType
from tests.strategies import texts

D, I, M = QuoteType.DIRECT, QuoteType.INDIRECT, QuoteType.MIXED  # noqa: E741 - as on the keys


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("او گفت: [«نه»].", D),
        ("او گفت: «[نه]».", D),
        ("وی افزود: [نمی‌رود.]", D),
        ("وی افزود:\u200f \u200c[نمی‌رود.]", D),
        ("[«او گفت: «نه» و رفت»]", D),
        ("[ «نه» ]", D),
        ("[“نه”]", D),
        ('["نه"]', D),
        ("گفت که [نمی‌رود].", I),
        ("[نمی‌رود]", I),
        ("گفت که [«آتش‌بس» نمی‌شود].", M),
        ("گفت که [«نه» و «هرگز»].", M),
        ("گفت که [او «نه گفت].", M),
        ("گفت\n[نه]", I),
    ],
)
def test_the_type_follows_from_the_marks(text, kind):
    start, end = text.index("["), text.index("]") - 1
    assert likely_quote_type(text.replace("[", "").replace("]", ""), start, end) is kind


@given(texts, st.data())
def test_every_range_has_a_type(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    kind = likely_quote_type(text, start, end)
    assert isinstance(kind, QuoteType)
    if kind is M:
        assert any(mark in text[start:end] for mark in '«»“”‹›"')


@given(texts)
def test_what_is_wholly_between_two_marks_is_direct(text):
    if not set("«»") & set(text):
        assert likely_quote_type(f"«{text}»", 0, len(text) + 2) is D
        assert likely_quote_type(f"«{text}»", 1, len(text) + 1) is D
