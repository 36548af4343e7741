"""Where the window gets suggestions: the open article first, others when nothing is asked, nothing twice."""

from functools import partial
from typing import Any

import pytest

from gofteh.app.suggestions import Suggestions
from gofteh.domain.article import text_sha256
from gofteh.ui.suggestion_source import LONGEST, SuggestionSource


class Helper:
    """Answers when it is told to; like the real one it forgets an earlier text for a later one."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self.waiting: Any = None
        self.is_closed = False
        self.taught: Any = None

    @property
    def is_busy(self) -> bool:
        return self.waiting is not None

    def submit(self, text, done) -> None:
        assert not self.is_closed
        self.asked.append(text)
        self.waiting = (text, done)

    def teach(self, teaching) -> None:
        self.taught = teaching

    def poll(self) -> None:
        pass

    def close(self) -> None:
        self.is_closed = True

    def answer(self) -> None:
        (text, done), self.waiting = self.waiting, None
        done(found_for(text))

    def die(self) -> None:
        self.waiting = None


def found_for(text: str) -> Suggestions:
    return Suggestions(text_sha256=text_sha256(text), version="test")


class Desk:
    def __init__(self, qtbot) -> None:
        self.helpers: list[Helper] = []
        self.source = SuggestionSource(self._make)
        self.ready: list[str] = []
        self.progress: list[tuple[int, int]] = []
        self.source.ready.connect(lambda found: self.ready.append(found.text_sha256))
        self.source.progressed.connect(lambda done, total: self.progress.append((done, total)))
        self._qtbot = qtbot

    def _make(self) -> Helper:
        self.helpers.append(Helper())
        return self.helpers[-1]

    @property
    def helper(self) -> Helper:
        return self.helpers[-1]

    def ask(self, text: str) -> None:
        self.source.ask(text, text_sha256(text))

    def wait_for(self, text: str) -> None:
        self._qtbot.waitUntil(lambda: bool(self.helpers) and self.helper.asked[-1:] == [text])

    def prepare(self, *texts: str | None) -> None:
        self.source.prepare([partial(str, text) if text else lambda: None for text in texts])


@pytest.fixture
def desk(qtbot):
    made = Desk(qtbot)
    yield made
    made.source.close()


def test_nothing_is_started_before_something_is_asked(desk):
    assert not desk.helpers
    desk.ask("یک")
    desk.wait_for("یک")
    desk.helper.answer()
    assert desk.ready == [text_sha256("یک")]


def test_what_is_known_is_told_at_once_and_not_asked_again(desk):
    desk.ask("یک")
    desk.wait_for("یک")
    desk.helper.answer()
    desk.ask("یک")
    assert desk.ready == [text_sha256("یک")] * 2
    assert desk.helper.asked == ["یک"]


def test_the_same_text_is_handed_over_once_while_it_is_waited_for(desk):
    desk.ask("یک")
    desk.wait_for("یک")
    desk.ask("یک")
    assert desk.helper.asked == ["یک"]


def test_a_text_too_long_for_the_rules_is_not_handed_over(desk):
    desk.ask("ا" * (LONGEST + 1))
    assert not desk.helpers


def test_a_text_the_helper_died_of_may_be_asked_again(desk, qtbot):
    desk.ask("یک")
    desk.wait_for("یک")
    desk.helper.die()

    def asked_again() -> bool:
        desk.ask("یک")
        return bool(desk.helper.asked == ["یک", "یک"])

    qtbot.waitUntil(asked_again)


def test_others_are_prepared_one_after_another(desk):
    desk.prepare("یک", "دو")
    assert desk.source.is_preparing
    for text in ("یک", "دو"):
        desk.wait_for(text)
        desk.helper.answer()
    assert desk.progress == [(0, 2), (1, 2), (2, 2)]
    assert not desk.source.is_preparing
    assert desk.source.known(text_sha256("دو")) is not None
    assert not desk.ready


def test_the_open_article_goes_first_and_what_it_pushed_aside_comes_again(desk):
    desk.prepare("یک", "دو")
    desk.wait_for("یک")
    desk.ask("باز")
    assert desk.helper.waiting[0] == "باز"
    desk.helper.answer()
    assert desk.ready == [text_sha256("باز")]
    for text in ("یک", "دو"):
        desk.wait_for(text)
        desk.helper.answer()
    assert desk.progress[-1] == (2, 2)


def test_an_article_that_is_gone_or_makes_the_helper_die_is_passed_over(desk, qtbot):
    desk.prepare(None, "بد", "دو")
    desk.wait_for("بد")
    desk.helper.die()
    desk.wait_for("دو")
    desk.helper.answer()
    assert desk.progress[-1] == (3, 3)
    assert desk.source.known(text_sha256("بد")) is None


def test_preparing_stops_when_it_is_told_to(desk):
    desk.prepare("یک", "دو")
    desk.wait_for("یک")
    desk.source.stop_preparing()
    assert desk.progress[-1] == (0, 0)
    desk.helper.answer()
    assert not desk.source.is_preparing
    assert desk.progress[-1] == (0, 0)


def test_closing_ends_the_helper_and_a_late_turn_starts_none(desk, qtbot):
    desk.ask("یک")
    desk.source.close()
    assert desk.helper.is_closed
    desk.ask("دو")
    desk.wait_for("دو")
    assert len(desk.helpers) == 2
    assert desk.helpers[0].asked == []
