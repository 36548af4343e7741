"""A quote with its attribution, to be pasted elsewhere: plain words and HTML, in the language in use."""

import re
from dataclasses import dataclass
from html import escape

from gofteh.app.dates import local_day, short_date
from gofteh.app.words import _
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.records import QuoteRecord
from gofteh.domain.registry import Registry
from gofteh.domain.spans import QuoteType

_OPENERS = '«“"‹'
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
BETWEEN_PARTS = " […] "


@dataclass(frozen=True, slots=True)
class Citation:
    """What goes into the clipboard."""

    plain: str
    html: str


def cite(document: AnnotatedArticle, record: QuoteRecord, registry: Registry) -> Citation:
    """Return a quote with who said it, as what, where it was printed and when.

    The role is the one of the article's day. Words in marks keep theirs, other direct speech gets some,
    indirect speech none.
    """
    words = quoted(document, record)
    who = speaker_of(document, record, registry)
    source = printed_in(document)
    plain = f"{words}\n— {who}" + (f" ({source})" if source else "")
    title = f"<cite>{escape(document.article.title)}</cite>" if document.article.title else ""
    printed = _comma(document.text).join(part for part in (title, escape(source)) if part)
    direction = "rtl" if _RIGHT_TO_LEFT.search(words) else "ltr"
    foot = f"<footer>— {escape(who)}" + (f" ({printed})" if printed else "") + "</footer>"
    html = f'<blockquote dir="{direction}"><p>{escape(words)}</p>{foot}</blockquote>'
    return Citation(plain, html)


def quoted(document: AnnotatedArticle, record: QuoteRecord) -> str:
    """Return the words of a record in one line, its parts in reading order, in quotation marks."""
    parts = [" ".join(document.text_of(part).split()) for part in record.parts]
    words = BETWEEN_PARTS.join(parts)
    if record.quote_type is QuoteType.INDIRECT or words.startswith(tuple(_OPENERS)):
        return words
    return f"«{words}»" if _RIGHT_TO_LEFT.search(words) else f"“{words}”"


def speaker_of(document: AnnotatedArticle, record: QuoteRecord, registry: Registry) -> str:
    """Return name and role of who says a record, else the mention as written, else that nobody is known."""
    if record.speaker_id is not None:
        speaker = registry.resolve(record.speaker_id)
        role = speaker.role_on(_day(document))
        return f"{speaker.name}{_comma(document.text)}{role}" if role else speaker.name
    if record.mentions:
        return " ".join(document.text_of(record.mentions[0]).split())
    return _("speaker not known")


def printed_in(document: AnnotatedArticle) -> str:
    """Return publisher and date of an article, as far as they are known."""
    source = document.article.source
    dated = short_date(source.published_at) if source.published_at else ""
    return _comma(document.text).join(part for part in (source.publisher or "", dated) if part)


def _day(document: AnnotatedArticle) -> str | None:
    published = document.article.source.published_at
    return local_day(published) if published else None


def _comma(text: str) -> str:
    return "، " if _RIGHT_TO_LEFT.search(text) else ", "
