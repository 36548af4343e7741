"""Find in the article: places are lit up while one types, and walked by F3; nothing in it is changed."""

from __future__ import annotations

from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.app.words import _, explain
from gofteh.domain.errors import Problem
from gofteh.ui.actions import Act
from gofteh.ui.background import Feed
from gofteh.ui.commands.viewing import has_focus

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from gofteh.app.search.in_text import PatternFinder
    from gofteh.app.segments import Range
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.folding import FoldedText
    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.panels.find_bar import FindBar
    from gofteh.ui.workbench import Workbench

_MOST = 20_000
"""Places that are lit up at most: more are no help to anybody."""
_TOGETHER = 500
_SOON_SECONDS = 0.012
"""An ordinary article is gone through in less: what is typed is then found at once."""
_LOOK_AGAIN = 15
"""Milliseconds."""
_LONGEST_TAKEN = 80
"""Code points of a selection that is taken for what is looked for."""


class FindHere(QObject):
    """Opens the bar, looks for what is typed, and goes from place to place."""

    hint = Signal(str)
    all_asked = Signal(object, str)
    """Places that are all to be labelled, and the words they were found by."""

    def __init__(
        self,
        workbench: Workbench,
        pane: ArticlePane,
        make_bar: Callable[[], FindBar],
        find_pattern: PatternFinder,
    ) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._make_bar = make_bar
        self._find_pattern = find_pattern
        self._places: list[Range] = []
        self._current: int | None = None
        self._home: tuple[int, Range | None, int] = (0, None, 0)
        """Caret, selection and first line at the moment when the bar was opened."""
        self._folded: tuple[str, FoldedText] | None = None
        self._feed: Feed[list[Range]] | None = None
        self._steps = 0
        """How far to go once all places are known."""
        self._is_open = False
        self._looking = QTimer(self, interval=_LOOK_AGAIN)
        self._looking.timeout.connect(self._take)

    @cached_property
    def bar(self) -> FindBar:
        """The bar, made when it is first needed."""
        bar = self._make_bar()
        bar.changed.connect(self._typed)
        bar.stepped.connect(self.step)
        bar.all_asked.connect(lambda: self.all_asked.emit(list(self._places), bar.field.text()))
        bar.dismissed.connect(self.go_back)
        bar.left.connect(self._pane.setFocus)
        return bar

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action does."""
        return {
            Act.FIND: self.open,
            Act.FIND_NEXT: lambda: self.step(1),
            Act.FIND_PREVIOUS: lambda: self.step(-1),
        }

    def over(self, handlers: dict[Act, Callable[[], object]]) -> dict[Act, Callable[[], object]]:
        """Return ``handlers`` with Escape in the article closing the bar first; one stays where one is."""
        let_go = handlers[Act.CANCEL]
        return {
            **handlers,
            **self.handlers(),
            Act.CANCEL: lambda: self.close() if self._is_open or self._places else let_go(),
        }

    def open(self) -> None:
        """Show the bar; a short selection is what is looked for."""
        document = self._bench.document
        if document is None:
            return
        if not self._is_open:
            self._home = (self._pane.caret, self._pane.selected_range(), self._pane.top_place)
        self._is_open = True
        words = "" if has_focus(self.bar) else short_selection(document, self._pane)
        before = self.bar.field.text()
        self.bar.begin("" if self.bar.pattern.isChecked() else words)
        if self.bar.field.text() == before:
            self._look()

    def close(self) -> None:
        """Put the bar and the lights away; caret and selection stay."""
        had_focus = self._is_open and has_focus(self.bar)
        self._is_open = False
        self._stop()
        self._show([], None)
        if "bar" in self.__dict__:
            self.bar.hide()
        if had_focus:
            self._pane.setFocus()

    def go_back(self) -> None:
        """Close the bar and go back to where one was when it was opened."""
        caret, selection, top = self._home
        self.close()
        self._pane.setFocus()
        if selection is not None:
            self._pane.select(*selection)
        else:
            self._pane.set_caret(caret)
        self._pane.scroll_to_top(top)

    def light_up(self, places: Sequence[Range], current: int) -> None:
        """Show places that were found otherwise, and go to one: F3 then walks them."""
        if self._is_open:
            self.close()
        self._stop()
        self._places = list(places)
        self._go(current)

    def step(self, step: int) -> None:
        """Go to the next place (1) or the one before (-1), from the last to the first."""
        if self._feed is not None:
            self._steps += step
            return
        if not self._places:
            self._begin_again()
            return
        here = self._pane.selected_range()
        if self._current is not None and self._places[self._current] == here:
            place = self._current + step
        else:
            at = here[0] if here is not None else self._pane.caret
            place = bisect_left(self._places, at, key=lambda found: found[0]) - (step < 0)
        count = len(self._places)
        if place >= count:
            self.hint.emit(_("From the beginning again."))
        elif place < 0:
            self.hint.emit(_("From the end again."))
        self._go(place % count)

    def _begin_again(self) -> None:
        """Look once more for what was looked for last, or ask for it."""
        if self._is_open or "bar" not in self.__dict__ or not self.bar.field.text().strip():
            self.open()
            return
        self._look(steps=1)

    def _typed(self) -> None:
        if self._is_open:
            self._look(steps=1, typing=True)

    def another_article(self) -> None:
        """Look for the same words in the article that the pane shows now."""
        self._stop()
        self._show([], None)
        self._home = (0, None, 0)
        if self._is_open and self._bench.document is not None:
            self._look()
        elif self._is_open:
            self.close()

    def _look(self, *, steps: int = 0, typing: bool = False) -> None:
        """Look for what the field says, from the beginning; then go so many places on.

        While somebody is typing, that is from where they were.
        """
        self._stop()
        document = self._bench.document
        if typing:
            # Each letter looks from where one was, not from where the letters before led.
            self._pane.set_caret(self._home[0] if self._home[1] is None else self._home[1][0])
        self._places, self._current = [], None
        self.bar.show_problem("")
        if document is None or not self.bar.field.text().strip():
            self._show([], None)
            return
        self._steps = steps
        search = self._search(document)
        self._feed = Feed(lambda: _together(search))
        self._feed.wait(_SOON_SECONDS)
        self._take()
        if self._feed is not None:
            self._looking.start()

    def _search(self, document: AnnotatedArticle) -> Iterator[Range]:
        typed = self.bar.field.text()
        if self.bar.pattern.isChecked():
            return self._find_pattern(typed, document.text)
        return self._folded_search(document, typed, whole_words=self.bar.whole.isChecked())

    def _folded_search(self, document: AnnotatedArticle, typed: str, *, whole_words: bool) -> Iterator[Range]:
        from gofteh.app.search.in_text import folded_places
        from gofteh.domain.folding import folded

        known = self._folded
        if known is None or known[0] is not document.text:
            known = self._folded = (document.text, folded(document.text))
        yield from folded_places(document.text, known[1], typed, whole_words=whole_words)

    def _take(self) -> None:
        """Take what was found so far."""
        feed = self._feed
        try:
            while feed is not None and (found := feed.take()) is not None:
                self._places += found
        except Problem as problem:
            self._stop()
            self._show([], None)
            self.bar.show_problem(explain(problem))
            self.bar.count.setText("")
            return
        if feed is None or feed.is_done or len(self._places) >= _MOST:
            self._stop()
            self._show(self._places[:_MOST], None)
            steps, self._steps = self._steps, 0
            for _turn in range(abs(steps) if self._places else 0):
                self.step(1 if steps > 0 else -1)

    def _stop(self) -> None:
        self._looking.stop()
        if self._feed is not None:
            self._feed.abandon()
        self._feed = None

    def _go(self, current: int) -> None:
        self._show(self._places, current)
        self._pane.select(*self._places[current])
        self._pane.scroll_to(*self._places[current])

    def _show(self, places: list[Range], current: int | None) -> None:
        self._places, self._current = places, current
        self._pane.show_hits(places, current)
        if self._is_open:
            self.bar.show_count(current, len(places), more=len(places) >= _MOST)


def _together(places: Iterator[Range]) -> Iterator[list[Range]]:
    """Yield the places in lists: threads hand over one thing at a time at some cost."""
    some: list[Range] = []
    for count, place in enumerate(places, start=1):
        some.append(place)
        if len(some) == _TOGETHER:
            yield some
            some = []
        if count >= _MOST:
            break
    yield some


def short_selection(document: AnnotatedArticle | None, pane: ArticlePane) -> str:
    """Return the selected words in one line; nothing when there are none, or too many to be looked for."""
    selected = pane.selected_range()
    if document is None or selected is None or selected[1] - selected[0] > _LONGEST_TAKEN:
        return ""
    return " ".join(document.text[slice(*selected)].split())
