"""The history of the open article, or of the project alone: every act, and the way between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QListView, QVBoxLayout, QWidget

from gofteh.app.dates import near_date
from gofteh.app.history import is_import
from gofteh.app.ids import now
from gofteh.app.words import _
from gofteh.ui import theme as look
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.two_lines import LINES, Index, Lines, TwoLineDelegate
from gofteh.ui.panels.widgets import button, in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gofteh.app.event import HistoryLine
    from gofteh.app.history import History


class HistoryModel(QAbstractListModel):
    """The acts as rows, oldest first; only what is seen is worded.

    The first row is where everything began: the import of an article, or a row of its own.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: list[HistoryLine] = []
        self._done = 0
        self._start: str | None = None
        self._tell: Callable[[HistoryLine], str] = lambda line: line.name
        self._people: Mapping[str, str] = {}

    def show(
        self,
        history: History | None,
        start: str | None,
        tell: Callable[[HistoryLine], str],
        people: Mapping[str, str],
    ) -> None:
        """Show the acts of ``history``, those undone last, after a row for ``start`` if that is given."""
        self.beginResetModel()
        self._lines = [] if history is None else [*history.done, *history.undone]
        self._done = 0 if history is None else len(history.done)
        self._start, self._tell, self._people = start, tell, people
        self.endResetModel()

    @property
    def present(self) -> int:
        """The row of the last act that stands."""
        return self._done - (self._start is None)

    def steps_to(self, row: int) -> int:
        """Return how many acts to undo (negative) or to do again to get to a row."""
        return row - self.present

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many rows there are."""
        if parent is not None and parent.isValid():
            return 0
        return len(self._lines) + (self._start is not None)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row is about, in words for the eye and for screen readers."""
        if not index.isValid():
            return None
        if role == LINES:
            return self._row(index.row())
        undone = index.row() > self.present
        if role == Qt.ItemDataRole.ToolTipRole and undone:
            return _("Undone; choose it to do it again.")
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            shown = self._row(index.row())
            return in_one_line(shown.strong, shown.muted)
        return None

    def _row(self, row: int) -> Lines:
        colour = look.current().muted
        if row == 0 and self._start is not None:
            return Lines(self._start, "", icon="import", colour=colour)
        line = self._lines[row - (self._start is not None)]
        undone = row > self.present
        return Lines(
            strong=self._tell(line),
            muted=in_one_line(near_date(line.at, now()), self._people.get(line.by, "")),
            icon="redo" if undone else "import" if is_import(line) else "check",
            colour=colour,
            is_faint=undone,
        )


class HistoryView(QWidget):
    """A list, oldest first; choosing a line asks to go back or forth to just after it."""

    jump_asked = Signal(int)
    """How many acts to undo (negative) or to do again (positive)."""
    other_asked = Signal()
    """The history of the article is to be shown in place of the project's, or the other way round."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.model = HistoryModel(self)
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setAccessibleName(_("History"))
        self.list.setUniformItemSizes(True)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.clicked.connect(self._jump)
        self.list.activated.connect(self._jump)
        pills = QWidget()
        row = FlowLayout(pills, gap=5)
        group = QButtonGroup(self)
        self.of_article, self.of_project = (
            button(text, role="pill") for text in (_("This article"), _("The project"))
        )
        for pill in (self.of_article, self.of_project):
            pill.setCheckable(True)
            pill.clicked.connect(self.other_asked)
            group.addButton(pill)
            row.addWidget(pill)
        self.of_article.setChecked(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(pills)
        layout.addWidget(self.list)

    @property
    def is_of_project(self) -> bool:
        """Tell whether the acts on the project alone are shown."""
        return self.of_project.isChecked()

    def show_history(
        self, history: History | None, tell: Callable[[HistoryLine], str], people: Mapping[str, str]
    ) -> None:
        """Show the acts of ``history``, the present one lit up."""
        self.model.show(history, self._start_of(history), tell, people)
        here = self.model.index(self.model.present, 0)
        self.list.setCurrentIndex(here)
        self.list.scrollTo(here)

    def _start_of(self, history: History | None) -> str | None:
        """Return what the row before all acts says; an import is the beginning itself."""
        if history is None:
            return None
        if self.is_of_project:
            return _("The project as it began")
        return None if any(map(is_import, history.done[:1])) else _("The article as it came")

    def _jump(self, index: QModelIndex) -> None:
        steps = self.model.steps_to(index.row())
        if steps:
            self.jump_asked.emit(steps)
