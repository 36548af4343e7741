"""Quote records on their cards: shown, changed by keys and mouse, lit together with the article."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gofteh.app.offers import Gap
from gofteh.domain.registry import SpeakerKind
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC, QuoteType
from gofteh.ui.panels.chips import MarkChip, OfferChip, field_of

both_languages = pytest.mark.parametrize("speaking", ["fa", "en"])
PART = "دستیابی به «آتشبس» مدنظر غرب"


@pytest.fixture
def quote(room):
    """The story with its first quotation marked, its record half-made."""
    room.keys("Ctrl+Home", "F", "1")
    return room


@pytest.fixture
def whole(quote):
    """The first record with everything that a record can have."""
    quote.keys("A", "A")
    for words, key in (("دولت ترامپ", "3"), ("گفت", "4"), ("ایسنا", "V"), (PART, "P")):
        quote.select_by_code(words)
        quote.keys(key)
    return quote


def record_of(room):
    record = room.bench.desk.current_record
    assert record is not None
    return record


def card_of(room):
    card = room.window.cards.card_of(record_of(room).id)
    assert card is not None
    return card


def chip(room, kind, span):
    found = card_of(room).field(f"{kind}:{span.id}")
    assert isinstance(found, MarkChip)
    return found


def words_of(room, spans):
    return [room.document.text_of(span) for span in spans]


def at_the_sign(widget):
    """Where the sign stands: at the end of reading."""
    mirrored = widget.layoutDirection() is Qt.LayoutDirection.RightToLeft
    return QPoint(6 if mirrored else widget.width() - 6, widget.height() // 2)


def focused(room):
    widget = QApplication.focusWidget()
    return field_of(widget) if widget is not None else ""


def is_in_sight(pane, span):
    return pane.box_of(span.start, span.end).intersects(pane.viewport().rect().toRectF())


# what is missing


@both_languages
def test_a_half_made_record_says_what_is_missing_and_is_completed_by_clicks(quote):
    card = card_of(quote)
    assert card.view.gaps == (Gap.SPEAKER,)
    for left in ((Gap.PERSON,), ()):
        quote.click(card_of(quote).findChildren(OfferChip)[0])
        assert card_of(quote).view.gaps == left
        assert quote.window.pane.hasFocus()
    assert words_of(quote, record_of(quote).mentions) == ["لاوروف"]
    assert not [each for each in card.findChildren(OfferChip) if each.isVisible()]


def test_a_closed_card_shows_what_is_missing_too(quote):
    card = card_of(quote)
    quote.keys("Escape")
    assert not card.is_open
    roles = [each.property("role") for each in card.findChildren(QWidget) if each.isVisible()]
    assert "chip-suggestion" in roles


# everything is there, and can be taken away again


@both_languages
def test_a_card_shows_everything_that_a_record_has(whole):
    view = card_of(whole).view
    assert [part.words for part in view.parts][1] == PART
    assert [each.words for each in view.mentions] == ["لاوروف"]
    assert [each.words for each in view.topics] == ["دولت ترامپ"]
    assert [each.words for each in view.cues] == ["گفت"]
    assert [each.words for each in view.via] == ["ایسنا"]
    assert view.kind is SpeakerKind.PERSON
    card = card_of(whole)
    assert card.height() >= card.heightForWidth(card.width())
    for part in card.findChildren(QWidget):
        if part.isVisible():
            assert part.parentWidget().contentsRect().contains(part.geometry()), part


@both_languages
@pytest.mark.parametrize(
    ("kind", "field"), [("said_by", "mentions"), ("about", "topics"), ("cued_by", "cues"), ("via", "via")]
)
@pytest.mark.parametrize("by", ["mouse", "key", "menu"])
def test_every_link_is_taken_away_on_the_card_in_one_step(whole, kind, field, by):
    (span,) = getattr(record_of(whole), field)
    before = whole.document
    at = chip(whole, kind, span)
    if by == "mouse":
        whole.click(at, at_the_sign(at))
    else:
        at.setFocus()
        whole.keys("Delete" if by == "key" else "Enter")
        if by == "menu":
            whole.keys("Up", "Enter")
    assert getattr(record_of(whole), field) == ()
    assert span.id in whole.document.spans
    whole.window.pane.setFocus()
    whole.keys("Ctrl+Z")
    assert whole.document == before


@both_languages
@pytest.mark.parametrize("by", ["mouse", "key", "shortcut"])
def test_a_part_is_split_off_and_joined_again(whole, by):
    part = record_of(whole).parts[1]
    at = chip(whole, "continues", part)
    if by == "mouse":
        whole.click(at, at_the_sign(at))
    elif by == "key":
        at.setFocus()
        whole.keys("Delete")
    else:
        whole.keys("Shift+J")
    assert [len(record.parts) for record in whole.bench.desk.records] == [1, 1]
    whole.window.pane.setFocus()
    whole.bench.choose(part.id)
    whole.keys("J")
    (record,) = whole.bench.desk.records
    assert words_of(whole, record.parts)[1] == PART


def test_a_quote_is_taken_out_of_its_outer_one_and_put_back(quote):
    quote.keys("A", "A")
    outer = record_of(quote)
    quote.select_by_code("دولت ترامپ، از جمله")
    quote.keys("1")
    inner = record_of(quote)
    assert inner.inside == outer.id
    at = chip(quote, "inside", outer.head)
    quote.click(at, at_the_sign(at))
    assert record_of(quote).inside is None
    quote.click(card_of(quote).field("add:inside"))
    quote.keys("Enter")
    assert record_of(quote).inside == outer.id


@both_languages
def test_another_quote_is_added_as_a_part_from_the_card(quote):
    quote.keys("A", "A", "Escape", "Escape")
    quote.select_by_code(PART)
    quote.keys("1", "A", "A")
    quote.click(card_of(quote).field("add:continues"))
    assert isinstance(quote.popup(), QMenu)
    quote.keys("Enter")
    (record,) = quote.bench.desk.records
    assert len(record.parts) == 2


# the key path


@both_languages
@pytest.mark.parametrize("key", ["Enter", "C"])
def test_keys_go_into_the_card_through_its_fields_and_back_to_the_same_place(quote, key):
    pane = quote.window.pane
    before = pane.caret, pane.verticalScrollBar().value()
    quote.keys(key)
    assert focused(quote).startswith("offer:")
    passed = [focused(quote)]
    for _turn in range(40):
        quote.keys("Down")
        if focused(quote) == passed[0]:
            break
        passed.append(focused(quote))
    assert set(passed) >= {"type", "speaker", "add:about", "add:continues", "add:cued_by", "add:via", "note"}
    on, back = (
        ("Left", "Right")
        if quote.window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        else (
            "Right",
            "Left",
        )
    )
    quote.keys(on, back)
    assert focused(quote) == passed[0]
    quote.keys("Up")
    assert focused(quote) == "note"
    quote.keys("Escape")
    assert pane.hasFocus()
    assert (pane.caret, pane.verticalScrollBar().value()) == before


def test_an_offer_is_taken_by_enter_and_the_keys_stay_on_the_card(quote):
    quote.keys("Enter", "Enter")
    assert words_of(quote, record_of(quote).mentions) == ["لاوروف"]
    assert card_of(quote).is_walked
    quote.keys("Escape")
    assert quote.window.pane.hasFocus()


def test_the_type_is_chosen_by_keys_alone(quote):
    quote.keys("Enter")
    offered = len(card_of(quote).view.offers)
    quote.keys(*["Down"] * offered)
    assert focused(quote) == "type"
    quote.keys("Enter", "Down", "Down", "Enter")
    assert record_of(quote).quote_type in (QuoteType.INDIRECT, QuoteType.MIXED)
    assert focused(quote) == "type"


def test_enter_on_a_closed_card_opens_it_and_goes_in(whole):
    card = card_of(whole)
    whole.keys("Escape", "Escape")
    assert not card.is_open
    card.setFocus()
    whole.keys("Enter")
    assert card.is_open
    assert card.is_walked


def test_keys_stay_on_the_cards_when_the_record_has_another_head(quote):
    quote.keys("A", "A", "Escape", "Escape")
    quote.select_by_code(PART)
    quote.keys("1", "C")
    quote.keys("J")
    assert card_of(quote).is_walked


# lit together


@both_languages
def test_a_chip_shows_its_mark_in_the_article_and_is_lit(whole):
    cue = record_of(whole).cues[0]
    pane = whole.window.pane
    pane.scroll_to(len(whole.document.text) - 1, len(whole.document.text))
    assert not is_in_sight(pane, cue)
    whole.click(chip(whole, "cued_by", cue))
    assert is_in_sight(pane, cue)
    assert pane.chosen_id == cue.id
    assert chip(whole, "cued_by", cue).property("lit") is True


def test_chips_and_marks_light_each_other_up_while_one_points_at_them(whole):
    cue = record_of(whole).cues[0]
    pane = whole.window.pane
    lit: list[str] = []
    pane.span_hovered.connect(lit.append)
    at = chip(whole, "cued_by", cue)
    at.setFocus()
    at.clearFocus()
    assert lit == [cue.id, ""]
    whole.keys("Escape", "Escape")
    card = whole.window.cards.card_of(whole.bench.desk.records[0].id)
    hand = whole.hand
    hand.hover(hand.inside(cue.start + 1))
    assert card.property("pointed") is True
    hand.hover(hand.inside(whole.place("کنفرانس") + 2))
    assert card.property("pointed") is False


def test_a_mark_in_the_article_opens_its_card_and_lights_its_chip(whole):
    whole.keys("Escape", "Escape")
    whole.click_text("گفت")
    assert card_of(whole).is_open
    assert chip(whole, "cued_by", whole.only(CUE)).property("lit") is True


def test_a_card_far_below_comes_to_sight_whole(room, qtbot):
    text = room.document.text
    for start in range(0, 60 * 20, 20):
        room.bench.desk.let_go()
        room.bench.desk.mark(start, start + 15, QUOTE)
    room.bench.let_go()
    room.settle()
    last = room.bench.desk.records[-1]
    assert len(text) > last.head.end
    room.bench.choose(last.id)
    card = card_of(room)
    scroll = room.window.cards.card_list.column.area.viewport()

    def top_and_bottom():
        top = card.mapTo(scroll, QPoint(0, 0)).y()
        return top, top + card.height()

    qtbot.waitUntil(lambda: top_and_bottom()[1] <= scroll.height())
    top, bottom = top_and_bottom()
    assert 0 <= top < bottom <= scroll.height()


def test_a_mention_of_two_records_is_looked_at_from_the_one_that_is_worked_on(quote):
    quote.keys("A", "A", "Escape", "Escape")
    quote.select_by_code(PART)
    quote.keys("1")
    second = record_of(quote)
    quote.select_by_code("لاوروف")
    quote.keys("2")
    (mention,) = record_of(quote).mentions
    quote.click(chip(quote, "said_by", mention))
    assert record_of(quote).id == second.id


# speakers


def test_a_speaker_is_looked_up_by_any_name_without_half_spaces(quote):
    desk = quote.bench.desk
    desk.name_speaker(record_of(quote), "محمدرضا می‌هن‌دوست")
    speaker_id = record_of(quote).speaker_id
    desk.add_alias(speaker_id, "سخنگوی وزارت")
    desk.set_speaker(record_of(quote), None)
    for typed in ("میهن", "سخنگو", "محمد میهن"):
        quote.keys("W")
        quote.write(typed)
        quote.keys("Enter")
        assert record_of(quote).speaker_id == speaker_id, typed
        desk.set_speaker(record_of(quote), None)


@both_languages
def test_a_speaker_is_renamed_and_sorted_from_the_card(quote):
    quote.keys("A", "A", "W")
    quote.write("سرگئی لاوروف تازه")
    menu = quote.popup()
    rename = next(each for each in menu.actions() if "سرگئی" in each.text() and "لاوروف" in each.text()
                  and each.text().count("لاوروف") > 1)  # fmt: skip
    rename.trigger()
    menu.close()
    quote.settle()
    speaker_id = record_of(quote).speaker_id
    registry = quote.bench.desk.session.state.registry
    assert registry.speaker(speaker_id).name == "سرگئی لاوروف تازه"
    assert quote.bench.desk.session.history.next_undo.name == "Rename speaker"
    quote.keys("W")
    kinds = [each.menu() for each in quote.popup().actions() if each.menu() is not None][-1]
    kinds.actions()[list(SpeakerKind).index(SpeakerKind.ORGANISATION)].trigger()
    quote.popup().close()
    quote.settle()
    assert quote.bench.desk.session.state.registry.speaker(speaker_id).kind is SpeakerKind.ORGANISATION
    assert card_of(quote).view.kind is SpeakerKind.ORGANISATION


def test_two_speakers_never_get_one_name(quote):
    desk = quote.bench.desk
    desk.name_speaker(record_of(quote), "الف")
    first = record_of(quote).speaker_id
    desk.name_speaker(record_of(quote), "ب")
    failures = quote.bench.failures
    quote.bench.attempt(lambda: desk.rename_speaker(first, "ب"))
    assert quote.bench.failures == failures + 1
    assert quote.window.message.isVisible()


# links by L


def test_every_kind_of_link_is_told_before_it_is_made(room):
    room.select_by_code("ایسنا")
    room.keys("2", "Escape", "Escape", "Ctrl+Home", "F", "1", "L")
    said = room.window.status.hint_words
    assert "ایسنا" in said
    room.keys("Shift+L")
    assert room.window.status.hint_words != said
    room.keys("Enter")
    assert words_of(room, record_of(room).via) == ["ایسنا"]
    assert record_of(room).mentions == ()


def test_the_mark_under_the_pointer_is_told_before_the_click(quote):
    quote.keys("A", "A", "Escape", "Escape")
    quote.select_by_code("وزیر امور خارجه روسیه")
    quote.keys("2", "Escape", "Escape")
    quote.bench.choose(quote.bench.desk.records[0].id)
    quote.keys("L")
    place = quote.place("وزیر امور خارجه روسیه") + 3
    hand = quote.hand
    hand.hover(hand.inside(place))
    quote.settle()
    words = quote.window.status.hint_words
    assert "وزیر امور" in words
    # The one who speaks so far would give way, and is named too.
    assert "لاوروف" in words
    quote.click_text("وزیر امور خارجه روسیه")
    assert words_of(quote, quote.bench.desk.records[0].mentions) == ["وزیر امور خارجه روسیه"]


@both_languages
@pytest.mark.parametrize(
    ("keys", "kind"), [(("L", "Enter"), "continues"), (("L", "Shift+L", "Enter"), "inside")]
)
def test_two_quotes_are_linked_as_parts_or_one_within_the_other(quote, keys, kind):
    quote.keys("A", "A", "Escape", "Escape")
    quote.select_by_code(PART)
    quote.keys("1")
    first, second = quote.bench.desk.records
    quote.bench.choose(second.id)
    # Of the marks that can be linked the quote comes after the mention.
    quote.keys("L", "Tab", *keys[1:])
    assert {link.type for link in quote.document.links.values()} == {"said_by", kind}
    assert first.id in quote.document.spans


@pytest.mark.parametrize(("label", "field"), [(TOPIC, "topics"), (CUE, "cues"), (SPEAKER, "mentions")])
def test_a_click_links_whatever_label_it_is(quote, label, field):
    desk = quote.bench.desk
    record_id = record_of(quote).id
    desk.let_go()
    desk.mark(quote.place("کنفرانس"), quote.place("کنفرانس") + 7, label)
    quote.bench.choose(record_id)
    quote.keys("L")
    quote.click_text("کنفرانس")
    (record,) = desk.records
    assert words_of(quote, getattr(record, field)) == ["کنفرانس"]


def test_parts_need_a_selection_and_say_so(quote):
    before = quote.document
    for key in ("P", "V", "J", "Shift+J"):
        quote.keys(key)
        assert quote.document is before
