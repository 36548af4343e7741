"""Plain text files: one file, one article."""

import hashlib
import re
from collections.abc import Iterator
from typing import BinaryIO

from gofteh.app.formats import Found, Origin
from gofteh.domain.article import NOT_IN_XML, Article, Source, SourceKind, text_sha256
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import ImportArticle
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.exchange.decoding import decode

LARGEST = 20_000_000
"""Bytes of the largest text file that is read; a year of a newspaper is not one article."""

ID_LENGTH = 16
"""Hex digits of the text's hash in the id of its article."""

_SEPARATORS = re.compile(r"[/\\]")


def read_txt(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Yield the one article of a text file; its id follows from its text.

    Raises Problem when the file is too large, empty, binary or in no known encoding.
    """
    data = stream.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _refusal(
            "The file is larger than {megabytes} MB.",
            "Split it into articles, one file each.",
            megabytes=LARGEST // 1_000_000,
        )
    decoded = decode(data)
    text, steps = _fixed(decoded.text)
    if not text.strip():
        raise _refusal("The file holds no text.", "Choose a file with an article in it.")
    if decoded.had_mark:
        steps.insert(0, "strip-bom")
    source = Source(
        kind=SourceKind.TXT,
        imported_at=origin.at,
        name=_printable(origin.name),
        sha256=hashlib.sha256(data).hexdigest(),
        encoding=decoded.encoding,
        normalization=tuple(steps),
    )
    digest = text_sha256(text)
    article = Article(
        id=f"art-{digest[:ID_LENGTH]}", text=text, source=source, created_at=origin.at, sha256=digest
    )
    yield Found(ImportArticle(AnnotatedArticle.of(article)))


def _fixed(text: str) -> tuple[str, list[str]]:
    """Return the text as it is kept, with the names of the steps that changed it."""
    if "\0" in text:
        raise _refusal("This is no text: it holds zero bytes.", "Import the article as a text file in UTF-8.")
    steps = []
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        steps.append("newlines-to-lf")
    fixed = NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    if fixed != text:
        steps.append("replace-illegal-characters")
    return fixed, steps


def _printable(name: str) -> str:
    """Return a file name that can stand in a record: no separators, no bytes that are no letters."""
    return _SEPARATORS.sub("_", name.encode("utf-8", "replace").decode())


def _refusal(message: str, cure: str, **details: object) -> Problem:
    return Problem(message, kind=ProblemKind.INPUT, cure=cure, **details)
