"""The queue at work: filtered, sorted and acted on by real keys and a real mouse."""

import json
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from gofteh.app import words
from gofteh.app.queue import Order, Outlook, Wanted
from gofteh.app.queue_filter import ME, QueueFilter
from gofteh.domain.article import Article, Source, SourceKind, Status
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import ImportArticle
from gofteh.domain.spans import QUOTE, Span
from gofteh.ui.actions import Act
from gofteh.ui.panels.queue_items import ID_ROLE
from gofteh.ui.panels.queue_model import PAGE
from tests.ui.newsroom import RulesHere

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
AT = "2026-11-23T08:00:00Z"
both_languages = pytest.mark.parametrize("speaking", ["fa", "en"])


def bring(room, count, **more):
    """Import so many articles, ``art-0`` and on, a day apart."""
    session = room.bench.desk.session
    with room.bench.many_changes(), session.batch():
        for number in range(count):
            source = Source(
                kind=SourceKind.TXT,
                imported_at=AT,
                publisher=("ایسنا", "ایرنا")[number % 2],
                published_at=f"2010-01-{1 + number:02}T08:00:00Z",
            )
            text = f"وزیر گفت: «این خبر شمارهٔ {number} است.»"
            article = Article(
                id=f"art-{number}", text=text, source=source, created_at=AT, title=f"خبر {number:04}"
            )
            spans = [
                Span(id=f"s-{place}", start=place, end=place + 3, label=QUOTE, created_at=AT, updated_at=AT)
                for place in range(number % 4)
            ]
            document = AnnotatedArticle.of(article, spans=spans)
            session.act(article.id, ImportArticle(document), op_id=session.new_op_id(), by="ann-1", at=AT)
    room.bench.open_article("art-0")
    room.settle()


@pytest.fixture
def desk(empty_room):
    """A window on twelve articles."""
    empty_room.open(seed=False)
    bring(empty_room, 12)
    return empty_room


def panel(room):
    return room.window.queue


def shown(room):
    model = panel(room).model
    return [model.index(row, 0).data(ID_ROLE) for row in range(model.rowCount())]


def names(*numbers):
    return [f"art-{number}" for number in numbers]


def click_row(room, row, held=Qt.KeyboardModifier.NoModifier, button=Qt.MouseButton.LeftButton):
    view = panel(room).view
    view.scrollTo(panel(room).model.index(row, 0))
    QTest.mouseClick(view.viewport(), button, held, view.visualRect(panel(room).model.index(row, 0)).center())
    room.settle()


def status_of(room, article_id):
    return room.bench.desk.session.store.load(article_id).status


def choose(menu, *path):
    """Take the line of a menu, and of menus within it."""
    for words_ in path[:-1]:
        (menu,) = [line.menu() for line in menu.actions() if line.text() == words_]
    (line,) = [line for line in menu.actions() if line.text() == path[-1]]
    line.trigger()


def set_in(box, value):
    """Choose a line of a combo box by keys, as far as the value is."""
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentData() != value:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before


# what is in memory


def test_only_what_is_looked_at_is_read(desk):
    bring_more = 5 * PAGE
    session = desk.bench.desk.session
    asked = []
    queue = session.store.queue
    page = queue.page

    def watched(*arguments):
        asked.append(arguments[2:4])
        return page(*arguments)

    with desk.bench.many_changes(), session.batch():
        for number in range(12, 12 + bring_more):
            source = Source(kind=SourceKind.TXT, imported_at=AT)
            article = Article(id=f"art-{number}", text="متن", source=source, created_at=AT)
            edit = ImportArticle(AnnotatedArticle.of(article))
            session.act(article.id, edit, op_id=session.new_op_id(), by="ann-1", at=AT)
    queue.page = watched
    panel(desk).refresh()
    desk.settle()
    assert panel(desk).model.rowCount() == 12 + bring_more
    assert {start for start, _most in asked} == {0}
    panel(desk).view.scrollToBottom()
    desk.settle()
    assert max(start for start, _most in asked) == 5 * PAGE
    assert len(asked) < 5
    assert all(most == PAGE for _start, most in asked)


def test_the_list_stays_where_it_is_when_an_article_comes(desk):
    view = panel(desk).view
    view.scrollToBottom()
    before = view.verticalScrollBar().value()
    assert before > 0
    desk.do(Act.IMPORT_SAMPLE)
    assert panel(desk).model.rowCount() == 13
    assert view.verticalScrollBar().value() == before


# filters


@both_languages
def test_the_form_filters_at_once_and_chips_say_so(desk):
    desk.keys("Ctrl+Shift+K")
    form = panel(desk).form
    assert form is not None
    assert form.isVisible()
    set_in(form.publisher, "ایرنا")
    assert shown(desk) == names(1, 3, 5, 7, 9, 11)
    form.counts[QUOTE].setFocus()
    QTest.keyClick(form.counts[QUOTE], Qt.Key.Key_Up)
    QTest.keyClick(form.counts[QUOTE], Qt.Key.Key_Up)
    QTest.keyClick(form.counts[QUOTE], Qt.Key.Key_Up)
    assert form.counts[QUOTE].bounds == (2, None)
    assert shown(desk) == names(3, 7, 11)
    QTest.keyClick(form, Qt.Key.Key_Escape)
    desk.settle()
    assert panel(desk).form is None
    chips = panel(desk).bar.chips
    assert len(chips) == 3
    desk.click(chips[0])
    assert shown(desk) == names(2, 3, 6, 7, 10, 11)
    desk.keys("Alt+K")
    assert len(shown(desk)) == 12
    assert panel(desk).bar.chips == []


def test_escape_in_the_list_shows_everything_again(desk):
    panel(desk).set_filter(QueueFilter(words="0003", publisher="ایرنا", order=Order.NEWEST))
    assert shown(desk) == names(3)
    panel(desk).view.setFocus()
    desk.keys("Escape")
    assert shown(desk) == names(*range(11, -1, -1))
    assert panel(desk).search.text() == ""


def test_several_statuses_are_wanted_at_once(desk):
    store = desk.bench.desk
    for number, status in ((1, Status.DONE), (2, Status.REJECTED)):
        desk.bench.open_article(f"art-{number}")
        store.set_status(status)
    panel(desk).show_form()
    form = panel(desk).form
    desk.click(form.statuses[Status.DONE])
    assert shown(desk) == names(1)
    assert [pill.isChecked() for pill in panel(desk).pills] == [False, False, False, True]
    desk.click(form.statuses[Status.REJECTED])
    assert shown(desk) == names(1, 2)
    assert not any(pill.isChecked() for pill in panel(desk).pills)
    desk.click(form.clear)
    assert len(shown(desk)) == 12
    assert panel(desk).pills[0].isChecked()
    form.close()


@pytest.mark.parametrize(
    ("speaking", "typed"),
    [("fa", "۱۳۸۸/۱۰/۱۵"), ("fa", "2010-01-05"), ("en", "2010-01-05"), ("en", "1388/10/15")],
)
def test_a_day_is_typed_in_either_calendar(desk, typed):
    panel(desk).show_form()
    form = panel(desk).form
    form.since.setFocus()
    QTest.keyClicks(form.since, typed) if typed.isascii() else form.since.insert(typed)
    form.since.textEdited.emit(form.since.text())
    assert form.since.day == date(2010, 1, 5)
    assert shown(desk)[0] == "art-4"
    form.close()


def test_what_is_no_day_is_shown_to_be_none(desk):
    panel(desk).show_form()
    form = panel(desk).form
    form.since.setFocus()
    QTest.keyClicks(form.since, "1404/13/1")
    assert form.since.property("wrong") is True
    assert len(shown(desk)) == 12
    form.close()


def test_a_jalali_day_is_picked_by_keys_alone(desk):
    panel(desk).show_form()
    form = panel(desk).form
    form.until.set_day(date(2010, 1, 5))
    form.until.setFocus()
    QTest.keyClick(form.until, Qt.Key.Key_Down)
    grid = form.until.popup.findChild(type(form.until.open_month()))
    assert grid.title.text() == "دی ۱۳۸۸"
    table = form.until.popup.findChildren(type(grid))[-1].table
    QTest.keyClick(table, Qt.Key.Key_Left)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_PageUp)
    QTest.keyClick(table, Qt.Key.Key_PageDown)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_Up)
    QTest.keyClick(table, Qt.Key.Key_Left)
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert form.until.day == date(2010, 1, 6)
    assert form.until.text() == "۱۳۸۸/۱۰/۱۶"
    assert shown(desk) == names(0, 1, 2, 3, 4, 5)
    form.close()


def test_filters_are_there_again_next_time_for_this_project_alone(desk, tmp_path):
    set_to = QueueFilter(publisher="ایرنا", statuses=frozenset({Status.NEW}), order=Order.TITLE)
    panel(desk).set_filter(set_to)
    desk.come_back()
    assert panel(desk).filter == set_to
    assert shown(desk) == names(1, 3, 5, 7, 9, 11)
    desk.window.work.articles.open_project(tmp_path / "other.gofteh", create=True)
    assert panel(desk).filter == QueueFilter()
    desk.window.work.articles.open_project(desk.project)
    assert panel(desk).filter == set_to


def test_a_filter_that_makes_no_sense_is_none(desk):
    settings = desk.application._services.settings
    desk.close()
    desk.dispose()
    settings.set("queue_filters", json.dumps({str(desk.project.resolve()): "what?"}))
    desk.application = desk._start()
    desk.open(seed=False)
    assert panel(desk).filter == QueueFilter()


# order, and what comes next


def test_the_order_is_chosen_from_its_menu(desk):
    choose(panel(desk).bar.orders(), words._("Newest first"))
    assert shown(desk) == names(*range(11, -1, -1))
    desk.keys("Ctrl+PageDown")
    assert desk.document.id == "art-0"
    desk.keys("Ctrl+PageUp")
    assert desk.document.id == "art-1"


def test_the_next_article_is_the_next_of_what_is_shown(desk):
    panel(desk).set_filter(QueueFilter(publisher="ایسنا"))
    desk.bench.open_article("art-2")
    desk.keys("Ctrl+PageDown")
    assert desk.document.id == "art-4"
    desk.bench.desk.set_status(Status.DONE)
    assert desk.bench.open_next_unfinished()
    assert desk.document.id == "art-6"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (Act.NEXT_IN_QUEUE, "art-6"),
        (Act.NEXT_OLDEST, "art-0"),
        (Act.NEXT_SUGGESTIONS, "art-9"),
        (Act.NEXT_DOUBTFUL, "art-4"),
        (Act.NEXT_MINE, "art-8"),
    ],
)
def test_the_next_article_comes_by_the_rule(desk, act, expected):
    queue = desk.bench.desk.session.store.queue
    queue.remember({"art-9": Outlook(suggestions=7, doubtful=1), "art-4": Outlook(suggestions=2, doubtful=2)})
    desk.bench.open_article("art-8")
    panel(desk).view.choose_only(panel(desk).model.index(8, 0))
    choose(desk.window.work.bulk.menu(), words._("Assign to"), words._("me"))
    desk.settle()
    desk.bench.open_article("art-5")
    desk.do(act)
    assert desk.window.work.actions[act].isChecked()
    assert desk.bench.open_next_unfinished()
    assert desk.document.id == expected
    desk.come_back()
    assert desk.window.work.actions[act].isChecked()
    assert desk.bench.next_rule == desk.application._services.settings.get("next_rule")


def test_a_rule_that_knows_nothing_yet_leaves_the_queue_as_it_stands(desk):
    desk.do(Act.NEXT_DOUBTFUL)
    desk.bench.open_article("art-5")
    assert desk.bench.open_next_unfinished()
    assert desk.document.id == "art-6"


# many at once


def test_ctrl_and_shift_choose_several_and_open_none(desk):
    click_row(desk, 2)
    assert desk.document.id == "art-2"
    click_row(desk, 4, CTRL)
    click_row(desk, 6, CTRL)
    assert desk.document.id == "art-2"
    assert panel(desk).chosen_ids() == names(2, 4, 6)
    assert panel(desk).bar.acts.isVisible()
    click_row(desk, 8, SHIFT)
    assert desk.document.id == "art-2"
    panel(desk).view.setFocus()
    desk.keys("Escape")
    assert len(panel(desk).chosen_ids()) == 1
    desk.keys("Ctrl+A")
    assert panel(desk).chosen_ids() == names(*range(12))


def test_a_status_for_many_is_one_undo_step(desk, qtbot):
    click_row(desk, 1)
    click_row(desk, 3, SHIFT)
    choose(desk.window.work.bulk.menu(), words._("Status"), words._("Done"))
    qtbot.waitUntil(lambda: not desk.window.work.bulk.is_running)
    desk.settle()
    assert [status_of(desk, each) for each in names(0, 1, 2, 3, 4)] == [
        Status.NEW, Status.DONE, Status.DONE, Status.DONE, Status.NEW,
    ]  # fmt: skip
    assert panel(desk).progress.value() == 3
    assert desk.document.status is Status.DONE
    assert not desk.window.message.isHidden()
    desk.keys("Ctrl+Z")
    qtbot.waitUntil(lambda: not desk.window.work.bulk.is_running)
    assert {status_of(desk, each) for each in names(*range(12))} == {Status.NEW}
    assert panel(desk).progress.value() == 0
    desk.keys("Ctrl+Y")
    qtbot.waitUntil(lambda: not desk.window.work.bulk.is_running)
    assert [status_of(desk, each) for each in names(1, 2, 3)] == [Status.DONE] * 3
    assert desk.bench.desk.session.store.check() == []


def test_undo_of_many_leaves_what_was_worked_on_since(desk, qtbot):
    click_row(desk, 1)
    click_row(desk, 3, SHIFT)
    choose(desk.window.work.bulk.menu(), words._("Status"), words._("Rejected"))
    qtbot.waitUntil(lambda: not desk.window.work.bulk.is_running)
    bulk = desk.window.work.bulk
    last = bulk._last
    desk.bench.open_article("art-2")
    desk.bench.desk.set_status(Status.DONE)
    assert bulk._last is None
    bulk._last = last
    bulk.undo()
    qtbot.waitUntil(lambda: not bulk.is_running)
    assert [status_of(desk, each) for each in names(1, 2, 3)] == [Status.NEW, Status.DONE, Status.NEW]


def test_many_are_removed_and_come_back(desk, qtbot):
    click_row(desk, 0)
    click_row(desk, 2, SHIFT)
    choose(desk.window.work.bulk.menu(), words._("Remove from the project"))
    qtbot.waitUntil(lambda: not desk.window.work.bulk.is_running)
    desk.settle()
    assert shown(desk) == names(*range(3, 12))
    assert desk.document.id == "art-3"
    desk.click(desk.window.message.retry)
    qtbot.waitUntil(lambda: not desk.window.work.bulk.is_running)
    assert shown(desk) == names(*range(12))


def test_many_are_assigned_and_found_by_it(desk, qtbot):
    click_row(desk, 3)
    click_row(desk, 5, CTRL)
    choose(desk.window.work.bulk.menu(), words._("Assign to"), words._("me"))
    qtbot.waitUntil(lambda: not desk.window.work.bulk.is_running)
    panel(desk).set_filter(QueueFilter(assigned=ME))
    assert shown(desk) == names(3, 5)
    assert desk.bench.desk.session.store.queue.count(Wanted(assigned="")) == 10


def test_the_chosen_ones_are_exported(desk, tmp_path, monkeypatch):
    out = tmp_path / "some.jsonl"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_arguments, **_keywords: (str(out), ""))
    click_row(desk, 3)
    click_row(desk, 5, CTRL)
    choose(desk.window.work.bulk.menu(), words._("Export these…"))
    lines = [json.loads(line)["id"] for line in out.read_text(encoding="utf-8").splitlines()]
    assert lines == names(3, 5)


def test_an_act_on_many_is_stopped_half_way_and_taken_back(desk, qtbot):
    desk.window.queue.view.setFocus()
    desk.keys("Ctrl+A")
    choose(desk.window.work.bulk.menu(), words._("Status"), words._("Done"))
    running = desk.window.work.bulk._running
    running.dialog.cancel()
    qtbot.waitUntil(lambda: not desk.window.work.bulk.is_running)
    done = [each for each in names(*range(12)) if status_of(desk, each) is Status.DONE]
    assert 0 < len(done) < 12
    desk.window.work.bulk.undo()
    qtbot.waitUntil(lambda: not desk.window.work.bulk.is_running)
    assert {status_of(desk, each) for each in names(*range(12))} == {Status.NEW}


def test_the_right_button_offers_the_acts(desk):
    click_row(desk, 3)
    menus = []
    panel(desk).acts_asked.connect(lambda _place: menus.append(True))
    view = panel(desk).view
    place = view.visualRect(panel(desk).model.index(3, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.RightButton, Qt.KeyboardModifier.NoModifier, place)
    view.menu_asked.emit(view.viewport().mapToGlobal(QPoint(place)))
    popup = QApplication.activePopupWidget()
    assert menus
    assert popup is not None
    popup.close()


# what programs think of an article


def test_what_waits_in_an_article_is_known_once_it_is_left(empty_room, qtbot):
    empty_room.make_suggestions = RulesHere
    empty_room.open(seed=False)
    bring(empty_room, 3)
    work, queue = empty_room.window.work, empty_room.bench.queue
    assert queue is not None
    qtbot.waitUntil(lambda: work.suggesting.found is not None and work.checks.are_current)
    offered, found = len(work.suggesting.offered), len(work.checks.found)
    assert offered == 1
    assert queue.outlook("art-0").problems is None
    empty_room.bench.open_article("art-1")
    kept = queue.outlook("art-0")
    assert (kept.suggestions, kept.problems) == (offered, found)
    empty_room.settle()
    assert empty_room.bench.desk.session.store.check() == []


def test_suggestions_prepared_ahead_are_counted(empty_room, qtbot):
    empty_room.make_suggestions = RulesHere
    empty_room.open(seed=False)
    bring(empty_room, 20)
    empty_room.do(Act.PREPARE_SUGGESTIONS)
    qtbot.waitUntil(lambda: not empty_room.application.suggestions.is_preparing)
    empty_room.bench.open_article("art-1")
    queue = empty_room.bench.desk.session.store.queue
    # Articles without a quote mark have one suggestion each, the others none.
    waiting = [line.suggestions for line in queue.page(Wanted(), Order.IMPORTED, 0, 20)]
    assert waiting[4::4] == [1, 1, 1, 1]


def test_the_filter_by_findings_has_the_rest_looked_at(desk, qtbot):
    queue = desk.bench.desk.session.store.queue
    assert len(queue.unchecked(20)) == 12
    panel(desk).set_filter(QueueFilter(problems=True))
    qtbot.waitUntil(lambda: not desk.window.work.outlooks.is_looking)
    assert queue.unchecked(20) == []
    # Marks that were set by rule of thumb cut words in two.
    assert set(shown(desk)) == set(names(1, 2, 3, 5, 6, 7, 9, 10, 11))
    panel(desk).set_filter(QueueFilter(problems=False))
    assert set(shown(desk)) == set(names(0, 4, 8))
