"""The tour from beginning to end: open, mark, undo, close, reopen, export, with numbered pictures."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QPushButton

from gofteh.app import resources
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.spans import QuoteType
from gofteh.ui.actions import SPECS, Act
from gofteh.ui.application import Application
from gofteh.ui.panels.cards import MARKS
from gofteh.ui.tour.driver import Driver
from gofteh.ui.tour.plan import Planned, plan_for

if TYPE_CHECKING:
    from pathlib import Path

    from gofteh.ui.services import Services

TYPE_ACTS = {
    QuoteType.DIRECT: Act.DIRECT,
    QuoteType.INDIRECT: Act.INDIRECT,
    QuoteType.MIXED: Act.MIXED,
}
SIZE = (1440, 900)
_SUGGESTIONS_SECONDS = 60.0
"""hazm is there by then, or the tour goes on without suggestions."""


@dataclass(frozen=True, slots=True)
class TourResult:
    """What the tour left behind."""

    pictures: list[Path]
    export: Path
    timing: Path


def run(services: Services, folder: Path, article: Path | None = None) -> TourResult:
    """Do the main job in the real window, on ``article`` or the sample story.

    Raises Problem when the article cannot be read or has nothing to mark, or when the window did not
    end up with what was asked of it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    qInstallMessageHandler(_say_what_matters)
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(["gofteh"])
    project = folder / "tour.gofteh"
    for old in (project, folder / "tour.jsonl"):
        old.unlink(missing_ok=True)
    return _Tour(app, services, folder, project).go([article] if article is not None else _samples())


def _samples() -> list[Path]:
    return [resources.find("samples", name) for name in ("first-story.jsonl", "other-stories.jsonl")]


def _say_what_matters(_kind: QtMsgType, _context: QMessageLogContext, message: str) -> None:
    # Without a screen there is nothing to raise a window on, and Qt says so each time.
    if not message.startswith("This plugin does not support"):
        sys.stderr.write(message + "\n")


class _Tour:
    def __init__(self, app: QApplication, services: Services, folder: Path, project: Path) -> None:
        self._app = app
        self._services = services
        self._folder = folder
        self._project = project
        self._application = Application(app, services)
        self._hands = Driver(self._application.window, folder)

    def go(self, files: list[Path]) -> TourResult:
        """Mark the first article in ``files``; the others wait in the queue."""
        self._open(files)
        plan = plan_for(self._text)
        if not plan:
            raise Problem(
                "Nothing in {file} looks like a quote with its speaker.",
                kind=ProblemKind.INPUT,
                cure="Give the tour an article with quotes, or none for the sample story.",
                file=files[0].name,
            )
        for number, planned in enumerate(plan):
            self._mark(number, planned)
        self._take_a_suggestion()
        self._undo_and_redo()
        self._look_around(plan)
        self._finish()
        self._reopen(plan)
        export = self._export()
        timing = self._folder / "timing.json"
        timing.write_text(json.dumps(self._hands.timing, indent=2), encoding="utf-8")
        self._close()
        return TourResult(self._hands.pictures, export, timing)

    @property
    def _text(self) -> str:
        document = self._application.workbench.document
        if document is None:
            raise Problem("The tour could not open its article.")
        return document.text

    def _open(self, files: list[Path]) -> None:
        self._show()
        self._hands.picture("the-window-before-a-project-is-open")
        self._application.open_first(self._project, files, seed=False)
        self._dismiss_news()
        self._application.window.pane.setFocus()
        self._hands.picture("the-article-is-open")

    def _show(self) -> None:
        self._application.window.resize(*SIZE)
        self._application.show()

    # each record by other means, so that every way of working is seen

    def _mark(self, number: int, planned: Planned) -> None:
        by_mouse = number % 2 == 0
        if by_mouse:
            self._hands.drag(planned.quote)
            if number == 0:
                self._hands.picture("a-quote-is-selected-with-the-mouse")
            self._press_bar(Act.MARK_QUOTE)
        else:
            self._select_by_keys(planned.quote)
            if number == 1:
                self._hands.picture("a-quote-is-selected-with-the-keys")
            self._hands.key("۱")
        self._hands.key(SPECS[TYPE_ACTS[planned.quote_type]].keys[0])
        self._mark_speaker(planned, by_mouse=by_mouse)
        for topic in planned.topics:
            self._hands.drag(topic)
            self._hands.key("3")
        if planned.name is not None:
            self._name(planned.name)
        if number in (0, 1, 4):
            self._hands.picture(f"record-{number + 1}-has-quote-speaker-and-topic")

    def _mark_speaker(self, planned: Planned, *, by_mouse: bool) -> None:
        start, end = planned.speaker
        if by_mouse and not any(sign.isspace() for sign in self._text[start:end]):
            self._hands.double_click(start)
        elif by_mouse:
            self._hands.drag(planned.speaker)
        else:
            self._select_by_keys(planned.speaker)
        self._hands.key("۲" if by_mouse else "S")

    def _select_by_keys(self, area: tuple[int, int]) -> None:
        """Go to the start of ``area`` and widen the selection to its end, by keys alone."""
        self._application.window.pane.setFocus()
        self._hands.key("Ctrl+Home")
        start, end = area
        for chord in ("Ctrl+Down", "Ctrl+Left", "Left"):
            self._walk(chord, "Ctrl+Up" if chord == "Ctrl+Down" else "Ctrl+Right", start)
        for chord, back in (("Ctrl+Shift+Left", "Shift+Right"), ("Shift+Left", "Shift+Right")):
            self._walk(chord, back, end)

    def _walk(self, chord: str, back: str, place: int) -> None:
        """Press ``chord`` until the caret is at ``place``, or ``back`` at the last stop before it."""
        pane = self._application.window.pane
        for _turn in range(len(self._text)):
            before = pane.caret
            if before == place:
                return
            self._hands.key(chord)
            if pane.caret == before:
                return
            if pane.caret > place:
                while pane.caret > place and pane.caret > before:
                    self._hands.key(back)
                return

    def _press_bar(self, act: Act) -> None:
        bar = self._application.window.work.labels.bar
        words = self._application.window.work.actions[act].iconText()
        for button in bar.findChildren(QPushButton):
            if button.text() == words:
                self._hands.click(button)
                return
        raise Problem("The bar at the selection does not offer “{act}”.", act=words)

    def _name(self, name: str) -> None:
        desk = self._application.workbench.desk
        record = desk.current_record
        registry = desk.session.state.registry
        if record is None or (
            record.speaker_id is not None and registry.resolve(record.speaker_id).name == name
        ):
            return
        self._hands.key(SPECS[Act.SPEAKER_NAME].keys[0])
        self._hands.type_text(name)
        self._hands.key("Return")

    def _take_a_suggestion(self) -> None:
        """Go to the first suggestion that is left and accept it; the next one is spoken of then."""
        window = self._application.window
        self._hands.wait_until(lambda: window.work.suggesting.found is not None, _SUGGESTIONS_SECONDS)
        if not window.work.suggesting.offered:
            return
        before = len(self._application.workbench.desk.records)
        window.pane.setFocus()
        self._hands.key("Escape", 2)
        self._hands.key("Ctrl+Home")
        self._hands.key("G")
        self._hands.picture("a-suggestion-is-spoken-of")
        self._hands.key("Return")
        self._hands.picture("the-suggestion-is-a-record-and-the-next-one-waits")
        if len(self._application.workbench.desk.records) != before + 1:
            raise Problem("The suggestion did not become a record.")
        self._hands.key("Escape")

    def _undo_and_redo(self) -> None:
        desk = self._application.workbench.desk
        before = desk.document
        self._application.window.pane.setFocus()
        self._hands.key("Ctrl+Z")
        self._hands.picture("the-last-act-is-undone")
        self._hands.key("Ctrl+Y")
        if desk.document != before:
            raise Problem("Undo and redo did not lead back to where they began.")

    def _look_around(self, plan: list[Planned]) -> None:
        window = self._application.window
        window.pane.setFocus()
        self._hands.key("Escape", 2)
        self._hands.key("Ctrl+Home")
        self._hands.click_tab(window.cards.tabs, MARKS)
        # By way of the first, so that article and cards both stand at their beginning.
        for planned in (plan[0], plan[2 % len(plan)]):
            self._hands.click_text(planned.quote[0] + 2)
        self._hands.point_away()
        self._hands.picture("a-chosen-record-lights-up-with-its-speaker")
        self._application.set_theme("dark")
        self._hands.picture("the-dark-theme")
        self._application.set_theme("light")
        self._hands.key("Escape", 2)

    def _finish(self) -> None:
        document = self._application.workbench.document
        self._application.window.pane.setFocus()
        self._hands.key("Ctrl+Return")
        self._hands.picture("the-article-is-done-and-the-next-one-opens")
        if document is not None:
            self._application.workbench.open_article(document.id)
        self._dismiss_news()

    def _dismiss_news(self) -> None:
        bar = self._application.window.message
        if bar.isVisible():
            self._hands.click(bar.dismiss)

    def _reopen(self, plan: list[Planned]) -> None:
        before = self._application.workbench.document
        self._close()
        # Nothing but the file and the settings goes over to the new window.
        self._application = Application(self._app, self._services)
        self._hands.work_on(self._application.window)
        self._show()
        self._application.open_first(self._project, [], seed=False)
        if before is not None:
            self._application.workbench.open_article(before.id)
        self._hands.picture("the-project-is-open-again")
        if before is None or self._application.workbench.document != before:
            raise Problem("After reopening, the article was not as it had been left.")
        if len(self._application.workbench.desk.records) < len(plan):
            raise Problem("The tour could not mark all it had planned.")

    def _export(self) -> Path:
        path = self._folder / "tour.jsonl"
        self._services.export(self._application.workbench.desk.session, path)
        return path

    def _close(self) -> None:
        application = self._application
        application.window.close()
        application.window.work.keys.release()
        application.window.deleteLater()
        application.deleteLater()
        self._hands.settle()
