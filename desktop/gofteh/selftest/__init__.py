"""What an installed copy of the program must be able to do: ``gofteh self-test``."""

import importlib
import multiprocessing
import os
import pkgutil
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import gofteh
from gofteh import bootstrap
from gofteh.app import resources, words
from gofteh.app.exporting import Choice, export_to_path, writable
from gofteh.app.importing import Outcome, import_paths
from gofteh.app.session import Editor, Session
from gofteh.app.words import N_, _
from gofteh.domain.edits import AddSpan
from gofteh.domain.spans import QUOTE, Span
from gofteh.selftest import files, learning

CHILD_SECONDS = 120
"""How long a check in a process of its own may take."""


class Failed(Exception):
    """A check that did not come out as it must."""


def run() -> int:
    """Do every check and print a line each; return 0 when all went well, else 1."""
    failures = 0
    for name, check in CHECKS:
        started = time.perf_counter()
        try:
            check()
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is what the check found
            failures += 1
            _print(f"FAILED  {_(name)}: {type(error).__name__}: {error}")
        else:
            _print(f"ok      {_(name)} ({time.perf_counter() - started:.1f} s)")
    return 1 if failures else 0


def check_resources() -> None:
    """Find fonts, icons, translations and the sample story."""
    for parts in (("fonts", "Vazirmatn-Regular.ttf"), ("icons", "gofteh.svg"), ("i18n", "fa.mo")):
        resources.find(*parts)
    _sample()


def check_languages() -> None:
    """Say something in Persian and in English."""
    before = words.language()
    try:
        said = []
        for language in words.LANGUAGES:
            words.use(language)
            said.append(_("Import"))
        _demand(len(set(said)) == len(words.LANGUAGES), f"every language says {said[0]}")
    finally:
        words.use(before)


def check_project() -> None:
    """Make a project by its migrations, record an act, undo it, find both after reopening."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"self-test{bootstrap.PROJECT_SUFFIX}"
        session = _session(path, create=True)
        article_id = _import(session, _sample())
        session.open(article_id)
        at = session.clock()
        session.do(AddSpan(Span(id="s-1", start=0, end=2, label=QUOTE, created_at=at, updated_at=at)))
        session.undo()
        session.store.close()
        session = _session(path)
        document = session.open(article_id)
        _demand(not document.spans, "undo left the mark where it was")
        _demand(session.redo() is not None, "the undone act is forgotten")
        _demand(not session.store.check(), "the project file does not verify")
        session.store.close()


def check_round_trip() -> None:
    """Export an annotated article, import it elsewhere, export it again: the same bytes."""
    target = writable(bootstrap.formats(), "jsonl")
    with tempfile.TemporaryDirectory() as folder:
        exports = []
        source = _sample()
        for number in (1, 2):
            session = _session(Path(folder) / f"{number}{bootstrap.PROJECT_SUFFIX}", create=True)
            article_id = _import(session, source)
            if number == 1:
                session.open(article_id)
                at = session.clock()
                session.do(AddSpan(Span(id="s-1", start=3, end=9, label=QUOTE, created_at=at, updated_at=at)))
            source = Path(folder) / f"{number}.jsonl"
            export_to_path(session.store, source, target, Choice())
            session.store.close()
            exports.append(source.read_bytes())
        _demand(exports[0] == exports[1], "the second export differs from the first")


def check_formats() -> None:
    """Read a file of every format that is read: the libraries that do it are all there."""
    made = files.made()
    readable = {each.name for each in bootstrap.formats() if each.read or each.unpack} - {"jsonl"}
    _demand(readable == set(made), f"no file to try {sorted(readable ^ set(made))}")
    with tempfile.TemporaryDirectory() as folder:
        for name, data in made.items():
            path = Path(folder) / f"story.{name}"
            path.write_bytes(data)
            session = _session(Path(folder) / f"{name}{bootstrap.PROJECT_SUFFIX}", create=True)
            text = session.open(_import(session, path)).text
            session.store.close()
            wanted = files.LATIN if name == "pdf" else files.SENTENCE
            _demand(wanted in text, f"{name} gave {text[:60]!r}")


def check_older_project() -> None:
    """Open a project of the first schema: it is brought to the present one, and the older file is kept."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"older{bootstrap.PROJECT_SUFFIX}"
        shutil.copyfile(resources.find("samples", f"older-project{bootstrap.PROJECT_SUFFIX}"), path)
        session = _session(path)
        _demand(session.store.summaries(), "the articles are gone")
        _demand(not session.store.check(), "the project file does not verify")
        session.store.close()
        _demand(len(list(Path(folder).glob(f"*{bootstrap.PROJECT_SUFFIX}"))) == 2, "the older file is gone")


def check_suggestions() -> None:
    """Get a quote and its speaker from hazm and the rules, through the helper process."""
    helper = bootstrap.waiting_suggestions()
    try:
        found = helper.suggest(files.SENTENCE)
    finally:
        helper.close()
    if found is None:
        raise Failed("the helper process does not answer")
    _demand("+hazm-" in found.version, "the rules work without hazm")
    _demand(found.quotes, "no quote is found")


def check_learning() -> None:
    """Learn from a few articles in the process that does so."""
    fault = learning.fault()
    _demand(fault is None, fault or "")


def check_modules() -> None:
    """Load every module of the program, also those that only a rare act asks for."""
    _in_child(_modules)


def check_window() -> None:
    """Load the fonts and every icon and paint the window, off the screen, in a process of its own."""
    _in_child(_window)


CHECKS: tuple[tuple[str, Callable[[], None]], ...] = (
    (N_("Fonts, icons, translations and samples are there"), check_resources),
    (N_("Persian and English are spoken"), check_languages),
    (N_("A project is made, kept and verified"), check_project),
    (N_("Export and import lose nothing"), check_round_trip),
    (N_("Files of every format are read"), check_formats),
    (N_("A project of the first version opens"), check_older_project),
    (N_("The helper process and hazm find a quote"), check_suggestions),
    (N_("Learning from finished articles works"), check_learning),
    (N_("Every part of the program loads"), check_modules),
    (N_("The window paints"), check_window),
)


def _modules() -> None:
    names = {each.name for each in pkgutil.walk_packages(gofteh.__path__, "gofteh.")}
    _demand(
        {"gofteh.storage.project", "gofteh.ui.window"} <= names, f"only {len(names)} modules can be listed"
    )
    # One starts the program; the migrations are loaded by Alembic, as the older project shows.
    for name in sorted(names - {"gofteh.__main__"}):
        if not name.startswith("gofteh.storage.migrations."):
            importlib.import_module(name)


def _window() -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtGui import QFontDatabase
    from PySide6.QtWidgets import QApplication

    from gofteh.app.settings import Settings
    from gofteh.ui.application import Application
    from gofteh.ui.icons import pixmap

    app = QApplication(["gofteh"])
    for font in sorted(resources.find("fonts").glob("*.ttf")):
        _demand(QFontDatabase.addApplicationFont(str(font)) >= 0, f"{font.name} does not load")
    with tempfile.TemporaryDirectory() as folder:
        application = Application(app, bootstrap.Services(Settings(Path(folder) / "settings.json")))
        for icon in sorted(resources.find("icons").glob("*.svg")):
            _demand(not pixmap(icon.stem).toImage().isNull(), f"{icon.name} does not load")
        application.show()
        picture = application.window.grab().toImage()
        colours = {
            picture.pixel(x, y) for x in range(0, picture.width(), 7) for y in range(0, picture.height(), 7)
        }
        _demand(len(colours) > 3, "the window is empty")
        application.window.close()


def _in_child(work: Callable[[], None]) -> None:
    """Do ``work`` in a fresh process, so that it can neither harm this one nor lean on it."""
    child = multiprocessing.get_context("spawn").Process(target=work)
    child.start()
    child.join(CHILD_SECONDS)
    if child.is_alive():
        child.kill()
        child.join()
        raise Failed(f"no answer after {CHILD_SECONDS} s")
    _demand(child.exitcode == 0, f"it ended with {child.exitcode}")


def _session(path: Path, *, create: bool = False) -> Session:
    return Session(bootstrap.open_store(path, create=create), Editor(id="ann-self-test", name="self-test"))


def _import(session: Session, path: Path) -> str:
    (report,) = import_paths(session, [path], bootstrap.formats())
    _demand(report.outcome is Outcome.IMPORTED, f"{path.name} is {report.outcome}")
    return report.imported[0]


def _sample() -> Path:
    return resources.find("samples", "sample-isna-lavrov.txt")


def _demand(condition: object, otherwise: str) -> None:
    if not condition:
        raise Failed(otherwise)


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
