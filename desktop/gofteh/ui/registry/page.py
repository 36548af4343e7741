"""What the pages of the registry share: undo and redo, tables in and out, words of what happened."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QWidget

from gofteh.app.safe_file import new_files
from gofteh.app.words import _, explain, plural
from gofteh.domain.errors import Problem
from gofteh.ui.keys.dispatch import KeyDispatcher
from gofteh.ui.panels.widgets import button, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QShowEvent

    from gofteh.app.tables.kinds import TableKind
    from gofteh.app.tables.table import Taken
    from gofteh.domain.registry import Registry
    from gofteh.ui.services import Services
    from gofteh.ui.workbench import Workbench

_MOST_TOLD = 8
"""Bad rows that are told one by one."""


class RegistryPage(QDialog):
    """A page over the whole project; what went wrong is told in it, and what was done can be undone in it."""

    explore_asked = Signal(str)
    """Somebody wants to see all quotes of a speaker."""

    def __init__(
        self, workbench: Workbench, services: Services, kind: TableKind, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._bench = workbench
        self._services = services
        self._kind = kind
        self.said = plain_label("", role="muted", wraps=True)
        self.undo_button = button(_("Undo"), role="quiet", hint="Ctrl+Z")
        self.redo_button = button(_("Redo"), role="quiet", hint="Ctrl+Y")
        self.import_button = button(_("Import CSV…"), role="quiet")
        self.export_button = button(_("Export CSV…"), role="quiet")
        self.undo_button.clicked.connect(lambda: self._step(-1))
        self.redo_button.clicked.connect(lambda: self._step(1))
        self.import_button.clicked.connect(self._choose_import)
        self.export_button.clicked.connect(self._choose_export)
        self.keys = KeyDispatcher(self)
        self.keys.bind("Ctrl+Z", lambda: self._step(-1))
        for chord in ("Ctrl+Y", "Ctrl+Shift+Z"):
            self.keys.bind(chord, lambda: self._step(1))
        self._bench.saved.connect(self._follow)

    def refresh(self) -> None:
        """Show the registry as it is now."""
        raise NotImplementedError

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is there."""
        super().showEvent(event)
        self.say("")
        self._follow()

    def attempt(self, act: Callable[[], object]) -> bool:
        """Perform ``act``; a Problem is told here, where one looks."""
        try:
            act()
        except Problem as problem:
            self.say(explain(problem), is_problem=True)
            return False
        self.say("")
        return True

    def say(self, words: str, *, is_problem: bool = False) -> None:
        """Show what happened; empty for nothing."""
        self.said.setText(words)
        self.said.setProperty("role", "problem" if is_problem else "muted")
        self.said.style().unpolish(self.said)
        self.said.style().polish(self.said)
        self.said.setVisible(bool(words))

    def take_file(self, path: Path) -> None:
        """Take a CSV file in and tell what became of it. Raises Problem."""
        taken = self._bench.desk.take_table(self._kind, self._services.table_rows(path))
        self.refresh()
        self.say(_told(taken), is_problem=bool(taken.bad))

    def write_file(self, path: Path) -> None:
        """Write everything as CSV in the place of a file that is there. Raises Problem."""
        data = self._services.table_bytes(self._kind, self.registry)
        with new_files([path], force=True) as (stream,):
            stream.write(data)
        self.say(_("Saved: {name}", name=path.name))

    @property
    def registry(self) -> Registry:
        """The registry as it is now."""
        return self._bench.desk.session.state.registry

    def foot(self) -> QHBoxLayout:
        """Return the row below everything."""
        row = QHBoxLayout()
        for each in (self.undo_button, self.redo_button, self.import_button, self.export_button):
            each.setAutoDefault(False)
            row.addWidget(each)
            if each is self.redo_button:
                row.addStretch(1)
        return row

    def fit(self, wanted: QSize) -> None:
        """Be as large as wanted, where the screen has room."""
        self.resize(wanted.boundedTo(self.screen().availableSize() * 0.92))

    def _follow(self, _at: str = "") -> None:
        if not self.isVisible() or not self._bench.has_project:
            return
        history = self._bench.desk.session.project_history()
        for each, line in ((self.undo_button, history.next_undo), (self.redo_button, history.next_redo)):
            each.setEnabled(line is not None)
            each.setToolTip(self._bench.words_of(line) if line is not None else "")
        self.refresh()

    def _step(self, steps: int) -> None:
        history = self._bench.desk.session.project_history()
        line = history.next_undo if steps < 0 else history.next_redo
        if line is None:
            return
        words = self._bench.words_of(line)
        if self.attempt(lambda: self._bench.desk.jump(steps, on_project=True)):
            self.say(_("Undone: {act}", act=words) if steps < 0 else _("Done again: {act}", act=words))

    def _choose_import(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(self, self.windowTitle(), "", "CSV (*.csv *.tsv *.txt)")
        if name:
            self._tell(lambda: self.take_file(Path(name)))

    def _choose_export(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, self.windowTitle(), f"{self._kind.name}.csv", "CSV (*.csv)"
        )
        if name:
            self._tell(lambda: self.write_file(Path(name)))

    def _tell(self, act: Callable[[], object]) -> None:
        try:
            act()
        except Problem as problem:
            self.say(explain(problem), is_problem=True)


def _told(taken: Taken) -> str:
    parts = (
        _("new: {count}", count=taken.new),
        _("changed: {count}", count=taken.changed),
        _("as they were: {count}", count=taken.same),
    )
    lines = [" · ".join(parts)]
    if taken.bad:
        lines.append(plural("{count} row was not taken.", "{count} rows were not taken.", len(taken.bad)))
    lines += [
        _("Line {line}: {reason}", line=bad.line, reason=explain(bad.problem))
        for bad in taken.bad[:_MOST_TOLD]
    ]
    if len(taken.bad) > _MOST_TOLD:
        lines.append("…")
    return "\n".join(lines)
