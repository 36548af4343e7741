"""One labelling over many articles as one step: doing it, taking it back, doing it again, telling of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gofteh.app.words import _, plural
from gofteh.ui.actions import Act
from gofteh.ui.batch_run import BatchRun

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gofteh.app.event import HistoryLine
    from gofteh.app.labelling import Outcome
    from gofteh.ui.workbench import Workbench


class Sweeping(QObject):
    """Runs the acts of a batch, and makes undo and redo mean the whole of it in any of its articles."""

    news = Signal(str)
    asked = Signal(str, str, object)
    """Words, what a button beside them says, and what it does."""
    failed = Signal(object)
    """A Problem of the disk."""
    progressed = Signal(int, int)
    """How many articles are done, and how many there are."""
    ended = Signal()

    def __init__(self, workbench: Workbench, parent: QObject) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._acts: dict[str, dict[str, str]] = {}
        """What was done since the project was opened, by batch: article → op_id."""
        self._batch = ""
        self._count = 0
        self._tell: Callable[[list[Outcome]], None] = self._tell_labelled
        self._run = BatchRun(workbench, self)
        self._run.progressed.connect(lambda done: self.progressed.emit(done, self._count))
        self._run.finished.connect(self._finished)
        self._run.failed.connect(self.failed)
        workbench.project_attached.connect(self._acts.clear)

    @property
    def is_running(self) -> bool:
        """Tell whether there is more to do."""
        return self._run.is_running

    def over(self, handlers: dict[Act, Callable[[], object]]) -> dict[Act, Callable[[], object]]:
        """Return ``handlers`` with undo and redo that take a batch as one step."""
        undo, redo = handlers[Act.UNDO], handlers[Act.REDO]
        return {
            **handlers,
            Act.UNDO: lambda: self._take_back_at_hand() or undo(),
            Act.REDO: lambda: self._do_again_at_hand() or redo(),
        }

    def label(self, acts: Callable[[str], Iterator[Outcome]], count: int) -> None:
        """Do the ``acts`` on ``count`` articles that are made when they get the id of their batch."""
        self._start(acts, count, self._tell_labelled)

    def stop(self) -> None:
        """Do no more; what is done stays, and can be taken back as one step."""
        self._run.stop()

    def _take_back_at_hand(self) -> bool:
        """Take back the batch that undo would begin to take back; tells whether there is one."""
        line = self._bench.desk.next_undo if self._bench.document is not None else None
        return self._again(line, self._take_back)

    def _do_again_at_hand(self) -> bool:
        line = self._bench.desk.session.history.next_redo if self._bench.document is not None else None
        return self._again(line, self._do_again)

    def _again(self, line: HistoryLine | None, act: Callable[[str], object]) -> bool:
        from gofteh.app.labelling import is_everywhere

        if line is None or line.batch is None or not is_everywhere(line):
            return False
        if not self.is_running:
            act(line.batch)
        return True

    def _take_back(self, batch: str) -> None:
        from gofteh.app.labelling import take_back

        acts, session = self._of_batch(batch), self._bench.desk.session
        self._start(lambda new: take_back(session, acts, batch=new), len(acts), self._tell_taken_back)

    def _do_again(self, batch: str) -> None:
        from gofteh.app.labelling import do_again

        acts, session = self._of_batch(batch), self._bench.desk.session
        self._start(lambda new: do_again(session, acts, batch=new), len(acts), self._tell_labelled)

    def _of_batch(self, batch: str) -> dict[str, str]:
        # To ask the project means to go through all acts that ever were.
        return self._acts.get(batch) or dict(self._bench.desk.session.store.batch(batch))

    def _start(
        self,
        acts: Callable[[str], Iterator[Outcome]],
        count: int,
        tell: Callable[[list[Outcome]], None],
    ) -> None:
        if count and not self.is_running:
            self._batch = self._bench.desk.session.new_op_id()
            self._tell, self._count = tell, count
            self._run.start(acts(self._batch))

    def _finished(self, outcomes: list[Outcome]) -> None:
        self._acts[self._batch] = {each.article_id: each.op_id for each in outcomes if each.op_id}
        self.ended.emit()
        self._tell(outcomes)

    def _tell_labelled(self, outcomes: list[Outcome]) -> None:
        done = [each for each in outcomes if each.op_id]
        words = [
            plural("{count} place labelled", "{count} places labelled", sum(each.places for each in done)),
            plural("in {count} article.", "in {count} articles.", len(done)),
        ]
        there = sum(each.there for each in outcomes)
        if there:
            words.append(plural("{count} needed no label.", "{count} needed no label.", there))
        batch = self._batch
        self.asked.emit(" ".join([*words, *_kept(outcomes)]), _("Take back"), lambda: self._take_back(batch))

    def _tell_taken_back(self, outcomes: list[Outcome]) -> None:
        done = [each for each in outcomes if each.op_id]
        words = plural("Taken back in {count} article.", "Taken back in {count} articles.", len(done))
        self.news.emit(" ".join([words, *_kept(outcomes)]))


def _kept(outcomes: list[Outcome]) -> list[str]:
    kept = sum(each.is_kept for each in outcomes)
    if not kept:
        return []
    return [
        plural(
            "{count} article was left as it is, since it was worked on since.",
            "{count} articles were left as they are, since they were worked on since.",
            kept,
        )
    ]
