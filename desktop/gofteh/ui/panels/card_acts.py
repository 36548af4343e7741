"""What becomes of a wish that is made on a card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gofteh.ui.panels.link_menu import show_add_menu, show_mark_menu
from gofteh.ui.panels.speaker_menu import show_speaker_menu

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.commands.quotations import Quotations
    from gofteh.ui.panels.card import QuoteCard
    from gofteh.ui.workbench import Workbench


def connect_card(
    card: QuoteCard, bench: Workbench, quotations: Quotations, show: Callable[[str], object]
) -> None:
    """Let the card's wishes become acts at the desk; ``show`` brings a mark to sight in the article."""

    def ask(act: Callable[[], object]) -> None:
        bench.attempt(act)

    card.chosen.connect(show)
    card.type_asked.connect(lambda wanted: ask(lambda: bench.desk.set_quote_type(card.view.record, wanted)))
    card.offer_taken.connect(lambda offer: quotations.take(card.view.record, offer))
    card.unlink_asked.connect(
        lambda span_id, kind: ask(lambda: bench.desk.unlink(card.view.record, span_id, kind))
    )
    card.split_asked.connect(lambda part_id: ask(lambda: bench.desk.split_off(part_id)))
    card.unnest_asked.connect(lambda: ask(lambda: bench.desk.unnest(card.view.record)))
    card.note_written.connect(lambda text: ask(lambda: bench.desk.set_note(card.view.record.id, text)))
    card.speaker_asked.connect(lambda chip: show_speaker_menu(bench, card.view.record, chip))
    card.add_asked.connect(lambda kind, chip: show_add_menu(bench, card.view.record, kind, chip))
    card.mark_menu_asked.connect(
        lambda span_id, kind, chip: show_mark_menu(
            bench, card.view.record, span_id, kind, anchor=chip, show=show
        )
    )
