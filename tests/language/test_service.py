"""The helper as the program sees it: it answers, and whatever happens to it is survived."""

from collections.abc import Callable, Iterator
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

import pytest

from gofteh.app.learning import Teaching
from gofteh.domain.article import text_sha256
from gofteh.language.helper import Helper
from gofteh.language.service import MOST_FAILURES, START_SECONDS, SuggestionHelper, WaitingSuggestions
from tests.language.helpers import leaving, obliging, stillborn

if TYPE_CHECKING:
    from gofteh.app.suggestions import Suggestions

Make = Callable[..., SuggestionHelper]


@pytest.fixture
def make() -> Iterator[Make]:
    made: list[SuggestionHelper] = []

    def build(target: Callable[..., None], **limits: float) -> SuggestionHelper:
        made.append(SuggestionHelper(partial(Helper, target), **limits))
        return made[-1]

    yield build
    for one in made:
        one.close()


def until_idle(service: SuggestionHelper) -> None:
    while service.is_busy:
        service.wait(0.2)
        service.poll()


def test_answers_with_the_hash_of_the_text(make: Make) -> None:
    found = WaitingSuggestions(make(obliging)).suggest("یک")
    assert found is not None
    assert found.text_sha256 == text_sha256("یک")


def test_only_the_newest_text_is_answered(make: Make) -> None:
    service = make(obliging)
    found: list[Suggestions] = []
    for text in ("یک", "دو", "سه"):
        service.submit(text, found.append)
    until_idle(service)
    assert [one.text_sha256 for one in found] == [text_sha256("سه")]


def test_an_answer_of_another_text_is_dropped(make: Make) -> None:
    assert WaitingSuggestions(make(obliging)).suggest("lie") is None


@pytest.mark.parametrize("bad", ["hang", "die", "fail"])
def test_a_text_it_fails_on_is_given_up_and_the_next_is_answered(make: Make, bad: str) -> None:
    service = make(obliging, request_seconds=0.3)
    waiting = WaitingSuggestions(service)
    assert waiting.suggest(bad) is None
    assert waiting.suggest("یک") is not None


def test_a_text_that_waits_behind_a_hanging_one_is_answered(make: Make) -> None:
    service = make(obliging, request_seconds=0.3)
    found: list[Suggestions] = []
    service.submit("hang", found.append)
    while service._asked is None:
        service.wait(0.2)
        service.poll()
    service.submit("یک", found.append)
    until_idle(service)
    assert [one.text_sha256 for one in found] == [text_sha256("یک")]


def test_a_helper_that_left_is_started_again(make: Make) -> None:
    waiting = WaitingSuggestions(make(leaving))
    assert waiting.suggest("یک") is not None
    assert waiting.suggest("دو") is not None or waiting.suggest("دو") is not None


def test_one_that_never_comes_up_is_not_started_for_ever(make: Make) -> None:
    service = make(stillborn)
    waiting = WaitingSuggestions(service)
    for _ in range(MOST_FAILURES + 1):
        assert waiting.suggest("یک") is None
    assert service._helper is None
    assert not service.is_busy


def test_closing_while_it_works_ends_it(make: Make) -> None:
    service = make(obliging)
    service.submit("hang", lambda _found: None)
    service.close()
    assert not service.is_busy
    service.submit("یک", lambda _found: None)
    assert not service.is_busy


@pytest.mark.slow
def test_the_real_helper_reads_the_sample(make: Make) -> None:
    from gofteh.app import resources
    from gofteh.language.helper import work

    text = resources.find("samples", "sample-isna-lavrov.txt").read_text(encoding="utf-8")
    found = WaitingSuggestions(make(work)).suggest(text)
    assert found is not None
    assert len(found.quotes) >= 13
    assert {one.speaker.name for one in found.quotes if one.speaker} == {"سرگئی لاوروف"}


def test_the_real_helper_leaves_when_nothing_is_asked_for_long() -> None:
    helper = Helper(idle_seconds=0.0)

    def listen() -> None:
        while True:
            helper.wait(1.0)
            helper.take()
            assert monotonic() - helper.started < START_SECONDS

    with pytest.raises(EOFError):
        listen()
    assert helper.is_ready
    helper.kill()


def version_of(waiting: WaitingSuggestions, text: str) -> str | None:
    found = waiting.suggest(text)
    return found.version if found is not None else None


def test_a_helper_knows_what_the_desk_teaches_also_when_it_is_started_again(make: Make) -> None:
    service = make(obliging)
    waiting = WaitingSuggestions(service)
    assert version_of(waiting, "یک") == "test"
    waiting.teach(Teaching(cues=("غرید",)))
    assert version_of(waiting, "دو") == "test غرید"
    assert waiting.suggest("die") is None
    assert version_of(waiting, "سه") == "test غرید"
    waiting.teach(Teaching())
    assert version_of(waiting, "چهار") == "test"
