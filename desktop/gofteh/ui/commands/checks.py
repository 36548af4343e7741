"""Live checks while one works: looked for when the hands rest, walked, mended and passed over by key."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.app.words import _
from gofteh.ui.actions import Act
from gofteh.ui.article.scene import Preview
from gofteh.ui.hands import hands

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor

    from gofteh.app.checks import Checker, Found
    from gofteh.app.segments import Segmenter
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.registry import Registry
    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.workbench import Workbench

    Asked = tuple[AnnotatedArticle, Registry]

_REST = 80
"""Milliseconds without an act before the checks look again."""
_AT_ONCE = 60_000
"""Code points, and spans times fifty, up to which looking takes a few milliseconds: done right here."""


class LiveChecks(QObject):
    """What the checks find in the open article, and which of it is spoken of now."""

    changed = Signal()
    """Other findings, or another one is spoken of."""
    speaker_asked = Signal()
    """The speaker of the record that is worked on is to be named."""
    panel_asked = Signal()
    hint = Signal(str)
    _looked = Signal(object, object)

    def __init__(self, workbench: Workbench, pane: ArticlePane, segmenter: Segmenter) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._segmenter = segmenter
        self._worker: ThreadPoolExecutor | None = None
        self._asked: Asked | None = None
        self._is_looking = False
        self._is_going = False
        self._lit_at: int | None = None
        self._all: list[Found] = []
        self._sorted_without: frozenset[str] = frozenset()
        self.found: list[Found] = []
        """What is found and not ignored, in reading order."""
        self._first_about: dict[str, Found] = {}
        """For a span, by id, the first finding that is about it before all."""
        self.ignored: list[Found] = []
        self.current: Found | None = None
        """What is spoken of: the keys mend it or pass over it."""
        self._timer = QTimer(self, singleShot=True, interval=_REST)
        self._timer.timeout.connect(self._look)
        self._looked.connect(self._take_from_aside)
        workbench.article_opened.connect(self._begin)
        workbench.document_changed.connect(self._document_changed)
        workbench.choice_changed.connect(self._follow_choice)
        pane.caret_moved.connect(self._put_light_out)
        if workbench.document is not None:
            self._timer.start()

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action about findings does."""
        return {
            Act.NEXT_FINDING: lambda: self.step(1),
            Act.PREVIOUS_FINDING: lambda: self.step(-1),
            Act.MEND: lambda: self.mend(0),
            Act.IGNORE_FINDING: self.ignore,
            Act.SHOW_CHECKS: self.panel_asked.emit,
        }

    @cached_property
    def _here(self) -> Checker:
        return self._new_checker()

    @cached_property
    def _aside(self) -> Checker:
        return self._new_checker()

    def _new_checker(self) -> Checker:
        # The checks load when there is an article to look at: the window is painted before.
        from gofteh.app.checks import Checker

        return Checker(self._segmenter)

    @property
    def required(self) -> frozenset[str]:
        """The checks that done needs in this project."""
        if not self._bench.has_project:
            return frozenset()
        return frozenset(self._bench.desk.session.state.scheme.required_checks)

    def is_blocking(self, found: Found) -> bool:
        """Tell whether the article is better not done with this finding, or may not be."""
        from gofteh.app.checks import REQUIRED

        return found.check in (self.required or REQUIRED)

    @property
    def are_current(self) -> bool:
        """Tell whether what is found is about the article as it stands."""
        return not self._timer.isActive() and not self._is_looking and _same(self._question(), self._asked)

    # looking

    def look_now(self) -> None:
        """Know at once what is found, however long the article is."""
        asked = self._question()
        if asked is None or self._is_looking or not _same(asked, self._asked):
            self._timer.stop()
            self._asked, self._is_looking = asked, False
            self._take(self._here.look(*asked) if asked else [])

    def _begin(self) -> None:
        self.current = self._asked = None
        self._is_looking = False
        if self._question() is None:
            self.look_now()
        else:
            self._take([])
            self._timer.start()

    def _document_changed(self) -> None:
        # What somebody ignored is out of sight at once; the rest waits until the hands rest.
        if self._passed() != self._sorted_without:
            self._sort()
        self._timer.start()

    def _question(self) -> Asked | None:
        document = self._bench.document
        return None if document is None else (document, self._bench.desk.session.state.registry)

    def _look(self) -> None:
        asked = self._question()
        if asked is None or self._is_small(asked[0]):
            self.look_now()
        elif not self._is_looking:
            self._asked, self._is_looking = asked, True
            self._workers().submit(self._look_aside, asked)

    def _workers(self) -> ThreadPoolExecutor:
        from concurrent.futures import ThreadPoolExecutor

        if self._worker is None:
            worker = self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="checks")
            self.destroyed.connect(lambda: worker.shutdown(wait=False, cancel_futures=True))
        return self._worker

    @staticmethod
    def _is_small(document: AnnotatedArticle) -> bool:
        return len(document.text) + 50 * len(document.spans) <= _AT_ONCE

    def _look_aside(self, asked: Asked) -> None:
        """Look in the other thread: articles and registries are values that never change."""
        from gofteh.ui.background import turns

        with turns():
            found = self._aside.look(*asked, pause=hands.wait_for_rest)
        self._looked.emit(asked, found)

    def _take_from_aside(self, asked: Asked, found: list[Found]) -> None:
        if not self._is_looking or asked is not self._asked:
            return
        self._is_looking = False
        question = self._question()
        if question is not None and question[0].id == asked[0].id:
            self._take(found)
        if not _same(question, asked):
            self._timer.start()

    def _take(self, found: list[Found]) -> None:
        self._all = found
        self._sort()

    def _passed(self) -> frozenset[str]:
        document = self._bench.document
        return document.ignored if document is not None else frozenset()

    def _sort(self) -> None:
        passed = self._sorted_without = self._passed()
        keys = [(each, bool(passed) and each.key in passed) for each in self._all]
        self.found = [each for each, is_passed in keys if not is_passed]
        self._first_about = {each.span_ids[0]: each for each in reversed(self.found) if each.span_ids}
        self.ignored = [each for each, is_passed in keys if is_passed]
        if self.current is not None:
            key = self.current.key
            self.current = next((each for each in self.found if each.key == key), None)
        self.changed.emit()

    # walking

    def step(self, step: int) -> None:
        """Go to the next (1) or the previous (-1) finding in reading order, around the end."""
        self.look_now()
        if not self.found:
            self.hint.emit(_("The checks find nothing here."))
            return
        if self.current is not None:
            place = self._place_of(self.current) + step
        else:
            passed = sum(each.area[0] < self._pane.caret for each in self.found)
            place = passed if step > 0 else passed - 1
        self.go(self.found[place % len(self.found)])

    def go(self, found: Found) -> None:
        """Show a finding in the article and speak of it from now on."""
        start, end = found.area
        self._is_going = True
        self._bench.choose(found.span_ids[0] if found.span_ids else None)
        self._pane.set_caret(start)
        self._pane.scroll_to(start, end)
        self._is_going = False
        if not found.span_ids:
            self._pane.preview([Preview(start, end, "")], 0)
            self._lit_at = start
        self.current = found
        self.hint.emit(_(found.message, **found.details))
        self.changed.emit()

    def _place_of(self, found: Found) -> int:
        return next(place for place, each in enumerate(self.found) if each is found)

    def _follow_choice(self) -> None:
        """Speak of what is found about the chosen mark."""
        if self._is_going or self._bench.document is None:
            return
        chosen = self._bench.desk.chosen_id
        if self.current is not None and chosen in self.current.span_ids[:1]:
            return
        before, self.current = self.current, self._first_about.get(chosen or "")
        if self.current is not before:
            self.changed.emit()

    def _put_light_out(self, caret: int) -> None:
        if self._lit_at is not None and caret != self._lit_at:
            self._lit_at = None
            self._pane.preview()

    # mending

    def mend(self, number: int) -> None:
        """Do the fix of that number of what is spoken of, and go on to the next finding."""
        from gofteh.app.checks import Ask

        found = self.current
        if found is None:
            return
        if not found.fixes:
            if found.ask is Ask.SPEAKER:
                self.go(found)
                self.speaker_asked.emit()
            else:
                self.hint.emit(
                    _("Only you can mend this: {message}", message=_(found.message, **found.details))
                )
            return
        fix = found.fixes[min(number, len(found.fixes) - 1)]
        place = self._place_of(found)
        if self._bench.attempt(lambda: self._bench.desk.mend(fix)):
            self._go_on(place)

    def ignore(self) -> None:
        """Say that what is spoken of is no fault, and go on to the next finding."""
        found = self.current
        if found is None:
            return
        place = self._place_of(found)
        if self._bench.attempt(lambda: self._bench.desk.ignore(found)):
            self._go_on(place)

    def heed(self, found: Found) -> None:
        """Take a finding up again."""
        self._bench.attempt(lambda: self._bench.desk.heed(found))

    def require(self, checks: frozenset[str]) -> None:
        """Say what done needs in this project."""
        if self._bench.attempt(lambda: self._bench.desk.require_checks(checks)):
            self.changed.emit()

    def _go_on(self, place: int) -> None:
        self.look_now()
        if self.found:
            self.go(self.found[place if place < len(self.found) else 0])
        else:
            self.hint.emit(_("The checks find nothing any longer."))


def _same(one: Asked | None, other: Asked | None) -> bool:
    """Tell whether both are about the very same values, which is quick and never wrong the other way."""
    return one is not None and other is not None and one[0] is other[0] and one[1] is other[1]
