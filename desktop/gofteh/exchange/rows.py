"""Rows of a table, or flat JSON objects → articles, by what each column holds."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from gofteh.app.columns import AUTHOR, CODE, DATE, PUBLISHER, TEXT, TITLE, URL, chosen_columns, guess_columns
from gofteh.app.formats import Found, Origin, Refused, Table
from gofteh.app.wire import moment_of
from gofteh.domain.article import SourceKind
from gofteh.domain.errors import Problem
from gofteh.exchange.making import LARGEST, Read, found, refusal

SAMPLE = 20
"""Rows that are looked at to tell the columns."""


def table_of(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Table:
    """Return what a person sees of a table before it is read."""
    few = tuple(tuple(row) for row in rows[:SAMPLE])
    return Table(tuple(columns), few, guess_columns(columns, few))


def articles(
    columns: Sequence[str],
    sample: Sequence[Sequence[str]],
    rows: Iterable[tuple[int, Sequence[str]]],
    origin: Origin,
    template: Read,
) -> Iterator[Found | Refused]:
    """Yield the article of each row, with its line. Raises Problem when no column holds the text."""
    place_of = {name: place for place, name in reversed(list(enumerate(columns)))}
    chosen = chosen_columns(origin.choices.columns, columns, sample)
    fields = {each: place_of[column] for each, column in chosen.items()}
    for line, row in rows:
        values = {each: row[place].strip() if place < len(row) else "" for each, place in fields.items()}
        text = row[fields[TEXT]] if fields[TEXT] < len(row) else ""
        others = {
            name: row[place]
            for name, place in place_of.items()
            if place not in fields.values() and place < len(row) and row[place].strip()
        }
        if not text.strip() and not others and not any(values.values()):
            continue
        try:
            yield article(text, values, others, origin=origin, template=template, line=line)
        except Problem as problem:
            yield Refused(problem, line)


def article(
    text: str,
    values: Mapping[str, str],
    others: Mapping[str, object],
    *,
    origin: Origin,
    template: Read,
    line: int | None,
) -> Found:
    """Return the article of one row or object. Raises Problem when it has no text, or too much of it."""
    if not text.strip():
        raise refusal("There is no text in this row.", "")
    if len(text) > LARGEST:
        raise refusal("The text is too long for one article.", "Split it into articles.")
    date = values.get(DATE, "")
    moment = moment_of(date) if date else None
    rest = dict(others)
    if date and moment is None:
        rest["date"] = date
    read = Read(
        text=text,
        kind=template.kind,
        sha256=template.sha256,
        encoding=template.encoding,
        steps=template.steps,
        title=values.get(TITLE),
        url=values.get(URL),
        publisher=values.get(PUBLISHER),
        author=values.get(AUTHOR),
        published_at=moment,
        code=values.get(CODE),
        rest=rest,
    )
    return found(read, origin, line)


def template(kind: SourceKind, sha256: str, encoding: str | None = None, *, had_mark: bool = False) -> Read:
    """Return what all articles of one file have in common."""
    return Read(text="", kind=kind, sha256=sha256, encoding=encoding, steps=["strip-bom"] if had_mark else [])
