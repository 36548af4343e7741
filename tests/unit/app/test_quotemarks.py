"""Pairs of quotation marks, whole and broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.quotemarks import enclosing, mark_pairs


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("«الف» و «ب»", ["«الف»", "«ب»"]),
        ("«الف «ب» ج»", ["«الف «ب» ج»", "«ب»"]),
        ("«الف “ب” ‹ج›»", ["«الف “ب” ‹ج›»", "“ب”", "‹ج›"]),
        ("«الف\nب»", ["«الف\nب»"]),
        ("«الف\nب «ج»", ["«الف", "«ج»"]),
        ("الف» ب\nج", ["الف»"]),
        ('"a" b "c"', ['"a"', '"c"']),
        ('"a\n"b"', ['"a', '"b"']),
        ("it’s «it’s»", ["«it’s»"]),
        ("‘a’ it’s", ["‘a’"]),
        ("«الف “ب»", ["«الف “ب»", "“ب»"]),
        ("«" + "\n" * 13 + "الف»", ["«", "الف»"]),
        ("", []),
    ],
)
def test_pairs(text: str, wholes: list[str]) -> None:
    assert [text[pair.start : pair.end] for pair in mark_pairs(text)] == wholes


def test_the_innermost_comes_first() -> None:
    text = "«الف «ب» ج»"
    place = text.index("ب")
    around = enclosing(mark_pairs(text), (place, place + 1))
    assert [text[slice(*pair.inside)] for pair in around] == ["ب", "الف «ب» ج"]


@given(st.text(alphabet='اب«»‹›“”‘’"\n\r ', max_size=60))
def test_every_pair_lies_in_the_text(text: str) -> None:
    for pair in mark_pairs(text):
        assert 0 <= pair.start <= pair.inside[0] <= pair.inside[1] <= pair.end <= len(text)
        assert pair.has_opener or pair.has_closer
