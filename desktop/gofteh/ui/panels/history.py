"""The history of the open article: every act that stands, those undone, and the way between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from gofteh.app.dates import near_date
from gofteh.app.ids import now
from gofteh.app.words import _
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.panels.widgets import in_one_line

if TYPE_CHECKING:
    from gofteh.app.event import HistoryLine
    from gofteh.app.history import History

_MOST = 500
"""Lines shown: the newest; older acts are still undone step by step."""


class HistoryView(QWidget):
    """A list, oldest first; choosing a line asks to go back or forth to just after it."""

    jump_asked = Signal(int)
    """How many acts to undo (negative) or to do again (positive)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = QListWidget()
        self.list.setAccessibleName(_("History"))
        self.list.setWordWrap(True)
        self.list.setIconSize(QSize(16, 16))
        self.list.itemClicked.connect(self._jump)
        self.list.itemActivated.connect(self._jump)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)

    def show_history(self, history: History | None, people: dict[str, str]) -> None:
        """Show the acts of ``history``, the present one lit up."""
        self.list.clear()
        if history is None:
            return
        done, undone = history.done[-_MOST:], history.undone[:_MOST]
        start = _("The article as it came") if len(history.done) <= _MOST else _("Earlier acts")
        self._add(start, -len(done), faint=False)
        for place, line in enumerate(done, start=1):
            self._add(_words(line, people), place - len(done), faint=False)
        for place, line in enumerate(undone, start=1):
            self._add(_words(line, people), place, faint=True)
        self.list.setCurrentRow(len(done))
        self.list.scrollToItem(self.list.item(len(done)))

    def _add(self, words: str, steps: int, *, faint: bool) -> None:
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, steps)
        if faint:
            font = item.font()
            font.setStrikeOut(True)
            item.setFont(font)
            item.setIcon(icons.icon("redo", look.current().muted))
            item.setToolTip(_("Undone; choose it to do it again."))
        self.list.addItem(item)

    def _jump(self, item: QListWidgetItem) -> None:
        steps = int(item.data(Qt.ItemDataRole.UserRole))
        if steps:
            self.jump_asked.emit(steps)


def _words(line: HistoryLine, people: dict[str, str]) -> str:
    return in_one_line(_(line.name), near_date(line.at, now()), people.get(line.by, ""))
