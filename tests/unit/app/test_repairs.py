"""Repairs say what they would do, do just that, and name their steps."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh import bootstrap
from gofteh.app.repairs import HALF_SPACES, REPAIRS, Repairs, mended
from gofteh.domain.errors import Problem

SIGNS = "ابکيكیمن \n\u200c\u200d\u0640\u200e\u202b\ufedf\ufefb\ufdfaﷲ«»👍a1"
HOSTILE = st.text(st.sampled_from(SIGNS), max_size=40)


@pytest.mark.parametrize(
    ("text", "after", "step"),
    [
        ("كتاب علي", "کتاب علی", "arabic-yeh-kaf"),
        ("سـلـام", "سلام", "remove-tatweel"),
        ("\u202bسلام\u202c \u200fدنیا", "سلام دنیا", "remove-bidi-controls"),
        ("\ufeb3\ufefc\ufee1", "سلام", "presentation-forms"),
        ("رسانههای روسی، نمیبرد؛ گفتوگوهای", "رسانه‌های روسی، نمی‌برد؛ گفت‌وگوهای", HALF_SPACES),
    ],
)
def test_each_does_its_own(text, after, step):
    repairs = bootstrap.repairs()
    (offer,) = repairs.offers(text)
    assert offer.repair.step == step
    assert offer.count >= 1
    assert mended(text, repairs.chosen([step])) == (after, (step,))


@pytest.mark.parametrize(
    "text",
    [
        "میهن، دانشگاه، تنها، آنها، انتهای کوچه، بهای نفت، نشانهای، دفتر، بهتر، زیبای خفته، میدان",
        "رسانه‌های روسی نمی‌برد",
        "به نام خدا ﷲ و ﷺ و ﷼",
        "عربي نیست: hello",
    ],
)
def test_what_is_right_or_could_be_is_left_alone(text):
    half_spaces = [each for each in bootstrap.repairs().all if each.step == HALF_SPACES]
    assert mended(text, half_spaces) == (text, ())


def test_emoji_keep_their_joiners():
    family = "👨\u200d👩\u200d👧"
    assert mended(family, REPAIRS) == (family, ())


@given(HOSTILE)
def test_mending_is_done_once_and_for_all(text):
    repairs = bootstrap.repairs()
    after, steps = mended(text, repairs.all)
    assert mended(after, repairs.all) == (after, ())
    assert bool(steps) == (after != text)
    assert bool(text.strip()) == bool(after.strip())


def test_unknown_steps_are_refused():
    with pytest.raises(Problem, match="is no repair"):
        Repairs().chosen([HALF_SPACES])
    assert Repairs().chosen(["all"]) == REPAIRS
