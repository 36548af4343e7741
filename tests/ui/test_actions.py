"""Everything a person can do has a name, a hand that does it, and a way to it."""

import re
from collections import Counter

import pytest
from PySide6.QtWidgets import QMenu

from gofteh.app import words
from gofteh.ui.actions import ACTIONS, SPECS, Act, Needs
from gofteh.ui.keys import Chord
from gofteh.ui.label_bar import ON_OTHER, ON_QUOTE, ON_SELECTION
from gofteh.ui.menus import MAIN_MENU, MARK_MENU
from gofteh.ui.panels.guide import KEYS
from gofteh.ui.topbar import LABELS

OWN_NAMES = {Act.PERSIAN, Act.ENGLISH}
NOT_IN_MENUS: set[Act] = set()


def acts_of(entries):
    for entry in entries:
        if isinstance(entry, Act):
            yield entry
        elif entry is not None:
            yield from acts_of(entry[1])


def titles_of(entries):
    for entry in entries:
        if isinstance(entry, tuple):
            yield entry[0]
            yield from titles_of(entry[1])


def test_every_act_stands_once_in_the_table():
    assert Counter(spec.act for spec in ACTIONS) == Counter(Act)


@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.act)
def test_every_act_is_called_something_in_both_languages(as_it_was, spec):
    words.use("en")
    english = words._(spec.text)
    words.use("fa")
    persian = words._(spec.text)
    assert english
    assert spec.act in OWN_NAMES or (persian != english and re.search("[آ-ی]", persian))


@pytest.mark.parametrize("language", ["fa", "en"])
def test_no_two_acts_have_one_name(as_it_was, language):
    words.use(language)
    names = Counter(words._(spec.text) for spec in ACTIONS)
    assert [name for name, count in names.items() if count > 1] == []


def test_titles_of_menus_are_persian(as_it_was):
    words.use("fa")
    for title in titles_of(MAIN_MENU):
        assert words._(title) != title


def test_every_act_is_in_the_menu_once():
    assert Counter(acts_of(MAIN_MENU)) == Counter(set(Act) - NOT_IN_MENUS)


def test_every_act_has_a_hand_that_does_it(empty_room):
    assert set(empty_room.window.work.actions._handlers) == set(Act)


def test_keys_can_be_read_and_are_one_of_a_kind_where_they_count():
    in_article: Counter[Chord] = Counter()
    everywhere: Counter[Chord] = Counter()
    for spec in ACTIONS:
        for key in spec.keys:
            (in_article if spec.in_article else everywhere)[Chord.parse(key)] += 1
    for keys in (everywhere, in_article):
        assert [str(chord) for chord, count in keys.items() if count > 1] == []


def test_no_key_of_the_article_hides_one_of_the_window():
    keys = {Chord.parse(key): spec for spec in ACTIONS if not spec.in_article for key in spec.keys}
    hidden = [key for spec in ACTIONS if spec.in_article for key in spec.keys if Chord.parse(key) in keys]
    assert hidden == []


def test_what_is_shown_with_a_key_has_one():
    shown = [act for act, _dot in (*LABELS, *ON_SELECTION, *ON_QUOTE, *ON_OTHER)]
    assert [act for act in (*shown, *KEYS, Act.FINISH) if not SPECS[act].keys] == []


def test_the_menu_of_a_mark_offers_only_what_needs_one():
    marks = {Needs.SELECTION, Needs.CHOICE, Needs.RECORD, Needs.MARK, Needs.OFFER}
    assert {SPECS[act].needs for act in acts_of(MARK_MENU)} <= marks


def test_without_a_project_only_what_needs_none_can_be_done(empty_room):
    actions = empty_room.window.work.actions
    on = {act for act in Act if actions[act].isEnabled()}
    assert on == {spec.act for spec in ACTIONS if spec.needs is Needs.NOTHING}
    assert actions.trigger(Act.MARK_QUOTE) is False


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_menus_show_names_and_keys(empty_room, speaking):
    actions = empty_room.window.work.actions
    for spec in ACTIONS:
        name, _tab, key = actions[spec.act].text().partition("\t")
        assert name == words._(spec.text) == actions[spec.act].iconText()
        assert key == (Chord.parse(spec.keys[0]).label() if spec.keys else "")
    menu = empty_room.window.topbar.brand.menu()
    assert isinstance(menu, QMenu)
    assert len(menu.actions()) == len(MAIN_MENU)


def test_no_qt_shortcut_fires_beside_the_dispatcher(empty_room):
    actions = empty_room.window.work.actions
    assert all(actions[act].shortcut().isEmpty() for act in Act)
