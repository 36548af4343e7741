"""The cards of the open article's quote records, the one that is worked on open and in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gofteh.ui.panels.long_column import LongColumn
from gofteh.ui.panels.widgets import set_state

if TYPE_CHECKING:
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.records import QuoteRecord
    from gofteh.domain.registry import Registry
    from gofteh.ui.commands.quotations import Quotations
    from gofteh.ui.panels.card import QuoteCard
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
        self._records: dict[str, QuoteRecord] = {}
        self._cards: dict[str, QuoteCard] = {}
        """Of the records that are near to be seen."""
        self._open_id: str | None = None
        self._pointed_id = ""
        self._registry: Registry | None = None
        self._document: AnnotatedArticle | None = None
        """The article, and the speakers, that the records are of: acts may be ahead of the cards."""
        self.column = LongColumn(self._make, self._forget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.column)

    def __len__(self) -> int:
        return len(self._records)

    def card_of(self, record_id: str) -> QuoteCard | None:
        """Return the card of a record."""
        self.column.reach(record_id)
        return self._cards.get(record_id)

    def chosen_card(self) -> QuoteCard | None:
        """Return the card of the record that is worked on."""
        record = self._bench.desk.current_record if self._bench.document else None
        return self.card_of(record.id) if record else None

    def finish_writing(self) -> None:
        """Hand in the note that is being typed."""
        for card in tuple(self._cards.values()):
            card.finish_writing()

    def show_records(self, records: list[QuoteRecord]) -> None:
        """Show these records in this order."""
        walked = next((key for key, card in self._cards.items() if card.is_walked), None)
        registry = self._bench.desk.session.state.registry if records else None
        current = self._bench.desk.current_record if records else None
        self._open_id = current.id if current else None
        self._records = {record.id: record for record in records}
        before, self._registry = self._registry, registry
        self._document = self._bench.document
        for record_id, card in self._cards.items():
            record = self._records.get(record_id)
            if record is not None and not self._stands(card, record, before):
                self._put(record)
        self.column.hold(self._open_id or "")
        self.column.show_keys(list(self._records))
        if walked is not None and walked not in self._records:
            self._go_on()

    def follow_choice(self) -> None:
        """Open the card that is worked on, bring it to sight, and close the one before."""
        current = self._bench.desk.current_record if self._bench.document else None
        before, self._open_id = self._open_id, current.id if current else None
        for record_id in dict.fromkeys((before, self._open_id)):
            record = self._records.get(record_id or "")
            if record is not None and record.id in self._cards:
                self._put(record)
        self.column.hold(self._open_id or "")
        self.column.bring_to_sight(self._open_id or "")

    def point(self, span_id: str) -> None:
        """Light the card up whose mark the pointer is at in the article, and no other."""
        record = self._bench.desk.record_with(span_id) if span_id and self._bench.document else None
        for record_id in {self._pointed_id, record.id if record else ""}:
            card = self._cards.get(record_id)
            if card is not None:
                set_state(card, "pointed", record is not None and record_id == record.id)
        self._pointed_id = record.id if record else ""

    def _make(self, record_id: str) -> QuoteCard:
        return self._put(self._records[record_id])

    def _forget(self, record_id: str, _card: QWidget) -> None:
        del self._cards[record_id]

    def _put(self, record: QuoteRecord) -> QuoteCard:
        # Cards come with an article, after the first paint.
        from gofteh.ui.panels.card import QuoteCard
        from gofteh.ui.panels.card_acts import connect_card
        from gofteh.ui.panels.card_view import card_view

        if self._document is None or self._registry is None:
            raise RuntimeError("a card of no article")
        is_open = record.id == self._open_id
        offered = tuple(self._quotations.offers(record)) if is_open else ()
        lit = self._bench.desk.chosen_id if is_open else None
        view = card_view(
            self._document, self._registry, record, depth=self._depth(record), offers=offered, lit=lit
        )
        card = self._cards.get(record.id)
        if card is None:
            card = self._cards[record.id] = QuoteCard(view, is_open=is_open)
            card.left.connect(self.left)
            card.pointed.connect(self.pointed)
            connect_card(card, self._bench, self._quotations, self.show_place)
        else:
            card.show_view(view, is_open=is_open)
        return card

    def _stands(self, card: QuoteCard, record: QuoteRecord, before: Registry | None) -> bool:
        """Tell whether a closed card shows what is: of hundreds one act changes one or two."""
        is_closed = not card.is_open and record.id != self._open_id
        return (
            is_closed
            and before is self._registry
            and card.view.depth == self._depth(record)
            and card.view.record == record
        )

    def _go_on(self) -> None:
        """Stay on the cards by keys where the card one was on went with its record's id."""
        card = self.chosen_card()
        if card is not None:
            card.enter()
        else:
            self.left.emit()

    def show_place(self, span_id: str) -> None:
        """Choose a mark and bring it to sight in the article."""
        self._bench.choose(span_id)
        # Whoever chooses in a card looks at it, and may go into it by the same key.
        self.follow_choice()
        self.place_asked.emit(span_id)

    def _depth(self, record: QuoteRecord) -> int:
        """Return how many quotes a record stands within."""
        depth, place = 0, record.inside
        while place is not None:
            depth, place = depth + 1, self._records[place].inside
        return depth
