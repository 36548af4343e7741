"""Below the list of keys: what can be done with the keys of the chosen action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gofteh.app.words import _
from gofteh.ui.finding import full_name
from gofteh.ui.keys.in_use import in_use
from gofteh.ui.keys.recorder import KeyRecorder
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.widgets import button, clear_layout, plain_label

if TYPE_CHECKING:
    from gofteh.ui.actions import Act
    from gofteh.ui.keys.chords import Chord


class KeyStrip(QFrame):
    """The name of the action, its keys as chips, "new key" and "as delivered"; below, what is to be known."""

    taken = Signal(object)
    """The Chord that the action is to lose."""
    given = Signal(object)
    """The Chord that the action is to get from another."""
    reset_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._contested: Chord | None = None
        self.title = plain_label("", role="heading")
        self.chips = QWidget()
        self._flow = FlowLayout(self.chips)
        self.recorder = KeyRecorder()
        self.recorder.setProperty("role", "quiet")
        self.reset = button(_("As delivered"), role="quiet")
        self.reset.setAutoDefault(False)
        self.reset.clicked.connect(self.reset_asked)
        self.notice = QFrame()
        self.notice.setProperty("role", "notice")
        self.words = plain_label("", wraps=True)
        self.take_over = button("", role="quiet")
        self.leave = button(_("Leave it"), role="quiet")
        for each in (self.take_over, self.leave):
            each.setAutoDefault(False)
        self.take_over.clicked.connect(self._take_over)
        self.leave.clicked.connect(self._forget)
        self._lay_out()
        self._forget()

    def show_act(self, act: Act | None) -> None:
        """Show the keys of ``act`` and forget what was asked about another."""
        self._forget()
        self.setEnabled(act is not None)
        clear_layout(self._flow)
        if act is None:
            self.title.setText(_("Choose an action."))
            return
        name = full_name(act)
        self.title.setText(name)
        self.recorder.setAccessibleName(_("New key for “{act}”", act=name))
        self.reset.setEnabled(in_use.keymap.is_changed(act))
        chords = in_use.keymap.chords[act]
        before = self._stop_before()
        for chord in chords:
            chip = self._chip(chord)
            self._flow.addWidget(chip)
            chip.show()
            # What is made later comes last of all, unless told otherwise.
            self.setTabOrder(before, chip)
            before = chip
        if not chords:
            self._flow.addWidget(plain_label(_("no key"), role="muted"))
        self.chips.updateGeometry()

    def _stop_before(self) -> QWidget:
        """Return where the focus is before the recorder; Qt orders only what can have the focus."""
        each: QWidget = self.recorder
        while (before := each.previousInFocusChain()) is not None and before is not self.recorder:
            each = before
            if each.focusPolicy() is not Qt.FocusPolicy.NoFocus and not self.chips.isAncestorOf(each):
                break
        return each

    def say(self, text: str) -> None:
        """Tell something about the last key."""
        self._contested = None
        self._tell(text)

    def ask(self, chord: Chord, owner: Act) -> None:
        """Ask whether the action takes ``chord`` over from ``owner``."""
        self._contested = chord
        self._tell(_("“{key}” does “{act}” already.", key=chord.label(), act=full_name(owner)))
        self.take_over.setText(_("Take it over"))
        self.take_over.show()
        self.leave.show()
        self.take_over.setFocus()

    def _tell(self, text: str) -> None:
        self.words.setText(text)
        self.notice.setAccessibleName(text)
        self.take_over.hide()
        self.leave.hide()
        self.notice.show()

    def _take_over(self) -> None:
        chord = self._contested
        if chord is not None:
            self.given.emit(chord)

    def _forget(self) -> None:
        self._contested = None
        self.notice.hide()

    def _chip(self, chord: Chord) -> QPushButton:
        label = chord.label()
        chip = button(f"{label}  ✕", role="chip", hint=_("Take this key away"))
        chip.setAccessibleName(_("Take the key {key} away", key=label))
        chip.setAutoDefault(False)
        chip.clicked.connect(lambda: self.taken.emit(chord))
        return chip

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(self.title)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.chips, 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self.recorder)
        row.addWidget(self.reset)
        column.addLayout(row)
        inner = QHBoxLayout(self.notice)
        inner.setContentsMargins(12, 6, 8, 6)
        inner.addWidget(self.words, 1)
        inner.addWidget(self.take_over)
        inner.addWidget(self.leave)
        column.addWidget(self.notice)
