"""The dialog of an import: what is in the files, what to choose about them, and how it goes."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QPlainTextEdit,
    QProgressBar,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.formats import Choices
from gofteh.app.importing import Duplicates, Options
from gofteh.app.looking import Look, look
from gofteh.app.words import _, explain, plural
from gofteh.ui.background import Feed
from gofteh.ui.import_choices import ColumnChoice, DuplicateChoice, EncodingChoice, RepairChoice
from gofteh.ui.import_files import KIND, NAME, STATE, ImportFiles, Row
from gofteh.ui.import_run import ImportRun
from gofteh.ui.panels.widgets import ElidingLabel, button, in_one_line, plain_label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from gofteh.app.gathering import ToRead
    from gofteh.app.reading import FileReport
    from gofteh.domain.errors import Problem
    from gofteh.ui.services import Services
    from gofteh.ui.workbench import Workbench

_POLL = 15
"""Milliseconds between two looks at what the thread has found."""
_AT_ONCE = 20
"""Files that are added to the list at once."""


class ImportDialog(QDialog):
    """Looks at files in the background; imports them when told so, and can be stopped."""

    imported = Signal(object)
    """The list of FileReports, when all is over."""
    looked = Signal()
    """All files were looked at."""

    def __init__(
        self,
        workbench: Workbench,
        services: Services,
        sources: Sequence[Path | ToRead],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Import articles"))
        self._bench, self._services, self._sources = workbench, services, list(sources)
        self.files = ImportFiles()
        self.run: ImportRun | None = None
        self.reports: list[FileReport] = []
        self._is_stopped = False
        self.is_first_look = True
        """Whether nothing was chosen yet."""
        self._feed: Feed[Look] | None = None
        self._shown: Row | None = None
        """The file of which the beginning is shown."""
        self._counts = Counter[str]()
        self._poll = QTimer(self, interval=_POLL)
        self._poll.timeout.connect(self._take_looks)
        self._lay_out()
        self._look()

    @property
    def looks(self) -> list[Look]:
        """What was seen of the files so far."""
        return [row.look for row in self.files.rows]

    @property
    def is_looking(self) -> bool:
        """Tell whether files are still looked at."""
        return self._poll.isActive()

    def choices(self) -> Choices:
        """Return what the person said about the files."""
        return Choices(
            encoding=self.encoding.encoding,
            columns=dict(self.columns.chosen),
            doubtful=self.doubtful.isChecked(),
        )

    def start(self) -> None:
        """Import the files as chosen."""
        if self.run is not None:
            return
        self._stop_looking()
        options = Options(
            choices=self.choices(),
            duplicates=Duplicates.IMPORT if self.again.isChecked() else Duplicates.SKIP,
            repairs=self._services.repairs().chosen(self.repairs.steps),
        )
        self.choosing.setEnabled(False)
        self.go.hide()
        self.leave.setText(_("Stop"))
        self.progress.setRange(0, len(self.files.rows))
        self.progress.setValue(0)
        self.progress.show()
        self.run = ImportRun(self._bench, self._services, self._sources, options, self)
        self.run.reported.connect(self._report)
        self.run.failed.connect(self._fail)
        self.run.finished.connect(self._finish)

    def reject(self) -> None:
        """Stop what is going on; closed when nothing is."""
        self._stop_looking()
        if self.run is not None and self.run.is_running:
            self._is_stopped = True
            self.run.stop()
            return
        super().reject()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what was imported so far."""
        self._stop_looking()
        if self.run is not None:
            self.run.stop()
        super().closeEvent(event)

    # how it is built

    def _lay_out(self) -> None:
        self.summary = ElidingLabel("", role="muted")
        self.view = self._list()
        self.again = DuplicateChoice()
        self.doubtful = QCheckBox(_("Take PDFs too whose letters come out broken"))
        self.doubtful.toggled.connect(lambda _on: self._look_again())
        self.doubtful.hide()
        self.repairs = RepairChoice()
        self.choosing = QWidget()
        below = QVBoxLayout(self.choosing)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        for part in (self.repairs, self.again, self.doubtful):
            below.addWidget(part)
        parts = QSplitter()
        parts.setChildrenCollapsible(False)
        parts.addWidget(self.view)
        parts.addWidget(self._preview())
        parts.setSizes([520, 400])
        self.progress = QProgressBar(textVisible=False)
        room = self.progress.sizePolicy()
        room.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(room)
        self.progress.setAccessibleName(_("Progress"))
        self.leave = button(_("Cancel"), role="quiet")
        self.leave.clicked.connect(self.reject)
        self.go = button(_("Import"), role="primary")
        self.go.setDefault(True)
        self.go.clicked.connect(self.start)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.progress, 1)
        foot.addWidget(self.leave)
        foot.addWidget(self.go)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(18, 16, 18, 16)
        rows.setSpacing(12)
        rows.addWidget(self.summary)
        rows.addWidget(parts, 1)
        rows.addWidget(self.choosing)
        rows.addLayout(foot)
        self.resize(980, 640)

    def _list(self) -> QTreeView:
        view = QTreeView()
        view.setModel(self.files)
        view.setRootIsDecorated(False)
        view.setUniformRowHeights(True)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setAccessibleName(_("Files"))
        view.header().setSectionResizeMode(STATE, QHeaderView.ResizeMode.Stretch)
        view.header().resizeSection(NAME, 180)
        view.header().resizeSection(KIND, 130)
        view.selectionModel().currentChanged.connect(lambda *_rows: self._show_preview())
        return view

    def _preview(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(10, 0, 10, 0)
        column.setSpacing(8)
        self.title = ElidingLabel("", role="heading")
        self.words = plain_label("", role="problem", wraps=True)
        self.encoding = EncodingChoice()
        self.encoding.changed.connect(self._look_again)
        self.columns = ColumnChoice()
        self.columns.changed.connect(self._look_again)
        self.text = QPlainTextEdit(readOnly=True)
        self.text.setAccessibleName(_("Beginning of the text"))
        # Articles are Persian, whatever the language of the window.
        option = QTextOption(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.RightToLeft)
        self.text.document().setDefaultTextOption(option)
        column.addWidget(self.title)
        column.addWidget(self.words)
        column.addWidget(self.encoding)
        column.addWidget(self.columns)
        column.addWidget(self.text, 1)
        return side

    # looking

    def _look(self) -> None:
        self._stop_looking()
        chosen, sources = self.choices(), list(self._sources)
        formats, repairs = self._services.formats(), self._services.repairs()
        self._place = max(self.view.currentIndex().row(), 0)
        self.files.clear()
        self.repairs.clear()
        self._feed = Feed(lambda: look(sources, formats, repairs, chosen), ahead=_AT_ONCE)
        self.progress.setRange(0, 0)
        self.progress.show()
        self._poll.start()

    def _look_again(self) -> None:
        self.is_first_look = False
        self._look()

    def _stop_looking(self) -> None:
        self._poll.stop()
        if self._feed is not None:
            self._feed.stop()
            self._feed = None

    def _take_looks(self) -> None:
        feed = self._feed
        if feed is None:
            return
        feed.rest()
        found: list[Look] = []
        while len(found) < _AT_ONCE and (seen := feed.take()) is not None:
            found.append(seen)
        self.files.add(found)
        self.repairs.add_offers(found)
        if found and self.view.currentIndex().row() < self._place < len(self.files.rows):
            self.view.setCurrentIndex(self.files.index(self._place, 0))
        if feed.is_done:
            self._stop_looking()
            self.progress.hide()
        if found or not self.is_looking:
            self._show_looks()
        if not self.is_looking:
            self.looked.emit()
        # Only once the list has been painted.
        QTimer.singleShot(0, self, feed.go_on)

    def _show_looks(self) -> None:
        seen, bad, is_pdf = self.files.seen, self.files.bad, self.files.has_bad_pdf
        self.summary.setText(
            in_one_line(
                plural("{count} file", "{count} files", seen),
                plural("{count} cannot be read", "{count} cannot be read", bad) if bad else "",
                _("still looking…") if self.is_looking else "",
            )
        )
        self.doubtful.setVisible(is_pdf or self.doubtful.isChecked())
        self.go.setEnabled(seen > bad)
        if self._current() is not self._shown or self._shown is None:
            self._show_preview()

    def _current(self) -> Row | None:
        place = self.view.currentIndex().row()
        if not 0 <= place < len(self.files.rows):
            return self.files.rows[0] if self.files.rows else None
        return self.files.rows[place]

    def _show_preview(self) -> None:
        self._shown = row = self._current()
        seen = row.look if row is not None else None
        self.title.setText(seen.title or seen.path.name if seen is not None else "")
        told = [explain(note) for note in seen.notes] if seen is not None else []
        if seen is not None and seen.problem is not None:
            told.insert(0, explain(seen.problem))
        self.words.setText(" ".join(told))
        self.words.setVisible(bool(told))
        has_encoding = seen is not None and seen.format is not None and seen.format.has_encoding
        self.encoding.setVisible(has_encoding)
        table = seen.table if seen is not None else None
        self.columns.setVisible(table is not None)
        if table is not None:
            self.columns.show_table(table)
        self.text.setPlainText(seen.opening if seen is not None else "")

    # importing

    def _report(self, report: FileReport) -> None:
        self.reports.append(report)
        self._counts["imported"] += len(report.imported)
        self._counts["here"] += len(report.duplicates) + len(report.near)
        self._counts["refused"] += bool(report.refused)
        self.files.report(report)
        self.progress.setMaximum(max(len(self.files.rows), 1))
        self.progress.setValue(len(self.reports))
        self.summary.setText(self._news())

    def _news(self) -> str:
        imported, here, refused = (self._counts[name] for name in ("imported", "here", "refused"))
        return in_one_line(
            plural("{count} article imported.", "{count} articles imported.", imported),
            plural("{count} was here already.", "{count} were here already.", here) if here else "",
            plural("{count} file was refused:", "{count} files were refused:", refused).rstrip(":")
            if refused
            else "",
        )

    def _finish(self) -> None:
        self.progress.hide()
        self.leave.setText(_("Close"))
        self.leave.setDefault(True)
        self.summary.setText(self._news())
        self.imported.emit(self.reports)
        if not self._is_stopped and all(each.imported and not each.refused for each in self.reports):
            self.accept()
            return
        bad = next((place for place, row in enumerate(self.files.rows) if row.is_bad), None)
        if bad is not None:
            self.view.setCurrentIndex(self.files.index(bad, 0))

    def _fail(self, problem: Problem) -> None:
        self._finish()
        self.words.setText(explain(problem))
        self.words.show()
