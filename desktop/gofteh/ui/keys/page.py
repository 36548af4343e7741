"""The keys page: every action with its keys, found by any name and changed by pressing another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from gofteh.app.words import _, explain, right_to_left
from gofteh.domain.errors import Problem
from gofteh.ui.actions import Act
from gofteh.ui.finding import full_name
from gofteh.ui.keys.in_use import in_use
from gofteh.ui.keys.key_list import KeyList
from gofteh.ui.keys.keymap import Keymap
from gofteh.ui.keys.sheet import write_sheet
from gofteh.ui.keys.strip import KeyStrip
from gofteh.ui.panels.widgets import button

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.keys.chords import Chord

_INTO_LIST = {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp}


class KeysPage(QDialog):
    """Search above, the list, what can be done with the chosen action below. Every change holds at once."""

    def __init__(self, keep: Callable[[Keymap], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Keys"))
        self.search = QLineEdit()
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(_("Find an action in Persian or English, or by its key"))
        self.search.setAccessibleName(_("Find an action in Persian or English, or by its key"))
        self.search.setClearButtonEnabled(True)
        self.search.installEventFilter(self)
        self.list = KeyList()
        self.strip = KeyStrip()
        self.reset_all = button(_("All keys as delivered"), role="quiet")
        self.sheet = button(_("Cheat sheet…"), role="quiet", hint=_("Save all keys as a page to print"))
        self.close_button = button(_("Close"), role="primary")
        self._lay_out()
        self.search.textChanged.connect(self.list.look_for)
        self.list.act_chosen.connect(self._show)
        self.list.key_asked.connect(lambda _act: self.strip.recorder.wait())
        self.strip.recorder.recorded.connect(self._recorded)
        self.strip.taken.connect(lambda chord: self._change(Keymap.take, chord))
        self.strip.given.connect(lambda chord: self._change(Keymap.give, chord))
        self.strip.reset_asked.connect(self._reset)
        self.reset_all.clicked.connect(lambda: self._use(Keymap.delivered()))
        self.sheet.clicked.connect(self._save_sheet)
        self.close_button.clicked.connect(self.close)
        in_use.changed.connect(self._show_again)
        self.list.choose(Act.MARK_QUOTE)
        self._show_again()
        self.search.setFocus()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Let the arrows lead from the field into the list, and Enter ask for a key."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() in _INTO_LIST:
            self.list.setFocus()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list.act is not None:
            self.strip.recorder.wait()
            return True
        return False

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        column.addWidget(self.strip)
        row = QHBoxLayout()
        row.addWidget(self.reset_all)
        row.addWidget(self.sheet)
        row.addStretch(1)
        row.addWidget(self.close_button)
        column.addLayout(row)
        for each in (self.reset_all, self.sheet, self.close_button):
            each.setAutoDefault(False)
        metrics = self.fontMetrics()
        room = self.screen().availableSize() * 0.9
        self.resize(QSize(metrics.averageCharWidth() * 90, metrics.height() * 38).boundedTo(room))

    def _show(self, act: Act | None) -> None:
        self.strip.show_act(act)

    def _show_again(self) -> None:
        self.reset_all.setEnabled(in_use.keymap != Keymap.delivered())
        self._show(self.list.act)

    def _recorded(self, chord: Chord) -> None:
        act = self.list.act
        if act is None:
            return
        why_not = Keymap.refusal(act, chord)
        owner = in_use.keymap.owner(chord)
        if why_not:
            self.strip.say(_(why_not))
        elif owner is act:
            self.strip.say(_("“{key}” does this already.", key=chord.label()))
        elif owner is not None:
            self.strip.ask(chord, owner)
            # The question takes room from the list.
            QTimer.singleShot(0, self.list, lambda: self.list.choose(act))
        else:
            self._change(Keymap.give, chord)

    def _change(self, change: Callable[[Keymap, Act, Chord], Keymap], chord: Chord) -> None:
        act = self.list.act
        if act is not None:
            self._use(change(in_use.keymap, act, chord))
            self.list.setFocus()

    def _reset(self) -> None:
        act = self.list.act
        if act is None:
            return
        losers = in_use.keymap.losers(act)
        self._use(in_use.keymap.reset(act))
        if losers:
            names = ("، " if right_to_left() else ", ").join(map(full_name, losers))
            self.strip.say(_("The keys were taken back from: {names}", names=names))

    def _use(self, keymap: Keymap) -> None:
        in_use.use(keymap)
        self._keep(keymap)

    def _save_sheet(self) -> None:
        name, _kind = QFileDialog.getSaveFileName(
            self, _("Save the cheat sheet"), "gofteh-keys.pdf", "PDF (*.pdf);;HTML (*.html)"
        )
        if not name:
            return
        try:
            write_sheet(Path(name))
        except Problem as problem:
            self.strip.say(explain(problem))
        else:
            self.strip.say(_("Saved: {name}", name=Path(name).name))
