"""What the window needs of adapters it must not know: opened projects, import, export, settings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # These come with the project or when they are asked for, after the first paint.
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from gofteh.app.candidates import Attributor
    from gofteh.app.formats import Formats
    from gofteh.app.gathering import ToRead
    from gofteh.app.learning import Learner
    from gofteh.app.quote_book import QuoteBook
    from gofteh.app.repairs import Repairs
    from gofteh.app.segments import Range
    from gofteh.app.selection import Segmenter
    from gofteh.app.session import Session
    from gofteh.app.settings import Settings
    from gofteh.app.suggestions import SuggestionService
    from gofteh.app.tables.kinds import TableKind
    from gofteh.app.tables.table import ReadRow
    from gofteh.domain.registry import Registry


@dataclass(frozen=True, slots=True)
class ImportNews:
    """What became of an import, for the window."""

    imported: int
    duplicate: int
    refused: list[str]
    """One line a refused file: its name and why, in the language in use."""


class Services(Protocol):
    """Built by ``bootstrap``. Every method may raise Problem."""

    settings: Settings
    segmenter: Segmenter
    attributor: Attributor

    def open_session(self, path: Path, create: bool) -> Session:
        """Open a project file, made first when it is missing and ``create`` says so."""
        ...

    def suggestion_service(self) -> SuggestionService:
        """Return a new finder of suggestions, to be closed; it starts nothing before it is asked."""
        ...

    def learner(self, cues: tuple[str, ...]) -> Learner:
        """Return what learns from finished articles in a process of its own, to be closed."""
        ...

    def remember_project(self, path: Path) -> None:
        """Begin with this project next time."""
        ...

    def import_paths(self, session: Session, paths: list[Path]) -> ImportNews:
        """Bring files and folders into the project."""
        ...

    def formats(self) -> Formats:
        """Return the table of file formats."""
        ...

    def find_pattern(self, pattern: str, text: str) -> Iterator[Range]:
        """Yield where a regular expression matches, within a bounded time (``PatternFinder``)."""
        ...

    def repairs(self) -> Repairs:
        """Return what may be mended in texts before they are marked."""
        ...

    def text_of_file(self, path: Path) -> str:
        """Return the text of a plain text file."""
        ...

    def pasted(self, text: str) -> ToRead:
        """Return a text from the clipboard as something to import."""
        ...

    def export(self, session: Session, path: Path, ids: Sequence[str] | None = None) -> int:
        """Write all articles, or those, as native JSONL over a file that is there; returns how many."""
        ...

    def quote_book(self, session: Session) -> QuoteBook:
        """Return all quotes of the project of a session, to be looked through."""
        ...

    def table_bytes(self, kind: TableKind, registry: Registry) -> bytes:
        """Return a table of the registry as CSV."""
        ...

    def table_rows(self, path: Path) -> list[ReadRow]:
        """Return the rows of a CSV file."""
        ...
