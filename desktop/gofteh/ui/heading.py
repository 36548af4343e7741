"""What stands above the text of an article, and what it is called in the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gofteh.app.dates import long_date
from gofteh.app.queue import headline
from gofteh.app.words import _, plural
from gofteh.ui.actions import Act
from gofteh.ui.keys import in_use
from gofteh.ui.panels.widgets import in_one_line, isolated

if TYPE_CHECKING:
    from gofteh.domain.document import AnnotatedArticle

_LONGEST = 90
"""Code points of a heading that the text itself lends: it says the same again right below."""


def title_of(document: AnnotatedArticle) -> str:
    """Return the title; an article without one is called by the first words of its first line."""
    if document.article.title:
        return document.article.title
    line = headline(None, document.text)
    if len(line) <= _LONGEST:
        return line
    return line[: _LONGEST + 1].rsplit(None, 1)[0].rstrip(" ،,؛;:«(") + "…"


def invitation(articles: int) -> str:
    """Return what the empty sheet says of a project with so many articles: a title, then what to do."""
    if articles:
        return _("No article is open") + "\n" + _("Choose one in the queue.")
    how = _(
        "Drag text files into this window, or import them with {keys}.",
        keys=isolated(in_use.label(Act.IMPORT)),
    )
    return _("This project has no articles yet") + "\n" + how


def byline_of(document: AnnotatedArticle) -> str:
    """Return publisher, date and length in one line."""
    source = document.article.source
    return in_one_line(
        source.publisher or source.name or "",
        long_date(source.published_at) if source.published_at else "",
        plural("{count} character", "{count} characters", len(document.text)),
    )
