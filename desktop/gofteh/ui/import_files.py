"""The files of an import as a list: what each is, and what becomes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from gofteh.app.looking import Look
from gofteh.app.reading import FileReport, Outcome
from gofteh.app.words import N_, _, explain, percent, plural
from gofteh.ui import theme as look
from gofteh.ui.panels.widgets import in_one_line

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

_Index = QModelIndex | QPersistentModelIndex

NAME, KIND, STATE = range(3)
_HEADINGS = (N_("File"), N_("Kind"), N_("State"))
_OUTCOMES = {
    Outcome.IMPORTED: N_("imported"),
    Outcome.DUPLICATE: N_("here already"),
    Outcome.REFUSED: N_("refused"),
    Outcome.SKIPPED: N_("passed over"),
}


@dataclass(slots=True)
class Row:
    """One file."""

    look: Look
    report: FileReport | None = None

    @property
    def is_bad(self) -> bool:
        """Tell whether a person should look at it."""
        if self.report is not None:
            return bool(self.report.refused)
        return self.look.problem is not None and not self.look.skipped

    def state(self) -> str:
        """Return in a few words what is in it, or what became of it."""
        if self.report is not None:
            return _of_report(self.report)
        seen = self.look
        if seen.problem is not None:
            return _("passed over") if seen.skipped else explain(seen.problem)
        count = plural("{count} article", "{count} articles", seen.articles) if seen.articles else ""
        offers = sum(offer.count for offer in seen.offers)
        to_mend = plural("{count} place to mend", "{count} places to mend", offers) if offers else ""
        return in_one_line(count, to_mend, *(_(note.message, **note.details) for note in seen.notes))


def _of_report(report: FileReport) -> str:
    count = len(report.imported)
    words = [_(_OUTCOMES[report.outcome])]
    if count > 1:
        words = [plural("{count} article imported.", "{count} articles imported.", count).rstrip(".")]
    words += [explain(one.problem) for one in report.refused[:1]]
    words += [
        _("Nearly the same as {id}: {share} in common.", id=near.id, share=percent(near.likeness))
        for near in report.near[:1]
    ]
    return in_one_line(*words)


class ImportFiles(QAbstractTableModel):
    """Rows come while files are looked at, and change while they are imported."""

    def __init__(self) -> None:
        super().__init__()
        self._forget()

    def _forget(self) -> None:
        self.rows: list[Row] = []
        self._places: dict[Path, int] = {}
        self.seen = 0
        """Files that are not passed over."""
        self.bad = 0
        """Those of them that cannot be read."""
        self.has_bad_pdf = False

    def clear(self) -> None:
        """Forget all files, to look again."""
        self.beginResetModel()
        self._forget()
        self.endResetModel()

    def add(self, looks: Sequence[Look]) -> None:
        """Add files that were looked at."""
        if not looks:
            return
        start = len(self.rows)
        self.beginInsertRows(QModelIndex(), start, start + len(looks) - 1)
        for place, seen in enumerate(looks, start):
            self.rows.append(Row(seen))
            self._places[seen.path] = place
            if not seen.skipped:
                self._count(seen)
        self.endInsertRows()

    def _count(self, seen: Look) -> None:
        self.seen += 1
        if seen.problem is not None:
            self.bad += 1
            self.has_bad_pdf |= seen.format is not None and seen.format.name == "pdf"

    def report(self, report: FileReport) -> int:
        """Show what became of a file; returns its row."""
        if report.path not in self._places:
            self.add([Look(path=report.path)])
        place = self._places[report.path]
        self.rows[place].report = report
        self.dataChanged.emit(self.index(place, 0), self.index(place, STATE))
        return place

    def rowCount(self, parent: _Index | None = None) -> int:
        """Return how many files there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        """Return how many columns there are."""
        return 0 if parent is not None and parent.isValid() else len(_HEADINGS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Return the name of a column."""
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return _(_HEADINGS[section])
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a cell shows."""
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._words(row, index.column())
        if role == Qt.ItemDataRole.ToolTipRole:
            return str(row.look.path) if index.column() == NAME else self._words(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() != NAME:
            theme = look.current()
            return QColor(theme.danger if row.is_bad else theme.muted)
        return None

    @staticmethod
    def _words(row: Row, column: int) -> str:
        if column == NAME:
            return row.look.path.name
        if column == KIND:
            return _(row.look.format.title) if row.look.format is not None else ""
        return row.state()
