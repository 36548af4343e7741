"""Learning in a process of its own, as the program does it."""

from contextlib import closing
from time import monotonic

from gofteh.app.learning import Learnt, Lesson
from gofteh.language.schoolroom import Learning
from tests.gold import load

PATIENCE = 120.0


def until(learning: Learning, done) -> None:
    end = monotonic() + PATIENCE
    while not done() and not learning.has_failed:
        learning.poll(0.2)
        assert monotonic() < end


def test_lessons_go_in_and_a_model_comes_out() -> None:
    lessons = [
        Lesson(
            text=article.text,
            quotes=tuple(tuple(quote.parts) for quote in article.quotes),
            is_held_back=number % 4 == 0,
        )
        for number, article in enumerate(load("dev")[:12])
    ]
    with closing(Learning(("نجوا کرد",))) as learning:
        for lesson in lessons:
            until(learning, lambda: learning.wants)
            learning.take(lesson)
            assert not learning.wants
        until(learning, lambda: learning.wants)
        learning.finish()
        until(learning, lambda: learning.learnt is not None)
        learnt = learning.learnt
        assert learning.rounds
    assert isinstance(learnt, Learnt)
    assert learnt.data.startswith(b"lCRF")
    assert (learnt.figures.learnt_from, learnt.figures.held_back) == (9, 3)
    assert "+cues-" not in learnt.rules
    assert not learning.has_failed


def test_it_can_be_stopped_before_it_is_there() -> None:
    learning = Learning()
    learning.close()
    assert learning.has_failed
    learning.poll()
    assert not learning.wants


def test_a_process_that_dies_is_told() -> None:
    with closing(Learning()) as learning:
        until(learning, lambda: learning.wants)
        learning._spawned._process.kill()
        until(learning, lambda: learning.has_failed)
        assert learning.learnt is None
