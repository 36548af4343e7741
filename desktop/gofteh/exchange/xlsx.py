"""Excel workbooks: one row of the first sheet with a table is one article."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import BinaryIO

from gofteh.app.formats import Found, Origin, Refused, Table
from gofteh.domain.article import SourceKind
from gofteh.exchange.archive import Archive
from gofteh.exchange.making import hash_of, refusal, whole
from gofteh.exchange.rows import SAMPLE, articles, table_of, template

_LARGEST = 100_000_000


def read_xlsx(stream: BinaryIO, origin: Origin) -> Iterator[Found | Refused]:
    """Yield the article of each row. Raises Problem when it is damaged or no column holds text."""
    data = whole(stream, _LARGEST)
    first, header, rows = _sheet(data)
    numbered = ((first + 1 + line, row) for line, row in enumerate(rows))
    yield from articles(header, rows[:SAMPLE], numbered, origin, template(SourceKind.XLSX, hash_of(data)))


def peek_xlsx(stream: BinaryIO, _origin: Origin) -> Table:
    """Return the columns and a few rows. Raises Problem as reading does."""
    _first, header, rows = _sheet(whole(stream, _LARGEST))
    return table_of(header, rows)


def _sheet(data: bytes) -> tuple[int, list[str], list[Sequence[str]]]:
    """Return the number of the header's row, the header and the rows below it."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise refusal(
            "This is an older Excel file, or one that is locked with a password.",
            "Open it in a spreadsheet and save it as .xlsx without a password.",
        )
    Archive(BytesIO(data)).measure()
    for rows in _sheets(data):
        cells = [[_text(cell) for cell in row] for row in rows]
        for place, row in enumerate(cells):
            if sum(bool(cell.strip()) for cell in row) >= 1 and len(cells) > place + 1:
                names = [cell.strip() or f"#{number}" for number, cell in enumerate(row, start=1)]
                return place + 1, names, list(cells[place + 1 :])
    raise refusal("No sheet holds a table.", "Put the names of the columns above the rows.")


def _sheets(data: bytes) -> Iterator[Sequence[Sequence[object]]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(data))
        for name in workbook.sheet_names:
            yield workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
    except (CalamineError, OSError, ValueError) as error:
        raise refusal(
            "The workbook is damaged or of another kind.", "Open it in a spreadsheet and save it as .xlsx."
        ) from error


def _text(cell: object) -> str:
    """Return a cell as people see it: whole numbers without a fraction, dates as ISO."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime | date | time):
        return cell.isoformat()
    if isinstance(cell, timedelta):
        return str(cell)
    return "" if cell is None else str(cell)
