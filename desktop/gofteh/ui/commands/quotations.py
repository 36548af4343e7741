"""Quick marking: go to the next quotation that is not marked yet, and take what is offered for its record."""

from __future__ import annotations

from functools import lru_cache, partial
from operator import is_not
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gofteh.app.words import N_, _
from gofteh.domain.spans import QuoteType
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.app.candidates import Attributor
    from gofteh.app.offers import Offer
    from gofteh.domain.records import QuoteRecord
    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.workbench import Workbench

TYPE_WORDS: dict[QuoteType | None, str] = {
    QuoteType.DIRECT: N_("Direct quote"),
    QuoteType.INDIRECT: N_("Indirect"),
    QuoteType.MIXED: N_("Mixed"),
    None: N_("Type?"),
}
TAKING = (Act.TAKE_CANDIDATE, Act.TAKE_SECOND, Act.TAKE_THIRD, Act.TAKE_FOURTH)
"""The acts that take the first, the second … of what is offered."""

_TAKEN = {
    "speaker": N_("Said by “{words}”."),
    "person": N_("The speaker is {words}."),
    "type": N_("The quote is {words}."),
}
"""What is told, by the gap (``app.offers.Gap``) that was filled."""


class Quotations(QObject):
    """Finds what to mark next and fills what a record lacks."""

    hint = Signal(str)

    def __init__(self, workbench: Workbench, pane: ArticlePane, attributor: Attributor) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._attributor = _Remembering(attributor)
        self._offered: tuple[tuple[object, object, object], list[Offer]] | None = None
        """What was asked last (article, registry, record), and what is offered: cards ask again and again."""

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action does."""
        return {
            Act.NEXT_QUOTATION: lambda: self.go(1),
            Act.PREVIOUS_QUOTATION: lambda: self.go(-1),
            **{act: partial(self.take_nth, place) for place, act in enumerate(TAKING)},
        }

    def go(self, step: int) -> None:
        """Select the next or the previous quotation that is not marked; its record is not begun yet."""
        from gofteh.app.candidates import next_quotation

        document = self._bench.document
        if document is None:
            return
        selected = self._pane.selected_range()
        # A quotation that begins right at the caret is the next one.
        place = selected[0] if selected else self._pane.caret - (step > 0)
        area = next_quotation(document, self._attributor, place, step)
        if area is None:
            self.hint.emit(_("Every quotation that is easy to find is marked."))
            return
        self._bench.let_go()
        self._pane.select(*area)
        self._pane.scroll_to(*area)

    def offers(self, record: QuoteRecord) -> list[Offer]:
        """Return what may fill the first gap of a record."""
        from gofteh.app.offers import gaps, offers

        document = self._bench.document
        if document is None or not gaps(record):
            return []
        desk = self._bench.desk
        asked = (document, desk.session.state.registry, record)
        if self._offered is None or any(map(is_not, asked, self._offered[0])):
            self._offered = (asked, offers(document, asked[1], desk.records, record, self._attributor))
        return self._offered[1]

    def take(self, record: QuoteRecord, offer: Offer) -> None:
        """Take an offer."""
        if self._bench.attempt(lambda: self._bench.desk.take(record, offer)):
            words = words_of(offer) if isinstance(offer.answer, QuoteType) else offer.words
            self.hint.emit(_(_TAKEN[offer.gap], words=words))

    def take_nth(self, place: int) -> None:
        """Take the offer at ``place``, counted from 0, for the record that is worked on."""
        from gofteh.app.offers import gaps

        record = self._bench.desk.current_record
        if record is None:
            return
        offered = self.offers(record)
        if place < len(offered):
            self.take(record, offered[place])
        else:
            self.hint.emit(
                _("Nothing more is offered here.") if gaps(record) else _("This record lacks nothing.")
            )


def words_of(offer: Offer) -> str:
    """Return what people call an offer."""
    from gofteh.app.offers import NewSpeaker

    if isinstance(offer.answer, QuoteType):
        return _(TYPE_WORDS[offer.answer])
    return _("New: {name}", name=offer.words) if isinstance(offer.answer, NewSpeaker) else offer.words


class _Remembering:
    """Reads a long story once, not for every key press."""

    def __init__(self, attributor: Attributor) -> None:
        self.quotations = lru_cache(maxsize=2)(attributor.quotations)
        self.speakers = lru_cache(maxsize=64)(attributor.speakers)
