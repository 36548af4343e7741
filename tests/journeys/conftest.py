"""The rooms of the window's tests, and the whole program as it is started from the command line."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QApplication

from gofteh.cli import main
from gofteh.ui.application import Application
from gofteh.ui.window import MainWindow
from gofteh.ui.workbench import Workbench
from tests.ui.conftest import as_it_was, busy_room, empty_room, room, speaking
from tests.ui.newsroom import Newsroom

__all__ = ["as_it_was", "busy_room", "empty_room", "room", "speaking"]

Visit = Callable[..., None]


class Visitor(Newsroom):
    """One person at the window that the program itself has opened."""

    def __init__(self, window: MainWindow, folder: Path) -> None:
        self._window = window
        self._now = 0
        self.folder = folder

    @property
    def window(self) -> MainWindow:
        return self._window

    @property
    def bench(self) -> Workbench:
        return self._window.workbench


@pytest.fixture
def visit(as_it_was: QApplication, qtbot, tmp_path: Path) -> Iterator[Visit]:
    """Start ``gofteh`` with words of the command line, do something at its window, and close that."""

    def run(work: Callable[[Visitor], None], *words: str) -> None:
        failures: list[BaseException] = []

        def sit_down() -> None:
            (application,) = as_it_was.findChildren(Application)
            window = application.window
            try:
                qtbot.waitUntil(lambda: application.workbench.document is not None)
                window.activateWindow()
                visitor = Visitor(window, tmp_path)
                visitor.settle()
                work(visitor)
            except BaseException as failure:  # noqa: BLE001 - it would be lost in the event loop
                failures.append(failure)
            finally:
                window.close()

        QTimer.singleShot(0, as_it_was, sit_down)
        code = main(list(words))
        _take_down(as_it_was)
        if failures:
            raise failures[0]
        assert code == 0

    yield run
    _take_down(as_it_was)


def _take_down(app: QApplication) -> None:
    """Do what the end of the process would."""
    for application in app.findChildren(Application):
        application.workbench.detach()
        application.window.work.keys.release()
        application.window.deleteLater()
        application.deleteLater()
    for _turn in range(3):
        app.processEvents()
        app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
