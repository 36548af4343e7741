"""Keeps the parts of the window at what is open, chosen and found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gofteh.app.words import _
from gofteh.domain.errors import Problem
from gofteh.ui.action_set import STATUSES
from gofteh.ui.actions import Act, Needs
from gofteh.ui.after_paint import AfterPaint
from gofteh.ui.heading import byline_of, invitation, title_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.window import MainWindow
    from gofteh.ui.work import Work

_STATUS_ACTS = {
    "new": Act.STATUS_NEW,
    "in_progress": Act.STATUS_IN_PROGRESS,
    "done": Act.STATUS_DONE,
    "rejected": Act.STATUS_REJECTED,
}


class Showing(QObject):
    """Follows the workbench."""

    def __init__(self, window: MainWindow, work: Work) -> None:
        super().__init__(window)
        self._window = window
        self._work = work
        self._there: set[Needs] | None = None
        bench = window.workbench
        self._saved_at = ""
        self.later = AfterPaint(self, self._show_saved, self._show_counts)
        """The line of status follows a mark, it never holds it up."""
        window.pane.painted.connect(self.later.painted)
        bench.project_attached.connect(self.show_project)
        bench.article_opened.connect(self.show_article)
        bench.document_changed.connect(self.show_marks)
        bench.choice_changed.connect(self.show_choice)
        bench.queue_changed.connect(self.show_queue)
        bench.saved.connect(self._note_saved)
        bench.failed.connect(self._show_problem)
        bench.succeeded.connect(window.message.work_goes_on)
        work.checks.changed.connect(self.show_findings)
        work.finishing.blocked.connect(self._show_what_blocks)
        window.cards.place_asked.connect(self._show_place)
        window.pane.selection_changed.connect(self.enable)
        window.pane.caret_moved.connect(lambda _place: self._show_word())

    def show_all(self) -> None:
        """Show the project and the article."""
        self.show_project()
        self.show_article()
        self.show_choice()

    def show_project(self) -> None:
        """Show which project is open, and its queue."""
        window, name = self._window, self._window.workbench.project_name
        window.topbar.show_project(name)
        window.setWindowTitle(f"{name} — {_('Gofteh')}" if name else _("Gofteh"))
        self.later.catch_up()
        window.status.show_idle()
        self.show_queue()
        self.enable()

    def show_queue(self) -> None:
        """Show the articles of the project."""
        bench = self._window.workbench
        self._window.queue.refresh()
        # While the project is still being read nothing is missing yet.
        self._window.pane.invite(invitation(self._window.queue.total) if bench.has_project else "")

    def show_article(self) -> None:
        """Show the open article, as it was left."""
        window, document = self._window, self._window.workbench.document
        if document is None:
            window.pane.clear_article()
        else:
            self._work.viewing.page.show_article(document, title_of(document), byline_of(document))
            # The article is on the screen before the parts around it are filled and laid out.
            window.pane.viewport().repaint()
        window.queue.set_current(document.id if document else None)
        self.show_marks()

    def show_marks(self) -> None:
        """Show the marks and the status of the open article."""
        window, document = self._window, self._window.workbench.document
        if document is not None:
            window.pane.update_document(document)
        self.later.ask(self._show_counts)
        self._show_status(document.status if document else None)
        self.enable()

    def show_choice(self) -> None:
        """Show which mark is chosen."""
        bench = self._window.workbench
        chosen = bench.desk.chosen if bench.document else None
        self._window.pane.choose(chosen.id if chosen else self._work.suggesting.shown_id)
        self.enable()

    def show_findings(self) -> None:
        """Show what the live checks find."""
        checks, cards = self._work.checks, self._window.cards
        cards.count_findings(len(checks.found))
        cards.checks.show_found(
            checks.found,
            checks.current,
            ignored=checks.ignored,
            required=checks.required,
            is_open=self._window.workbench.document is not None,
        )
        grave = any(map(checks.is_blocking, checks.found))
        self._window.status.show_findings(len(checks.found), grave=grave)
        self.enable()

    def enable(self) -> None:
        """Switch on what can be done with what is there."""
        there: set[Needs] = set()
        bench = self._window.workbench
        if bench.has_project:
            there.add(Needs.PROJECT)
        if bench.document is not None:
            there.add(Needs.ARTICLE)
            if bench.desk.chosen is not None:
                there |= {Needs.CHOICE, Needs.SELECTION, Needs.MARK}
            if bench.desk.current_record is not None:
                there |= {Needs.RECORD, Needs.OFFER}
            if self._window.pane.selected_range() is not None:
                there.add(Needs.SELECTION)
            if self._work.checks.current is not None:
                there.add(Needs.FINDING)
        there |= self._work.suggesting.needs | self._work.label_everywhere.needs
        if there != self._there:
            self._there = there
            self._window.topbar.enable(self._work.actions.enable(there))

    def _note_saved(self, at: str) -> None:
        self._saved_at = at
        self.later.ask(self._show_saved)

    def _show_saved(self) -> None:
        self._window.status.show_saved(self._saved_at)

    def _show_counts(self) -> None:
        document = self._window.workbench.document
        self._window.status.show_counts(len(document.spans) if document else 0)

    def _show_status(self, status: str | None) -> None:
        act = _STATUS_ACTS.get(status or "")
        if act is not None:
            self._work.actions.check(act)
        else:
            self._work.actions.check_none(STATUSES)

    def _show_place(self, span_id: str) -> None:
        document = self._window.workbench.document
        if document is not None and span_id in document.spans:
            span = document.span(span_id)
            self._window.pane.scroll_to(span.start, span.end)

    def _show_word(self) -> None:
        marking = self._work.marking
        word = marking.word_at_caret()
        if not marking.linking.is_on:
            hint = _("Word under the caret: “{word}”", word=word) if word else ""
            self._window.status.show_hint(hint)

    def _show_what_blocks(self, words: str, finish: Callable[[], object] | None) -> None:
        if finish is None:
            self._window.message.show_problem(Problem(words))
        else:
            self._window.message.show_question(words, _("Finish anyway"), finish)
        self._window.cards.show()
        self._window.cards.show_checks()

    def _show_problem(self, problem: Problem, retry: Callable[[], object] | None) -> None:
        self._window.message.show_problem(problem, retry)
        if retry is not None:
            self.later.catch_up()
            self._window.status.show_unsaved()
