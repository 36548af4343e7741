"""The pages of speakers and topics, and topics of an article, worked by keys and mouse in the real window."""

from contextlib import closing
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLineEdit, QPushButton

from gofteh.app import words
from gofteh.app.merging import Proposal
from gofteh.domain.edits import AddSpeaker
from gofteh.domain.registry import AliasKind, Role, Speaker, SpeakerKind
from gofteh.ui.actions import Act
from gofteh.ui.registry.speakers import SpeakersPage
from gofteh.ui.registry.topics import TopicsPage
from tests.storage.helpers import opened
from tests.ui.clipping import clipped

CHORDS = {SpeakersPage: "Ctrl+Shift+S", TopicsPage: "Ctrl+Shift+L"}


@pytest.fixture
def registry(room):
    """Return what looks at the registry as it is."""
    desk = room.bench.desk
    for name in ("سید عباس عراقچی", "سيد عباس عراقچي", "احمد الشرع"):
        speaker = Speaker(id=f"spk-{len(desk.session.state.registry.speakers)}", name=name)
        with desk.session.on_project():
            desk.session.do(AddSpeaker(speaker))
    return lambda: desk.session.state.registry


def shown(room, kind):
    room.window.activateWindow()
    room.keys(CHORDS[kind])
    (page,) = room.window.findChildren(kind)
    room.settle()
    return page


def by_name(registry, name):
    return next(each for each in registry().speakers.values() if each.name == name)


def back_to(room, widget, focus=None):
    """Give a window the keys again, as the desktop does when what was above it goes."""
    widget.activateWindow()
    (focus or widget).setFocus()
    room.settle()


def type_into(room, line, text):
    line.setFocus()
    line.selectAll()
    room.write(text)


def names(page):
    return [item.name for item in page.model.items if isinstance(item, Speaker)]


def test_a_speaker_is_found_by_folded_typing_and_changed_field_by_field(room, registry):
    page = shown(room, SpeakersPage)
    type_into(room, page.search, "شرع")
    assert names(page) == ["احمد الشرع"]
    type_into(room, page.form.name, "احمد حسین الشرع")
    page.form.note.setFocus()
    assert by_name(registry, "احمد حسین الشرع")
    room.click(page.form.roles.add)
    title, since, until = page.form.roles.rows[0].findChildren(QLineEdit)
    type_into(room, title, "رئیس دولت انتقالی")
    type_into(room, since, "۱۴۰۳/۱۱")
    until.setFocus()
    page.form.note.setFocus()
    room.settle()
    speaker = by_name(registry, "احمد حسین الشرع")
    assert speaker.roles == (Role("رئیس دولت انتقالی", "2025-01-20"),)
    assert speaker.role == "رئیس دولت انتقالی"
    room.click(page.form.aliases.add)
    type_into(room, page.form.aliases.rows[0].findChild(QLineEdit), "الجولانی")
    choice = page.form.aliases.rows[0].findChild(QComboBox)
    choice.setCurrentIndex(choice.findText(words._("surname")))
    choice.activated.emit(choice.currentIndex())
    room.settle()
    assert by_name(registry, "احمد حسین الشرع").alias_kind("الجولانی") is AliasKind.SURNAME
    type_into(room, page.search, "جولاني")
    assert names(page) == ["احمد حسین الشرع"]


def test_what_is_wrong_is_told_on_the_page_and_nothing_is_lost(room, registry):
    page = shown(room, SpeakersPage)
    page.choose(by_name(registry, "احمد الشرع").id)
    type_into(room, page.form.wikidata, "58217")
    page.form.note.setFocus()
    room.settle()
    assert "Q58217" in page.said.text()
    assert page.form.wikidata.text() == "58217"
    assert by_name(registry, "احمد الشرع").wikidata is None


def test_who_may_be_one_is_decided_by_one_key_for_good(room, registry):
    page = shown(room, SpeakersPage)
    room.click(page.alike)
    (item,) = page.model.items
    assert isinstance(item, Proposal)
    page.list.setFocus()
    room.keys("Delete")
    assert len(registry().apart) == 1
    assert not page.alike.isVisible()
    assert len(names(page)) == 3
    room.keys("Ctrl+Z")
    room.click(page.alike)
    page.list.setFocus()
    room.keys("Enter")
    assert len([each for each in registry().speakers.values() if each.merged_into]) == 1
    assert len(names(page)) == 2
    page.close()
    room.come_back()
    assert (
        len([each for each in room.bench.desk.session.state.registry.speakers.values() if each.merged_into])
        == 1
    )


def test_merging_by_typing_splitting_and_undo(room, registry):
    page = shown(room, SpeakersPage)
    page.choose(by_name(registry, "احمد الشرع").id)
    page.list.setFocus()
    room.keys("M")
    room.write("عباس")
    room.keys("Enter")
    assert by_name(registry, "احمد الشرع").merged_into is not None
    assert "احمد الشرع" not in names(page)
    chips = [each for each in page.form.findChildren(QPushButton) if "احمد الشرع" in each.text()]
    room.click(chips[0])
    assert by_name(registry, "احمد الشرع").merged_into is None
    room.keys("Ctrl+Z")
    assert by_name(registry, "احمد الشرع").merged_into is not None
    room.keys("Ctrl+Z")
    assert by_name(registry, "احمد الشرع").merged_into is None
    room.keys("Ctrl+Y")
    assert by_name(registry, "احمد الشرع").merged_into is not None


def test_a_new_speaker_of_any_kind(room, registry):
    page = shown(room, SpeakersPage)
    type_into(room, page.search, "هلال احمر")
    assert page.empty.isVisible()
    room.click(page.new)
    room.popup().actions()[list(SpeakerKind).index(SpeakerKind.ORGANISATION)].trigger()
    room.popup().close()
    assert by_name(registry, "هلال احمر").kind is SpeakerKind.ORGANISATION


def test_tables_go_out_and_come_in_with_their_bad_lines_told(room, registry, tmp_path, monkeypatch):
    page = shown(room, SpeakersPage)
    out = tmp_path / "out.csv"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_a, **_m: (str(out), ""))
    room.click(page.export_button)
    assert "احمد الشرع" in out.read_text("utf-8-sig")
    source = tmp_path / "in.csv"
    source.write_text("name,kind\nبهرام,\nرستم,پهلوان\n", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_a, **_m: (str(source), ""))
    room.click(page.import_button)
    assert "بهرام" in {each.name for each in registry().speakers.values()}
    assert words._("Line {line}: {reason}", line=3, reason="")[:-1].strip() in page.said.text()
    page.undo_button.click()
    assert "بهرام" not in {each.name for each in registry().speakers.values()}
    source.write_bytes(b"\x89PNG\xff\xfe\x00\x00")
    room.click(page.import_button)
    assert page.said.property("role") == "problem"


def test_the_tree_of_topics_by_keys(room):
    page = shown(room, TopicsPage)
    registry = room.bench.desk.session
    page.choose("medtop:16000000")
    page.tree.setFocus()
    room.keys("Shift+N")
    room.write("آتش‌بس")
    room.keys("Enter")
    topics = {topic.label: topic for topic in registry.state.registry.topics.values()}
    assert topics["آتش‌بس"].parent == "medtop:16000000"
    page.tree.setFocus()
    room.keys("3")
    assert registry.state.registry.topic(topics["آتش‌بس"].code).key == 3
    page.choose("medtop:15000000")
    room.keys("3")
    assert registry.state.registry.topic("medtop:15000000").key == 3
    assert registry.state.registry.topic(topics["آتش‌بس"].code).key is None
    room.keys("R")
    assert registry.state.registry.topic("medtop:15000000").is_retired
    room.keys("Ctrl+Z")
    assert not registry.state.registry.topic("medtop:15000000").is_retired
    page.choose(topics["آتش‌بس"].code)
    room.keys("M")
    room.popup().actions()[0].trigger()
    room.popup().close()
    back_to(room, page, page.tree)
    assert registry.state.registry.topic(topics["آتش‌بس"].code).parent is None
    room.keys("Delete")
    assert topics["آتش‌بس"].code not in registry.state.registry.topics
    page.close()
    room.close()
    with closing(opened(room.project)) as store:
        assert store.check() == []


def test_a_topic_of_a_place_has_one_label(room):
    page = shown(room, TopicsPage)
    page.tree.setFocus()
    room.keys("N")
    room.write("ورزش")
    room.keys("Enter")
    room.settle()
    assert "ورزش" in page.said.text()
    assert words._("New topic") in {each.label for each in page.registry.topics.values()}


def test_topics_of_an_article_by_typing_by_digit_and_by_mouse(room):
    desk = room.bench.desk
    page = shown(room, TopicsPage)
    page.choose("medtop:16000000")
    page.tree.setFocus()
    room.keys("1")
    page.close()
    back_to(room, room.window, room.window.pane)
    room.keys("Ctrl+1")
    assert [topic.code for topic in room.document.topics] == ["medtop:16000000"]
    room.keys("Ctrl+1")
    assert room.document.topics == ()
    room.keys("Ctrl+2")
    assert words._("No topic has the key {key}.", key=2) in room.window.message.words.text()
    room.keys("B")
    room.write("سياست")
    room.keys("Enter")
    assert [topic.code for topic in room.document.topics] == ["medtop:11000000"]
    row = room.window.cards.article_topics
    chip = next(each for each in row.findChildren(QPushButton) if "سیاست" in each.text())
    room.click(chip)
    assert room.document.topics == ()
    room.keys("Ctrl+Z")
    assert len(room.document.topics) == 1
    room.keys("B")
    room.write("موضوعی که نیست")
    room.keys("Enter")
    assert "موضوعی که نیست" in {topic.label for topic in desk.session.state.registry.topics.values()}


def test_a_digit_on_selected_words_marks_them_as_that_topic(room):
    desk = room.bench.desk
    desk.change_topic(replace(desk.session.state.registry.topic("medtop:16000000"), key=1))
    room.select_by_code("درگیری")
    room.keys("Ctrl+1")
    span = room.only("topic")
    assert (room.document.text_of(span), span.topic_code) == ("درگیری", "medtop:16000000")
    assert room.document.topics == ()
    room.bench.choose(span.id)
    room.window.pane.setFocus()
    room.keys("Ctrl+1")
    assert room.only("topic").topic_code is None


@pytest.mark.parametrize("speaking", ["fa", "en"])
@pytest.mark.parametrize("kind", [SpeakersPage, TopicsPage])
def test_nothing_is_clipped(room, registry, kind):
    page = shown(room, kind)
    assert clipped(page) == []


def test_escape_closes_a_page_and_the_window_has_the_keys_again(room):
    page = shown(room, TopicsPage)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert room.window.work.actions[Act.TOPIC_LIST].isEnabled()


def test_a_change_of_language_takes_the_pages_along(room, registry):
    """The desk outlives its window: what was joined to an old page must be gone with it."""
    for act in (Act.SPEAKER_REGISTRY, Act.TOPIC_LIST, Act.EXPLORER):
        room.do(act)
    room.do(Act.ENGLISH)
    room.bench.desk.toggle_article_topic("medtop:16000000")
    room.settle()
    assert room.window.findChildren(SpeakersPage) == []
    room.do(Act.SPEAKER_REGISTRY)
    (page,) = room.window.findChildren(SpeakersPage)
    assert page.windowTitle() == "Speakers of the project"
    assert set(names(page)) == {each.name for each in registry().speakers.values()}
