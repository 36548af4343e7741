"""One quote record as a card: its words, type, speaker, topics and note."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from gofteh.app.words import N_, _, number
from gofteh.domain.spans import QuoteType, Span
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.widgets import ChipButton, ElidingLabel, button, clear_layout, plain_label, set_state

if TYPE_CHECKING:
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.records import QuoteRecord
    from gofteh.domain.registry import Registry

TYPE_WORDS: dict[QuoteType | None, str] = {
    QuoteType.DIRECT: N_("Direct quote"),
    QuoteType.INDIRECT: N_("Indirect"),
    QuoteType.MIXED: N_("Mixed"),
    None: N_("Type?"),
}
_SNIPPET = 90


@dataclass(frozen=True, slots=True)
class CardView:
    """What a card shows; equal views need no redrawing."""

    record: QuoteRecord
    words: str
    speaker: str | None
    """The canonical speaker's name, else the mention as written, else None."""
    resolved: bool
    """Whether the speaker is one of the registry."""
    mention: str | None
    paragraph: int
    """Of the first mention, counted from 1; 0 without one."""
    topics: tuple[tuple[Span, str], ...]
    note: str
    depth: int


def card_view(document: AnnotatedArticle, registry: Registry, record: QuoteRecord, depth: int) -> CardView:
    """Gather what a card shows of a record."""
    mention = record.mentions[0] if record.mentions else None
    written = document.text_of(mention) if mention else None
    known = registry.resolve(record.speaker_id).name if record.speaker_id else None
    words = " […] ".join(document.text_of(part) for part in record.parts)
    return CardView(
        record=record,
        words=" ".join(words.split()),
        speaker=known or written,
        resolved=known is not None,
        mention=written,
        paragraph=document.text.count("\n", 0, mention.start) + 1 if mention else 0,
        topics=tuple((topic, document.text_of(topic)) for topic in record.topics),
        note=record.head.note or "",
        depth=depth,
    )


class QuoteCard(QFrame):
    """Shows a record; opened, it also lets the person change it. Acts are only asked for."""

    chosen = Signal(str)
    """The id of a span that was clicked in the card."""
    type_asked = Signal(object)
    speaker_asked = Signal(QPushButton)
    unlink_asked = Signal(str)
    topic_asked = Signal(QPushButton)
    note_written = Signal(str)
    left = Signal()
    """The note is done with; the caret belongs into the article again."""

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
        self._fill()

    def show_view(self, view: CardView, *, is_open: bool) -> None:
        """Show another state of the record, keeping what is being typed into the note."""
        if view == self.view and is_open == self._is_open:
            return
        typing = self.note_field is not None and self.note_field.hasFocus()
        typed = self.note_field.text() if self.note_field is not None and typing else None
        self.view, self._is_open = view, is_open
        clear_layout(self._layout)
        self._fill()
        if typed is not None and self.note_field is not None:
            self.note_field.setText(typed)
            self.note_field.setFocus()

    def finish_writing(self) -> None:
        """Hand in the note as it is typed so far."""
        if self.note_field is not None and self.note_field.text().strip() != self.view.note.strip():
            self.note_written.emit(self.note_field.text())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Enter keep the note and Escape the old one; both lead back to the article."""
        field = self.note_field
        if watched is not field or event.type() is not QEvent.Type.KeyPress or field is None:
            return False
        key = event.key() if isinstance(event, QKeyEvent) else None
        if key not in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            return False
        if key == Qt.Key.Key_Escape:
            field.setText(self.view.note)
        self.left.emit()
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the record."""
        self.chosen.emit(self.view.record.id)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose the record by Enter or Space."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.chosen.emit(self.view.record.id)
        else:
            super().keyPressEvent(event)

    # how it is filled

    def _fill(self) -> None:
        self.note_field = None
        set_state(self, "chosen", self._is_open)
        self.setAccessibleName(_("Quote: {words}", words=_snippet(self.view.words)))
        self._layout.setContentsMargins(14 + 14 * min(self.view.depth, 3), 10, 14, 12)
        words = plain_label(_snippet(self.view.words), wraps=True)
        self._layout.addWidget(words)
        if self._is_open:
            self._fill_open()
        else:
            self._layout.addLayout(self._closed_chips())

    def _closed_chips(self) -> FlowLayout:
        row = FlowLayout()
        row.addWidget(_chip(_(TYPE_WORDS[self.view.record.quote_type]), "chip-quote"))
        row.addWidget(self._speaker_chip())
        for topic, text in self.view.topics:
            chip = _chip(_shortened(text), "chip-topic")
            chip.setToolTip(topic.topic_code or "")
            row.addWidget(chip)
        return row

    def _speaker_chip(self) -> QWidget:
        if self.view.speaker is None:
            return _chip(_("No speaker"), "chip-suggestion")
        return _chip(_shortened(self.view.speaker), "chip-speaker")

    def _fill_open(self) -> None:
        kind = ChipButton(_(TYPE_WORDS[self.view.record.quote_type]), "▾", role="chip-quote")
        kind.setToolTip(_("How the words are given back"))
        kind.setMenu(self._type_menu(kind))
        self._layout.addLayout(_row(kind))
        self._layout.addLayout(self._speaker_row())
        self._layout.addLayout(self._topic_row())
        self._layout.addWidget(self._note())

    def _type_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        for quote_type, words in TYPE_WORDS.items():
            if quote_type is not None:
                menu.addAction(_(words), partial(self.type_asked.emit, quote_type))
        return menu

    def _speaker_row(self) -> QHBoxLayout:
        name = _shortened(self.view.speaker) if self.view.speaker else _("Who speaks?")
        chip = ChipButton(name, "▾", role="chip-speaker" if self.view.speaker else "chip-suggestion")
        chip.setAccessibleName(_("Speaker: {name}", name=name))
        chip.clicked.connect(lambda: self.speaker_asked.emit(chip))
        row = _row(plain_label(_("Speaker"), role="muted"), chip)
        if self.view.mention is not None:
            where = _(
                "from “{mention}”, ¶ {paragraph}",
                mention=_shortened(self.view.mention, 22),
                paragraph=number(self.view.paragraph),
            )
            row.insertWidget(2, ElidingLabel(where, role="muted"), 1)
        return row

    def _topic_row(self) -> QHBoxLayout:
        chips = QWidget()
        flow = FlowLayout(chips)
        for topic, text in self.view.topics:
            chip = ChipButton(_shortened(text), "✕", role="chip-topic")
            chip.setAccessibleName(_("Take the topic {name} away", name=text))
            chip.setToolTip(chip.accessibleName())
            chip.clicked.connect(lambda _checked=False, gone=topic.id: self.unlink_asked.emit(gone))
            flow.addWidget(chip)
        add = button(_("+ Add"), role="chip")
        add.setAccessibleName(_("Add a topic"))
        add.clicked.connect(lambda: self.topic_asked.emit(add))
        flow.addWidget(add)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(plain_label(_("Topic"), role="muted"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(chips, 1)
        return row

    def _note(self) -> QLineEdit:
        field = QLineEdit(self.view.note)
        field.setPlaceholderText(_("A note for the desk…"))
        field.setAccessibleName(_("Note"))
        field.editingFinished.connect(lambda: self.note_written.emit(field.text()))
        field.installEventFilter(self)
        self.note_field = field
        return field


def _chip(text: str, role: str) -> QLabel:
    chip = plain_label(text, role=role)
    # Its words may be cut in a narrow panel; the card must not be.
    chip.setMinimumWidth(24)
    return chip


def _row(*widgets: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch()
    return row


def _snippet(words: str) -> str:
    return _shortened(words, _SNIPPET)


def _shortened(text: str, most: int = 28) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
