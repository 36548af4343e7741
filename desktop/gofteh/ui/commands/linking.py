"""Linking by keys or mouse: press L, go to the other mark, press Enter or click it.

What would be linked is told before it is done. Shift+L goes on to another kind of link.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gofteh.app.words import N_, _
from gofteh.domain.links import ABOUT, CONTINUES, CUED_BY, INSIDE, SAID_BY, VIA
from gofteh.ui.actions import Act
from gofteh.ui.keys import in_use

if TYPE_CHECKING:
    from gofteh.app.desk.links import LinkChoice
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.spans import Span
    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.workbench import Workbench

_MOST_WORDS = 40
_ASKED = {
    SAID_BY: N_("Said by “{words}”?"),
    VIA: N_("By way of “{words}”?"),
    ABOUT: N_("About “{words}”?"),
    CUED_BY: N_("With the cue “{words}”?"),
    CONTINUES: N_("One quote with “{words}”?"),
    INSIDE: N_("“{inner}” within “{words}”?"),
}


class Linking(QObject):
    """While it is on, one mark waits for the other end of its link."""

    hint = Signal(str)

    def __init__(self, workbench: Workbench, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._targets: list[Span] = []
        self._place = 0
        self._kind = 0
        """Which of the ways to join the two is meant."""
        workbench.article_opened.connect(self.cancel)
        pane.span_hovered.connect(self._hovered)

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
        self._place = self._kind = 0
        if not self._targets:
            self.hint.emit(_("There is nothing to link here: choose a quote, and mark a speaker or a topic."))
            return
        self._show()

    def otherwise(self) -> None:
        """Go on to the next kind of link; not begun yet, begin."""
        if self.is_on:
            self._kind += 1
            self._tell()
        else:
            self.begin()

    def step(self, step: int) -> None:
        """Go to the next or the previous mark that can be linked."""
        self._place = (self._place + step) % len(self._targets)
        self._kind = 0
        self._show()

    def confirm(self) -> None:
        """Link with the mark that is shown."""
        if self.is_on:
            self.link_to(self._targets[self._place].id)

    def link_to(self, span_id: str) -> None:
        """Link with a mark, in the way that was told for it, and be done."""
        chosen = self._bench.desk.chosen
        is_told = self.is_on and self._targets[self._place].id == span_id
        choice = self._choice() if is_told else None
        self.cancel()
        if chosen is not None and span_id and span_id != chosen.id:
            kind = choice.kind if choice is not None else None
            self._bench.attempt(lambda: self._bench.desk.link(chosen.id, span_id, kind))

    def cancel(self) -> None:
        """Let it be."""
        if self._targets:
            self._targets = []
            self._pane.hover(None)
            self.hint.emit("")

    def _hovered(self, span_id: str) -> None:
        """Tell of the mark under the pointer what a click would do."""
        places = [place for place, span in enumerate(self._targets) if span.id == span_id]
        if places and places[0] != self._place:
            self._place, self._kind = places[0], 0
            self._tell()

    def _choice(self) -> LinkChoice | None:
        chosen = self._bench.desk.chosen
        if chosen is None:
            return None
        choices = self._bench.desk.link_choices(chosen.id, self._targets[self._place].id)
        return choices[self._kind % len(choices)] if choices else None

    def _show(self) -> None:
        target = self._targets[self._place]
        self._pane.hover(target.id)
        self._pane.scroll_to(target.start, target.end)
        self._tell()

    def _tell(self) -> None:
        choice, document = self._choice(), self._bench.document
        if choice is None or document is None:
            return
        words = [_asked(document, choice)]
        if choice.gives_way:
            old = document.span(choice.gives_way[0].to_id)
            words.append(_("“{words}” gives way.", words=_short(document, old)))
        words.append(_("Enter or a click links, Tab goes on, Escape stops."))
        chosen = self._bench.desk.chosen
        if chosen is not None and len(self._bench.desk.link_choices(choice.from_id, choice.to_id)) > 1:
            words.append(_("{key} is for another kind.", key=in_use.label(Act.LINK_OTHERWISE)))
        self.hint.emit(" ".join(words))


def _asked(document: AnnotatedArticle, choice: LinkChoice) -> str:
    return _(
        _ASKED[choice.kind],
        words=_short(document, document.span(choice.to_id)),
        inner=_short(document, document.span(choice.from_id)),
    )


def _short(document: AnnotatedArticle, span: Span) -> str:
    words = " ".join(document.text_of(span).split())
    return words if len(words) <= _MOST_WORDS else words[: _MOST_WORDS - 1].rstrip() + "…"
