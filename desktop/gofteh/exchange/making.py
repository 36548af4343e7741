"""A text that a reader found → the article that an import takes, its wire fields told, its text untouched."""

import hashlib
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from gofteh.app.formats import Found, Origin
from gofteh.app.titles import title_from
from gofteh.app.wire import recognise
from gofteh.domain.article import NOT_IN_XML, Article, Source, SourceKind, text_sha256
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import ImportArticle
from gofteh.domain.errors import Problem, ProblemKind

LARGEST = 20_000_000
"""Bytes of the largest file that is read as one article; a year of a newspaper is not one article."""

ID_LENGTH = 16
"""Hex digits of the text's hash in the id of its article."""

_SEPARATORS = re.compile(r"[/\\]")
_NOT_IN_WORDS = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffc\ufffd\ud800-\udfff]+"
)
"""What steers a line or shows as nothing: it would jumble the queue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What a reader found in a file; fields it does not know are looked for in the text."""

    text: str
    kind: SourceKind
    sha256: str
    """Of the bytes as received."""
    encoding: str | None = None
    steps: Sequence[str] = ()
    """What the reader changed already."""
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_at: str | None = None
    code: str | None = None
    rest: Mapping[str, object] = field(default_factory=dict)
    """What came along and has no place in a record."""


def whole(stream: BinaryIO, largest: int = LARGEST) -> bytes:
    """Return all bytes of ``stream``. Raises Problem when there are more than ``largest``."""
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise refusal(
            "The file is larger than {megabytes} MB.",
            "Split it into articles, one file each.",
            megabytes=largest // 1_000_000,
        )
    return data


def hash_of(data: bytes) -> str:
    """Return the SHA-256 of bytes as received, in lower-case hex."""
    return hashlib.sha256(data).hexdigest()


def found(read: Read, origin: Origin, line: int | None = None, notes: tuple[Problem, ...] = ()) -> Found:
    """Return the article of what was read; its id follows from its text.

    Raises Problem when there is no text in it, or zero bytes.
    """
    text, steps = fixed(read.text)
    if not text.strip():
        raise refusal("The file holds no text.", "Choose a file with an article in it.")
    wire = recognise(text)
    source = Source(
        kind=read.kind,
        imported_at=origin.at,
        name=printable(origin.name) or None,
        url=_words(read.url),
        publisher=_words(read.publisher) or wire.publisher,
        author=_words(read.author) or _words(wire.author),
        published_at=read.published_at or wire.published_at,
        sha256=read.sha256,
        encoding=read.encoding,
        normalization=(*read.steps, *steps),
    )
    digest = text_sha256(text)
    article = Article(
        id=f"art-{digest[:ID_LENGTH]}",
        text=text,
        source=source,
        created_at=origin.at,
        title=_words(read.title) or _words(title_from(text)),
        extra=_extra(read.code or wire.code, read.rest),
        sha256=digest,
    )
    return Found(ImportArticle(AnnotatedArticle.of(article)), line, notes=notes)


def printable(name: str) -> str:
    """Return a file name that can stand in a record: no separators, no bytes that are no letters."""
    return _SEPARATORS.sub("_", name.encode("utf-8", "replace").decode())


def refusal(message: str, cure: str, **details: object) -> Problem:
    """Return why a file, or a part of it, is not taken."""
    return Problem(message, kind=ProblemKind.INPUT, cure=cure, **details)


def _extra(code: str | None, rest: Mapping[str, object]) -> str | None:
    kept = {**({"code": code} if code else {}), **rest}
    if not kept:
        return None
    # Half surrogates could not be written to any file.
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace").decode()


def fixed(text: str) -> tuple[str, list[str]]:
    """Return the text as it is kept, with the names of the steps that changed it."""
    if "\0" in text:
        raise refusal("This is no text: it holds zero bytes.", "Import the article as a text file in UTF-8.")
    steps = []
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        steps.append("newlines-to-lf")
    fixed = NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    if fixed != text:
        steps.append("replace-illegal-characters")
    return fixed, steps


def _words(value: str | None) -> str | None:
    """Return a name or title in one line, or None when nothing is left of it."""
    return " ".join(_NOT_IN_WORDS.sub(" ", value).split())[:1_000] or None if value else None
