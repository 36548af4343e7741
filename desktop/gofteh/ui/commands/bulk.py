"""What can be done with all articles that are chosen in the queue: one undo step, with progress if many."""

from __future__ import annotations

from contextlib import ExitStack
from functools import partial
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QProgressDialog, QWidget

from gofteh.app.words import N_, _, plural
from gofteh.domain.article import Status
from gofteh.domain.errors import Problem
from gofteh.ui.actions import Act
from gofteh.ui.panels.queue_items import STATUS_WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from gofteh.app.changes import Changed
    from gofteh.app.many import EditFor, Many
    from gofteh.ui.message_bar import MessageBar
    from gofteh.ui.panels.queue import QueuePanel
    from gofteh.ui.services import Services
    from gofteh.ui.workbench import Workbench

_Thing = TypeVar("_Thing")

_PART_SECONDS = 0.015
"""How long the window waits for one part, about."""
_PATIENCE = 400
"""Milliseconds after which people want to see that something goes on."""
_MOST_TOGETHER = 25


class Parts(QObject):
    """Does something with many, some at a time, while the window lives."""

    finished = Signal()
    failed = Signal(object)

    def __init__(
        self, things: Sequence[_Thing], do: Callable[[Sequence[_Thing]], object], title: str, window: QWidget
    ) -> None:
        super().__init__(window)
        self._things, self._do, self._window = things, do, window
        self._done, self._together = 0, 2
        self.dialog = QProgressDialog(title, _("Stop"), 0, len(things), window)
        self.dialog.setWindowModality(Qt.WindowModality.WindowModal)
        self.dialog.setMinimumDuration(_PATIENCE)
        self.dialog.setAutoReset(False)
        self.dialog.setAutoClose(False)
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._go_on)
        self._timer.start()

    def _go_on(self) -> None:
        began = perf_counter()
        part = self._things[self._done : self._done + self._together]
        try:
            self._do(part)
        except Problem as problem:
            self._end()
            self.failed.emit(problem)
            return
        self._done += len(part)
        took = perf_counter() - began
        self._together = min(max(int(self._together * _PART_SECONDS / max(took, 1e-4)), 1), _MOST_TOGETHER)
        self.dialog.setValue(self._done)
        if self._done >= len(self._things) or self.dialog.wasCanceled():
            self._end()
            self.finished.emit()

    def _end(self) -> None:
        self._timer.stop()
        if self.dialog.isVisible():
            # The keys go back to where they were, whatever the system makes of a window that goes.
            self._window.activateWindow()
        self.dialog.reset()
        self.dialog.deleteLater()
        self.deleteLater()


class Bulk(QObject):
    """Offers the acts, does them, and lets undo take the last one back while nothing else was done."""

    def __init__(
        self,
        workbench: Workbench,
        panel: QueuePanel,
        services: Services,
        message: MessageBar,
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self._bench = workbench
        self._panel = panel
        self._services = services
        self._message = message
        self._window = window
        self._last: Many | None = None
        self._running: Parts | None = None
        self._queue_told_once = ExitStack()
        self._stop_listening: Callable[[], None] | None = None
        panel.acts_asked.connect(self.show_menu)
        workbench.project_attached.connect(self._attached)

    @property
    def is_running(self) -> bool:
        """Tell whether something is being done."""
        return self._running is not None

    def over(self, handlers: dict[Act, Callable[[], object]]) -> dict[Act, Callable[[], object]]:
        """Return handlers whose undo and redo mean an act on many while it is the last that was done."""
        undo, redo = handlers[Act.UNDO], handlers[Act.REDO]
        return {
            **handlers,
            Act.UNDO: lambda: self.undo() if self._last is not None and self._last.done else undo(),
            Act.REDO: lambda: self.redo() if self._last is not None and self._last.undone else redo(),
        }

    def menu(self) -> QMenu:
        """Return the menu of what can be done with what is chosen."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        statuses = menu.addMenu(_("Status"))
        for status, words in STATUS_WORDS.items():
            statuses.addAction(_(words)).triggered.connect(partial(self.set_status, status))
        people = menu.addMenu(_("Assign to"))
        me = self._bench.editor_id
        people.addAction(_("me")).triggered.connect(partial(self.assign, (me,)))
        names = self._bench.desk.session.store.people()
        for person, name in sorted(names.items(), key=lambda each: each[1]):
            if person != me:
                people.addAction(name).triggered.connect(partial(self.assign, (person,)))
        people.addAction(_("nobody")).triggered.connect(partial(self.assign, ()))
        menu.addSeparator()
        menu.addAction(_("Export these…")).triggered.connect(self.export)
        menu.addSeparator()
        menu.addAction(_("Remove from the project")).triggered.connect(self.withdraw)
        return menu

    def show_menu(self, place: QPoint) -> None:
        """Show the menu at a place of the screen."""
        if self._bench.has_project and self._panel.view.count_chosen():
            self.menu().popup(place)

    def set_status(self, status: Status, _checked: bool = False) -> None:
        """Say how far all chosen articles are."""
        from gofteh.app.many import setting_status

        self._begin(setting_status(self._bench.desk.session, status), _(_DONE[status]))

    def assign(self, people: Sequence[str], _checked: bool = False) -> None:
        """Hand all chosen articles to these people, and to nobody else."""
        from gofteh.app.many import assigning

        self._begin(assigning(people), _("{count} handed out.") if people else _("{count} handed back."))

    def withdraw(self, _checked: bool = False) -> None:
        """Take all chosen articles out of the project."""
        from gofteh.app.many import withdrawing

        self._begin(withdrawing(), _("{count} removed."))

    def export(self, _checked: bool = False) -> None:
        """Write the chosen articles to a file."""
        name, _kind = QFileDialog.getSaveFileName(
            self._window, _("Export"), f"{self._bench.project_name}.jsonl", _("Gofteh JSONL (*.jsonl)")
        )
        if not name:
            return

        def act() -> None:
            ids = self._panel.chosen_ids()
            count = self._services.export(self._bench.desk.session, Path(name), ids)
            self._message.show_news(
                plural(
                    "{count} article written to {file}.",
                    "{count} articles written to {file}.",
                    count,
                    file=Path(name).name,
                )
            )

        self._bench.attempt(act)

    def undo(self) -> None:
        """Take the last act on many back."""
        if self._last is not None and not self.is_running:
            self._last.kept = 0
            self._turn(list(reversed(self._last.done)), self._last.undo, "done", N_("{count} as before."))

    def redo(self) -> None:
        """Do it again."""
        if self._last is not None and not self.is_running:
            self._last.kept = 0
            self._turn(list(self._last.undone), self._last.redo, "undone", N_("{count} done again."))

    def _begin(self, edit_for: EditFor, words: str) -> None:
        from gofteh.app.many import Many

        if self.is_running or not self._bench.has_project:
            return
        ids: list[str] = []
        if not self._bench.attempt(lambda: ids.extend(self._panel.chosen_ids())):
            return
        self._last = many = Many(self._bench.desk.session, edit_for)
        self._run(ids, many.do, lambda: self._tell(words, len(many.done)))

    def _turn(
        self,
        acts: list[tuple[str, str]],
        do: Callable[[Sequence[tuple[str, str]]], None],
        side: str,
        words: str,
    ) -> None:
        many = self._last

        def done() -> None:
            turned = len(acts) - (many.kept if many is not None else 0)
            self._tell(_(words), turned)

        if many is not None:
            getattr(many, side).clear()
        self._run(acts, do, done)

    def _run(
        self, things: Sequence[_Thing], do: Callable[[Sequence[_Thing]], object], done: Callable[[], object]
    ) -> None:
        # The queue is told once, at the end.
        self._queue_told_once = ExitStack()
        self._queue_told_once.enter_context(self._bench.many_changes())
        self._running = Parts(things, do, _("Working on the articles…"), self._window)
        self._running.finished.connect(lambda: self._ended(done))
        self._running.failed.connect(
            lambda problem: self._ended(lambda: self._bench.failed.emit(problem, None))
        )

    def _failed(self, problem: Problem) -> None:
        self._ended(lambda: self._bench.failed.emit(problem, None))

    def _ended(self, then: Callable[[], object]) -> None:
        self._running = None
        self._queue_told_once.close()
        document = self._bench.document
        if document is not None and document.withdrawn:
            self._bench.leave_article()
            self._bench.open_next_unfinished()
        elif document is None:
            self._bench.open_where_work_goes_on()
        then()

    def _tell(self, words: str, count: int) -> None:
        told = words.format(count=plural("{count} article", "{count} articles", count))
        if self._last is not None and self._last.done and count:
            self._message.show_question(told, _("Undo"), self.undo)
        else:
            self._message.show_news(told)

    def _attached(self) -> None:
        self._last = None
        if self._stop_listening is not None:
            self._stop_listening()
        self._stop_listening = self._bench.desk.session.changes.listen(self._changed)

    def _changed(self, _change: Changed) -> None:
        if not self.is_running:
            # Something else was done: undo is for that now.
            self._last = None


_DONE = {
    Status.NEW: N_("{count} set to: new."),
    Status.IN_PROGRESS: N_("{count} set to: in progress."),
    Status.DONE: N_("{count} set to: done."),
    Status.REVIEWED: N_("{count} set to: reviewed."),
    Status.REJECTED: N_("{count} set to: rejected."),
}
