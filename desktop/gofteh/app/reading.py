"""Files read into articles, one after the other; knows no project, so that any thread may do it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from gofteh.app.formats import Choices, Formats, Found, Origin, Refused
from gofteh.app.gathering import AUTO, NotRead, ToRead, gather
from gofteh.app.ids import Clock
from gofteh.app.likeness import Shingles, shingles
from gofteh.app.safe_file import unreadable
from gofteh.domain.errors import Problem, ProblemKind


class Outcome(StrEnum):
    """What became of a file."""

    IMPORTED = "imported"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Near:
    """An article of the project that is nearly the same as one that was not imported."""

    id: str
    likeness: float
    """Share of what both texts have in common, 0.8 to 1.0."""


@dataclass(slots=True)
class FileReport:
    """What became of one file and of the articles in it."""

    path: Path
    imported: list[str] = field(default_factory=list)
    """Ids of articles that are new in the project."""
    duplicates: list[str] = field(default_factory=list)
    """Ids of articles that the project had already."""
    near: list[Near] = field(default_factory=list)
    """Articles that the project had already, nearly the same."""
    refused: list[Refused] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    """What the person should know, though nothing was refused."""
    skipped: Problem | None = None
    """Why a file that merely lay in a folder was passed over."""

    @property
    def outcome(self) -> Outcome:
        """What became of it as a whole: imported when anything was, refused when anything only was."""
        if self.skipped is not None:
            return Outcome.SKIPPED
        if self.imported:
            return Outcome.IMPORTED
        return Outcome.REFUSED if self.refused else Outcome.DUPLICATE


@dataclass(frozen=True, slots=True)
class Item:
    """An article that was read, waiting to be brought in."""

    found: Found
    shingles: Shingles
    report: FileReport


def read_paths(
    paths: Iterable[Path | ToRead],
    formats: Formats,
    clock: Clock,
    *,
    format_name: str = AUTO,
    choices: Choices | None = None,
) -> Iterator[Item | FileReport]:
    """Yield every article in ``paths``, and after those of a file its report, in which refusals stand.

    Raises Problem for an unknown format, for nothing else.
    """
    choices = choices or Choices()
    for file in gather(paths, formats, format_name):
        report = FileReport(file.path)
        if isinstance(file, NotRead):
            if file.asked_for:
                report.refused.append(Refused(file.problem))
            else:
                report.skipped = file.problem
        else:
            yield from _articles(file, report, Origin(name=file.path.name, at=clock(), choices=choices))
        yield report


def _articles(file: ToRead, report: FileReport, origin: Origin) -> Iterator[Item]:
    read = file.format.read
    if read is None:
        raise ValueError(file.format.name)
    try:
        with file.open() as stream:
            for found in read(stream, origin):
                if isinstance(found, Refused):
                    report.refused.append(found)
                else:
                    report.notes.extend(found.notes)
                    yield Item(found, shingles(found.edit.document.text), report)
    except OSError as error:
        report.refused.append(Refused(unreadable(error)))
    except MemoryError:
        report.refused.append(Refused(_too_large()))
    except Problem as problem:
        if problem.kind is not ProblemKind.INPUT:
            raise
        report.refused.append(Refused(problem))


def _too_large() -> Problem:
    return Problem(
        "The file is too large for the memory of this computer.",
        kind=ProblemKind.INPUT,
        cure="Split it into articles, one file each.",
    )
