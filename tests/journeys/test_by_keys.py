"""The whole story is annotated without the mouse, in few presses, and as the guide wants it."""

import pytest

from tests.journeys.by_keys import SPEAKER, STORY, Typist, place_of, seen


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_the_whole_story_is_annotated_by_keys_alone(room):
    room.window.pane.setFocus()
    typist = Typist(room)
    typist.annotate()
    assert list(seen(room)) == [
        (place_of(room, gold), gold.quote_type, gold.mention, SPEAKER) for gold in STORY
    ]
    # `make bench` prints the count; four presses a record are the aim.
    assert typist.presses <= 4 * len(STORY)
    # Nothing is left to mark, and what was done outlives the program.
    before = room.document
    room.keys("F")
    assert room.window.pane.selected_range() is None
    room.come_back()
    assert room.document == before
