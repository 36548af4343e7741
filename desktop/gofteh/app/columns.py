"""Which column of a table, or key of a JSON object, holds which part of an article."""

from collections.abc import Iterable, Mapping, Sequence

from gofteh.app.words import N_
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.folding import fold

TEXT, TITLE, PUBLISHER, AUTHOR, DATE, URL, CODE = (
    "text", "title", "publisher", "author", "date", "url", "code",
)  # fmt: skip

FIELDS: Mapping[str, str] = {
    TEXT: N_("Text"),
    TITLE: N_("Title"),
    PUBLISHER: N_("Publisher"),
    AUTHOR: N_("Author"),
    DATE: N_("Date"),
    URL: N_("Address"),
    CODE: N_("Code"),
}
"""What ``--column FIELD=COLUMN`` may name, with the words for it."""

_NAMES: Mapping[str, tuple[str, ...]] = {
    TEXT: (
        "text", "متن", "body", "content", "article", "story", "متن خبر", "متن کامل", "news", "خبر", "محتوا",
        "articlebody", "body_text", "fulltext", "full_text", "bodies.value", "data.text", "شرح", "paragraph",
    ),
    TITLE: ("title", "عنوان", "headline", "تیتر", "subject", "عنوان خبر", "headlines.value", "سوتیتر"),
    PUBLISHER: ("publisher", "منبع", "source", "agency", "خبرگزاری", "رسانه", "site", "provider"),
    AUTHOR: ("author", "نویسنده", "reporter", "خبرنگار", "by", "byline"),
    DATE: (
        "date", "تاریخ", "published_at", "published", "pubdate", "datetime", "publish_date", "تاریخ انتشار",
        "زمان", "versioncreated", "created", "time", "timestamp",
    ),
    URL: ("url", "نشانی", "link", "لینک", "address", "uri"),
    CODE: ("code", "کد", "کد خبر", "شناسه خبر", "شناسه", "id", "news_id"),
}  # fmt: skip
_BY_NAME = {fold(name).replace(" ", "_"): each for each, names in _NAMES.items() for name in names}
_LONG = 60
"""Code points a cell of text has at least, on average, when no name tells which column it is."""


def guess_columns(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """Return the column of each field that can be told, by the names, and by the longest cells for text."""
    found: dict[str, str] = {}
    ranked = sorted(columns, key=_rank)
    for name_of in (_plain, _last_part):
        for column in ranked:
            meant = _BY_NAME.get(name_of(column))
            if meant is not None and column not in found.values():
                found.setdefault(meant, column)
    if TEXT not in found:
        longest = _longest(columns, list(rows), taken=set(found.values()))
        if longest is not None:
            found[TEXT] = longest
    return found


def chosen_columns(
    chosen: Mapping[str, str], columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> dict[str, str]:
    """Return the guess, overruled by what a person chose; an empty name takes a field away.

    Raises Problem for a field or a column that is not there, and when no column holds the text.
    """
    check_fields(chosen)
    found = {each: name for each, name in guess_columns(columns, rows).items() if each not in chosen}
    by_key = {_plain(column): column for column in reversed(columns)}
    for each, name in chosen.items():
        if not name:
            continue
        column = name if name in columns else by_key.get(_plain(name))
        if column is None:
            raise Problem(
                "There is no column “{name}”.",
                kind=ProblemKind.INPUT,
                cure="The columns are: {known}.",
                name=name,
                known=", ".join(columns),
            )
        # One column is one thing: the guess gives way.
        found = {other: taken for other, taken in found.items() if taken != column}
        found[each] = column
    if TEXT not in found:
        raise Problem(
            "No column is named so that it must hold the text.",
            kind=ProblemKind.INPUT,
            cure="Say which one it is, as in --column text=NAME. The columns are: {known}.",
            known=", ".join(columns),
        )
    return found


def check_fields(chosen: Mapping[str, str]) -> None:
    """Raise Problem unless every field is one of ``FIELDS``."""
    for each in chosen:
        if each not in FIELDS:
            raise Problem(
                "“{name}” is no part of an article.",
                kind=ProblemKind.INPUT,
                cure="Write one of: {known}.",
                name=each,
                known=", ".join(FIELDS),
            )


def _plain(column: str) -> str:
    return fold(column.strip()).replace(" ", "_").replace("-", "_")


def _last_part(column: str) -> str:
    """Return the name of a key within others without the path to it."""
    return _plain(column).rpartition(".")[2]


def _rank(column: str) -> int:
    """Put the name that says most first: ``text`` before ``news``."""
    key = _plain(column)
    names = [fold(name).replace(" ", "_") for name in _NAMES.get(_BY_NAME.get(key, ""), ())]
    return names.index(key) if key in names else len(_BY_NAME)


def _longest(columns: Sequence[str], rows: Sequence[Sequence[str]], taken: set[str]) -> str | None:
    sizes = {
        column: sum(len(row[place]) for row in rows if place < len(row))
        for place, column in enumerate(columns)
        if column not in taken
    }
    best = max(sizes, key=lambda column: sizes[column], default=None)
    return best if best is not None and rows and sizes[best] >= _LONG * len(rows) else None
