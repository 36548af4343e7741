"""Parts, agencies and joins by keys: what becomes of the selection or the chosen part of a record."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gofteh.app.words import _
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.domain.records import QuoteRecord
    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.workbench import Workbench


class Parts(QObject):
    """Builds up the record that is worked on."""

    hint = Signal(str)

    def __init__(self, workbench: Workbench, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action does."""
        return {
            Act.ADD_PART: self._add_part,
            Act.JOIN_PREVIOUS: self._join,
            Act.SPLIT_OFF: self._split,
            Act.MARK_VIA: self._mark_via,
        }

    def _add_part(self) -> None:
        self._with_selection(
            self._bench.desk.add_part,
            _("Added as a part of the same quote."),
            _("Select the words of the other part first."),
        )

    def _mark_via(self) -> None:
        self._with_selection(
            self._bench.desk.mark_via,
            _("It comes by way of “{words}”."),
            _("Select the agency that carries the quote first."),
        )

    def _with_selection(
        self, act: Callable[[QuoteRecord, int, int], object], done: str, missing: str
    ) -> None:
        area, record, document = (
            self._pane.selected_range(),
            self._bench.desk.current_record,
            self._bench.document,
        )
        if area is None or record is None or document is None:
            self.hint.emit(missing)
            return
        words = document.text[slice(*area)]
        if self._bench.attempt(partial(act, record, *area)):
            self._pane.set_caret(area[1])
            self.hint.emit(done.format(words=words))

    def _join(self) -> None:
        desk = self._bench.desk
        record = desk.current_record
        before = desk.neighbour(record, -1) if record is not None else None
        if record is None or before is None:
            self.hint.emit(_("There is no quote before this one."))
        elif self._bench.attempt(lambda: desk.merge(record, before)):
            self.hint.emit(_("Both are parts of one quote now."))

    def _split(self) -> None:
        """Split the chosen part off; with none chosen, the last one."""
        desk = self._bench.desk
        record, chosen = desk.current_record, desk.chosen
        if record is None:
            return
        ids = [part.id for part in record.parts]
        part_id = chosen.id if chosen is not None and chosen.id in ids[1:] else ids[-1]
        if self._bench.attempt(lambda: desk.split_off(part_id)):
            self.hint.emit(_("The part is a quote of its own now."))
