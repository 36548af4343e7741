"""One name is looked for in all articles, read in its places, labelled everywhere, and taken back at once."""

import pytest

from gofteh.domain.spans import SPEAKER
from gofteh.ui.actions import Act

STORIES = {
    "a.txt": "دیدار در تهران\n\nلاوروف گفت: «صلح نزدیک است.» لاوروف سپس رفت.",
    "b.txt": "نشست مسکو\n\nوزیر خارجه روسیه، لاوروف، افزود که گفت‌وگو ادامه دارد.",
}


@pytest.mark.parametrize("speaking", ["fa", "en"])
def test_a_name_is_found_read_labelled_and_taken_back(room, qtbot):
    room.window.work.articles.import_paths([room.file(name, text) for name, text in STORIES.items()])
    room.settle()
    find, label = room.window.work.find_everywhere, room.window.work.label_everywhere

    def done() -> bool:
        busy = find._soon.isActive() or find.run.is_running or label._there is not None
        return not busy and not room.window.work.sweeping.is_running

    # Somebody reads the open story first, and finds the name in it.
    room.window.pane.setFocus()
    room.keys("Ctrl+F")
    room.write("لاوروف")
    here = len(room.window.pane.reading().hits.places)
    assert here == room.document.text.count("لاوروف")
    room.keys("Escape")
    # Then in the whole project, from place to place.
    room.keys("Ctrl+Shift+F")
    room.write('"لاوروف"')
    qtbot.waitUntil(done, timeout=20_000)
    hits = list(find.page.list.hits.hits)
    assert len(hits) == here + 3
    room.keys("Down", "Enter", *["F4"] * here)
    assert room.document.text.startswith("دیدار در تهران")
    start, end = room.window.pane.selected_range()
    assert room.document.text[start:end] == "لاوروف"
    # One is labelled by hand, all others at once, but for one that is left out.
    room.keys("2")
    find.page.list.setFocus()
    room.keys("E", "2")
    qtbot.waitUntil(done, timeout=20_000)
    room.keys("End", "Space", "Enter")
    qtbot.waitUntil(done, timeout=20_000)
    marked = [
        span
        for document in room.bench.desk.session.store.documents()
        for span in document.spans.values()
        if span.label == SPEAKER
    ]
    assert len(marked) == len(hits) - 1
    # Taken back in all of them at once, after the program was closed; the one by hand stays.
    room.come_back()
    room.bench.open_article(hits[here].article_id)
    room.do(Act.UNDO)
    qtbot.waitUntil(lambda: not room.window.work.sweeping.is_running, timeout=20_000)
    left = [
        document.text_of(span)
        for document in room.bench.desk.session.store.documents()
        for span in document.spans.values()
        if span.label == SPEAKER
    ]
    assert left == ["لاوروف"]
    assert not room.bench.desk.session.store.check()
