"""Suggestions from the helper process: asked for without waiting, given up when they take too long."""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

from gofteh.app.learning import Teaching
from gofteh.app.suggestions import Suggestions
from gofteh.domain.article import text_sha256
from gofteh.language.helper import Answer, Helper

REQUEST_SECONDS = 5.0
START_SECONDS = 60.0
"""hazm reads its words from a cold disk on a slow machine in this time, or something is wrong."""
_LONGEST_WAIT = 0.5
MOST_FAILURES = 3
"""After so many helpers in a row that never came up none is started again."""

Done = Callable[[Suggestions], None]


@dataclass(slots=True)
class _Request:
    number: int
    text: str
    sha256: str
    done: Done


class SuggestionHelper:
    """The SuggestionService: one request at a time, the newest text wins, a hung helper is replaced."""

    def __init__(
        self,
        start: Callable[[], Helper] = Helper,
        *,
        request_seconds: float = REQUEST_SECONDS,
        start_seconds: float = START_SECONDS,
    ) -> None:
        self._start = start
        self._request_seconds = request_seconds
        self._start_seconds = start_seconds
        self._helper: Helper | None = None
        self._teaching = Teaching()
        self._number = 0
        self._waiting: _Request | None = None
        """What is to be asked as soon as the helper can take it."""
        self._asked: _Request | None = None
        self._failures = 0
        self._is_closed = False

    @property
    def is_busy(self) -> bool:
        """Tell whether an answer may still come, so that polling makes sense."""
        return self._waiting is not None or self._asked is not None

    def teach(self, teaching: Teaching) -> None:
        """Let the desk's own verbs and model speak from the next text on."""
        self._teaching = teaching

    def warm(self) -> None:
        """Start the helper before anything is asked."""
        if self._helper is None and not self._is_closed and self._failures < MOST_FAILURES:
            self._helper = self._start()

    def submit(self, text: str, done: Done) -> None:
        """Ask for suggestions; an earlier text that is not answered yet is forgotten."""
        self._number += 1
        self._waiting = _Request(self._number, text, text_sha256(text), done)
        self.warm()
        if self._helper is None:
            self._waiting = None
            return
        self._hand_over()

    def poll(self) -> None:
        """Take in what has come, replace a helper that hangs or has died."""
        if self._helper is None:
            return
        try:
            answer = self._helper.take()
        except EOFError:
            self._lose(failed=not self._helper.is_ready)
            return
        if answer is not None:
            self._failures = 0
            self._answered(answer)
        elif self._is_overdue(self._helper):
            self._lose(failed=not self._helper.is_ready)
            return
        self._hand_over()

    def wait(self, seconds: float) -> None:
        """Sleep until ``poll`` may have something to do, ``seconds`` at most."""
        if self._helper is not None:
            self._helper.wait(seconds)

    def close(self) -> None:
        """End the helper. Nothing may be asked afterwards."""
        self._is_closed = True
        self._waiting = self._asked = None
        if self._helper is not None:
            self._helper.kill()
            self._helper = None

    def _hand_over(self) -> None:
        helper = self._helper
        if helper is None or self._waiting is None or not helper.is_ready or helper.asked is not None:
            return
        request, self._waiting = self._waiting, None
        try:
            if self._teaching != (helper.taught or Teaching()):
                helper.teach(self._teaching)
            helper.ask(request.number, request.text)
        except OSError:
            self._waiting = request
            self._lose(failed=False)
            return
        self._asked = request

    def _answered(self, answer: Answer) -> None:
        request, self._asked = self._asked, None
        is_stale = request is None or answer.number != request.number or request.number != self._number
        if is_stale or answer.suggestions is None:
            return
        assert request is not None
        if answer.suggestions.text_sha256 == request.sha256:
            request.done(answer.suggestions)

    def _is_overdue(self, helper: Helper) -> bool:
        now = monotonic()
        if helper.asked is not None:
            return now - helper.asked > self._request_seconds
        return not helper.is_ready and now - helper.started > self._start_seconds

    def _lose(self, *, failed: bool) -> None:
        """Let the helper go. What it was asked is not asked again: it may be what it died of."""
        self._failures += failed
        if self._helper is not None:
            self._helper.kill()
            self._helper = None
        self._asked = None
        if self._waiting is not None:
            self.warm()
            if self._helper is None:
                self._waiting = None


class WaitingSuggestions:
    """Finds suggestions in the helper while its caller waits; for programs without a window."""

    def __init__(self, helper: SuggestionHelper) -> None:
        self._helper = helper

    def teach(self, teaching: Teaching) -> None:
        """Let the desk's own verbs and model speak from the next text on."""
        self._helper.teach(teaching)

    def suggest(self, text: str) -> Suggestions | None:
        """Return the suggestions for ``text``; None when there will be none."""
        found: list[Suggestions] = []
        self._helper.submit(text, found.append)
        while not found and self._helper.is_busy:
            self._helper.wait(_LONGEST_WAIT)
            self._helper.poll()
        return found[0] if found else None

    def close(self) -> None:
        """End the helper."""
        self._helper.close()
