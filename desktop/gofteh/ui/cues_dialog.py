"""The verbs of saying: which the desk marks, how often, and which of its own it has added."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.words import _, number
from gofteh.domain.folding import fold
from gofteh.ui.panels.widgets import button, in_one_line, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_MOST = 200
"""Spellings that are shown; the rare ones are of no use."""


class CuesDialog(QDialog):
    """Two lists: what the desk added, with a field for more, and what it has marked, with counts.

    Each change is an act of its own, to be undone in the history of the project.
    """

    def __init__(
        self,
        cues: tuple[str, ...],
        marked: Mapping[str, int],
        change: Callable[[tuple[str, ...]], bool],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Verbs of saying"))
        self._cues, self._marked, self._change = cues, marked, change
        self.field = QLineEdit()
        self.field.setPlaceholderText(_("A verb in the past, as in “he whispered”"))
        self.field.setAccessibleName(_("A verb of saying"))
        self.add = button(_("Add"), role="primary")
        self.add.setDefault(True)
        self.add.clicked.connect(self._add)
        self.own = self._list(_("Added by this desk"))
        self.take_out = button(_("Take out"), role="quiet")
        self.take_out.setAutoDefault(False)
        self.take_out.clicked.connect(self._take_out)
        self.marks = self._list(_("Marked in this project"))
        self.marks.itemActivated.connect(lambda item: self.field.setText(item.data(Qt.ItemDataRole.UserRole)))
        self.close_ = button(_("Close"), role="quiet")
        self.close_.setAutoDefault(False)
        self.close_.clicked.connect(self.accept)
        self._lay_out()
        self._fill()
        self.own.itemSelectionChanged.connect(self._may_take_out)
        self.finished.connect(self.deleteLater)

    def _list(self, name: str) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(name)
        made.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        return made

    def _lay_out(self) -> None:
        enter = QHBoxLayout()
        enter.setSpacing(10)
        enter.addWidget(self.field, 1)
        enter.addWidget(self.add)
        foot = QHBoxLayout()
        foot.setSpacing(10)
        foot.addWidget(self.take_out)
        foot.addStretch(1)
        foot.addWidget(self.close_)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(18, 16, 18, 16)
        whole.setSpacing(10)
        whole.addWidget(
            plain_label(
                _("The rules know the common verbs in all their forms. Add here what only your desk writes."),
                role="muted",
                wraps=True,
            )
        )
        whole.addLayout(enter)
        whole.addWidget(plain_label(_("Added by this desk"), role="muted"))
        whole.addWidget(self.own, 1)
        whole.addWidget(plain_label(_("Marked in this project"), role="muted"))
        whole.addWidget(self.marks, 2)
        whole.addLayout(foot)
        self.resize(460, 560)

    def _fill(self) -> None:
        self.own.clear()
        counts = _by_key(self._marked)
        for cue in self._cues:
            self._row(self.own, cue, counts.get(fold(cue), 0))
        self.marks.clear()
        for word, count in list(self._marked.items())[:_MOST]:
            self._row(self.marks, word, count)
        self._may_take_out()

    def _row(self, where: QListWidget, word: str, count: int) -> None:
        words = in_one_line(" ".join(word.split()), number(count) if count else _("not marked yet"))
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, " ".join(word.split()))
        where.addItem(item)

    def _may_take_out(self) -> None:
        self.take_out.setEnabled(bool(self.own.selectedItems()))

    def _add(self) -> None:
        cue = " ".join(self.field.text().split())
        if cue and self._change((*self._cues, cue)):
            self._cues = (*self._cues, cue)
            self.field.clear()
            self._fill()
        self.field.setFocus()

    def _take_out(self) -> None:
        gone = {item.data(Qt.ItemDataRole.UserRole) for item in self.own.selectedItems()}
        left = tuple(cue for cue in self._cues if cue not in gone)
        if left != self._cues and self._change(left):
            self._cues = left
            self._fill()


def _by_key(marked: Mapping[str, int]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for word, count in marked.items():
        key = fold(word)
        counts[key] = counts.get(key, 0) + count
    return counts
