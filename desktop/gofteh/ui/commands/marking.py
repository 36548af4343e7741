"""Acts on marks: what the keys and buttons do with the selection or the chosen mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gofteh.app.words import _, number
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC, QuoteType
from gofteh.ui.actions import Act
from gofteh.ui.commands.linking import Linking
from gofteh.ui.commands.shaping import Shaping
from gofteh.ui.labels import label_words
from gofteh.ui.suggested_spans import is_suggested

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.app.event import HistoryLine
    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.workbench import Workbench


class Marking(QObject):
    """Turns actions into acts at the desk, with what the pane says is selected."""

    hint = Signal(str)
    """What just happened or what is expected, for the status bar."""
    card_asked = Signal()
    """Enter without anything to confirm: the keys go into the card of the record that is worked on."""

    def __init__(self, workbench: Workbench, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self.linking = Linking(workbench, pane)
        self.linking.hint.connect(self.hint)
        self.shaping = Shaping(workbench, pane)
        self.shaping.hint.connect(self.hint)
        pane.span_clicked.connect(self._clicked)
        pane.edges_dragged.connect(self._dragged)

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action about marks does."""
        return {
            Act.MARK_QUOTE: lambda: self._label(QUOTE),
            Act.MARK_SPEAKER: lambda: self._label(SPEAKER),
            Act.MARK_TOPIC: lambda: self._label(TOPIC),
            Act.MARK_CUE: lambda: self._label(CUE),
            Act.LINK: self.linking.begin,
            Act.LINK_OTHERWISE: self.linking.otherwise,
            Act.CONFIRM: self._confirm,
            Act.DIRECT: lambda: self._set_type(QuoteType.DIRECT),
            Act.INDIRECT: lambda: self._set_type(QuoteType.INDIRECT),
            Act.MIXED: lambda: self._set_type(QuoteType.MIXED),
            Act.DELETE: self._delete,
            Act.NEXT_MARK: lambda: self._step(1),
            Act.PREVIOUS_MARK: lambda: self._step(-1),
            Act.MARK_HERE: self._mark_here,
            Act.CANCEL: self.cancel,
            **self.shaping.handlers(),
            Act.UNDO: self._undo,
            Act.REDO: self._redo,
        }

    def word_at_caret(self) -> str:
        """Return the word under the caret, without marks and punctuation."""
        document = self._bench.document
        area = self._pane.selector.word_at(self._pane.caret) if self._pane.selector else None
        return document.text[slice(*area)] if document and area else ""

    def cancel(self) -> None:
        """Let go of linking first, then of the selection, then of the chosen mark."""
        if self.linking.is_on:
            self.linking.cancel()
        elif self._pane.selected_range() is not None:
            self._pane.set_caret(self._pane.caret)
        else:
            self._bench.let_go()

    def _confirm(self) -> None:
        if self.linking.is_on:
            self.linking.confirm()
        else:
            self.card_asked.emit()

    def _label(self, label: str) -> None:
        """Mark the selection; without one, give the chosen mark another label."""
        area = self._pane.selected_range()
        self._bench.attempt(
            lambda: self._bench.desk.mark(*area, label) if area else self._bench.desk.relabel(label)
        )
        if area and self._pane.selected_range() is not None:
            self._pane.set_caret(area[1])
        self._bench.choice_changed.emit()

    def _set_type(self, quote_type: QuoteType) -> None:
        desk = self._bench.desk
        record = desk.current_record
        if record is not None:
            self._bench.attempt(lambda: desk.set_quote_type(record, quote_type))

    def _delete(self) -> None:
        self._bench.attempt(self._bench.desk.delete)
        self._bench.choice_changed.emit()

    def _step(self, step: int) -> None:
        if self.linking.is_on:
            self.linking.step(step)
            return
        chosen = self._bench.desk.choose_next(step, self._pane.caret)
        self._bench.choice_changed.emit()
        if chosen is not None:
            self._pane.set_caret(chosen.start)
            self._pane.scroll_to(chosen.start, chosen.end)

    def _mark_here(self) -> None:
        """Choose the innermost mark at the caret; again, the next one out, and round."""
        document = self._bench.document
        here = [name for name in self._pane.spans_under_caret() if document and name in document.spans]
        if document is None or not here:
            self.hint.emit(_("There is no mark at the caret."))
            return
        chosen = self._pane.chosen_id
        place = (here.index(chosen) + 1) % len(here) if chosen in here else 0
        self._bench.choose(here[place])
        span = document.span(here[place])
        self.hint.emit(
            _(
                "{label}, {place} of {count} here: “{words}”",
                label=label_words(span.label),
                place=number(place + 1),
                count=number(len(here)),
                words=_shortened(document.text_of(span)),
            )
        )

    def _clicked(self, span_id: str) -> None:
        if is_suggested(span_id):
            return
        if self.linking.is_on:
            self.linking.link_to(span_id)
        else:
            self._bench.choose(span_id or None)

    def _dragged(self, span_id: str, start: int, end: int) -> None:
        if is_suggested(span_id):
            return
        self._bench.attempt(lambda: self._bench.desk.move_edges(span_id, start, end))

    def _undo(self) -> None:
        self._tell(self._bench.desk.undo, _("Undone: {act}"), _("Nothing to undo."))

    def _redo(self) -> None:
        self._tell(self._bench.desk.redo, _("Done again: {act}"), _("Nothing to do again."))

    def _tell(self, act: Callable[[], HistoryLine | None], done: str, nothing: str) -> None:
        lines: list[HistoryLine | None] = []
        if self._bench.attempt(lambda: lines.append(act())):
            line = lines[0]
            self.hint.emit(done.format(act=self._bench.words_of(line)) if line else nothing)


_LONGEST_HINT = 60


def _shortened(words: str) -> str:
    return words if len(words) <= _LONGEST_HINT else words[:_LONGEST_HINT].rstrip() + "…"
