"""A morning at a desk with a heap of stories: sift, hand out, finish by rule, come back to it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gofteh.app import words
from gofteh.domain.article import Status
from gofteh.domain.spans import QUOTE
from gofteh.ui.actions import Act
from gofteh.ui.panels.queue_items import ID_ROLE

SOURCES = ("ایسنا", "ایرنا", "مهر")


def heap(room, count):
    """Write so many wire stories of three agencies into a folder."""
    folder = room.folder / "heap"
    folder.mkdir()
    for number in range(count):
        text = (
            f"به گزارش {SOURCES[number % 3]}، وزیر نفت گفت: «بازار شمارهٔ {number} آرام است.»\n\n"
            f"او افزود که قیمت‌ها در هفتهٔ {number} پایین می‌آید."
        )
        (folder / f"{number:03}.txt").write_text(f"خبر {number:03} بازار نفت\n\n{text}", encoding="utf-8")
    return folder


def shown(room):
    model = room.window.queue.model
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_a_morning_with_a_heap_of_stories(empty_room, qtbot):
    room = empty_room
    room.open(seed=False)
    room.window.work.articles.import_paths([heap(room, 30)])
    room.settle()
    queue = room.window.queue
    assert queue.model.rowCount() == 30
    # Sift by words, and choose the lot but the first by Shift.
    room.keys("Ctrl+K")
    room.write("خبر ۰۲")
    assert len(shown(room)) == 11
    queue.view.setFocus()
    room.keys("Home", "Down")
    QTest.keyClick(queue.view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    room.settle()
    assert len(queue.chosen_ids()) == 10
    # They are mine from now on.
    (people,) = [
        line.menu() for line in room.window.work.bulk.menu().actions() if line.text() == words._("Assign to")
    ]
    next(line for line in people.actions() if line.text() == words._("me")).trigger()
    qtbot.waitUntil(lambda: not room.window.work.bulk.is_running)
    room.settle()
    room.do(Act.NEXT_MINE)
    room.keys("Alt+K")
    assert len(shown(room)) == 30
    # Work through two of mine: each finished one brings the next of mine.
    mine = [each.id for each in room.everything if each.assigned]
    room.bench.open_article(mine[0])
    room.window.pane.setFocus()
    for place in (0, 1):
        assert room.document.id == mine[place]
        room.select_by_code("«بازار شمارهٔ")
        room.keys("1")
        assert room.marked(QUOTE)
        room.bench.desk.set_status(Status.DONE)
        assert room.bench.open_next_unfinished()
    assert room.document.id == mine[2]
    assert queue.progress.value() == 2
    # What is done is out of sight, and so it is the next morning.
    room.click(queue.pills[1])
    assert len(shown(room)) == 28
    before = shown(room)
    room.come_back()
    assert shown(room) == before
    assert room.window.work.actions[Act.NEXT_MINE].isChecked()
    lit = room.window.queue.view.currentIndex()
    assert not lit.isValid() or lit.data(ID_ROLE) == room.document.id
    assert room.bench.desk.session.store.check() == []
