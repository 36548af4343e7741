"""What stands above the text of an article, and what it is called in the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gofteh.app.dates import long_date
from gofteh.app.words import plural
from gofteh.ui.panels.queue_items import headline
from gofteh.ui.panels.widgets import in_one_line

if TYPE_CHECKING:
    from gofteh.domain.document import AnnotatedArticle

_LONGEST = 160


def title_of(document: AnnotatedArticle) -> str:
    """Return the title; articles without one are called by their first words."""
    title = headline(document.article.title, document.text[:_LONGEST])
    return title if len(title) < _LONGEST else title[:_LONGEST].rsplit(" ", 1)[0] + "…"


def byline_of(document: AnnotatedArticle) -> str:
    """Return publisher, date and length in one line."""
    source = document.article.source
    return in_one_line(
        source.publisher or source.name or "",
        long_date(source.published_at) if source.published_at else "",
        plural("{count} character", "{count} characters", len(document.text)),
    )
