"""PDF: pages hold letters at places, not text; half-spaces are lost in all of them, sometimes the order too.

So every text comes with a warning, and one whose commonest words are broken only when a person insists.
"""

from collections.abc import Iterator
from typing import BinaryIO

from gofteh.app.formats import Found, Origin
from gofteh.domain.article import SourceKind
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.exchange.making import Read, found, hash_of, refusal, whole
from gofteh.exchange.plausible import likeness

_LARGEST = 200_000_000
_MOST_PAGES = 2_000
_MOST_TEXT = 20_000_000
"""Code points."""


def read_pdf(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Yield the one article of a PDF, with a warning. Raises Problem when its text cannot be trusted."""
    data = whole(stream, _LARGEST)
    text = "\n".join(page.replace("\r\n", "\n").strip() for page in _pages(data)).strip()
    if not text:
        raise refusal(
            "The pages hold pictures but no text.",
            "Ask for the text itself, or for the Word file it came from.",
        )
    # PDFium marks a hyphen at a line end with this sign that no text holds.
    text = text.replace("\ufffe", "-")
    if likeness(text).is_garbled and not origin.choices.doubtful:
        raise refusal(
            "The letters come out of this PDF broken or in a wrong order.",
            "Ask for the text or the Word file. To take it all the same, use --doubtful.",
        )
    lost = Problem(
        "PDF files lose half-spaces, and sometimes letters.",
        kind=ProblemKind.INPUT,
        cure="Read the text through before you mark anything in it.",
    )
    yield found(
        Read(text=text, kind=SourceKind.PDF, sha256=hash_of(data), steps=["pdf-to-text"]),
        origin,
        notes=(lost,),
    )


def _pages(data: bytes) -> Iterator[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise refusal(
            "The PDF is damaged or locked with a password.", "Open it in its program and save it again."
        ) from error
    try:
        if len(document) > _MOST_PAGES:
            raise refusal(
                "The PDF has more than {count} pages.", "Import the pages of one article.", count=_MOST_PAGES
            )
        size = 0
        for number in range(len(document)):
            words = _page(document, number)
            size += len(words)
            if size > _MOST_TEXT:
                raise refusal("The text is too long for one article.", "Import the pages of one article.")
            yield words
    finally:
        document.close()


def _page(document: "object", number: int) -> str:
    import pypdfium2

    try:
        page = document[number]  # type: ignore[index]
        text_page = page.get_textpage()
        words = str(text_page.get_text_bounded())
    except (pypdfium2.PdfiumError, UnicodeError, ValueError) as error:
        raise refusal(
            "Page {number} of the PDF is damaged.",
            "Open it in its program and save it again.",
            number=number + 1,
        ) from error
    text_page.close()
    page.close()
    return words
