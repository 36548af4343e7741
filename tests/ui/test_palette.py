"""The palette finds every act by what people call it, whatever the language and the layout, and remembers."""

import pytest
from PySide6.QtCore import Qt

from gofteh.app import words
from gofteh.ui.actions import ACTIONS, SPECS, Act
from gofteh.ui.command_palette import MOST_RECENT
from gofteh.ui.finding import fit, full_name, other_name
from gofteh.ui.keys.physical import as_other_layout

both_languages = pytest.mark.parametrize("speaking", ["fa", "en"])


def best(typed):
    found = {spec.act: value for spec in ACTIONS if (value := fit(typed, spec)) is not None}
    return max(found, key=lambda act: found[act]) if found else None


@both_languages
@pytest.mark.parametrize("spec", ACTIONS, ids=lambda spec: spec.act)
def test_every_act_is_found_by_its_whole_name_in_both_languages(as_it_was, speaking, spec):
    words.use(speaking)
    for name in words.in_every_language(spec.text):
        assert fit(name, spec) is not None
        if spec.act not in (Act.PERSIAN, Act.ENGLISH):
            assert fit(as_other_layout(name), spec) is not None


@pytest.mark.parametrize(
    ("typed", "act"),
    [
        ("undo", Act.UNDO),
        ("واگرد", Act.UNDO),
        ("عدیخ", Act.UNDO),
        ("theme dark", Act.THEME_DARK),
        ("تیره", Act.THEME_DARK),
        ("Ctrl+Shift+P", Act.PALETTE),
        ("ctrl f1", Act.KEYS),
        ("راهنما", Act.GUIDE),
        ("zzz", None),
    ],
)
@both_languages
def test_what_people_type_leads_where_they_mean(as_it_was, speaking, typed, act):
    words.use(speaking)
    assert best(typed) is act


def test_names_that_say_little_carry_the_title_of_their_menu(as_it_was):
    words.use("en")
    assert full_name(Act.THEME_DARK) == "Theme: Dark"
    assert full_name(Act.STATUS_DONE) == "Status: Done"
    assert full_name(Act.UNDO) == "Undo"
    assert other_name("واگرد", Act.UNDO) == "واگرد"
    assert other_name("undo", Act.UNDO) == ""


def shown(room):
    listed = room.popup().list
    return [listed.item(row).text() for row in range(listed.count())]


@both_languages
def test_what_was_used_lately_comes_first_also_tomorrow(room):
    for act in (Act.THEME_LIGHT, Act.ZOOM_IN):
        room.keys("Ctrl+Shift+P")
        room.write(words._(SPECS[act].text))
        room.keys("Enter")
    room.keys("Ctrl+Shift+P")
    assert shown(room)[:2] == [full_name(Act.ZOOM_IN), full_name(Act.THEME_LIGHT)]
    assert len(shown(room)) == len(Act)
    room.keys("Escape")
    room.come_back()
    room.window.activateWindow()
    room.settle()
    room.keys("Ctrl+Shift+P")
    assert shown(room)[:2] == [full_name(Act.ZOOM_IN), full_name(Act.THEME_LIGHT)]
    room.keys("Escape")


def test_only_the_latest_are_remembered(room):
    acts = [spec.act for spec in ACTIONS][: MOST_RECENT + 3]
    settings = room.application._services.settings
    settings.set("recent_actions", [act.value for act in acts] + ["dance"])
    room.keys("Ctrl+Shift+P")
    room.write(words._("Larger text"))
    room.keys("Enter")
    kept = settings.get("recent_actions")
    assert kept == [Act.ZOOM_IN.value, *(act.value for act in acts)][:MOST_RECENT]


@both_languages
def test_nothing_found_is_said(room):
    room.keys("Ctrl+Shift+P")
    palette = room.popup()
    assert palette.nothing.isHidden()
    room.write("qqqqzzzz")
    assert palette.list.count() == 0
    assert not palette.nothing.isHidden()
    room.keys("Enter")
    assert palette.isVisible()
    room.keys("Escape")


def test_a_reader_is_told_name_and_key_of_each_line(room):
    room.keys("Ctrl+Shift+P")
    item = room.popup().list.item(0)
    assert item.data(Qt.ItemDataRole.AccessibleTextRole).startswith(item.text())
    room.keys("Escape")
