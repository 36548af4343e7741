"""What a span is called beside the pointer and in the last line: its label, its type, who is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gofteh.app.words import _
from gofteh.domain.spans import QUOTE, Span
from gofteh.ui.commands.quotations import TYPE_WORDS
from gofteh.ui.labels import label_words
from gofteh.ui.suggested_spans import is_suggested

if TYPE_CHECKING:
    from gofteh.ui.workbench import Workbench


def span_title(bench: Workbench, span: Span) -> str:
    """Return the label of ``span`` in words, with its type for a quote and the person it points at."""
    title = label_words(span.label)
    if span.label == QUOTE and span.quote_type is not None:
        title = _(TYPE_WORDS.get(span.quote_type, "")) or title
    if is_suggested(span.id):
        return _("Suggestion: {type}", type=title)
    registry = bench.desk.session.state.registry
    if span.speaker_id is not None and span.speaker_id in registry.speakers:
        name = registry.resolve(span.speaker_id).name
        return f"{title}: {name}"
    return title
