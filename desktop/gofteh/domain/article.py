"""An article as imported: its text never changes, all offsets count its code points."""

import json
import re
from dataclasses import dataclass, field
from enum import StrEnum

from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_id, check_time, check_words

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_STEP = re.compile(r"[a-z0-9-]+")
NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class Status(StrEnum):
    """How far the work on an article is."""

    NEW = "new"
    IN_PROGRESS = "in_progress"
    DONE = "done"
    REVIEWED = "reviewed"
    REJECTED = "rejected"


class SourceKind(StrEnum):
    """What an article was read from."""

    TXT = "txt"
    HTML = "html"
    DOCX = "docx"
    PDF = "pdf"
    CSV = "csv"
    XLSX = "xlsx"
    JSONL = "jsonl"
    EPUB = "epub"
    EML = "eml"
    PASTE = "paste"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where an article came from and what import changed in it."""

    kind: SourceKind
    imported_at: str
    name: str | None = None
    """File name without its folder: folders name people."""
    url: str | None = None
    publisher: str | None = None
    author: str | None = None
    published_at: str | None = None
    sha256: str | None = None
    """Of the bytes as received, lower-case hex."""
    encoding: str | None = None
    normalization: tuple[str, ...] = ()
    """The steps import took on the text, in order, e.g. ``newlines-to-lf``."""

    def __post_init__(self) -> None:
        check_time(self.imported_at)
        if self.published_at is not None:
            check_time(self.published_at)
        check_words(self.name, self.url, self.publisher, self.author, self.encoding)
        if self.name is not None and ("/" in self.name or "\\" in self.name):
            raise Problem("“{name}” is more than the name of a file.", name=self.name)
        if self.sha256 is not None and not _SHA256.fullmatch(self.sha256):
            raise Problem("“{value}” is not a SHA-256 in lower-case hex.", value=self.sha256)
        for step in self.normalization:
            if not _STEP.fullmatch(step):
                raise Problem("“{step}” cannot name a step of import.", step=step)


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article; ``text`` is what every offset of its spans counts, in code points.

    Raises Problem when the text is empty or holds a character that XML 1.0 cannot (NUL, most
    control characters, lone surrogates): exports to XML formats would otherwise lose it.
    """

    id: str
    text: str
    source: Source
    created_at: str
    title: str | None = None
    language: str = "fa"
    extra: str | None = None
    """A JSON document in a string: what a foreign import carried and the record has no place for."""
    sha256: str = field(default="")
    """Of the UTF-8 bytes of ``text``; worked out when not given, checked by whoever reads it back."""

    def __post_init__(self) -> None:
        check_id(self.id)
        if not self.text:
            raise Problem("The article “{id}” has no text.", id=self.id)
        if not _LANGUAGE.fullmatch(self.language):
            raise Problem("“{language}” is not a language tag like fa or fa-AF.", language=self.language)
        check_time(self.created_at)
        check_words(self.title, self.extra)
        if self.extra is not None:
            _check_json(self.id, self.extra)
        if not self.sha256:
            check_text(self.text)
            object.__setattr__(self, "sha256", text_sha256(self.text))

    def __len__(self) -> int:
        """Return the length of the text in code points."""
        return len(self.text)


def _check_json(article_id: str, extra: str) -> None:
    try:
        json.loads(extra)
    except (ValueError, RecursionError):
        raise Problem("The extra of the article “{id}” is no JSON document.", id=article_id) from None


def check_text(text: str) -> None:
    """Raise Problem when ``text`` holds a character that XML 1.0 cannot; names its place."""
    if found := NOT_IN_XML.search(text):
        raise Problem(
            "The text holds the character U+{code:04X} at place {place}, which no export could carry.",
            code=ord(found.group()),
            place=found.start(),
        )


def text_sha256(text: str) -> str:
    """Return the SHA-256 of the UTF-8 bytes of ``text`` in lower-case hex."""
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()
