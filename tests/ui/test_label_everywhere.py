"""Label what was found in the project: looked over first, one step for all articles, by keys and by mouse."""

import pytest
from PySide6.QtWidgets import QApplication

from gofteh.domain.spans import SPEAKER, TOPIC
from gofteh.ui.actions import Act
from tests.ui.test_find_everywhere import find, hits, page, texts_of, wait  # noqa: F401 - a fixture


def marks(room, label):
    """Return the marks of a label in all articles: article → places."""
    found = {}
    for document in room.bench.desk.session.store.documents():
        places = [(s.start, s.end) for s in document.in_reading_order() if s.label == label]
        if places:
            found[document.id] = places
    return found


def expected(room, but=()):
    found: dict[str, list[tuple[int, int]]] = {}
    for row, hit in enumerate(hits(room)):
        if row not in but:
            found.setdefault(hit.article_id, []).append((hit.start, hit.end))
    return found


def label_wait(room, qtbot):
    qtbot.waitUntil(lambda: not room.window.work.sweeping.is_running, timeout=20_000)
    room.settle()


@pytest.fixture
def over(find, qtbot):  # noqa: F811
    """The hits of «وزیر» in two articles being looked over, the keys among them."""
    room = find('"وزیر"')
    room.click(page(room).begin_label)
    settled(room, qtbot)
    return room


def settled(room, qtbot):
    qtbot.waitUntil(lambda: room.window.work.label_everywhere._there is None, timeout=20_000)


def test_keys_leave_one_out_label_the_rest_and_take_all_back(over, qtbot):
    view = page(over).list
    assert view.hasFocus()
    assert len({hit.article_id for hit in hits(over)}) == 2
    over.keys("3", "Home", "Down", "Space", "Enter")
    label_wait(over, qtbot)
    assert marks(over, TOPIC) == expected(over, but={1})
    assert over.window.message.isVisible()
    over.window.pane.setFocus()
    over.keys("Ctrl+Z")
    label_wait(over, qtbot)
    assert marks(over, TOPIC) == {}
    over.keys("Ctrl+Y")
    label_wait(over, qtbot)
    assert marks(over, TOPIC) == expected(over, but={1})


def test_the_message_takes_all_back_too(over, qtbot):
    over.keys("2", "Enter")
    label_wait(over, qtbot)
    assert marks(over, SPEAKER) == expected(over)
    over.click(over.window.message.retry)
    label_wait(over, qtbot)
    assert marks(over, SPEAKER) == {}


def test_it_is_one_step_after_the_program_was_closed(over, qtbot):
    over.keys("2", "Enter")
    label_wait(over, qtbot)
    over.come_back()
    assert marks(over, SPEAKER)
    over.window.pane.setFocus()
    over.keys("Ctrl+Z")
    label_wait(over, qtbot)
    assert marks(over, SPEAKER) == {}


def test_what_has_the_label_is_told_and_left(over, qtbot):
    hit = hits(over)[0]
    over.keys("Escape")
    over.bench.open_article(hit.article_id)
    over.bench.desk.mark(hit.start, hit.end, TOPIC)
    over.click(page(over).begin_label)
    over.click(page(over).over.pills[TOPIC])
    settled(over, qtbot)
    model = page(over).list.hits
    assert model.there == {0}
    assert 0 not in model.ticked()
    over.keys("Enter")
    label_wait(over, qtbot)
    assert marks(over, TOPIC) == expected(over)
    over.window.pane.setFocus()
    over.keys("Ctrl+Z")
    label_wait(over, qtbot)
    assert marks(over, TOPIC) == {hit.article_id: [(hit.start, hit.end)]}


def test_a_speaker_of_the_registry_is_meant(over, qtbot):
    from gofteh.domain.edits import AddSpeaker
    from gofteh.domain.registry import Speaker

    with over.bench.desk.session.on_project():
        over.bench.desk.session.do(AddSpeaker(Speaker(id="spk-x", name="سرگئی لاوروف نو")))
    over.keys("2")
    over.click(page(over).over.who)
    over.popup().field.setText("نو")
    over.keys("Enter")
    page(over).list.setFocus()
    over.keys("Enter")
    label_wait(over, qtbot)
    documents = over.bench.desk.session.store.documents()
    assert {s.speaker_id for d in documents for s in d.spans.values() if s.label == SPEAKER} == {"spk-x"}


def test_escape_labels_nothing(over):
    over.keys("Escape")
    assert not page(over).over.isVisible()
    assert marks(over, SPEAKER) == marks(over, TOPIC) == {}
    assert QApplication.focusWidget() is page(over).field


def test_all_or_none_and_the_other_words_of_another_query(over, qtbot):
    over.keys("E")
    assert page(over).list.hits.ticked() == []
    assert not page(over).over.done.isEnabled()
    over.keys("E")
    assert len(page(over).list.hits.ticked()) == len(hits(over))
    page(over).field.setText("برف")
    wait(over, qtbot)
    assert not page(over).over.isVisible()


def test_the_labels_of_the_article_mean_the_article_again_afterwards(over, qtbot):
    over.keys("Escape")
    over.drag("وزیر امور خارجه")
    over.do(Act.MARK_TOPIC)
    assert over.marked(TOPIC) == ["وزیر امور خارجه"]


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_an_article_that_was_worked_on_since_stays_and_is_told(over, qtbot):
    over.keys("2", "Enter")
    label_wait(over, qtbot)
    other = next(name for name in texts_of(over) if name in marks(over, SPEAKER) and name != over.document.id)
    here = over.document.id
    over.bench.open_article(other)
    over.bench.desk.mark(0, 3, TOPIC)
    over.bench.open_article(here)
    over.window.pane.setFocus()
    over.keys("Ctrl+Z")
    label_wait(over, qtbot)
    assert set(marks(over, SPEAKER)) == {other}
    assert over.window.message.isVisible()
