"""A look at files before they are imported: what is in them, and what a person may want to choose."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from gofteh.app.formats import Choices, Format, Formats, Found, Origin, Refused, Table
from gofteh.app.gathering import NotRead, ToRead, gather
from gofteh.app.repairs import Offer, Repairs
from gofteh.app.safe_file import unreadable
from gofteh.domain.errors import Problem, ProblemKind

CLOSELY = 300
"""Files that are read at a look; of the others only the names are told."""
_MOST = 50
"""Articles of one file that are read at a look."""
_OPENING = 1_500
"""Code points of a text that are shown."""
_NEVER = "2000-01-01T00:00:00Z"
"""The time of an import that only tries."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What can be seen of one file."""

    path: Path
    format: Format | None = None
    articles: int = 0
    """Counted up to fifty; 0 when it was not read."""
    title: str = ""
    opening: str = ""
    """Of the first article."""
    encoding: str | None = None
    problem: Problem | None = None
    skipped: bool = False
    """It merely lay in a folder and is of another kind."""
    notes: tuple[Problem, ...] = ()
    table: Table | None = None
    offers: tuple[Offer, ...] = ()

    @property
    def is_plain(self) -> bool:
        """Tell whether there is nothing about it to choose."""
        return not (self.problem or self.notes or self.table or self.offers)


def look(
    paths: Iterable[Path | ToRead],
    formats: Formats,
    repairs: Repairs,
    choices: Choices | None = None,
) -> Iterator[Look]:
    """Yield a look at each file, at the first ones closely. Raises nothing for what files hold."""
    for number, file in enumerate(gather(paths, formats)):
        if isinstance(file, NotRead):
            yield Look(path=file.path, problem=file.problem, skipped=not file.asked_for)
        elif number >= CLOSELY:
            yield Look(path=file.path, format=file.format)
        else:
            yield look_closely(file, repairs, choices or Choices())


def look_closely(file: ToRead, repairs: Repairs, choices: Choices) -> Look:
    """Return what is in a file when it is read as chosen."""
    seen = Look(path=file.path, format=file.format)
    origin = Origin(name=file.path.name, at=_NEVER, choices=choices)
    try:
        if file.format.peek is not None:
            with file.open() as stream:
                seen = replace(seen, table=_worth_showing(file.format.peek(stream, origin)))
        return _with_articles(seen, file, origin, repairs)
    except OSError as error:
        return replace(seen, problem=unreadable(error))
    except Problem as problem:
        if problem.kind is not ProblemKind.INPUT:
            raise
        return replace(seen, problem=problem)


def _worth_showing(table: Table) -> Table | None:
    # Native records are no table: nothing in them is to be guessed.
    return table if table.columns else None


def _with_articles(seen: Look, file: ToRead, origin: Origin, repairs: Repairs) -> Look:
    read = file.format.read
    if read is None:
        return seen
    with file.open() as stream, closing(read(stream, origin)) as parts:  # type: ignore[type-var]
        few = list(islice(parts, _MOST))
    found = [each for each in few if isinstance(each, Found)]
    refused = [each for each in few if isinstance(each, Refused)]
    if not found:
        return replace(seen, problem=refused[0].problem if refused else None)
    first = found[0].edit.document
    # What comes with marks on it is never mended.
    offers = () if found[0].has_id else tuple(repairs.offers(first.text))
    return replace(
        seen,
        articles=len(found),
        title=first.article.title or "",
        opening=first.text[:_OPENING],
        encoding=first.article.source.encoding,
        notes=found[0].notes,
        problem=refused[0].problem if refused else None,
        offers=offers,
    )
