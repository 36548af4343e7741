"""Where the window gets suggestions: the helper process, what it found lately, and work it does ahead.

What was found is kept in memory by the text's hash for as long as the program runs: finding it again
takes a few hundredths of a second an article, and a cache on the disk would have to be emptied whenever a
rule changes.
"""

from __future__ import annotations

from collections import OrderedDict, deque
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.domain.article import text_sha256

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from gofteh.app.learning import Teaching
    from gofteh.app.suggestions import Suggestions, SuggestionService

_POLL = 15
"""Milliseconds between looks at the helper, only while it has something to answer."""
LONGEST = 200_000
"""Code points of a text that is worth handing over: the rules find nothing in a longer one."""
_KEPT = 3_000
"""Articles whose suggestions are kept; some 10 KB each."""


class SuggestionSource(QObject):
    """Asks the helper for one text at a time: that of the open article first, others when it is idle."""

    ready = Signal(object)
    """Suggestions for a text that was asked for."""
    prepared = Signal(object)
    """Suggestions for a text that was read ahead of time."""
    progressed = Signal(int, int)
    """How many articles were prepared, of how many; equal at the end, and 0 of 0 when it was stopped."""

    def __init__(self, make: Callable[[], SuggestionService], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make = make
        self._service: SuggestionService | None = None
        self._kept: OrderedDict[str, Suggestions] = OrderedDict()
        self._teaching: Teaching | None = None
        """What the desk adds to the rules; None is nothing yet."""
        self._wanted = ""
        """The hash of what the open article waits for."""
        self._ahead: deque[Callable[[], str | None]] = deque()
        self._in_hand: Callable[[], str | None] | None = None
        """What the helper prepares just now."""
        self._done = self._total = 0
        self._timer = QTimer(self, interval=_POLL)
        self._timer.timeout.connect(self._poll)

    def teach(self, teaching: Teaching) -> bool:
        """Find suggestions with what the desk adds from now on; tells whether that is something else."""
        if teaching == (self._teaching or type(teaching)()):
            return False
        self._teaching = teaching
        self._kept.clear()
        self._wanted = ""
        if self._service is not None:
            self._service.teach(teaching)
        return True

    def known(self, sha256: str) -> Suggestions | None:
        """Return what was found for a text, if it is still kept."""
        found = self._kept.get(sha256)
        if found is not None:
            self._kept.move_to_end(sha256)
        return found

    def ask(self, text: str, sha256: str) -> None:
        """Ask for the suggestions of a text; ``ready`` tells them, at once when they are known."""
        found = self.known(sha256)
        if len(text) > LONGEST:
            self._wanted = ""
        elif found is not None:
            self._wanted = ""
            self.ready.emit(found)
        elif self._service is None:
            # Making it loads what processes need, and starting one takes as long again: one a turn.
            self._service = self._made()
            QTimer.singleShot(0, self, partial(self._ask_again, self._service, text, sha256))
        elif sha256 != self._wanted:
            self._wanted = sha256
            if self._in_hand is not None:
                # The helper forgets it for this one; it comes again afterwards.
                self._ahead.appendleft(self._in_hand)
                self._in_hand = None
            self._submit(text, self._answered)

    def _ask_again(self, service: SuggestionService, text: str, sha256: str) -> None:
        # It may have been closed meanwhile, and nothing must be started then.
        if self._service is service:
            self.ask(text, sha256)

    def prepare(self, texts: Iterable[Callable[[], str | None]]) -> None:
        """Find suggestions for texts while nothing else is asked; each text is read when its turn comes."""
        self._ahead.extend(texts)
        self._total = self._done + len(self._ahead) + (self._in_hand is not None)
        self.progressed.emit(self._done, self._total)
        self._timer.start()

    def stop_preparing(self) -> None:
        """Prepare nothing more; what was found is kept."""
        self._ahead.clear()
        self._in_hand = None
        self._done = self._total = 0
        self.progressed.emit(0, 0)

    @property
    def is_preparing(self) -> bool:
        """Tell whether articles are still to be prepared."""
        return self._total > 0

    def close(self) -> None:
        """End the helper; it is started again when something is asked."""
        self._timer.stop()
        self._ahead.clear()
        self._in_hand, self._wanted = None, ""
        self._done = self._total = 0
        if self._service is not None:
            self._service.close()
            self._service = None

    def _submit(self, text: str, done: Callable[[Suggestions], None]) -> None:
        if self._service is None:
            self._service = self._made()
        self._service.submit(text, done)
        self._timer.start()

    def _made(self) -> SuggestionService:
        service = self._make()
        if self._teaching is not None:
            service.teach(self._teaching)
        return service

    def _poll(self) -> None:
        if self._service is not None:
            self._service.poll()
        if self._service is not None and self._service.is_busy:
            return
        # What was asked is answered, or given up: the helper died of it or took too long.
        self._wanted = ""
        if self._in_hand is not None:
            self._prepared()
        if not self._prepare_next():
            self._timer.stop()

    def _prepare_next(self) -> bool:
        """Hand the next text over that is not known; tells whether there is more to do."""
        if not self._ahead:
            return False
        self._in_hand = self._ahead.popleft()
        text = self._in_hand()
        if text is None or len(text) > LONGEST or text_sha256(text) in self._kept:
            self._prepared()
        else:
            self._submit(text, self._answered_ahead)
        return True

    def _answered(self, found: Suggestions) -> None:
        self._wanted = ""
        self._keep(found)
        self.ready.emit(found)

    def _answered_ahead(self, found: Suggestions) -> None:
        self._keep(found)
        self.prepared.emit(found)
        if self._in_hand is not None:
            self._prepared()

    def _prepared(self) -> None:
        self._in_hand = None
        self._done += 1
        done, total = self._done, self._total
        if done >= total:
            self._done = self._total = 0
        self.progressed.emit(done, total)

    def _keep(self, found: Suggestions) -> None:
        self._kept[found.text_sha256] = found
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
