"""How far a long command is, in one line of the terminal that is written over; nothing where nobody looks."""

import sys
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TypeVar

from gofteh.app.words import _, number, plural
from gofteh.cli.output import for_people

_OFTEN = 0.1
"""Seconds from one line to the next: a terminal is slow to write to."""

_Each = TypeVar("_Each")


class Progress:
    """Counts articles; shown while stderr is a terminal and stdout, which brings its own lines, is none."""

    def __init__(self) -> None:
        self.done = 0
        self._is_shown = sys.stderr.isatty() and not for_people()
        self._width = 0
        self._next = 0.0

    def over(self, articles: Iterable[_Each], total: int | None = None) -> Iterator[_Each]:
        """Yield each of ``articles`` and count it when the next is asked for; ``total`` if it is known."""
        self._show(total)
        for each in articles:
            yield each
            self.done += 1
            self._show(total)
        self.wipe()

    def wipe(self) -> None:
        """Leave an empty line, for whoever has something to say."""
        if self._width:
            sys.stderr.write("\r" + " " * self._width + "\r")
            sys.stderr.flush()
            self._width = 0
            self._next = 0.0

    def _show(self, total: int | None) -> None:
        if not self._is_shown or monotonic() < self._next:
            return
        self._next = monotonic() + _OFTEN
        if total is None:
            words = plural("{count} article", "{count} articles", self.done)
        else:
            words = _("{done} of {all}", done=number(self.done), all=number(total))
        # What was longer before is written over.
        sys.stderr.write("\r" + words.ljust(self._width))
        sys.stderr.flush()
        self._width = max(self._width, len(words))
