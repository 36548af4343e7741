"""Bytes → text, by the byte order mark, else UTF-16 where its zero or 06 bytes show, else strict UTF-8."""

import codecs
from dataclasses import dataclass

from gofteh.domain.errors import Problem, ProblemKind

_SAMPLE = 4_096
"""Bytes that are looked at to tell UTF-16 without a mark."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_NAMES = {"utf-8": "UTF-8", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, the encoding it came in, and whether a byte order mark was taken off."""

    text: str
    encoding: str
    had_mark: bool


def decode(data: bytes) -> Decoded:
    """Return the text of ``data``. Raises Problem naming the byte that cannot be read; never guesses."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(strictly(data, encoding, len(mark)), encoding, had_mark=True)
    encoding = _without_mark(data[:_SAMPLE])
    return Decoded(strictly(data, encoding), encoding, had_mark=False)


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
            encoding=_NAMES[encoding],
            place=start + error.start,
        ) from error
