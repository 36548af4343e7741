"""Replacing signs does what ``str.translate`` does."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.replacing import replacer

TABLE = {"ي": "ی", "ك": "ک", "\u200c": "", "۱": "1", "ﻻ": "لا"}


@given(st.text(st.sampled_from([*TABLE, "ی", "1", "ل", "👍", "\n"])))
def test_it_is_translate(text):
    assert replacer(TABLE)(text) == text.translate(str.maketrans(TABLE))


def test_a_sign_is_not_replaced_twice():
    with pytest.raises(ValueError, match="ی"):
        replacer({"ي": "ی", "ی": "y"})
