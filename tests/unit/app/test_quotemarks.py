"""Pairs of quotation marks, whole and broken."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.quotemarks import continued_pairs, enclosing, mark_pairs


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


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("«الف.\n«ب.\n\n«ج.» گفت", ["«الف.\n«ب.\n\n«ج.»", "«ب.\n\n«ج.»"]),
        ("گفت: «الف.\n«ب.» رفت", ["«الف.\n«ب.»"]),
        ("«الف.\nاو «ب.» رفت", []),
        ("«الف.\n“ب.” رفت", []),
        ("«الف.\n«ب.", []),
        ("«الف.»\n«ب.»", []),
        ("«الف.\n" + "«ب.\n" * 12 + "«ج»", ["«ب.\n" * number + "«ج»" for number in range(12, 0, -1)]),
    ],
)
def test_a_quotation_whose_every_paragraph_opens_anew(text: str, wholes: list[str]) -> None:
    found = continued_pairs(text, mark_pairs(text))
    assert [text[pair.start : pair.end] for pair in found] == wholes


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
