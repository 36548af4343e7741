"""Taking back a whole import in the window: one act, nothing lost, the way back at hand."""

import pytest

from gofteh.domain.spans import TOPIC
from gofteh.ui.actions import Act


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_an_import_is_taken_back_and_brought_back_as_one(room, speaking):
    files = [room.file(f"{n}.txt", f"خبر شمارهٔ {n}") for n in range(3)]
    first = room.document.id
    room.window.work.articles.import_paths(files)
    room.settle()
    assert room.window.queue.model.rowCount() == 4
    room.do(Act.TAKE_BACK_IMPORT)
    assert room.window.queue.model.rowCount() == 1
    assert room.document.id == first
    assert room.window.message.retry.isVisible()
    room.click(room.window.message.retry)
    assert room.window.queue.model.rowCount() == 4
    assert not room.bench.desk.session.store.check()


def test_what_was_worked_on_stays_and_the_open_article_is_left_if_it_goes(room):
    files = [room.file(f"{n}.txt", f"خبر شمارهٔ {n}") for n in range(2)]
    room.window.work.articles.import_paths(files)
    queue = room.everything
    room.bench.open_article(queue[1].id)
    room.bench.desk.mark(0, 3, TOPIC)
    room.bench.open_article(queue[2].id)
    room.settle()
    room.do(Act.TAKE_BACK_IMPORT)
    assert [each.id for each in room.everything] == [queue[0].id, queue[1].id]
    assert room.document.id in (queue[0].id, queue[1].id)
    room.do(Act.TAKE_BACK_IMPORT)
    assert room.window.message.isVisible()
    assert not room.window.message.retry.isVisible()


def test_undo_in_an_article_that_was_brought_back_leaves_it_there(room):
    room.window.work.articles.import_paths([room.file("a.txt", "خبر")])
    room.do(Act.TAKE_BACK_IMPORT)
    room.click(room.window.message.retry)
    room.bench.open_article(room.everything[1].id)
    room.keys("Ctrl+Z", "Ctrl+Z")
    assert not room.document.withdrawn
    assert room.window.queue.model.rowCount() == 2
