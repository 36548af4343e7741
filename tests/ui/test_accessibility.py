"""Every control has a name, the focus goes as the eye does, and large letters are not cut off."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QWidget

from gofteh.app import words
from gofteh.domain.spans import QUOTE
from gofteh.ui.actions import Act
from gofteh.ui.command_palette import CommandPalette
from tests.ui.clipping import clipped, overlapping

both_languages = pytest.mark.parametrize("speaking", ["fa", "en"])
QUOTED = "«من بسیار امیدوارم که دولت ترامپ"


def nameless(root):
    """Name every control that a person can come to and a screen reader would say nothing of."""
    found = []
    for each in (root, *root.findChildren(QWidget)):
        if each.focusPolicy() is Qt.FocusPolicy.NoFocus or not each.isVisibleTo(root):
            continue
        interface = QAccessible.queryAccessibleInterface(each)
        if not interface.text(QAccessible.Text.Name).strip():
            found.append(f"{type(each).__name__} in {type(each.parentWidget()).__name__}")
    return found


def marked(room):
    room.select_by_code(QUOTED)
    room.keys("1")
    room.select_by_code("لاوروف")
    room.keys("2")


@both_languages
def test_every_control_of_the_window_has_a_name(busy_room):
    room = busy_room
    marked(room)
    assert nameless(room.window) == []
    tabs = room.window.cards.tabs
    for number in range(tabs.count()):
        assert tabs.tabToolTip(number) or tabs.tabText(number)
        tabs.setCurrentIndex(number)
        room.settle()
        assert nameless(room.window) == [], tabs.tabText(number)


@both_languages
@pytest.mark.parametrize("act", [Act.KEYS, Act.ABOUT])
def test_every_control_of_the_dialogs_has_a_name(room, act):
    room.do(act)
    (dialog,) = [each for each in room.window.findChildren(QDialog) if each.isVisible()]
    assert dialog.windowTitle()
    assert nameless(dialog) == []
    dialog.close()


@both_languages
def test_every_control_of_the_palette_has_a_name(room):
    room.do(Act.PALETTE)
    assert isinstance(room.popup(), CommandPalette)
    assert nameless(room.popup()) == []


@both_languages
def test_the_next_pane_is_the_next_one_in_reading_order(busy_room):
    room = busy_room
    window = room.window
    panes = [window.pane, window.cards, window.queue]
    window.pane.setFocus()
    seen = []
    for _turn in range(3):
        room.keys("F6")
        focus = QApplication.focusWidget()
        seen.append(next(pane for pane in panes if pane is focus or pane.isAncestorOf(focus)))
    assert seen == [window.cards, window.queue, window.pane]
    # The queue stands where reading begins, the cards where it ends.
    places = [pane.mapTo(window, QPoint(0, 0)).x() for pane in (window.queue, window.pane, window.cards)]
    assert places == sorted(places, reverse=words.right_to_left())


def stops(page):
    """Return where Tab leads to within one window, from its first stop on."""
    first = page.nextInFocusChain()
    found, each = [], first
    while True:
        if (
            each.focusPolicy() & Qt.FocusPolicy.TabFocus
            and each.isVisibleTo(page)
            and each.isEnabled()
            and each.window() is page.window()
        ):
            found.append(each)
        each = each.nextInFocusChain()
        if each is first:
            return found


def reading_place(widget, page):
    """Return where a control is read: by lines from above, then from the side where reading begins."""
    corner = widget.mapTo(page, widget.rect().center())
    return corner.y() // 24, -corner.x() if words.right_to_left() else corner.x()


@both_languages
def test_the_focus_goes_through_the_keys_page_as_it_is_read(room):
    room.do(Act.KEYS)
    (page,) = [each for each in room.window.findChildren(QDialog) if each.isVisible()]
    order = [each for each in stops(page) if each is not page]
    assert order == sorted(order, key=lambda each: reading_place(each, page))
    assert isinstance(order[0], QLineEdit)
    page.close()


@both_languages
def test_the_focus_goes_through_the_queue_as_it_is_read(busy_room):
    queue = busy_room.window.queue
    order = [each for each in stops(busy_room.window) if queue.isAncestorOf(each)]
    assert len(order) > 3
    assert order == sorted(order, key=lambda each: reading_place(each, queue))


@both_languages
def test_the_marks_under_the_caret_are_in_the_description_of_the_article(room):
    pane = room.window.pane
    title = pane.accessibleDescription()
    assert title
    marked(room)
    pane.set_caret(room.place(QUOTED) + 3)
    said = pane.accessibleDescription()
    assert said == words._("{kind} by {speaker}", kind=words._("Direct quote"), speaker="لاوروف") or (
        said == words._("{kind} by {speaker}", kind=words._("Quote"), speaker="لاوروف")
    )
    pane.set_caret(room.place("لاوروف") + 1)
    assert pane.accessibleDescription() == f"{words._('Speaker')}: لاوروف"
    pane.set_caret(0)
    assert pane.accessibleDescription() == title
    assert room.marked(QUOTE) == [QUOTED]


def test_another_article_is_described_by_its_own_title(busy_room):
    room = busy_room
    marked(room)
    room.window.pane.set_caret(room.place("لاوروف") + 1)
    room.keys("Ctrl+PageDown")
    assert "نفت" in room.window.pane.accessibleDescription()


@pytest.fixture
def large_room(busy_room):
    """A window whose letters are twice as large."""
    usual = busy_room.window.font().pointSizeF()
    busy_room.application._services.settings.set("font_size", round(usual * 2))
    busy_room.settle()
    assert busy_room.window.font().pointSizeF() >= usual * 1.95
    busy_room.window.activateWindow()
    busy_room.settle()
    return busy_room


@both_languages
def test_nothing_of_the_window_is_cut_off_at_twice_the_size(large_room):
    room = large_room
    marked(room)
    tabs = room.window.cards.tabs
    for number in range(tabs.count()):
        tabs.setCurrentIndex(number)
        room.settle()
        assert clipped(room.window) == []
        assert overlapping(room.window) == []


@both_languages
def test_nothing_of_the_keys_page_is_cut_off_at_twice_the_size(large_room):
    room = large_room
    room.do(Act.KEYS)
    (page,) = [each for each in room.window.findChildren(QDialog) if each.isVisible()]
    assert page.size().boundedTo(page.screen().availableSize()) == page.size()
    assert clipped(page) == []
    assert overlapping(page) == []
    page.close()


def test_what_is_cut_off_is_noticed(room):
    label = room.window.status._guide
    assert clipped(room.window) == []
    label.setFixedWidth(10)
    room.settle()
    assert any(label.text() in line for line in clipped(room.window))
