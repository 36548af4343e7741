"""Who speaks in the open article, with the places where they do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from gofteh.app.words import _, number, plural
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.share import SpeakerNames
from gofteh.ui.panels.widgets import button, clear_layout, plain_label, start_of

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.records import QuoteRecord
    from gofteh.domain.registry import Registry


class SpeakersView(QWidget):
    """One card a speaker: the name, and a button for each quote."""

    place_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "column")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(2, 2, 2, 2)
        self._layout.setSpacing(10)
        self._names = SpeakerNames()
        self._by_name: dict[str, list[QuoteRecord]] = {}

    def show_document(
        self, document: AnnotatedArticle | None, records: list[QuoteRecord], registry: Registry | None
    ) -> int:
        """Show the speakers of the article; returns how many there are."""
        by_name: dict[str, list[QuoteRecord]] = {}
        for record, name in zip(records, self._names.of(document, records, registry), strict=True):
            if name is not None:
                by_name.setdefault(name, []).append(record)
        self._by_name = by_name
        if self.isVisible():
            self._show()
        return len(by_name)

    def showEvent(self, event: QShowEvent) -> None:
        """Make the cards, which nobody needs before they are looked at."""
        self._show()
        super().showEvent(event)

    def _show(self) -> None:
        clear_layout(self._layout)
        for name, theirs in self._by_name.items():
            self._layout.addWidget(self._card(name, theirs))
        if not self._by_name:
            self._layout.addWidget(plain_label(_("Nobody speaks yet."), role="muted"))
        self._layout.addStretch()

    def _card(self, name: str, records: list[QuoteRecord]) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        layout = QVBoxLayout(card)
        layout.setContentsMargins(14, 10, 14, 12)
        heading = plain_label(name, role="heading", wraps=True)
        heading.setAlignment(start_of(self))
        layout.addWidget(heading)
        layout.addWidget(plain_label(plural("{count} quote", "{count} quotes", len(records)), role="muted"))
        places = FlowLayout()
        for place, record in enumerate(records, start=1):
            places.addWidget(self._place_button(number(place), record.id))
        layout.addLayout(places)
        return card

    def _place_button(self, text: str, span_id: str) -> QPushButton:
        made = button(text, role="chip-quote", name=_("Quote {number}", number=text))
        made.clicked.connect(lambda: self.place_asked.emit(span_id))
        return made
