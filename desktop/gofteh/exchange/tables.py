"""Tables of the registry as CSV: out with a byte order mark for spreadsheet programs, in with or without."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from gofteh.app.tables.cells import safe, unsafe
from gofteh.app.tables.table import ReadRow, Row
from gofteh.exchange.decoding import decode
from gofteh.exchange.delimited import separator_of
from gofteh.exchange.making import LARGEST, refusal

LARGEST_TABLE = 50_000_000
"""Bytes; hundreds of thousands of rows."""


def write_table(columns: Sequence[str], rows: Iterable[Row]) -> bytes:
    """Return a table as CSV in UTF-8 with a byte order mark; no cell is a formula."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, lineterminator="\r\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([safe(row[column]) for column in columns])
    return b"\xef\xbb\xbf" + stream.getvalue().encode()


def read_table(data: bytes) -> list[ReadRow]:
    """Return the rows under the first line, empty ones left out.

    Raises Problem when the bytes are no text or no table, or far too many.
    """
    if len(data) > LARGEST_TABLE:
        raise refusal("The table is too large.", "Divide it into several files.")
    text = decode(data).text
    csv.field_size_limit(LARGEST)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    lines = _lines(reader)
    header = [cell.strip() for cell in next(lines, (0, []))[1]]
    if not any(header):
        raise refusal("The table has no header.", "Write the names of the columns into its first line.")
    return [
        ReadRow(line, {name: unsafe(cell) for name, cell in zip(header, cells, strict=False) if name})
        for line, cells in lines
        if any(cells)
    ]


def _lines(reader: Any) -> Iterator[tuple[int, list[str]]]:  # noqa: ANN401 - has no public type
    """Yield each row with the line of the file on which it begins: a cell may run over several."""
    while True:
        line = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise refusal(
                "The table breaks off in line {line}: {reason}.",
                "Open it in a spreadsheet and save it again as CSV in UTF-8.",
                line=line,
                reason=error,
            ) from error
        yield line, cells
