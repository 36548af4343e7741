"""What follows from an act waits for the paint, is done once, and never for ever."""

import pytest
from PySide6.QtCore import QObject

from gofteh.ui.after_paint import AfterPaint


class Jobs(QObject):
    def __init__(self) -> None:
        super().__init__()
        self.done: list[str] = []
        self.later = AfterPaint(self, self.cards, self.others)

    def cards(self) -> None:
        self.done.append("cards")

    def others(self) -> None:
        self.done.append("others")


@pytest.fixture
def jobs(qapp):
    return Jobs()


def test_nothing_is_done_within_the_act(jobs):
    jobs.later.ask(jobs.others, jobs.cards)
    jobs.later.painted()
    assert jobs.done == []


def test_each_is_done_once_in_order_after_the_paint(jobs, qtbot):
    jobs.later.ask(jobs.others)
    jobs.later.ask(jobs.cards)
    jobs.later.ask(jobs.others)
    jobs.later.painted()
    qtbot.waitUntil(lambda: jobs.done == ["cards", "others"])
    jobs.later.painted()
    jobs.later.catch_up()
    assert jobs.done == ["cards", "others"]


def test_without_a_paint_it_is_done_all_the_same(jobs, qtbot):
    jobs.later.ask(jobs.others)
    qtbot.waitUntil(lambda: jobs.done == ["others"])


def test_who_needs_it_now_gets_it_now(jobs):
    jobs.later.ask(jobs.others, jobs.cards)
    jobs.later.catch_up()
    assert jobs.done == ["cards", "others"]


def test_an_act_between_two_jobs_begins_with_the_first_again(jobs):
    jobs.later.ask(jobs.others, jobs.cards)
    jobs.later.catch_up()
    jobs.later.ask(jobs.cards)
    jobs.later.catch_up()
    assert jobs.done == ["cards", "others", "cards"]
