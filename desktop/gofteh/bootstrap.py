"""Wires the program together: the only module that knows all adapters. Imports are lazy on purpose."""

import getpass
import locale
import os
import sys
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gofteh import __version__
from gofteh.app import garbage, words
from gofteh.app.settings import Settings
from gofteh.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from gofteh.app.candidates import Attributor
    from gofteh.app.formats import Formats
    from gofteh.app.gathering import ToRead
    from gofteh.app.learning import Learner
    from gofteh.app.ports import Store
    from gofteh.app.quote_book import QuoteBook
    from gofteh.app.repairs import Repairs
    from gofteh.app.selection import Segmenter
    from gofteh.app.session import Editor, Session
    from gofteh.app.suggestions import SuggestionService
    from gofteh.app.tables.kinds import TableKind
    from gofteh.app.tables.table import ReadRow
    from gofteh.domain.registry import Registry
    from gofteh.language.hazm_offsets import HazmSegmenter
    from gofteh.language.service import WaitingSuggestions
    from gofteh.ui.services import ImportNews
    from gofteh.ui.tour.run import TourResult

PROGRAM = f"gofteh {__version__}"
PROJECT_SUFFIX = ".gofteh"
HOME_VARIABLE = "GOFTEH_HOME"
"""Names a folder that takes the place of the platform's folders for settings and projects."""
PORTABLE = "portable"
"""A file of this name beside the program, empty or not, keeps settings and projects there too."""


def config_folder() -> Path:
    """Return where settings are kept."""
    return _home() or _platform_folders()[0]


def data_folder() -> Path:
    """Return where a project without a name is kept, and crash reports."""
    return _home() or _platform_folders()[1]


def read_settings() -> Settings:
    """Return the person's settings."""
    return Settings(config_folder() / "settings.json")


def speak(settings: Settings, *, isolating: bool) -> None:
    """Use the language that the person or the system speaks."""
    chosen = settings.get("language")
    # Elsewhere the variables of the environment say it, and getlocale() guesses where they do not.
    system = (locale.getlocale()[0] or "") if sys.platform in ("win32", "darwin") else ""
    language = words.choose_language(None if chosen == "auto" else chosen, os.environ, system)
    words.use(language, isolating=isolating)


def first_project(settings: Settings) -> Path:
    """Return the project used last if it is still there, else the one in the data folder."""
    last = settings.get("last_project")
    if last and Path(last).exists():
        return Path(last)
    stick = portable_home()
    if last and stick and (moved := _moved_with(stick, last)).exists():
        return moved
    return data_folder() / f"project{PROJECT_SUFFIX}"


def formats() -> "Formats":
    """Return the table of file formats."""
    from gofteh.exchange.formats import FORMATS

    return FORMATS


def repairs() -> "Repairs":
    """Return what may be mended in texts before they are marked."""
    from gofteh.app.repairs import Repairs
    from gofteh.language.half_spaces import lost_half_spaces

    return Repairs(lost_half_spaces)


def text_of_file(path: Path, encoding: str | None = None) -> str:
    """Return the text of a plain text file. Raises Problem when it cannot be read."""
    from gofteh.app.safe_file import unreadable
    from gofteh.exchange.txt import text_of

    try:
        with path.open("rb") as stream:
            return text_of(stream, encoding)
    except OSError as error:
        raise unreadable(error, path.name) from error


def table_bytes(kind: "TableKind", registry: "Registry") -> bytes:
    """Return a table of the registry as CSV."""
    from gofteh.exchange.tables import write_table

    return write_table(kind.columns.names, kind.rows(registry))


def table_rows(path: Path) -> "list[ReadRow]":
    """Return the rows of a CSV file. Raises Problem when it cannot be read."""
    from gofteh.app.safe_file import unreadable
    from gofteh.exchange.tables import read_table

    try:
        return read_table(path.read_bytes())
    except OSError as error:
        raise unreadable(error, path.name) from error


def open_store(path: Path, *, create: bool = False) -> "Store":
    """Open a project file, made first when it is missing and ``create`` says so. Raises Problem."""
    from gofteh.app.safe_file import told_as_problem
    from gofteh.storage.project import open_project

    if create:
        with told_as_problem(path):
            path.parent.mkdir(parents=True, exist_ok=True)
    return open_project(path, create=create, program=PROGRAM)


def start_session(store: "Store", settings: Settings) -> "Session":
    """Return a session of the person of the settings on an open project."""
    from gofteh.app.session import Session

    return Session(store, _editor(settings))


@contextmanager
def session_on(path: Path, settings: Settings, *, create: bool = False) -> "Iterator[Session]":
    """Open a project for a while. Raises Problem as opening it does."""
    store = open_store(path, create=create)
    try:
        yield start_session(store, settings)
    finally:
        store.close()


def waiting_suggestions() -> "WaitingSuggestions":
    """Return what finds suggestions while its caller waits; to be closed."""
    from gofteh.language.service import SuggestionHelper, WaitingSuggestions

    return WaitingSuggestions(SuggestionHelper())


def suggestion_service() -> "SuggestionService":
    """Return what finds suggestions while a window goes on; nothing is started before the first text."""
    from gofteh.language.service import SuggestionHelper

    return SuggestionHelper()


def hazm_segmenter() -> "tuple[HazmSegmenter, str]":
    """Return hazm's words and sentences by raw offsets, and its version. Takes seconds; raises Problem."""
    from gofteh.language.hazm_light import load
    from gofteh.language.hazm_offsets import HazmSegmenter

    hazm = load()
    if hazm is None:
        raise Problem("hazm could not be loaded.", cure="Install Gofteh again.")
    return HazmSegmenter(hazm), hazm.version


def learner(cues: tuple[str, ...]) -> "Learner":
    """Return what learns from finished articles in a process of its own; to be closed."""
    from gofteh.language.schoolroom import Learning

    return Learning(cues)


def run_window(settings: Settings, project: Path, files: list[Path], *, seed: bool) -> int:
    """Show the window and work until it is closed; return the exit code."""
    garbage.rest()
    from gofteh.ui.application import run

    return run(Services(settings), project, files, seed=seed)


def run_tour(settings: Settings, folder: Path, article: Path | None) -> "TourResult":
    """Take the tour with settings of its own, which are forgotten. Raises Problem."""
    from tempfile import TemporaryDirectory

    from gofteh.ui.tour.run import run

    with TemporaryDirectory(prefix="gofteh-tour-") as aside:
        own = Settings(Path(aside) / "settings.json")
        own.set("language", words.language())
        own.set("editor_name", settings.get("editor_name"))
        return run(Services(own), folder, article)


class Services:
    """What the window needs of the adapters (``ui.services.Services``)."""

    def __init__(self, settings: Settings) -> None:
        from gofteh.language.attribution import Attribution
        from gofteh.language.boundaries import Boundaries

        self.settings = settings
        # Qt's own word rules do not know ZWNJ; these do, and need no hazm.
        self.segmenter: Segmenter = Boundaries()
        self.attributor: Attributor = Attribution()

    def open_session(self, path: Path, create: bool) -> "Session":
        """Open a project."""
        return start_session(open_store(path, create=create), self.settings)

    def suggestion_service(self) -> "SuggestionService":
        """Return a new finder of suggestions; hazm is loaded in a process of its own once it is asked."""
        return suggestion_service()

    def learner(self, cues: tuple[str, ...]) -> "Learner":
        """Return what learns from finished articles."""
        return learner(cues)

    def remember_project(self, path: Path) -> None:
        """Begin with this project next time."""
        self.settings.remember_project(path)

    def import_paths(self, session: "Session", paths: "Iterable[Path]") -> "ImportNews":
        """Bring files and folders into the project."""
        from gofteh.app.importing import import_paths
        from gofteh.ui.services import ImportNews

        imported = duplicates = 0
        refused: list[str] = []
        for report in import_paths(session, paths, formats()):
            imported += len(report.imported)
            duplicates += len(report.duplicates)
            for one in report.refused:
                place = report.path.name if one.line is None else f"{report.path.name}:{one.line}"
                refused.append(f"{place}: {words.explain(one.problem)}")
        return ImportNews(imported, duplicates, refused)

    def quote_book(self, session: "Session") -> "QuoteBook":
        """Return all quotes of the project of a session, to be looked through."""
        from gofteh.storage.quotes import SqlQuoteBook
        from gofteh.storage.store import SqlStore

        assert isinstance(session.store, SqlStore)
        return SqlQuoteBook(session.store)

    def table_bytes(self, kind: "TableKind", registry: "Registry") -> bytes:
        """Return a table of the registry as CSV."""
        return table_bytes(kind, registry)

    def table_rows(self, path: Path) -> "list[ReadRow]":
        """Return the rows of a CSV file."""
        return table_rows(path)

    def formats(self) -> "Formats":
        """Return the table of file formats."""
        return formats()

    def find_pattern(self, pattern: str, text: str) -> "Iterator[tuple[int, int]]":
        """Yield where a regular expression matches, within a bounded time."""
        from gofteh.language.patterns import find_pattern

        return find_pattern(pattern, text)

    def repairs(self) -> "Repairs":
        """Return what may be mended in texts."""
        return repairs()

    def text_of_file(self, path: Path) -> str:
        """Return the text of a plain text file."""
        return text_of_file(path)

    def pasted(self, text: str) -> "ToRead":
        """Return a text from the clipboard as something to import."""
        from io import BytesIO

        from gofteh.app.gathering import ToRead
        from gofteh.exchange.formats import PASTE

        data = text.encode("utf-8", "replace")
        return ToRead(Path(words._("Clipboard")), PASTE, lambda: BytesIO(data))

    def export(self, session: "Session", path: Path, ids: "Sequence[str] | None" = None) -> int:
        """Write articles, all or those, as native JSONL, in place of a file that is there."""
        from gofteh.app.exporting import Choice, export_to_path, writable

        target = writable(formats(), "jsonl")
        own = getattr(session.store, "path", None)
        return export_to_path(
            session.store, path, target, Choice(ids=ids), force=True, keep_off=[own] if own else []
        )


def _editor(settings: Settings) -> "Editor":
    from gofteh.app.session import Editor

    editor_id = settings.get("editor_id")
    if not editor_id:
        from gofteh.app.ids import new_id

        editor_id = new_id("ann")
        # Without a place for settings the person is somebody new each time, and can still work.
        with suppress(Problem):
            settings.set("editor_id", editor_id)
    return Editor(id=editor_id, name=settings.get("editor_name").strip() or _login_name() or editor_id)


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (ImportError, KeyError, OSError):
        return ""


def _home() -> Path | None:
    home = os.environ.get(HOME_VARIABLE)
    return Path(home) if home else portable_home()


def _moved_with(stick: Path, last: str) -> Path:
    """Return where a project on a stick is now: the stick has another letter or mount point each time."""
    # A stick is carried between systems: either kind of slash may stand there.
    parts = last.replace("\\", "/").split("/")
    if stick.name not in parts:
        return Path(last)
    return stick.joinpath(*parts[parts.index(stick.name) + 1 :])


def portable_home() -> Path | None:
    """Return where an installed copy on a stick keeps everything: beside itself, if ``portable`` is there."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).parent
    if sys.platform == "darwin" and folder.parent.name == "Contents":
        # Nothing may be written into a signed Gofteh.app.
        folder = folder.parents[2]
    return folder / "gofteh-data" if (folder / PORTABLE).exists() else None


def _platform_folders() -> tuple[Path, Path]:
    import platformdirs

    return (
        platformdirs.user_config_path("gofteh", appauthor=False),
        platformdirs.user_data_path("gofteh", appauthor=False),
    )
