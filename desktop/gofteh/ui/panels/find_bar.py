"""The bar below the article in which one looks for words in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from gofteh.app.words import _, plural
from gofteh.ui import icons
from gofteh.ui.panels.widgets import ElidingLabel, below_a_line, button, plain_label

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent


class SearchField(QLineEdit):
    """A field whose Enter, Shift+Enter, Escape and Down lead out of it."""

    stepped = Signal(int)
    """1 for the next place, -1 for the one before."""
    dismissed = Signal()
    left = Signal()
    """The keys are to go to what was found."""

    def __init__(self, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setClearButtonEnabled(True)
        self.setProperty("role", "search")
        self.setPlaceholderText(hint)
        self.setAccessibleName(hint)
        # A file that is dropped here is to be imported, not searched for.
        self.setAcceptDrops(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the keys that lead out of the field; the rest is the field's own."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif key == Qt.Key.Key_Down:
            self.left.emit()
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """What to look for and how, how often it is there, and the ways on; hidden when there is no need."""

    changed = Signal()
    """Other words, or another way to look for them."""
    stepped = Signal(int)
    all_asked = Signal()
    dismissed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(_("Find in the article"))
        self.field = SearchField(_("Find in the article…"))
        self.field.textChanged.connect(self.changed)
        self.field.stepped.connect(self.stepped)
        self.field.dismissed.connect(self.dismissed)
        self.field.left.connect(self.left)
        self.count = plain_label("", role="muted")
        self.problem = ElidingLabel("", role="problem")
        self.problem.hide()
        self.whole = self._switch(_("Whole words"), _("Not within other words"))
        self.pattern = self._switch(
            _("Pattern"), _("A regular expression, matched with the text as it stands")
        )
        self.previous = button("", role="flat", hint=_("Previous place"), name=_("Previous place"))
        self.next = button("", role="flat", hint=_("Next place"), name=_("Next place"))
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.all = button(_("Label all found…"), role="quiet")
        self.all.clicked.connect(self.all_asked)
        self.close_ = button("", role="flat", name=_("Close"))
        self.close_.clicked.connect(self.dismissed)
        self._lay_out()
        self.look_changed()
        self.hide()

    def begin(self, words: str) -> None:
        """Take the keys, with ``words`` in the field if there are any; what is there is selected."""
        if words:
            self.field.setText(words)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_count(self, place: int | None, count: int, *, more: bool) -> None:
        """Say at which of how many places one is; ``more`` when not all of them were counted."""
        told = ""
        if self.field.text().strip():
            told = _("Nothing found") if not count else ""
            if count and place is None:
                told = plural("{count} place", "{count} places", count)
            elif count and place is not None:
                told = _("{place} of {count}", place=place + 1, count=count)
        self.count.setText(f"{told}+" if more else told)
        for each in (self.previous, self.next, self.all):
            each.setEnabled(count > 0)

    def show_problem(self, words: str) -> None:
        """Say what is wrong with the pattern; the empty text says that nothing is."""
        self.problem.setText(words)
        self.problem.setToolTip(words)
        self.problem.setVisible(bool(words))

    def look_changed(self) -> None:
        """Draw the icons in the colours of the theme."""
        for each, name in (
            (self.previous, "chevron-up"),
            (self.next, "chevron-down"),
            (self.close_, "close"),
        ):
            each.setIcon(icons.icon(name))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme."""
        super().changeEvent(event)
        # Qt sends one of these while the bar is still being made.
        if event.type() is QEvent.Type.StyleChange and hasattr(self, "close_"):
            self.look_changed()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape on any of the buttons close the bar too."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _switch(self, words: str, hint: str) -> QPushButton:
        made = button(words, role="pill", hint=hint)
        made.setCheckable(True)
        made.toggled.connect(lambda _on: self.changed.emit())
        return made

    def _lay_out(self) -> None:
        around = below_a_line(self)
        column = QVBoxLayout()
        column.setContentsMargins(12, 7, 12, 7)
        column.setSpacing(4)
        around.addLayout(column)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.field.setMinimumWidth(160)
        self.field.setMaximumWidth(320)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        row.addWidget(self.whole)
        row.addWidget(self.pattern)
        row.addStretch(1)
        row.addWidget(self.all)
        row.addWidget(self.close_)
        column.addLayout(row)
        column.addWidget(self.problem)
