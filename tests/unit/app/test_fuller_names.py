"""A name that is written in full elsewhere in the story."""

import pytest

from gofteh.app import resources
from gofteh.app.fuller_names import fuller_names

SAMPLE = resources.find("samples", "sample-isna-lavrov.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (SAMPLE, "لاوروف", ["سرگئی لاوروف"]),
        (SAMPLE, "وزیر خارجه روسیه", []),
        ("علی رضایی آمد. رضایی گفت.", "رضایی", ["علی رضایی"]),
        ("محمد علی رضایی آمد، علی رضایی رفت، علی رضایی ماند", "رضایی", ["علی رضایی", "محمد علی رضایی"]),
        ("به گفته رضایی", "رضایی", []),
        ("آقای رضایی آمد", "رضایی", []),
        ("دیروز در خیابان بزرگ رضایی آمد", "رضایی", []),
        ("علی رضایی‌ها", "رضایی", []),
        ("", "رضایی", []),
        ("علی رضایی", "", []),
    ],
)
def test_fuller_names(text, name, expected):
    assert fuller_names(text, name) == expected
