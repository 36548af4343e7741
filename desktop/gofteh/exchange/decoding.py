"""Bytes → text: by the byte order mark, else UTF-16 where its zero or 06 bytes show, else strict UTF-8.

What is none of these is windows-1256 where the words are surely Persian. Whoever knows better says it.
"""

import codecs
import re
from dataclasses import dataclass

from gofteh.app.words import N_
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.exchange.plausible import reads_like_persian

_SAMPLE = 4_096
"""Bytes that are looked at to tell UTF-16 without a mark."""
_OPENING = 60
"""Code points of a text shown to let a person judge an encoding."""

WINDOWS_1256 = "windows-1256"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", WINDOWS_1256)
"""What a person may choose; Persian newsrooms meet no others."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f\x80-\x9f]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it came in, and whether a byte order mark was taken off."""

    text: str
    encoding: str
    had_mark: bool
    guessed: bool = False
    """Nothing in the bytes names this encoding; the words only make sense in it."""


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """Return the text of ``data``, read as ``encoding`` when that is known.

    Raises Problem naming the byte that cannot be read.
    """
    marked = marked_encoding(data)
    if encoding is not None:
        return _as(data, canonical(encoding), marked)
    if marked is not None:
        return _as(data, marked, marked)
    encoding = _without_mark(data[:_SAMPLE])
    try:
        return _as(data, encoding, None)
    except Problem as problem:
        guess = _in_windows_1256(data)
        if guess is None:
            raise
        if not reads_like_persian(guess):
            raise _maybe_windows_1256(problem, guess) from problem
        return Decoded(guess, WINDOWS_1256, had_mark=False, guessed=True)


def canonical(name: str) -> str:
    """Return the name of an encoding as records carry it. Raises Problem for one that Python lacks."""
    try:
        known = codecs.lookup(name.strip()).name
        # Some of Python's codecs are no encodings of text at all.
        b"".decode(known)
    except (LookupError, ValueError, TypeError):
        raise Problem(
            "“{name}” is no encoding.",
            kind=ProblemKind.INPUT,
            cure="Write for example {known}.",
            name=name.encode("utf-8", "replace").decode()[:40],
            known=", ".join(ENCODINGS),
        ) from None
    return {"cp1256": WINDOWS_1256, "utf-8-sig": "utf-8"}.get(known, known)


def marked_encoding(data: bytes) -> str | None:
    """Return the encoding that a byte order mark names."""
    return next((encoding for mark, encoding in _MARKS if data.startswith(mark)), None)


def _as(data: bytes, encoding: str, marked: str | None) -> Decoded:
    if encoding == "utf-16":
        encoding = marked or "utf-16-le"
    mark = next((mark for mark, name in _MARKS if name == marked == encoding), b"")
    return Decoded(strictly(data, encoding, len(mark)), encoding, had_mark=bool(mark))


def _in_windows_1256(data: bytes) -> str | None:
    """Return the text in windows-1256, which takes any bytes, unless they hold what no text does."""
    text = data.decode("cp1256", "replace")
    return None if _CONTROLS.search(text) else text


def _maybe_windows_1256(problem: Problem, guess: str) -> Problem:
    opening = " ".join(guess[: 2 * _OPENING].split())[:_OPENING]
    return Problem(
        problem.message,
        kind=ProblemKind.INPUT,
        cure=N_(
            "Open it in a text editor, save it as UTF-8, and import it again; or import it with "
            "--encoding windows-1256 if it begins so: “{opening}”."
        ),
        opening=opening,
        **problem.details,
    )


def _without_mark(sample: bytes) -> str:
    # Half the bytes of UTF-16 Persian are 06, of UTF-16 Latin 00; in UTF-8 text neither ever occurs.
    pairs = len(sample) // 2
    if pairs:
        for encoding, low in (("utf-16-le", 1), ("utf-16-be", 0)):
            here, there = sample[low : pairs * 2 : 2], sample[1 - low : pairs * 2 : 2]
            if _high_bytes(here) > pairs / 2 and _high_bytes(there) < pairs / 4:
                return encoding
    return "utf-8"


def _high_bytes(sample: bytes) -> int:
    return sample.count(b"\x06") + sample.count(b"\x00")


def strictly(data: bytes, encoding: str, start: int = 0) -> str:
    """Return the text of ``data`` from byte ``start`` on. Raises Problem naming the first wrong byte."""
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as error:
        raise Problem(
            "The text is not {encoding}: the byte at {place} does not belong there.",
            kind=ProblemKind.INPUT,
            cure="Open it in a text editor, save it as UTF-8, and import it again.",
            encoding=_NAMES.get(encoding, encoding),
            place=start + error.start,
        ) from error
    except UnicodeError as error:
        # Codecs such as idna and punycode do not say where.
        raise Problem(
            "The text is not {encoding}.", kind=ProblemKind.INPUT, cure="", encoding=encoding
        ) from error
