"""Code points and the units of the Qt document agree at every place of the nastiest texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextCursor, QTextDocument

from gofteh.ui.article.offsets import PARAGRAPH_END, Offsets, display

NASTY = (
    *(
        "ا",
        "لا",
        "a",
        " ",
        "۱",
        "«",
        "\u200c",
        "\u200d",
        "\u200e",
        "\u200f",
        "\u202b",
        "\u202c",
        "\u2067",
        "\u2069",
    ),
    *("\n", "\r\n", "\r", "\u2029", "\u2028", "\u0085", "\x0b", "\x0c", "\x00", "\t", "\u00a0", "\u00ad"),
    *("\ufeff", "\ufffe", "\uffff", "\ufdd0", "\ufdd1", "\ufffc", "\u2060", "\ud800", "\udfff"),
    *("🙂", "👨\u200d👩\u200d👧", "🇮🇷", "\U0010ffff", "\U0001fffe", "\u0301", "e\u0301", "ﷲ", "ﻻ"),
)
texts = st.lists(st.sampled_from(NASTY), max_size=40).map("".join)


def shown(raw: str) -> QTextDocument:
    document = QTextDocument()
    QTextCursor(document).insertText(display(raw))
    return document


@pytest.mark.parametrize(
    ("raw", "units"),
    [
        ("الف", [0, 1, 2, 3]),
        ("ا🙂ب", [0, 1, 3, 4]),
        ("ا\r\nب", [0, 1, 1, 2, 3]),
        ("ا\rب", [0, 1, 2, 3]),
        ("\ufeffا", [0, 1, 2]),
        ("\r\r\n\n", [0, 1, 1, 2, 3]),
        ("🙂\r\n🙂", [0, 2, 2, 3, 5]),
        ("", [0]),
    ],
)
def test_units(raw: str, units: list[int]) -> None:
    offsets = Offsets(raw)
    assert [offsets.to_units(place) for place in range(len(raw) + 1)] == units
    assert offsets.units == units[-1]


@pytest.mark.parametrize(("unit", "place"), [(0, 0), (1, 1), (2, 1), (3, 2), (4, 4), (5, 5)])
def test_inside_a_pair_is_its_start_and_before_crlf_is_the_cr(unit: int, place: int) -> None:
    # Units: ا | two of the emoji | the end of the paragraph | ب
    assert Offsets("ا🙂\r\nب").to_place(unit) == place


@given(texts)
def test_every_place_there_and_back(raw: str) -> None:
    offsets = Offsets(raw)
    for place in range(len(raw) + 1):
        in_crlf = raw[place - 1 : place + 1] == "\r\n" and place > 0
        assert offsets.to_place(offsets.to_units(place)) == (place - 1 if in_crlf else place)


@given(texts)
def test_the_document_is_as_long_as_said_and_breaks_where_said(raw: str) -> None:
    document, offsets = shown(raw), Offsets(raw)
    assert document.characterCount() - 1 == offsets.units
    starts = [0, *(found.end() for found in PARAGRAPH_END.finditer(raw))]
    assert document.blockCount() == len(starts)
    blocks = [document.findBlockByNumber(number).position() for number in range(len(starts))]
    assert [offsets.to_units(start) for start in starts] == blocks


@given(texts, st.data())
def test_a_selection_holds_what_it_says(raw: str, data: st.DataObject) -> None:
    document, offsets = shown(raw), Offsets(raw)
    low, high = sorted(data.draw(st.tuples(*[st.integers(0, len(raw))] * 2)))
    cursor = QTextCursor(document)
    cursor.setPosition(offsets.to_units(low))
    cursor.setPosition(offsets.to_units(high), QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectionStart() == offsets.to_units(low)
    assert cursor.selectionEnd() == offsets.to_units(high)
    expected = display(raw[:high])[len(display(raw[:low])) :]
    if raw[low - 1 : low + 1] != "\r\n" and raw[high - 1 : high + 1] != "\r\n":
        assert cursor.selectedText().replace("\u2029", "\n") == expected
