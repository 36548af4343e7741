"""Plain text files: one file, one article."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from gofteh.app.formats import Found, Origin
from gofteh.domain.article import SourceKind
from gofteh.domain.errors import Problem
from gofteh.exchange.decoding import Decoded, decode, strictly
from gofteh.exchange.making import Read, fixed, found, hash_of, refusal, whole


def read_txt(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Yield the one article of a text file.

    Raises Problem when the file is too large, empty, binary or in no known encoding.
    """
    data = whole(stream)
    decoded = decode(data, origin.choices.encoding)
    read = Read(
        text=decoded.text,
        kind=SourceKind.TXT,
        sha256=hash_of(data),
        encoding=decoded.encoding,
        steps=["strip-bom"] if decoded.had_mark else [],
    )
    yield found(read, origin, notes=guess_notes(decoded))


def read_pasted(stream: BinaryIO, origin: Origin) -> Iterator[Found]:
    """Yield the article of a text from the clipboard. Raises Problem when it is too large or empty."""
    data = whole(stream)
    read = Read(text=strictly(data, "utf-8"), kind=SourceKind.PASTE, sha256=hash_of(data))
    yield found(read, replace(origin, name=""))


def guess_notes(decoded: Decoded) -> tuple[Problem, ...]:
    """Return what to tell about an encoding that nothing but the words speaks for."""
    if not decoded.guessed:
        return ()
    return (
        Problem(
            "The text was read as {encoding}, since it makes Persian words in it.",
            cure="If it looks wrong, choose another encoding; on the command line with --encoding.",
            encoding=decoded.encoding,
        ),
    )


def text_of(stream: BinaryIO, encoding: str | None = None) -> str:
    """Return the text of a file as an import would keep it. Raises Problem as ``read_txt`` does."""
    text, _steps = fixed(decode(whole(stream), encoding).text)
    if not text.strip():
        raise refusal("The file holds no text.", "Choose a file with an article in it.")
    return text
