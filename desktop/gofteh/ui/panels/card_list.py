"""The cards of the open article's quote records, the one that is worked on open and in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gofteh.ui.panels.card import QuoteCard
from gofteh.ui.panels.card_acts import connect_card
from gofteh.ui.panels.card_view import card_view
from gofteh.ui.panels.widgets import scrolling, set_state

if TYPE_CHECKING:
    from gofteh.domain.records import QuoteRecord
    from gofteh.domain.registry import Registry
    from gofteh.ui.commands.quotations import Quotations
    from gofteh.ui.workbench import Workbench


class CardList(QWidget):
    """Follows the workbench; keeps the widgets of the records that stay."""

    place_asked = Signal(str)
    """A span to show in the article."""
    pointed = Signal(str)
    """A span to light up in the article, or "" for none."""
    left = Signal()
    """The caret belongs into the article again."""

    def __init__(self, workbench: Workbench, quotations: Quotations) -> None:
        super().__init__()
        self._bench = workbench
        self._quotations = quotations
        self._cards: dict[str, QuoteCard] = {}
        self._open_id: str | None = None
        self._pointed_id = ""
        self._registry: Registry | None = None
        column = QWidget()
        column.setProperty("role", "column")
        self._column = QVBoxLayout(column)
        self._column.setContentsMargins(2, 2, 2, 2)
        self._column.setSpacing(10)
        self._column.addStretch()
        self._scroll: QScrollArea = scrolling(column)
        # A card that opens grows only when the layout has run, and with it the way to scroll.
        self._scroll.verticalScrollBar().rangeChanged.connect(self._bring_to_sight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._scroll)

    def __len__(self) -> int:
        return len(self._cards)

    def card_of(self, record_id: str) -> QuoteCard | None:
        """Return the card of a record."""
        return self._cards.get(record_id)

    def chosen_card(self) -> QuoteCard | None:
        """Return the card of the record that is worked on."""
        record = self._bench.desk.current_record if self._bench.document else None
        return self._cards.get(record.id) if record else None

    def finish_writing(self) -> None:
        """Hand in the note that is being typed."""
        for card in tuple(self._cards.values()):
            card.finish_writing()

    def show_records(self, records: list[QuoteRecord]) -> None:
        """Show these records in this order."""
        walked = next((key for key, card in self._cards.items() if card.is_walked), None)
        self._forget_others({record.id for record in records})
        registry = self._bench.desk.session.state.registry if records else None
        current = self._bench.desk.current_record if records else None
        self._open_id = current.id if current else None
        depths = _depths(records)
        for place, record in enumerate(records):
            card = self._cards.get(record.id)
            if card is None or not self._stands(card, record, depths[record.id], registry):
                card = self._put(record, depths[record.id])
            if self._column.indexOf(card) != place:
                self._column.insertWidget(place, card)
        self._registry = registry
        if walked is not None and walked not in self._cards:
            self._go_on()

    def follow_choice(self) -> None:
        """Open the card that is worked on, bring it to sight, and close the one before."""
        current = self._bench.desk.current_record if self._bench.document else None
        before, self._open_id = self._open_id, current.id if current else None
        for record_id in dict.fromkeys((before, self._open_id)):
            card = self._cards.get(record_id or "")
            if card is not None:
                is_current = current is not None and record_id == current.id
                self._put(current if is_current and current else card.view.record, card.view.depth)
        QTimer.singleShot(0, self, self._bring_to_sight)

    def point(self, span_id: str) -> None:
        """Light the card up whose mark the pointer is at in the article, and no other."""
        record = self._bench.desk.record_with(span_id) if span_id and self._bench.document else None
        for record_id in {self._pointed_id, record.id if record else ""}:
            card = self._cards.get(record_id)
            if card is not None:
                set_state(card, "pointed", record is not None and record_id == record.id)
        self._pointed_id = record.id if record else ""

    def _bring_to_sight(self) -> None:
        card = self._cards.get(self._open_id or "")
        if card is not None:
            # Of a card that is higher than the list its beginning counts.
            self._scroll.ensureVisible(0, card.geometry().bottom(), 0, 12)
            self._scroll.ensureVisible(0, card.y(), 0, 12)

    def _put(self, record: QuoteRecord, depth: int) -> QuoteCard:
        state = self._bench.desk.session.state
        is_open = record.id == self._open_id
        offered = tuple(self._quotations.offers(record)) if is_open else ()
        lit = self._bench.desk.chosen_id if is_open else None
        view = card_view(state.open_document, state.registry, record, depth=depth, offers=offered, lit=lit)
        card = self._cards.get(record.id)
        if card is None:
            card = self._cards[record.id] = QuoteCard(view, is_open=is_open)
            card.left.connect(self.left)
            card.pointed.connect(self.pointed)
            connect_card(card, self._bench, self._quotations, self.show_place)
        else:
            card.show_view(view, is_open=is_open)
        return card

    def _stands(self, card: QuoteCard, record: QuoteRecord, depth: int, registry: Registry | None) -> bool:
        """Tell whether a closed card shows what is: of hundreds one act changes one or two."""
        is_closed = not card.is_open and record.id != self._open_id
        return (
            is_closed
            and registry is self._registry
            and card.view.depth == depth
            and card.view.record == record
        )

    def _go_on(self) -> None:
        """Stay on the cards by keys where the card one was on went with its record's id."""
        card = self.chosen_card()
        if card is not None:
            card.enter()
        else:
            self.left.emit()

    def _forget_others(self, kept: set[str]) -> None:
        for record_id in [key for key in self._cards if key not in kept]:
            card = self._cards.pop(record_id)
            self._column.removeWidget(card)
            card.hide()
            card.deleteLater()

    def show_place(self, span_id: str) -> None:
        """Choose a mark and bring it to sight in the article."""
        self._bench.choose(span_id)
        self.place_asked.emit(span_id)


def _depths(records: list[QuoteRecord]) -> dict[str, int]:
    """Return how many quotes each record stands within."""
    outer = {record.id: record.inside for record in records}
    depths: dict[str, int] = {}
    for record in records:
        depth, place = 0, record.inside
        while place is not None:
            depth, place = depth + 1, outer.get(place)
        depths[record.id] = depth
    return depths
