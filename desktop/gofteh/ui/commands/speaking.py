"""Say to screen readers which marks the caret is in: painted marks are nothing to them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from gofteh.app.words import _, right_to_left
from gofteh.domain.spans import QUOTE, Span
from gofteh.ui.commands.quotations import TYPE_WORDS
from gofteh.ui.labels import label_words

if TYPE_CHECKING:
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.records import QuoteRecord
    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.workbench import Workbench


class Speaking(QObject):
    """Keeps the pane's accessible description at the marks under the caret, and announces each change.

    Away from all marks the description is the title of the article again.
    """

    def __init__(self, workbench: Workbench, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._title = ""
        self._said = ""
        workbench.document_changed.connect(self.say)
        pane.caret_moved.connect(lambda _place: self.say())

    def say(self) -> None:
        """Tell what is under the caret now, if it is not what was told before."""
        described = self._pane.accessibleDescription()
        if described != self._said:
            # Another article was shown, and the pane has described itself by its title.
            self._title, self._said = described, ""
        words = self._words()
        if words == self._said:
            return
        self._said = words
        self._pane.setAccessibleDescription(words or self._title)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(
                QAccessibleAnnouncementEvent(self._pane, words or _("No mark here"))
            )

    def _words(self) -> str:
        document = self._bench.document
        under = self._pane.spans_under_caret()
        if document is None or not under:
            return ""
        spans = [document.spans[each] for each in under if each in document.spans]
        separator = "؛ " if right_to_left() else "; "
        return separator.join(self._of(span, document) for span in spans)

    def _of(self, span: Span, document: AnnotatedArticle) -> str:
        record = self._bench.desk.record_with(span.id) if span.label == QUOTE else None
        if record is None:
            return f"{label_words(span.label)}: {document.text_of(span)}"
        kind = _(TYPE_WORDS[record.quote_type]) if record.quote_type else label_words(QUOTE)
        return _("{kind} by {speaker}", kind=kind, speaker=self._speaker_of(record, document))

    def _speaker_of(self, record: QuoteRecord, document: AnnotatedArticle) -> str:
        if record.speaker_id is not None:
            return self._bench.desk.session.state.registry.resolve(record.speaker_id).name
        if record.mentions:
            return document.text_of(record.mentions[0])
        return _("nobody yet")
