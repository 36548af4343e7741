"""Finding a name by a few letters."""

import pytest

from gofteh.app.fuzzy import score


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("نقل", "نقل‌قول"),
        ("نقلقول", "نقل‌قول"),
        ("كنار", "کنار گذاشتن"),
        ("nm", "Next mark"),
        ("next", "Next mark"),
        ("NEXT MARK", "Next mark"),
        ("dn", "Done, next"),
    ],
)
def test_letters_in_order_fit(typed, name):
    assert score(typed, name) is not None


@pytest.mark.parametrize(("typed", "name"), [("xz", "Next mark"), ("kn", "Next mark"), ("پیوند", "موضوع")])
def test_letters_out_of_order_or_missing_do_not(typed, name):
    assert score(typed, name) is None


@pytest.mark.parametrize(
    ("typed", "better", "worse"),
    [
        ("dark", "Dark", "Mark a darker word"),
        ("nm", "Next mark", "Unmask"),
        ("undo", "Undo", "Turn down"),
        ("mark", "Next mark", "Remarkable"),
    ],
)
def test_word_starts_and_whole_runs_come_first(typed, better, worse):
    assert (score(typed, better) or 0) > (score(typed, worse) or 0)


def test_nothing_typed_fits_everything_alike():
    assert score("", "Next mark") == score(" ", "Undo") == 0
