"""Cells of a table for spreadsheet programs: safe from formulas, and lists within one cell."""

import re
from collections.abc import Iterable, Iterator

_FORMULA = re.compile("'*[=+\\-@\t\r\n＝＋－＠]")
"""What a spreadsheet program would work out instead of show (OWASP, “CSV Injection”)."""
_ESCAPE = "\\"
BETWEEN = "|"
"""What stands between the items of a list."""

Letters = list[tuple[str, bool]]
"""Signs of a cell, each with whether it was escaped and so means nothing but itself."""


def safe(text: str) -> str:
    """Return ``text`` so that no spreadsheet program takes it for a formula; ``unsafe`` takes it back."""
    return f"'{text}" if _FORMULA.match(text) else text


def unsafe(cell: str) -> str:
    """Return what ``safe`` was given."""
    return cell[1:] if cell.startswith("'") and _FORMULA.match(cell) else cell


def escaped(text: str, signs: str) -> str:
    """Return ``text`` with the signs that mean something, and white space at its ends, escaped."""
    body = "".join(_ESCAPE + sign if sign in signs + _ESCAPE else sign for sign in text)
    if body[-1:].isspace():
        body = body[:-1] + _ESCAPE + body[-1]
    return _ESCAPE + body if body[:1].isspace() else body


def letters(cell: str) -> Letters:
    """Return the signs of a cell, escapes undone."""
    found: Letters = []
    waiting = False
    for sign in cell:
        if sign == _ESCAPE and not waiting:
            waiting = True
            continue
        found.append((sign, waiting))
        waiting = False
    return found


def stripped(signs: Letters) -> str:
    """Return the text without white space at its ends, unless that was escaped."""
    start, end = 0, len(signs)
    while start < end and signs[start][0].isspace() and not signs[start][1]:
        start += 1
    while end > start and signs[end - 1][0].isspace() and not signs[end - 1][1]:
        end -= 1
    return "".join(sign for sign, _is_escaped in signs[start:end])


def cut(signs: Letters, at: str) -> Iterator[Letters]:
    """Yield the parts between the unescaped ``at``."""
    part: Letters = []
    for sign in signs:
        if sign == (at, False):
            yield part
            part = []
        else:
            part.append(sign)
    yield part


def joined(items: Iterable[str]) -> str:
    """Return a cell of items that are escaped already."""
    return f" {BETWEEN} ".join(items)
