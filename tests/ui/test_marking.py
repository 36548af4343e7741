"""Marks by bar, by key and by card, as the window does them."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QPushButton, QWidget

from gofteh.domain.article import Status
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, QuoteType
from gofteh.ui.actions import Act
from gofteh.ui.panels.cards import HISTORY
from gofteh.ui.panels.speaker_menu import SpeakerMenu
from tests.ui.newsroom import CTRL, NO_KEYS

FIRST = "«من بسیار امیدوارم که دولت ترامپ، از جمله نماینده ویژه ترامپ در اوکراین و روسیه، کیت کلاگ،"
LABELS = [QUOTE, SPEAKER, TOPIC]


@pytest.fixture
def quote(room):
    """The story with its first quote marked and chosen."""
    room.select_by_code(FIRST)
    room.keys("1")
    return room


def card_of(room):
    record = room.bench.desk.current_record
    card = room.window.cards.card_of(record.id)
    assert card is not None
    return card


# labels


@pytest.mark.parametrize(("key", "label"), list(zip("123", LABELS, strict=True)))
def test_digits_label_the_selection(room, key, label):
    room.double_click("لاوروف")
    room.keys(key)
    assert room.marked(label) == ["لاوروف"]
    assert room.window.pane.selected_range() is None


@pytest.mark.parametrize(("key", "label"), list(zip("۱۲۳", LABELS, strict=True)))
def test_persian_digits_label_the_selection(room, key, label):
    room.double_click("لاوروف")
    room.persian_key(key)
    assert room.marked(label) == ["لاوروف"]


@pytest.mark.parametrize(
    ("letter", "scan", "label"), [("ض", 16, QUOTE), ("س", 31, SPEAKER), ("ف", 20, TOPIC)]
)
@pytest.mark.parametrize("platform", ["xcb", "wayland", "offscreen"])
def test_the_places_of_q_s_and_t_label_under_a_persian_layout(room, letter, scan, label, platform):
    room.window.work.keys._platform = platform
    room.double_click("لاوروف")
    room.persian_key(letter, scan=0 if platform == "offscreen" else scan + 8)
    assert room.marked(label) == ["لاوروف"]


def test_undo_and_redo_under_a_persian_layout(quote):
    quote.persian_key("ظ", held=CTRL)
    assert quote.marked(QUOTE) == []
    quote.persian_key("غ", held=CTRL)
    assert quote.marked(QUOTE) == [FIRST]


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_the_bar_at_the_selection_labels_it(room, speaking):
    room.drag("لاوروف")
    bar = room.window.work.labels.bar
    assert bar.isVisible()
    assert [each.accessibleDescription() for each in bar.findChildren(QPushButton)] == (
        ["۱", "۲", "۳", "E"] if speaking == "fa" else ["1", "2", "3", "E"]
    )
    room.click(room.button(bar, room.window.work.actions[Act.MARK_SPEAKER].iconText()))
    assert room.marked(SPEAKER) == ["لاوروف"]
    assert not bar.isVisible()


def test_the_bar_wraps_where_the_article_is_narrow(room):
    room.window.resize(900, 640)
    room.settle()
    room.select_by_code(FIRST)
    room.keys("1")
    room.click_text(FIRST)
    bar = room.window.work.labels.bar
    assert bar.isVisible()
    assert room.window.pane.viewport().rect().contains(bar.geometry())
    for each in bar.findChildren(QPushButton):
        assert bar.rect().contains(each.geometry())
        assert each.width() >= each.sizeHint().width()


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_the_bar_at_a_quote_shows_all_it_offers_in_one_line(room):
    room.select_by_code(FIRST)
    room.keys("1", "Escape", "Escape")
    room.click_text("امیدوارم")
    buttons = room.window.work.labels.bar.findChildren(QPushButton)
    assert len(buttons) == 5
    assert len({each.y() for each in buttons}) == 1
    assert all(room.window.work.labels.bar.contentsRect().contains(each.geometry()) for each in buttons)


def test_the_buttons_above_do_what_the_bar_does(room):
    room.double_click("لاوروف")
    room.click(room.window.topbar.buttons[Act.MARK_TOPIC])
    assert room.marked(TOPIC) == ["لاوروف"]


def test_a_chosen_mark_gets_another_label_by_key(room):
    room.double_click("لاوروف")
    room.keys("2")
    room.click_text("لاوروف")
    room.keys("3")
    assert (room.marked(SPEAKER), room.marked(TOPIC)) == ([], ["لاوروف"])


def test_digits_write_in_a_field_and_do_not_label(room):
    room.double_click("لاوروف")
    room.window.queue.search.setFocus()
    room.keys("1")
    assert room.marked(QUOTE) == []
    assert room.window.queue.search.text() == "1"


def test_edges_move_by_keys_in_reading_order(room):
    room.double_click("لاوروف")
    room.keys("2", "'")
    longer = room.marked(SPEAKER)[0]
    assert longer.startswith("لاوروف ")
    room.keys(";")
    assert room.marked(SPEAKER) == ["لاوروف"]
    room.keys("[")
    assert room.marked(SPEAKER)[0].endswith(" لاوروف") or "لاوروف" in room.marked(SPEAKER)[0][1:]


def test_edges_move_by_letters_with_alt(room):
    room.double_click("لاوروف")
    room.keys("2", "Alt+]", "Alt+;")
    assert room.marked(SPEAKER) == ["اورو"]
    room.keys("Alt+[", "Alt+'")
    assert room.marked(SPEAKER) == ["لاوروف"]


def test_edges_move_under_a_persian_layout(room):
    room.double_click("لاوروف")
    room.keys("2")
    room.persian_key("گ", scan=48)
    assert room.marked(SPEAKER)[0].startswith("لاوروف ")
    room.persian_key("ک", scan=47)
    assert room.marked(SPEAKER) == ["لاوروف"]


def acts_of(room):
    return len(room.bench.desk.session.history.done)


def test_holding_an_edge_key_is_one_act_and_shows_each_step(room):
    room.double_click("لاوروف")
    room.keys("2")
    before, first = acts_of(room), room.document
    shown = []
    desk = room.bench.desk
    move = room.window.pane.preview_edges

    def look(moved):
        shown.append(moved)
        assert room.document is first
        move(moved)

    room.window.pane.preview_edges = look
    room.hold("'", 5)
    assert [moved[2] for moved in shown[:5]] == sorted({moved[2] for moved in shown[:5]})
    assert shown[5] is None
    assert acts_of(room) == before + 1
    assert len(room.marked(SPEAKER)[0].split()) == 6
    desk.undo()
    assert room.document.spans == first.spans


def test_undoing_while_an_edge_key_is_held_takes_that_move_back(room):
    room.double_click("لاوروف")
    room.keys("2")
    before = acts_of(room)
    room.keys("'", ";")
    assert acts_of(room) == before + 2
    room._send_key(QEvent.Type.KeyPress, Qt.Key.Key_Apostrophe, NO_KEYS, "'")
    assert acts_of(room) == before + 2
    room.window.pane.setFocus()
    room.keys("Ctrl+Z")
    assert acts_of(room) == before + 2
    assert room.marked(SPEAKER) == ["لاوروف"]


def test_a_held_edge_is_kept_when_the_article_is_left(busy_room):
    room = busy_room
    room.double_click("لاوروف")
    room.keys("2")
    room._send_key(QEvent.Type.KeyPress, Qt.Key.Key_Apostrophe, NO_KEYS, "'")
    first = room.document.id
    room.bench.open_neighbour(1)
    room.bench.open_article(first)
    assert len(room.marked(SPEAKER)[0].split()) == 2


def test_an_edge_moved_from_the_menu_is_done_at_once(room):
    room.double_click("لاوروف")
    room.keys("2")
    room.do(Act.END_LATER)
    assert len(room.marked(SPEAKER)[0].split()) == 2


def test_selection_grows_and_shrinks(room):
    room.click_text("امیدوارم")
    room.keys("Alt+Up")
    word = room.window.pane.selected_range()
    room.keys("Alt+Up", "Alt+Up")
    start, end = room.window.pane.selected_range()
    assert start <= word[0]
    assert end > word[1]
    room.keys("Alt+Down", "Alt+Down")
    assert room.window.pane.selected_range() == word


def test_shrinking_comes_back_to_what_the_hand_selected(room):
    pane = room.window.pane
    room.drag("امیدوارم که دولت")
    taken = pane.selected_range()
    for _turn in range(4):
        room.keys("Alt+Up")
    assert pane.selected_range()[1] - pane.selected_range()[0] > taken[1] - taken[0] + 60
    for _turn in range(4):
        room.keys("Alt+Down")
    assert pane.selected_range() == taken
    room.keys("Alt+Down")
    assert (pane.selected_range() or taken)[0] == taken[0]
    room.click_text("امیدوارم")
    caret = pane.caret
    room.keys("Alt+Up", "Alt+Up", "Alt+Down", "Alt+Down")
    assert (pane.selected_range(), pane.caret) == (None, caret)


def test_escape_lets_go_of_selection_then_of_the_mark(quote):
    quote.double_click("ایسنا")
    quote.keys("Escape")
    assert quote.window.pane.selected_range() is None
    quote.keys("Escape")
    assert quote.bench.desk.current_record is None


@pytest.mark.parametrize("speaking", ["en"])
def test_a_key_goes_round_the_marks_at_the_caret_and_tells_which(quote):
    quote.keys("O")
    quote.select_by_code("دولت ترامپ، از جمله")
    quote.keys("3")
    quote.select_by_code("ترامپ")
    quote.keys("2")
    quote.click_text("ترامپ")
    quote.keys("Escape", "Escape")
    quote.persian_key("خ", scan=32)
    told = []
    for _turn in range(4):
        told.append((quote.bench.desk.chosen.label, quote.window.pane.chosen_id))
        quote.keys("O")
    assert [label for label, _ in told] == [SPEAKER, TOPIC, QUOTE, SPEAKER]
    assert told[0] == told[3]
    assert quote.window.status.hint_words.startswith("Topic, 2 of 3 here: ")
    quote.keys("Escape", "Escape", "Ctrl+Home", "O")
    assert quote.bench.desk.chosen is None
    assert quote.window.status.hint_words == "There is no mark at the caret."


# links


def test_a_link_by_keys_alone(room):
    room.double_click("لاوروف")
    room.keys("2", "Escape", "Escape")
    room.select_by_code(FIRST)
    room.keys("1", "L")
    assert room.window.work.marking.linking.is_on
    assert "لاوروف" in room.window.status.hint_words
    room.keys("Enter")
    assert [link.type for link in room.document.links.values()] == ["said_by"]
    assert not room.window.work.marking.linking.is_on


def test_a_link_with_the_mouse(room):
    room.double_click("لاوروف")
    room.keys("2", "Escape", "Escape")
    room.select_by_code(FIRST)
    room.keys("1")
    room.click(room.window.topbar.buttons[Act.LINK])
    room.click_text("لاوروف")
    assert [link.type for link in room.document.links.values()] == ["said_by"]


def test_escape_stops_linking_and_keeps_the_choice(quote):
    quote.keys("Escape", "Escape")
    quote.double_click("لاوروف")
    quote.keys("2", "L")
    assert quote.window.work.marking.linking.is_on
    quote.keys("Escape")
    assert not quote.window.work.marking.linking.is_on
    assert quote.bench.desk.chosen is not None


def test_nothing_to_link_with_is_told(quote):
    quote.keys("L")
    assert not quote.window.work.marking.linking.is_on
    assert quote.window.status.hint_words


# cards


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_the_card_changes_the_type(quote, speaking):
    card = card_of(quote)
    chip = card.field("type")
    actions = chip.menu().actions()
    actions[list(QuoteType).index(QuoteType.MIXED) if len(actions) > 2 else 0].trigger()
    quote.settle()
    assert quote.only(QUOTE).quote_type == QuoteType.MIXED
    quote.keys("I")
    assert quote.only(QUOTE).quote_type == QuoteType.INDIRECT
    quote.keys("D")
    assert quote.only(QUOTE).quote_type == QuoteType.DIRECT


def test_a_note_is_written_by_key_and_kept_by_enter(quote):
    quote.keys("N")
    quote.write("بازبینی شود")
    quote.keys("Enter")
    assert quote.only(QUOTE).note == "بازبینی شود"
    assert quote.window.pane.hasFocus()


def test_escape_in_a_note_keeps_the_old_one(quote):
    quote.keys("N")
    quote.write("یک")
    quote.keys("Enter", "N", "End")
    quote.write(" دو")
    quote.keys("Escape")
    assert quote.only(QUOTE).note == "یک"
    assert quote.window.pane.hasFocus()


def test_a_note_is_kept_when_the_caret_goes_elsewhere(quote):
    quote.keys("N")
    quote.write("یادداشت")
    quote.window.pane.setFocus()
    assert quote.only(QUOTE).note == "یادداشت"


def test_a_note_is_kept_when_another_card_is_opened(quote):
    quote.double_click("روسیه", nth=3)
    quote.keys("Escape")
    quote.select_by_code("دستیابی به «آتشبس» مدنظر غرب")
    quote.keys("1")
    first, second = quote.bench.desk.records
    quote.keys("N")
    quote.write("یادداشت")
    card = quote.window.cards.card_of(first.id)
    quote.click(card)
    assert quote.document.span(second.id).note == "یادداشت"
    assert quote.bench.desk.current_record.id == first.id
    assert card.note_field is not None
    assert quote.window.cards.card_of(second.id).note_field is None


def test_a_note_keeps_what_is_typed_while_the_record_changes(quote):
    quote.keys("N")
    quote.write("نیمه")
    quote.bench.attempt(
        lambda: quote.bench.desk.set_quote_type(quote.bench.desk.current_record, QuoteType.MIXED)
    )
    quote.settle()
    field = card_of(quote).note_field
    assert field.text() == "نیمه"
    assert field.hasFocus()


def test_a_speaker_is_named_by_typing(quote):
    quote.keys("W")
    assert isinstance(QApplication.activePopupWidget(), SpeakerMenu)
    quote.write("سرگئی لاوروف")
    quote.keys("Enter")
    assert QApplication.activePopupWidget() is None
    record = quote.bench.desk.current_record
    registry = quote.bench.desk.session.state.registry
    assert registry.resolve(record.speaker_id).name == "سرگئی لاوروف"
    assert len(registry.speakers) == 1


def test_a_known_speaker_is_chosen_with_the_arrows(quote):
    for name in ("الف", "ب"):
        quote.keys("W")
        quote.write(name)
        quote.keys("Enter")
    quote.keys("W", "Down", "Down")
    highlighted = quote.popup().activeAction().text().split("\t")[0]
    quote.keys("Enter")
    record = quote.bench.desk.current_record
    registry = quote.bench.desk.session.state.registry
    assert registry.resolve(record.speaker_id).name == highlighted
    assert len(registry.speakers) == 2


def test_escape_closes_the_speakers_and_changes_nothing(quote):
    quote.keys("W")
    quote.write("کسی")
    quote.keys("Escape")
    assert QApplication.activePopupWidget() is None
    assert quote.bench.desk.session.state.registry.speakers == {}


def test_speaker_and_note_come_to_sight_in_reading_mode(quote):
    quote.keys("F11")
    assert not quote.window.cards.isVisible()
    quote.keys("N")
    assert card_of(quote).note_field.hasFocus()
    assert quote.window.cards.isVisible()


def test_the_menu_of_topics_links_one_marked_elsewhere(quote):
    quote.keys("Escape", "Escape")
    quote.double_click("رایزنی")
    quote.keys("3")
    quote.click(quote.window.cards.card_of(quote.only(QUOTE).id))
    card = card_of(quote)
    quote.click(card.field("add:about"))
    menu = quote.popup()
    assert isinstance(menu, QMenu)
    menu.actions()[0].trigger()
    menu.close()
    quote.settle()
    assert [quote.document.text_of(topic) for topic in quote.bench.desk.records[0].topics] == ["رایزنی"]


def test_a_topic_is_taken_away_on_the_card(quote):
    quote.double_click("نماینده")
    quote.keys("3")
    assert len(quote.bench.desk.records[0].topics) == 1
    chip = card_of(quote).field(f"about:{quote.only(TOPIC).id}")
    # The sign stands where reading ends: at the left.
    quote.click(chip, QPoint(6, chip.height() // 2))
    assert len(quote.bench.desk.records[0].topics) == 0
    assert quote.marked(TOPIC) == ["نماینده"]


def test_delete_and_undo(quote):
    quote.keys("Delete")
    assert quote.marked(QUOTE) == []
    assert len(quote.window.cards.card_list) == 0
    quote.keys("Ctrl+Z")
    assert quote.marked(QUOTE) == [FIRST]


def test_delete_in_a_field_deletes_letters_only(quote):
    quote.keys("N")
    quote.write("ابج")
    quote.keys("Home", "Delete")
    assert card_of(quote).note_field.text() == "بج"
    assert quote.marked(QUOTE) == [FIRST]


def test_the_share_of_speakers_is_shown_once_somebody_speaks(quote):
    share = quote.window.cards.share
    assert share.isHidden()
    quote.keys("W")
    quote.write("لاوروف")
    quote.keys("Enter")
    assert share.isVisible()
    assert "لاوروف" in share.accessibleName()


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_nothing_on_a_card_is_cut_where_words_are_long_and_large(quote):
    quote.keys("W")
    quote.write("سرگئی ویکتورویچ لاوروف، وزیر امور خارجهٔ فدراسیون روسیه")
    quote.keys("Enter")
    for topic in ("دولت ترامپ، از جمله نماینده ویژه", "کیت کلاگ"):
        quote.select_by_code(topic)
        quote.keys("3")
    quote.application._services.settings.set("font_size", 16)
    quote.settle()
    card = card_of(quote)
    assert card.height() >= card.heightForWidth(card.width())
    for part in card.findChildren(QWidget):
        if part.isVisible():
            assert part.parentWidget().contentsRect().contains(part.geometry()), part


# history


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_a_line_of_the_history_leads_back_and_forth(quote, speaking):
    quote.keys("I", "M", "D")
    cards = quote.window.cards
    cards.tabs.setCurrentIndex(HISTORY)
    history, model = cards.history.list, cards.history.model
    acts = model.rowCount()
    before = quote.document
    quote.click(history.viewport(), history.visualRect(model.index(acts - 4, 0)).center())
    assert quote.only(QUOTE).quote_type == QuoteType.DIRECT
    assert len(quote.bench.desk.session.history.undone) == 3
    assert model.rowCount() == acts
    history.setFocus()
    history.setCurrentIndex(model.index(acts - 1, 0))
    quote.keys("Enter")
    assert quote.document == before
    assert quote.bench.desk.session.history.undone == ()


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_history_and_menu_say_who_did_what_when(quote, speaking):
    quote.keys("Escape", "Escape")
    quote.double_click("لاوروف")
    quote.keys("2", "Ctrl+Z")
    history = quote.window.cards.history
    quote.window.cards.tabs.setCurrentIndex(HISTORY)
    rows = [str(history.model.index(row, 0).data()) for row in range(history.model.rowCount())]
    came, marked, undone = rows
    editor = quote.bench.desk.session.editor.name
    assert all(editor in row for row in rows)
    assert "من بسیار امیدوارم" in marked
    assert quote.window.work.actions[Act.MARK_QUOTE].iconText() in marked
    assert "لاوروف" in undone
    assert history.list.currentIndex().row() == 1
    quote.window.topbar.brand.menu().aboutToShow.emit()
    assert "من بسیار امیدوارم" in quote.window.work.actions[Act.UNDO].text()
    assert "لاوروف" in quote.window.work.actions[Act.REDO].text()
    # Back to where the article came from, and not a step further.
    quote.click(history.list.viewport(), history.list.visualRect(history.model.index(0, 0)).center())
    assert quote.marked(QUOTE) == []
    assert not quote.document.withdrawn
    quote.keys("Ctrl+Z")
    assert not quote.document.withdrawn
    assert came == str(history.model.index(0, 0).data())


def test_acts_on_the_project_have_a_page_of_their_own(quote):
    quote.window.work.checks.require(frozenset({"half_word"}))
    history = quote.window.cards.history
    quote.window.cards.tabs.setCurrentIndex(HISTORY)
    acts = history.model.rowCount()
    quote.click(history.of_project)
    assert history.model.rowCount() == 2
    quote.click(history.list.viewport(), history.list.visualRect(history.model.index(0, 0)).center())
    assert quote.bench.desk.session.state.scheme.required_checks == ()
    assert quote.marked(QUOTE) == [FIRST]
    quote.click(history.of_article)
    assert history.model.rowCount() == acts


def test_undoing_everything_leaves_the_window_usable(quote):
    for _turn in range(12):
        quote.keys("Ctrl+Z")
    assert quote.window.isVisible()
    for _turn in range(12):
        quote.keys("Ctrl+Y")
    assert quote.marked(QUOTE) == [FIRST]
    assert quote.document.status is Status.IN_PROGRESS
    assert quote.window.queue.model.rowCount() == 1


def test_holding_a_label_key_marks_once(room):
    room.double_click("لاوروف")
    room.keys("2")
    room.double_click("لاوروف", nth=1)
    before = len(room.document.spans)
    room.persian_key("۲")
    assert len(room.document.spans) == before + 1


def test_right_click_offers_the_marks(room):
    room.double_click("لاوروف")
    pane = room.window.pane
    pane.context_asked.emit(pane.mapToGlobal(pane.rect().center()))
    menu = room.popup()
    assert menu is room.window.work.mark_menu
    menu.close()


def test_keys_reach_a_widget_that_is_no_field(room):
    """The queue has the focus: labels still count, arrows move in the list."""
    room.double_click("لاوروف")
    room.window.queue.view.setFocus()
    room.keys("2")
    assert room.marked(SPEAKER) == ["لاوروف"]
    assert NO_KEYS is Qt.KeyboardModifier.NoModifier
