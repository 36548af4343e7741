"""What the desk teaches: its own verbs of saying, and a model that learns from its finished articles."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gofteh.app.words import _, plural
from gofteh.domain.errors import Problem
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtWidgets import QWidget

    from gofteh.app.learning import Learner, Learnt, Model, Teaching
    from gofteh.app.session import Session
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.ui.workbench import Workbench

_POLL = 15
"""Milliseconds between looks at the schoolroom, only while it is at work."""
_TRAINING = 20
"""Of a hundred steps of progress, what the training proper counts for."""


class Learning(QObject):
    """Learns when it is asked to, beside all other work, and says what the open project teaches."""

    changed = Signal()
    """Something else is taught now, or will be shown of it."""
    progressed = Signal(int, int)
    """How much is done, of how much; 0 of 0 when it is over."""
    news = Signal(str)

    def __init__(
        self, workbench: Workbench, make: Callable[[tuple[str, ...]], Learner], window: QWidget
    ) -> None:
        super().__init__(window)
        self._window = window
        self._bench = workbench
        self._make = make
        self._session: Session | None = None
        self._models: list[Model] = []
        self._learner: Learner | None = None
        self._lessons: Iterator[AnnotatedArticle] = iter(())
        self._done = self._total = 0
        self._timer = QTimer(self, interval=_POLL)
        self._timer.timeout.connect(self._look)
        self._at_work: list[Learner] = []
        """The one learner, where it is found when this object is gone with its window."""
        workbench.closing.connect(self.stop)
        self.destroyed.connect(partial(_close_all, self._at_work))

    @property
    def handlers(self) -> dict[Act, Callable[[], object]]:
        """What the acts of teaching do."""
        return {Act.LEARN: self.start_or_stop, Act.CUES: self._show_cues}

    @property
    def is_learning(self) -> bool:
        """Tell whether a training goes on."""
        return self._learner is not None

    @property
    def newest(self) -> Model | None:
        """What was learnt last in the open project, whether it is used or not."""
        if not self._bench.has_project:
            return None
        session = self._bench.desk.session
        if session is not self._session:
            self._session, self._models = session, list(session.store.models())
        return self._models[-1] if self._models else None

    @property
    def teaching(self) -> Teaching:
        """What the open project adds to the rules."""
        from gofteh.app.learning import Teaching, teaching_of

        if self.newest is None and not self._bench.has_project:
            return Teaching()
        return teaching_of(self._models, self._bench.desk.session.state.scheme.cues)

    def start_or_stop(self) -> None:
        """Learn from the finished articles; while that goes on, stop it."""
        if self.is_learning:
            self.stop()
        else:
            self._bench.attempt(self._start)

    def stop(self) -> None:
        """Give up what is being learnt; what was learnt before stays."""
        self._timer.stop()
        if self._learner is not None:
            _close_all(self._at_work)
            self._learner = None
            self.progressed.emit(0, 0)
            self.changed.emit()

    def _start(self) -> None:
        from gofteh.app.learning import FEWEST_LESSONS, FINISHED

        session = self._bench.desk.session
        ids = [each.id for each in session.store.summaries() if each.status in FINISHED]
        if len(ids) < FEWEST_LESSONS:
            raise Problem(
                "There are {count} finished articles; learning needs {fewest}.",
                cure="Finish more articles; the rules go on suggesting meanwhile.",
                count=len(ids),
                fewest=FEWEST_LESSONS,
            )
        self._lessons = session.store.documents(ids=ids)
        self._done, self._total = 0, len(ids)
        self._learner = self._make(session.state.scheme.cues)
        self._at_work.append(self._learner)
        self._tell()
        self.changed.emit()
        self._timer.start()

    def _look(self) -> None:
        learner = self._learner
        if learner is None:
            return
        learner.poll()
        if learner.has_failed:
            self.stop()
            self.news.emit(_("Learning was given up: its process ended."))
        elif learner.learnt is not None:
            self._keep(learner.learnt)
        elif learner.wants and not self._bench.attempt(lambda: self._hand_over(learner)):
            self.stop()
        self._tell()

    def _hand_over(self, learner: Learner) -> None:
        from gofteh.app.learning import lesson_of

        document = next(self._lessons, None)
        if document is None:
            learner.finish()
        else:
            learner.take(lesson_of(document))
            self._done += 1

    def _tell(self) -> None:
        if self._learner is not None:
            # The rounds of the training are not known beforehand; they fill the rest step by step.
            rest = max(1, self._total // (100 // _TRAINING))
            rounds = min(self._learner.rounds * rest // 60, rest - 1) if self._learner.rounds else 0
            self.progressed.emit(self._done + rounds, self._total + rest)

    def _keep(self, learnt: Learnt) -> None:
        store, clock = self._bench.desk.session.store, self._bench.desk.session.clock
        self._bench.attempt(lambda: self._models.append(store.keep_model(learnt, clock())))
        self.stop()
        self.news.emit(
            _("What was learnt beats the rules and is used from now on.")
            if learnt.figures.is_better
            else _("What was learnt does not beat the rules: they go on alone.")
        )

    def _show_cues(self) -> None:
        from gofteh.ui.cues_dialog import CuesDialog

        session = self._bench.desk.session
        marked = session.store.cue_words()
        CuesDialog(session.state.scheme.cues, marked, self.change_cues, self._window).open()

    def change_cues(self, cues: tuple[str, ...]) -> bool:
        """Let the desk know just these verbs of saying; tells whether it could be done."""
        done = self._bench.attempt(lambda: self._bench.desk.change_cues(cues))
        if done:
            self.changed.emit()
            count = len(cues)
            self.news.emit(plural("{count} verb of your own.", "{count} verbs of your own.", count))
        return done


def _close_all(learners: list[Learner], *_gone: object) -> None:
    while learners:
        learners.pop().close()
