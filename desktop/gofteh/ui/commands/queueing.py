"""What goes between the queue and the rest: the next article follows what the queue shows."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gofteh.app.queue_filter import from_text, to_text
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gofteh.app.settings import Settings
    from gofteh.ui.panels.queue import QueuePanel
    from gofteh.ui.workbench import Workbench

RULES = {
    "queue": Act.NEXT_IN_QUEUE,
    "oldest": Act.NEXT_OLDEST,
    "suggestions": Act.NEXT_SUGGESTIONS,
    "doubtful": Act.NEXT_DOUBTFUL,
    "mine": Act.NEXT_MINE,
}
"""Values of the setting ``next_rule`` with their actions."""
_KEPT_FOR = 10
"""Projects whose filter is remembered."""
_REST = 1_000
"""Milliseconds after the last change of the filter until it is kept."""


class Queueing(QObject):
    """Keeps the workbench in step with what the queue is set to show, and that for next time."""

    def __init__(self, workbench: Workbench, panel: QueuePanel, settings: Settings) -> None:
        super().__init__(panel)
        self._bench = workbench
        self._panel = panel
        self._settings = settings
        self._later = QTimer(self, singleShot=True, interval=_REST)
        self._later.timeout.connect(self._keep)
        panel.filter_changed.connect(self._follow)
        panel.filter_changed.connect(self._later.start)
        panel.failed.connect(lambda problem: workbench.failed.emit(problem, None))
        workbench.project_attached.connect(self._attached)
        workbench.article_opened.connect(self._let_go)
        workbench.next_rule = settings.get("next_rule")
        self._attached()

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action on the queue does."""
        return {
            Act.FILTER_QUEUE: self._show_form,
            Act.CLEAR_FILTERS: self._panel.clear,
            **{act: partial(self._next_by, rule) for rule, act in RULES.items()},
        }

    @property
    def rule(self) -> Act:
        """The action of the rule by which the next article is found."""
        return RULES[self._settings.get("next_rule")]

    def close(self) -> None:
        """Keep what is still to be kept: the window is going."""
        if self._later.isActive():
            self._keep()

    def _show_form(self) -> None:
        self._panel.show()
        self._panel.show_form()

    def _next_by(self, rule: str) -> None:
        self._bench.next_rule = rule
        self._bench.attempt(lambda: self._settings.set("next_rule", rule))

    def _let_go(self) -> None:
        if not self._bench.has_project:
            # The file is closed: whatever still tells of acts must not ask it.
            self._panel.show_queue(None, "")

    def _attached(self) -> None:
        kept = self._kept().get(self._project, "") if self._project else ""
        self._panel.show_queue(self._bench.queue, self._bench.editor_id, self._names)
        if self._project:
            self._panel.set_filter(from_text(kept))
            self._later.stop()
        self._follow()

    def _follow(self) -> None:
        # Words find one article; what comes next is of all that the filters leave.
        shown = replace(self._panel.filter, words="")
        self._bench.wanted, self._bench.order = shown.wanted(self._bench.editor_id), shown.order

    def _names(self) -> Mapping[str, str]:
        queue = self._bench.queue
        return {} if queue is None else {**queue.annotators(), **self._bench.desk.session.store.people()}

    @property
    def _project(self) -> str:
        path = self._bench.project_path
        return "" if path is None else str(path)

    def _keep(self) -> None:
        self._later.stop()
        if not self._project:
            return
        others = {path: each for path, each in self._kept().items() if path != self._project}
        text = to_text(self._panel.filter)
        kept = {**others, self._project: text} if text != "{}" else others
        newest = dict(list(kept.items())[-_KEPT_FOR:])
        value = json.dumps(newest, ensure_ascii=False) if newest else ""
        # A filter that cannot be kept is no reason to stop anybody's work.
        self._bench.attempt(lambda: self._settings.set("queue_filters", value))

    def _kept(self) -> dict[str, str]:
        try:
            found = json.loads(self._settings.get("queue_filters") or "{}")
        except ValueError:
            return {}
        lines = found.items() if isinstance(found, dict) else ()
        return {path: text for path, text in lines if isinstance(text, str)}
