"""Linking by keys or mouse: press L, go to the other mark, press Enter or click it."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gofteh.app.words import _
from gofteh.ui.article.view import ArticlePane
from gofteh.ui.workbench import Workbench

if TYPE_CHECKING:
    from gofteh.domain.spans import Span


class Linking(QObject):
    """While it is on, one mark waits for the other end of its link."""

    hint = Signal(str)

    def __init__(self, workbench: Workbench, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._targets: list[Span] = []
        self._place = 0
        workbench.article_opened.connect(self.cancel)

    @property
    def is_on(self) -> bool:
        """Tell whether a mark waits."""
        return bool(self._targets)

    def begin(self) -> None:
        """Begin at the chosen mark, the nearest that can be linked first; pressed again, confirm."""
        if self.is_on:
            self.confirm()
            return
        self._targets = self._bench.desk.link_targets()
        self._place = 0
        if not self._targets:
            self.hint.emit(_("There is nothing to link here: choose a quote, and mark a speaker or a topic."))
            return
        self._show()

    def step(self, step: int) -> None:
        """Go to the next or the previous mark that can be linked."""
        self._place = (self._place + step) % len(self._targets)
        self._show()

    def confirm(self) -> None:
        """Link with the mark that is shown."""
        if self.is_on:
            self.link_to(self._targets[self._place].id)

    def link_to(self, span_id: str) -> None:
        """Link with a mark and be done."""
        chosen = self._bench.desk.chosen
        self.cancel()
        if chosen is not None and span_id and span_id != chosen.id:
            self._bench.attempt(lambda: self._bench.desk.link(chosen.id, span_id))

    def cancel(self) -> None:
        """Let it be."""
        if self._targets:
            self._targets = []
            self._pane.hover(None)
            self.hint.emit("")

    def _show(self) -> None:
        target = self._targets[self._place]
        self._pane.hover(target.id)
        self._pane.scroll_to(target.start, target.end)
        document = self._bench.desk.session.state.open_document
        self.hint.emit(
            _("Link with “{words}”? Enter links, Tab goes on, Escape stops.", words=document.text_of(target))
        )
