"""Nearly the same stories are known as such; stories that differ in a number are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app import likeness as likeness_of
from gofteh.app.importing import import_paths
from gofteh.app.likeness import NEAR, SHARED, shingles
from gofteh.app.reading import Outcome
from gofteh.exchange.formats import FORMATS
from tests.unit.app.test_wire import ISNA
from tests.unit.exchange.helpers import session_on

MORE = "او گفت که این کار برای همه مردم منطقه سودمند است و باید ادامه یابد. " * 2
STORY = ISNA.replace("\n\nانتهای", f" {MORE}\n\nانتهای")


def likeness(one: str, other: str) -> float:
    return shingles(one).likeness(shingles(other))


def test_the_same_story_sent_again_is_near():
    later = STORY.replace("1403102317000", "1403102319999").replace("۱۴:۳۰", "۱۵:۴۵")
    again = later.replace("سودمند", "مفید", 1)
    assert NEAR <= likeness(STORY, again) < 1
    assert len(set(shingles(STORY).sketch) & set(shingles(again).sketch)) >= SHARED


def test_half_spaces_and_forms_of_letters_make_no_difference():
    assert likeness(STORY, STORY.replace("\u200c", "").replace("ی", "ي")) == 1


def test_another_number_is_another_story():
    assert likeness(STORY.replace("همه", "۱۲"), STORY.replace("همه", "۱۳")) == 0


def test_short_texts_are_the_same_or_not():
    assert shingles("خبر کوتاه").sketch == ()


def test_what_is_near_is_told_and_not_imported(tmp_path):
    session = session_on()
    (tmp_path / "1.txt").write_text(STORY, "utf-8")
    (tmp_path / "2.txt").write_text(STORY.replace("سودمند", "مفید", 1), "utf-8")
    first, second = import_paths(session, [tmp_path], FORMATS)
    assert (first.outcome, second.outcome) == (Outcome.IMPORTED, Outcome.DUPLICATE)
    assert [near.id for near in second.near] == first.imported
    assert len(session.store.summaries()) == 1


@given(st.text(st.sampled_from("ابپ گفت\u200c\n.۱ي"), max_size=400), st.integers(1, 9), st.integers(5, 60))
def test_long_texts_are_looked_at_piece_by_piece_to_the_same_end(text, at_once, piece):
    text = f"{STORY}{text}"
    whole = shingles(text)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likeness_of, "_AT_ONCE", at_once)
        patch.setattr(likeness_of, "_PIECE", piece)
        assert shingles(text) == whole
