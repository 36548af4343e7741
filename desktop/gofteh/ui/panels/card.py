"""One quote record as a card: closed it shows, opened it also lets the person change everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from gofteh.app.offers import Gap
from gofteh.app.words import _
from gofteh.ui.commands.quotations import TYPE_WORDS
from gofteh.ui.panels.card_keys import KeyPath
from gofteh.ui.panels.card_rows import CardRows
from gofteh.ui.panels.chips import field_of, still_chip
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.snippets import shortened, snippet
from gofteh.ui.panels.widgets import clear_layout, set_state
from gofteh.ui.panels.wrapped import WrappedLabel

if TYPE_CHECKING:
    from gofteh.ui.panels.card_view import CardView


class QuoteCard(QFrame):
    """Shows a record; opened, it also lets the person change it. Acts are only asked for."""

    chosen = Signal(str)
    """The id of a span that was clicked in the card."""
    type_asked = Signal(object)
    speaker_asked = Signal(QPushButton)
    offer_taken = Signal(object)
    unlink_asked = Signal(str, str)
    """A span of the record, and the type of the link that joins it."""
    split_asked = Signal(str)
    """A part."""
    unnest_asked = Signal()
    mark_menu_asked = Signal(str, str, QPushButton)
    """A span, the type of its link (of a part: ``continues``), and the chip it is asked at."""
    add_asked = Signal(str, QPushButton)
    """The type of the link to add, and the button it is asked at."""
    note_written = Signal(str)
    pointed = Signal(str)
    """The mark whose chip the pointer or the keys are at, or ""."""
    left = Signal()
    """The card is done with; the caret belongs into the article again."""

    def __init__(self, view: CardView, *, is_open: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.setProperty("label", "quote")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # However long its chips are, it is as wide as the panel.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(14, 10, 14, 12)
        self._layout.setSpacing(8)
        self.note_field: QLineEdit | None = None
        self.view = view
        self._is_open = is_open
        self._keys = KeyPath(self)
        self._keys.left.connect(self.leave)
        self._fill()

    @property
    def is_walked(self) -> bool:
        """Whether the keys are in it."""
        return self._keys.place() is not None

    @property
    def is_open(self) -> bool:
        """Whether it can be changed."""
        return self._is_open

    def show_view(self, view: CardView, *, is_open: bool) -> None:
        """Show another state of the record, keeping what is being typed and the field one is at."""
        if view == self.view and is_open == self._is_open:
            return
        typing = self.note_field is not None and self.note_field.hasFocus()
        typed = self.note_field.text() if self.note_field is not None and typing else None
        place = self._keys.place()
        self.view, self._is_open = view, is_open
        clear_layout(self._layout)
        self._fill()
        if typed is not None and self.note_field is not None:
            self.note_field.setText(typed)
            self._keys.focus(self.note_field)
        elif place is not None:
            self._keys.go_back_to(place)

    def enter(self) -> None:
        """Go into the card: to what is offered, else to its first field."""
        self._keys.enter()

    def leave(self) -> None:
        """Go back to the article; a note that was begun is given up."""
        if self.note_field is not None and self.note_field.hasFocus():
            self.note_field.setText(self.view.note)
        self.left.emit()

    def finish_writing(self) -> None:
        """Hand in the note as it is typed so far."""
        if self.note_field is not None and self.note_field.text().strip() != self.view.note.strip():
            self.note_written.emit(self.note_field.text())

    def field(self, name: str) -> QWidget | None:
        """Return the widget of a field."""
        return next((each for each in self._keys.fields if field_of(each) == name), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter keep the note and lead back to the article."""
        if watched is self.note_field and event.type() is QEvent.Type.KeyPress:
            key = event.key() if isinstance(event, QKeyEvent) else None
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.left.emit()
                return True
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the record."""
        self.chosen.emit(self.view.record.id)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the record by Enter or Space and go in; leave by Escape."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.view.record.id)
            self.enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    # how it is filled

    def _fill(self) -> None:
        self.note_field = None
        set_state(self, "chosen", self._is_open)
        self.setAccessibleName(_("Quote: {words}", words=snippet(self.view.words)))
        self._layout.setContentsMargins(14 + 14 * min(self.view.depth, 3), 10, 14, 12)
        if self._is_open:
            rows = CardRows(self)
            rows.fill(self._layout)
            self.note_field = rows.note_field
            if self.note_field is not None:
                self.note_field.installEventFilter(self)
            self._keys.watch(rows.fields)
        else:
            self._keys.watch([])
            self._layout.addWidget(WrappedLabel(snippet(self.view.words)))
            self._layout.addLayout(self._closed_chips())

    def _closed_chips(self) -> FlowLayout:
        view = self.view
        row = FlowLayout()
        kind = "chip-suggestion" if Gap.TYPE in view.gaps else "chip-quote"
        row.addWidget(still_chip(_(TYPE_WORDS[view.record.quote_type]), kind))
        if view.speaker is None:
            row.addWidget(still_chip(_("No speaker"), "chip-suggestion"))
        else:
            role = "chip-suggestion" if Gap.PERSON in view.gaps else "chip-speaker"
            row.addWidget(still_chip(shortened(view.speaker), role))
        for topic in view.topics:
            row.addWidget(still_chip(shortened(topic.words), "chip-topic"))
        return row
