"""What the window does for a person goes before what other threads compute."""

from threading import Thread

import pytest

from gofteh.ui import hands as module
from gofteh.ui.hands import Hands


@pytest.fixture
def hands(monkeypatch):
    monkeypatch.setattr(module, "_REST", 0.0)
    monkeypatch.setattr(module, "_LOOK_AGAIN", 0.0)
    return Hands()


def test_others_wait_until_what_is_done_for_the_person_is_done(hands):
    order = []

    def other():
        hands.wait_for_rest()
        order.append("other")

    thread = Thread(target=other)
    with hands.at_work():
        with hands.at_work():
            thread.start()
        thread.join(0.05)
        order.append("window")
    thread.join()
    assert order == ["window", "other"]


def test_an_act_that_failed_keeps_nobody_waiting(hands):
    with pytest.raises(ValueError, match="no"), hands.at_work():
        raise ValueError("no")
    hands.wait_for_rest()


def test_a_moment_after_an_act_counts_as_work(hands, monkeypatch):
    clock = iter([10.0, 10.05, 10.2])
    waited: list[float] = []
    monkeypatch.setattr(module, "_REST", 0.1)
    monkeypatch.setattr(module, "perf_counter", lambda: next(clock))
    monkeypatch.setattr(module, "sleep", waited.append)
    with hands.at_work():
        pass
    hands.wait_for_rest()
    assert len(waited) == 1
