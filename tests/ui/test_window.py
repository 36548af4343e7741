"""The window as a whole: queue, palette, messages, languages, files and what it keeps for next time."""

import json
from contextlib import ExitStack

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox

from gofteh import bootstrap
from gofteh.app import words
from gofteh.app.settings import WindowState
from gofteh.domain.article import Status
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.spans import QUOTE
from gofteh.ui import places
from gofteh.ui import theme as look
from gofteh.ui.actions import Act
from gofteh.ui.command_palette import CommandPalette
from gofteh.ui.import_dialog import ImportDialog
from gofteh.ui.panels.cards import GUIDE
from tests.ui.newsroom import OTHERS

RTL, LTR = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight


def titles(room):
    shown = room.window.queue.model
    return [shown.index(row, 0).data() for row in range(shown.rowCount())]


def pill(room, place):
    return room.window.queue.pills[place]


def drop(room, *paths):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(500, 300), copy, data, left, none)
    QApplication.sendEvent(room.window, enter)
    if enter.isAccepted():
        fall = QDropEvent(QPointF(500, 300), copy, data, left, none)
        QApplication.sendEvent(room.window, fall)
    room.settle()
    return enter.isAccepted()


def asked_about(room, qtbot):
    """Return the dialog of an import, when it has looked at everything."""
    qtbot.waitUntil(lambda: any(each.isVisible() for each in room.window.findChildren(ImportDialog)))
    (dialog,) = room.window.findChildren(ImportDialog)
    qtbot.waitUntil(lambda: not dialog.is_looking)
    return dialog


def answer(monkeypatch, which, reply):
    asked = []

    def stand_in(*arguments, **_keywords):
        asked.append(arguments[1])
        return reply

    monkeypatch.setattr(QFileDialog, which, stand_in)
    return asked


# before a project


def test_the_window_stands_before_the_project_is_read(empty_room):
    window = empty_room.window
    assert window.isVisible()
    assert titles(empty_room) == []
    assert window.queue.empty.isVisible()
    assert not window.topbar.buttons[Act.FINISH].isEnabled()
    empty_room.keys("1", "Tab", "Ctrl+Z", "Ctrl+PageDown", "F6")
    assert window.message.isHidden()


# queue


def test_the_queue_shows_all_articles_and_lights_up_the_open_one(busy_room):
    assert len(titles(busy_room)) == 3
    assert busy_room.window.queue.view.currentIndex().row() == 0


def test_words_and_pills_filter_the_queue(busy_room):
    queue = busy_room.window.queue
    busy_room.keys("Ctrl+K")
    assert queue.search.hasFocus()
    busy_room.write("اوپك")
    assert titles(busy_room) == ["نشست وزیران نفت اوپک"]
    busy_room.keys("Ctrl+A", "Backspace")
    busy_room.click(pill(busy_room, 3))
    assert titles(busy_room) == []
    assert queue.empty.isVisible()
    busy_room.click(pill(busy_room, 0))
    assert len(titles(busy_room)) == 3


def test_enter_in_the_search_opens_the_first_that_fits(busy_room):
    busy_room.keys("Ctrl+K")
    busy_room.write("برف")
    busy_room.keys("Enter")
    assert busy_room.document.text == OTHERS["snow.txt"]
    assert busy_room.window.pane.hasFocus()


def test_a_click_in_the_queue_opens_an_article(busy_room):
    queue = busy_room.window.queue
    box = queue.view.visualRect(queue.model.index(1, 0))
    busy_room.click(queue.view.viewport(), box.center())
    assert busy_room.document.text == OTHERS["oil.txt"]
    assert busy_room.window.pane.hasFocus()


def test_the_arrows_and_enter_open_from_the_queue(busy_room):
    busy_room.window.queue.view.setFocus()
    busy_room.keys("Down", "Down", "Enter")
    assert busy_room.document.text == OTHERS["snow.txt"]


def test_neighbours_and_the_next_unfinished(busy_room):
    first = busy_room.document.id
    busy_room.keys("Ctrl+PageDown")
    assert busy_room.document.text == OTHERS["oil.txt"]
    busy_room.keys("Ctrl+PageUp", "Ctrl+PageUp")
    assert busy_room.document.id == first
    busy_room.keys("Ctrl+Enter")
    assert busy_room.document.text == OTHERS["oil.txt"]
    assert busy_room.everything[0].status is Status.DONE
    assert busy_room.window.queue.progress.value() == 1


def test_the_last_article_done_says_so(room):
    room.keys("Ctrl+Enter")
    assert room.document.status is Status.DONE
    assert not room.window.message.isHidden()


def test_a_person_may_want_to_stay_when_done(busy_room):
    busy_room.application._services.settings.set("next_when_done", False)
    first = busy_room.document.id
    busy_room.keys("Ctrl+Enter")
    assert busy_room.document.id == first
    assert busy_room.document.status is Status.DONE


@pytest.mark.parametrize(
    ("act", "status"),
    [
        (Act.STATUS_DONE, Status.DONE),
        (Act.STATUS_REJECTED, Status.REJECTED),
        (Act.STATUS_IN_PROGRESS, Status.IN_PROGRESS),
    ],
)
def test_the_status_is_set_shown_and_undone(room, act, status):
    room.do(act)
    assert room.document.status is status
    assert room.window.work.actions[act].isChecked()
    assert room.everything[0].status is status
    room.keys("Ctrl+Z")
    assert room.document.status is Status.NEW
    assert room.window.work.actions[Act.STATUS_NEW].isChecked()


def test_a_status_without_an_action_checks_none(room):
    room.bench.attempt(lambda: room.bench.desk.set_status(Status.REVIEWED))
    room.settle()
    checked = [act for act in Act if act.startswith("status") and room.window.work.actions[act].isChecked()]
    assert checked == []


# saved, messages


def test_saved_is_said_after_an_act(room):
    status = room.window.status
    status.show_idle()
    before = status.saved_words
    room.double_click("لاوروف")
    assert status.saved_words == before
    room.keys("2")
    assert status.saved_words != before


def test_a_refused_write_is_told_and_can_be_tried_again(room, monkeypatch):
    room.double_click("لاوروف")
    store = room.bench.desk.session.store
    full = Problem("The disk is full.", kind=ProblemKind.STORAGE)
    record = store.record

    def refuse(*_arguments):
        raise full

    monkeypatch.setattr(store, "record", refuse)
    room.keys("2")
    message = room.window.message
    assert not message.isHidden()
    assert message.retry.isVisible()
    assert room.document.spans == {}
    assert room.window.status.saved_words == words._("Not saved")
    monkeypatch.setattr(store, "record", record)
    room.click(message.retry)
    assert room.marked("speaker") == ["لاوروف"]
    assert message.isHidden()


def test_the_last_act_is_named_when_it_is_undone(room):
    room.double_click("لاوروف")
    room.keys("2", "Ctrl+Z")
    assert room.window.status.hint_words
    assert room.marked("speaker") == []
    room.keys("Ctrl+Y")
    assert room.marked("speaker") == ["لاوروف"]


def test_good_news_go_by_themselves_and_problems_stay(room):
    message = room.window.message
    message.show_news("x")
    assert message._fading.isActive()
    room.double_click("لاوروف")
    room.keys("2")
    assert message.isVisible()
    message.show_problem(Problem("No project is open."))
    assert not message._fading.isActive()
    room.click(message.findChildren(type(message.retry))[-1])
    assert message.isHidden()


# palette


@pytest.mark.parametrize(("speaking", "typed"), [("fa", "تیره"), ("en", "dark"), ("fa", "dark")])
def test_the_palette_does_what_is_typed(room, typed):
    room.keys("Ctrl+Shift+P")
    palette = room.popup()
    assert isinstance(palette, CommandPalette)
    room.write(typed)
    room.keys("Enter")
    assert QApplication.activePopupWidget() is None
    assert look.current().name == "dark"


def test_the_palette_moves_with_arrows_and_closes_with_escape(room):
    room.keys("Ctrl+Shift+P")
    palette = room.popup()
    assert palette.list.count() == len(Act)
    room.keys("Down", "Down", "Up")
    assert palette.list.currentRow() == 1
    room.keys("Escape")
    assert QApplication.activePopupWidget() is None


def test_the_palette_does_nothing_that_makes_no_sense_now(room):
    room.keys("Ctrl+Shift+P")
    palette = room.popup()
    room.write(words._("Delete mark"))
    room.keys("Enter")
    assert palette.isVisible()
    room.keys("Escape")


# languages and themes


@pytest.mark.parametrize(("speaking", "act"), [("fa", Act.ENGLISH), ("en", Act.PERSIAN)])
def test_the_language_changes_at_run_time_and_everything_turns(room, act):
    room.select_by_code("لاوروف در یک")
    room.keys("1")
    room.click(pill(room, 2))
    room.window.cards.tabs.setCurrentIndex(1)
    room.window.pane.set_zoom(120)
    chosen, before = room.bench.desk.chosen_id, room.window
    room.do(act)
    window = room.window
    direction = LTR if act is Act.ENGLISH else RTL
    assert window is not before
    assert {part.layoutDirection() for part in (window, window.queue, window.cards, window.status)} == {
        direction
    }
    queue_x = window.queue.mapTo(window, QPoint(0, 0)).x()
    cards_x = window.cards.mapTo(window, QPoint(0, 0)).x()
    assert (queue_x < cards_x) is (direction is LTR)
    assert window.work.actions[act].isChecked()
    assert room.bench.desk.chosen_id == chosen
    assert window.pane.chosen_id == chosen
    assert window.pane.zoom == 120
    assert window.cards.tabs.currentIndex() == 1
    assert pill(room, 2).isChecked()
    assert room.marked(QUOTE) == ["لاوروف در یک"]
    room.window.activateWindow()
    room.settle()
    room.window.pane.setFocus()
    room.keys("I", "Ctrl+Z")
    assert room.application._services.settings.get("language") == words.language()


def test_a_note_survives_a_change_of_the_language(room):
    room.double_click("لاوروف")
    room.keys("1", "N")
    room.write("یادداشت")
    room.do(Act.ENGLISH)
    assert room.only(QUOTE).note == "یادداشت"


@pytest.mark.parametrize(("act", "name"), [(Act.THEME_DARK, "dark"), (Act.THEME_LIGHT, "light")])
def test_the_theme_changes_at_once_and_is_kept(room, act, name):
    room.do(act)
    assert look.current().name == name
    assert room.window.work.actions[act].isChecked()
    assert room.window.pane._colours.paper.name() == look.current().paper.lower()
    room.come_back()
    assert look.current().name == name


def test_the_size_of_the_windows_text_is_a_setting(room):
    settings = room.application._services.settings
    room.double_click("لاوروف")
    room.keys("1", "N")
    room.write("یادداشت")
    settings.set("font_size", 18)
    room.settle()
    assert QApplication.font().pointSizeF() == 18
    assert room.window.isVisible()
    assert room.only(QUOTE).note == "یادداشت"
    settings.reset("font_size")
    assert QApplication.font().pointSizeF() < 18


# files


def test_articles_are_imported_from_the_menu(room, monkeypatch, qtbot):
    path = room.file("a.txt", "خبر تازه\n\nمتن")
    asked = answer(monkeypatch, "getOpenFileNames", ([str(path)], ""))
    room.keys("Ctrl+I")
    assert asked
    qtbot.waitUntil(lambda: titles(room)[1:] == ["خبر تازه"])
    assert not room.window.message.isHidden()


def test_files_are_dropped_into_the_window(room, qtbot):
    assert drop(room, room.file("a.txt", "یک\n\nمتن"), room.file("b.txt", "دو\n\nمتن"))
    qtbot.waitUntil(lambda: titles(room)[1:] == ["یک", "دو"])


def test_a_folder_is_dropped_and_what_is_no_article_is_told(room, qtbot):
    folder = room.folder / "stories"
    folder.mkdir()
    (folder / "one.txt").write_text("یک\n\nمتن", encoding="utf-8")
    (folder / "bad.txt").write_bytes(b"\xff\xfe\x00")
    drop(room, folder)
    dialog = asked_about(room, qtbot)
    assert [row.is_bad for row in dialog.files.rows] == [True, False]
    room.click(dialog.go)
    qtbot.waitUntil(lambda: "یک" in titles(room))
    room.click(dialog.leave)
    assert room.window.findChildren(ImportDialog) == []


def test_a_project_that_is_dropped_is_opened(room):
    other = room.folder / "other.gofteh"
    bootstrap.open_store(other, create=True).close()
    drop(room, other)
    assert room.bench.project_name == "other"
    assert room.bench.document is None
    assert titles(room) == []


def test_what_is_no_file_is_not_taken(room):
    data = QMimeData()
    data.setText("words")
    enter = QDragEnterEvent(
        QPoint(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    enter.ignore()
    QApplication.sendEvent(room.window, enter)
    assert not enter.isAccepted()


def test_an_import_of_many_tells_the_queue_once(room, qtbot):
    files = [room.file(f"{number}.txt", f"خبر {number}\n\nمتن") for number in range(20)]
    told = []
    room.bench.queue_changed.connect(lambda: told.append(True))
    room.window.work.articles.import_paths(files)
    assert len(told) == 1
    assert len(titles(room)) == 21


def test_all_articles_are_exported(busy_room, monkeypatch):
    path = busy_room.folder / "out.jsonl"
    answer(monkeypatch, "getSaveFileName", (str(path), ""))
    busy_room.keys("Ctrl+E")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert len(lines) == 3
    assert all(json.loads(line) for line in lines)
    assert not busy_room.window.message.isHidden()


def test_an_export_that_cannot_be_written_is_told(room, monkeypatch):
    answer(monkeypatch, "getSaveFileName", (str(room.folder / "missing" / "out.jsonl"), ""))
    room.keys("Ctrl+E")
    assert not room.window.message.isHidden() or (room.folder / "missing" / "out.jsonl").exists()


@pytest.mark.parametrize("act", [Act.NEW_PROJECT, Act.OPEN_PROJECT, Act.IMPORT, Act.EXPORT])
def test_a_dialog_that_is_cancelled_changes_nothing(room, monkeypatch, act):
    for which, reply in (
        ("getSaveFileName", ("", "")),
        ("getOpenFileName", ("", "")),
        ("getOpenFileNames", ([], "")),
    ):
        answer(monkeypatch, which, reply)
    before = room.document
    room.do(act)
    assert room.document is before


def test_a_new_project_gets_its_suffix(room, monkeypatch):
    answer(monkeypatch, "getSaveFileName", (str(room.folder / "تازه"), ""))
    room.do(Act.NEW_PROJECT)
    assert (room.folder / "تازه.gofteh").exists()
    assert room.bench.project_name == "تازه"


def test_the_project_is_found_sound(room):
    room.do(Act.CHECK)
    assert not room.window.message.isHidden()


# projects that cannot be opened


def test_a_project_in_use_is_told_and_the_window_stays_usable(room, monkeypatch):
    taken = room.folder / "taken.gofteh"
    with ExitStack() as stack:
        store = bootstrap.open_store(taken, create=True)
        stack.callback(store.close)
        answer(monkeypatch, "getOpenFileName", (str(taken), ""))
        room.keys("Ctrl+O")
        assert not room.window.message.isHidden()
        assert room.bench.project_name == "desk"
    room.double_click("لاوروف")
    room.keys("2")
    assert room.marked("speaker") == ["لاوروف"]


def test_a_damaged_project_is_told_and_the_window_stays_usable(empty_room):
    empty_room.project.write_bytes(b"this is no project" * 100)
    empty_room.application.open_first(empty_room.project, [], seed=True)
    empty_room.settle()
    assert not empty_room.window.message.isHidden()
    assert not empty_room.bench.has_project
    other = empty_room.folder / "other.gofteh"
    bootstrap.open_store(other, create=True).close()
    drop(empty_room, other)
    assert empty_room.bench.has_project
    empty_room.do(Act.IMPORT_SAMPLE)
    assert empty_room.bench.document is not None


def test_the_open_project_can_be_opened_again(room):
    drop(room, room.project)
    assert room.bench.has_project
    assert room.bench.document is not None
    assert room.window.message.isHidden()


def test_settings_that_cannot_be_written_stop_nobody(empty_room, monkeypatch):
    settings = empty_room.application._services.settings

    def refuse(*_arguments):
        raise Problem("The settings could not be saved: {reason}", kind=ProblemKind.STORAGE, reason="x")

    monkeypatch.setattr(settings, "set", refuse)
    empty_room.open()
    assert empty_room.bench.document is not None
    empty_room.do(Act.THEME_DARK)
    assert look.current().name == "dark"
    empty_room.do(Act.ENGLISH)
    assert empty_room.window.layoutDirection() is LTR
    empty_room.close()
    assert not empty_room.window.isVisible()


# leaving


# The second press finishes although the quote has no speaker.
@pytest.mark.parametrize("way", [["Ctrl+PageDown"], ["Ctrl+Enter", "Ctrl+Enter"]])
def test_a_note_is_kept_when_the_article_is_left(busy_room, way):
    busy_room.double_click("لاوروف")
    busy_room.keys("1", "N")
    busy_room.write("یادداشت")
    first = busy_room.document.id
    busy_room.keys(*way)
    assert busy_room.document.id != first
    assert busy_room.window.message.isHidden()
    busy_room.bench.open_article(first)
    assert busy_room.only(QUOTE).note == "یادداشت"


def test_a_note_is_kept_when_the_window_is_closed(room):
    room.double_click("لاوروف")
    room.keys("1", "N")
    room.write("نیمه‌کاره")
    room.come_back()
    assert room.only(QUOTE).note == "نیمه‌کاره"


@pytest.fixture
def refused_note(room, monkeypatch):
    """A room with a note being typed that the disk does not take."""
    room.double_click("لاوروف")
    room.keys("1", "N")
    room.write("یادداشت")

    def refuse(*_arguments):
        raise Problem("The disk is full.", kind=ProblemKind.STORAGE)

    monkeypatch.setattr(room.bench.desk.session.store, "record", refuse)
    return room


def test_a_note_the_disk_refuses_keeps_the_project_open(refused_note, monkeypatch):
    room = refused_note
    other = room.folder / "other.gofteh"
    bootstrap.open_store(other, create=True).close()
    drop(room, other)
    assert room.bench.project_path == room.project.resolve()
    assert not room.window.message.isHidden()
    monkeypatch.undo()
    drop(room, other)
    assert room.bench.project_path == other.resolve()
    drop(room, room.project)
    assert room.only(QUOTE).note == "یادداشت"


def test_a_note_the_disk_refuses_keeps_the_window_open_once(refused_note):
    room = refused_note
    room.close()
    assert room.window.isVisible()
    assert not room.window.message.isHidden()
    room.close()
    assert not room.window.isVisible()


def test_an_article_stays_open_while_the_disk_refuses_its_note(busy_room, monkeypatch):
    busy_room.double_click("لاوروف")
    busy_room.keys("1", "N")
    busy_room.write("یادداشت")
    first = busy_room.document.id

    def refuse(*_arguments):
        raise Problem("The disk is full.", kind=ProblemKind.STORAGE)

    with monkeypatch.context() as full:
        full.setattr(busy_room.bench.desk.session.store, "record", refuse)
        busy_room.keys("Ctrl+PageDown")
        assert busy_room.document.id == first
        assert not busy_room.window.message.isHidden()
    busy_room.window.message.retry.click()
    assert busy_room.only(QUOTE).note == "یادداشت"
    busy_room.keys("Ctrl+PageDown")
    assert busy_room.document.id != first


def test_the_project_is_free_after_closing(room):
    room.close()
    bootstrap.open_store(room.project).close()


# what is kept for next time


def test_a_newcomers_panes_have_their_usual_widths(room):
    queue, article, cards = room.window.splitter.sizes()
    assert (queue > 270, article > 800, cards > 330) == (True, True, True)


def test_size_panes_and_zoom_come_back(room):
    # Small enough for the screen of the tests.
    room.keys("Ctrl+=", "Ctrl+=", "F9")
    room.window.resize(760, 620)
    room.settle()
    room.window.splitter.setSizes([0, 450, 310])
    sizes, zoom = room.window.splitter.sizes(), room.window.pane.zoom
    assert zoom == 120
    room.come_back()
    assert (room.window.width(), room.window.height()) == (760, 620)
    assert room.window.pane.zoom == zoom
    assert room.window.queue.isHidden()
    assert room.window.splitter.sizes() == sizes
    room.keys("F9", "Ctrl+0")
    assert room.window.queue.isVisible()
    assert room.window.pane.zoom == 100


def test_a_window_whose_screen_is_gone_comes_back_into_sight(room):
    room.window.setGeometry(QRect(90_000, 90_000, 800, 600))
    room.come_back()
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    assert any(screen.intersects(room.window.geometry()) for screen in screens)


@pytest.mark.parametrize("kept", ["", "AAAA", "not base64 at all ✕"])
def test_places_that_make_no_sense_are_passed_over(room, kept):
    state = WindowState(room.folder / "window.json")
    state.set("window", kept)
    state.set("panes", kept)
    size, panes = room.window.size(), room.window.splitter.sizes()
    places.put_back(room.window, state)
    assert room.window.size() == size
    assert room.window.splitter.sizes() == panes


# the view


def test_panels_hide_and_the_article_alone_stays(room):
    window = room.window
    room.keys("F10")
    assert window.cards.isHidden()
    room.keys("F10", "F11")
    assert window.cards.isHidden()
    assert window.queue.isHidden()
    assert window.pane.hasFocus()
    room.keys("F11")
    assert not window.cards.isHidden()
    assert not window.queue.isHidden()


def test_f6_goes_round_the_panes(room):
    window = room.window
    window.pane.setFocus()
    stops = []
    for _turn in range(4):
        room.keys("F6")
        stops.append(QApplication.focusWidget())
    assert stops == [window.cards.tabs, window.queue.view, window.pane, window.cards.tabs]
    window.queue.search.setFocus()
    room.keys("F6")
    assert window.pane.hasFocus()


def test_the_guide_opens_by_key_also_from_reading_mode(room):
    room.keys("F11", "F1")
    assert room.window.cards.isVisible()
    assert room.window.cards.tabs.currentIndex() == GUIDE


def test_zoom_stays_within_its_bounds(room):
    for _turn in range(15):
        room.keys("Ctrl+=")
    assert room.window.pane.zoom == 300
    for _turn in range(15):
        room.keys("Ctrl+-")
    assert room.window.pane.zoom == 70


def test_about_names_the_program(room):
    room.do(Act.ABOUT)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    assert box.text()
    box.close()
    room.settle()


def test_quit_closes_the_window(room):
    room.keys("Ctrl+Q")
    assert not room.window.isVisible()
    assert not room.bench.has_project
