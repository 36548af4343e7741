"""CSV and TSV: one row an article; comma, semicolon and tab, as Excel in any country writes them."""

import csv
import io
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from gofteh.app.formats import Found, Origin, Refused, Table
from gofteh.domain.article import SourceKind
from gofteh.exchange.decoding import Decoded, decode
from gofteh.exchange.making import LARGEST, hash_of, refusal, whole
from gofteh.exchange.rows import SAMPLE, articles, table_of, template

_LARGEST = 300_000_000
"""Bytes."""
_SEPARATORS = ",;\t|"
_HEAD = 64_000
"""Code points that are looked at to tell the separator."""


def read_delimited(stream: BinaryIO, origin: Origin) -> Iterator[Found | Refused]:
    """Yield the article of each row. Raises Problem when there is no header or no column of text."""
    data = whole(stream, _LARGEST)
    decoded = decode(data, origin.choices.encoding)
    rows = _rows(decoded)
    header = _header(rows)
    sample = list(islice(rows, SAMPLE))
    # Read from the start again: a sample is not the whole.
    again = _rows(decoded)
    next(again)
    numbered = ((line, row) for line, row in enumerate(again, start=2))
    common = template(SourceKind.CSV, hash_of(data), decoded.encoding, had_mark=decoded.had_mark)
    yield from articles(header, sample, numbered, origin, common)


def peek_delimited(stream: BinaryIO, origin: Origin) -> Table:
    """Return the columns and a few rows. Raises Problem as reading does."""
    rows = _rows(decode(whole(stream, _LARGEST), origin.choices.encoding))
    header = _header(rows)
    return table_of(header, list(islice(rows, SAMPLE)))


def _header(rows: Iterator[Sequence[str]]) -> list[str]:
    header = [cell.strip() for cell in next(rows, [])]
    if not any(header):
        raise refusal("The table has no header.", "Write the names of the columns into its first line.")
    return [name or f"#{place}" for place, name in enumerate(header, start=1)]


def _rows(decoded: Decoded) -> Iterator[Sequence[str]]:
    text = decoded.text
    first, _line_end, rest = text.partition("\n")
    separator = ""
    # Excel's own note of the separator.
    if first.lower().startswith("sep=") and len(first.strip()) == len("sep=") + 1:
        separator, text = first.strip()[-1], rest
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator or separator_of(text))
    while True:
        try:
            yield next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refusal(
                "The table breaks off in line {line}: {reason}.",
                "Open it in a spreadsheet and save it again as CSV in UTF-8.",
                line=reader.line_num,
                reason=error,
            ) from error


def separator_of(text: str) -> str:
    """Return the sign that cuts the first line of a table into most columns, quotation marks heeded."""
    head = text[:_HEAD]
    counts = {}
    for sign in _SEPARATORS:
        try:
            counts[sign] = len(next(csv.reader(io.StringIO(head, newline=""), delimiter=sign), []))
        except csv.Error:
            counts[sign] = 0
    return max(_SEPARATORS, key=lambda sign: counts[sign])
