"""Which keys do what: the table's, the person's, and what makes no sense in the settings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app import words
from gofteh.ui.actions import ACTIONS, Act
from gofteh.ui.keys import Chord, Keymap
from gofteh.ui.keys.keymap import DELIVERED

CHORDS = [Chord.parse(key) for key in ("Q", "1", "Ctrl+J", "Ctrl+Z", "Alt+Shift+K", "F5", "Shift+/")]
ACTS = [spec.act for spec in ACTIONS]

changes = st.lists(
    st.one_of(
        st.tuples(st.just("give"), st.sampled_from(ACTS[:25]), st.sampled_from(CHORDS)),
        st.tuples(st.just("take"), st.sampled_from(ACTS[:25]), st.sampled_from(CHORDS)),
        st.tuples(st.just("reset"), st.sampled_from(ACTS[:25]), st.none()),
    ),
    max_size=12,
)


def changed(keymap, steps):
    for how, act, chord in steps:
        keymap = keymap.reset(act) if chord is None else getattr(keymap, how)(act, chord)
    return keymap


@given(changes)
def test_no_key_ever_belongs_to_two_acts(steps):
    keymap = changed(Keymap.delivered(), steps)
    owned = [chord for chords in keymap.chords.values() for chord in chords]
    assert len(owned) == len(set(owned))
    assert set(keymap.chords) == set(Act)


@given(changes)
def test_settings_give_back_what_they_were_given(steps):
    keymap = changed(Keymap.delivered(), steps)
    again, trouble = Keymap.read(keymap.kept())
    assert again == keymap
    assert trouble is None


def test_only_what_differs_is_kept():
    assert Keymap.delivered().kept() == {}
    keymap = Keymap.delivered().give(Act.UNDO, Chord.parse("Ctrl+J"))
    assert keymap.kept() == {"undo": ["Ctrl+J", "Ctrl+Z"]}
    assert keymap.reset(Act.UNDO) == Keymap.delivered()


def test_a_key_that_is_given_is_taken_from_whoever_had_it():
    keymap = Keymap.delivered().give(Act.LINK, Chord.parse("Q"))
    assert keymap.owner(Chord.parse("Q")) is Act.LINK
    assert keymap.chords[Act.MARK_QUOTE] == (Chord.parse("1"),)
    assert keymap.label(Act.LINK) == "Q"
    assert keymap.losers(Act.MARK_QUOTE) == [Act.LINK]
    back = keymap.reset(Act.MARK_QUOTE)
    assert back.chords[Act.LINK] == DELIVERED[Act.LINK]


@pytest.mark.parametrize(
    ("kept", "named"),
    [
        ({"dance": ["Ctrl+J"]}, "dance"),
        ({"undo": ["Ctrl+Banana"]}, "Undo"),
        ({"undo": ["Ctrl+J"], "link": ["Ctrl+J"]}, "Undo"),
    ],
)
def test_what_makes_no_sense_is_named_and_falls_back(kept, named):
    words.use("en")
    keymap, trouble = Keymap.read(kept)
    assert trouble is not None
    assert named in words.explain(trouble)
    owned = [chord for chords in keymap.chords.values() for chord in chords]
    assert len(owned) == len(set(owned))
    assert DELIVERED[Act.UNDO][0] in keymap.chords[Act.UNDO] or len(kept) == 2


def test_a_key_of_the_person_counts_more_than_one_of_a_newer_table():
    keymap, trouble = Keymap.read({"about": ["Ctrl+Z"]})
    assert trouble is None
    assert keymap.chords[Act.ABOUT] == (Chord.parse("Ctrl+Z"),)
    assert keymap.chords[Act.UNDO] == ()


@pytest.mark.parametrize("key", ["Left", "Ctrl+Shift+Right", "Home", "Ctrl+C", "Ctrl+A", "PageDown"])
def test_the_article_keeps_the_keys_of_the_caret(key):
    assert "caret" in Keymap.refusal(Act.UNDO, Chord.parse(key))


@pytest.mark.parametrize("key", ["Enter", "Tab", "Space", "Shift+Tab"])
def test_what_works_buttons_is_given_only_to_acts_of_the_article(key):
    assert Keymap.refusal(Act.UNDO, Chord.parse(key))
    assert not Keymap.refusal(Act.NEXT_MARK, Chord.parse(key))


def test_no_key_of_the_table_would_be_refused():
    refused = [
        (act, str(chord))
        for act, chords in DELIVERED.items()
        for chord in chords
        if Keymap.refusal(act, chord)
    ]
    assert refused == []
