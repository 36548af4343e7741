"""What the desk teaches, in the real window: verbs of its own, and what is learnt from finished articles."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gofteh import bootstrap
from gofteh.app import learning
from gofteh.app.learning import Figures, Learnt, Lesson, Score
from gofteh.app.words import number, percent
from gofteh.domain.article import Status
from gofteh.domain.edits import SetStatus
from gofteh.language.learned import FEATURES
from gofteh.language.rules import Rules
from gofteh.ui.actions import Act
from gofteh.ui.cues_dialog import CuesDialog
from tests.ui.newsroom import Newsroom, RulesHere


class Teacher:
    """A Learner in this process that takes one lesson a look and knows at once what it learnt."""

    better = True
    last: "Teacher"

    def __init__(self, cues: tuple[str, ...]) -> None:
        self.cues = cues
        self.lessons: list[Lesson] = []
        self.rounds = 0
        self.learnt: Learnt | None = None
        self.has_failed = False
        self.is_closed = False
        self.is_told = False
        self.wants = False
        Teacher.last = self

    def take(self, lesson: Lesson) -> None:
        self.lessons.append(lesson)
        self.wants = False

    def finish(self) -> None:
        self.is_told, self.wants = True, False

    def poll(self, seconds: float = 0.0) -> None:
        self.wants = not self.is_told
        if self.is_told:
            self.rounds += 1
        if self.rounds > 2:
            figures = Figures(
                learnt_from=2,
                held_back=1,
                rules=Score(marked=40, proposed=40, exact=30, overlap=40),
                model=Score(marked=40, proposed=40, exact=36 if self.better else 30, overlap=40),
            )
            self.learnt = Learnt(rules=Rules().plain_version, features=FEATURES, figures=figures, data=b"?")

    def close(self) -> None:
        self.is_closed = True


@pytest.fixture
def desk(empty_room: Newsroom, qtbot, monkeypatch) -> Newsroom:
    """A window with finished articles, enough to learn from."""
    monkeypatch.setattr(learning, "FEWEST_LESSONS", 3)
    monkeypatch.setattr(bootstrap, "learner", Teacher)
    monkeypatch.setattr(Teacher, "better", True)
    empty_room.make_suggestions = RulesHere
    empty_room.open(others=True)
    qtbot.waitUntil(lambda: empty_room.window.work.suggesting.found is not None)
    empty_room.settle()
    return empty_room


def finish_all(room: Newsroom) -> None:
    session = room.bench.desk.session
    for summary in room.everything:
        assert room.bench.open_article(summary.id)
        session.do(SetStatus(Status.DONE))
    room.settle()


def see_rules(room: Newsroom):
    window = room.window
    window.work.suggesting.show_all()
    view = window.cards.suggestions
    view.rules.setChecked(True)
    room.settle()
    return view.teaching


def test_too_few_finished_articles_are_told_with_the_cure(desk):
    teaching = see_rules(desk)
    assert not teaching.learn.isHidden()
    QTest.mouseClick(teaching.learn, Qt.MouseButton.LeftButton)
    assert number(3) in desk.window.message.words.text()
    assert not desk.window.work.learning.is_learning


def test_learning_goes_on_beside_work_and_its_figures_are_seen(desk, qtbot):
    finish_all(desk)
    teaching = see_rules(desk)
    QTest.mouseClick(teaching.learn, Qt.MouseButton.LeftButton)
    assert not teaching.progress.isHidden()
    assert teaching.learn.isHidden()
    qtbot.waitUntil(lambda: not desk.window.work.learning.is_learning)
    desk.settle()
    assert len(Teacher.last.lessons) == len(desk.everything)
    assert Teacher.last.is_closed
    assert teaching.progress.isHidden()
    assert percent(0.9) in teaching.figures.text()
    assert percent(0.75) in teaching.figures.text()
    (model,) = desk.bench.desk.session.store.models()
    assert model.version == 1
    assert desk.window.work.learning.teaching.model == model


def test_what_is_no_better_stays_silent_and_says_so(desk, qtbot, monkeypatch):
    monkeypatch.setattr(Teacher, "better", False)
    finish_all(desk)
    teaching = see_rules(desk)
    said = teaching.says.text()
    desk.window.work.actions.trigger(Act.LEARN)
    qtbot.waitUntil(lambda: not desk.window.work.learning.is_learning)
    assert teaching.says.text() != said
    (model,) = desk.bench.desk.session.store.models()
    assert not model.learnt.figures.is_better


def test_it_can_be_stopped_and_nothing_is_kept(desk):
    finish_all(desk)
    teaching = see_rules(desk)
    desk.window.work.actions.trigger(Act.LEARN)
    assert desk.window.work.learning.is_learning
    QTest.mouseClick(teaching.progress.stop, Qt.MouseButton.LeftButton)
    assert Teacher.last.is_closed
    assert not desk.window.work.learning.is_learning
    assert teaching.progress.isHidden()
    assert not desk.bench.desk.session.store.models()


def test_it_ends_with_the_project_and_with_its_window(desk, qtbot):
    finish_all(desk)
    desk.window.work.actions.trigger(Act.LEARN)
    first = Teacher.last
    desk.application.set_language("en")
    desk.settle()
    qtbot.waitUntil(lambda: desk.window.is_at_work)
    assert first.is_closed
    desk.window.work.actions.trigger(Act.LEARN)
    second = Teacher.last
    assert second is not first
    desk.close()
    assert second.is_closed


def test_a_process_that_ends_is_told(desk, qtbot):
    finish_all(desk)
    desk.window.work.actions.trigger(Act.LEARN)
    Teacher.last.has_failed = True
    qtbot.waitUntil(lambda: not desk.window.work.learning.is_learning)
    assert desk.window.message.isVisible()


def test_a_verb_is_added_and_taken_out_by_the_desk_and_heard_at_once(desk, qtbot):
    text = "وزیر نیرو نجوا کرد: «کار تمام شد و ما برای زمستان آماده‌ایم.»"
    desk.bench.attempt(lambda: None)
    desk.application.open_first(desk.project, [desk.file("whisper.txt", text)], seed=False)
    desk.settle()
    whisper = desk.everything[-1].id
    assert desk.bench.open_article(whisper)
    qtbot.waitUntil(lambda: desk.window.work.suggesting.found is not None)
    assert not desk.window.work.suggesting.offered
    desk.window.work.actions.trigger(Act.CUES)
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, CuesDialog)
    dialog.field.setText("نجوا  کرد")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(desk.window.work.suggesting.offered))
    assert desk.bench.desk.session.state.scheme.cues == ("نجوا کرد",)
    assert dialog.own.count() == 1
    dialog.own.setCurrentRow(0)
    QTest.mouseClick(dialog.take_out, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not desk.window.work.suggesting.offered)
    assert desk.bench.desk.session.state.scheme.cues == ()
    dialog.accept()
    history = desk.bench.desk.session.project_history()
    assert len(history.done) == 2
    desk.settle()
