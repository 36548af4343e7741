"""Where the window stood and how its panes were divided, from one day to the next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QGuiApplication

from gofteh.ui.window import PANES, MainWindow

if TYPE_CHECKING:
    from gofteh.app.settings import WindowState

_WINDOW, _PANES = "window", "panes"


def keep(window: MainWindow, places: WindowState) -> None:
    """Keep where ``window`` stands."""
    places.set(_WINDOW, _written(window.saveGeometry()))
    places.set(_PANES, _written(window.splitter.saveState()))


def put_back(window: MainWindow, places: WindowState) -> None:
    """Put ``window`` where it stood, if that can still be seen."""
    usual = window.size()
    if not window.restoreGeometry(_read(places.get(_WINDOW))):
        window.resize(usual)
    screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
    if not any(screen.intersects(window.geometry()) for screen in screens):
        # The screen it stood on is gone.
        window.resize(usual)
        window.move(QGuiApplication.primaryScreen().availableGeometry().topLeft())
    if not window.splitter.restoreState(_read(places.get(_PANES))):
        # Not what the splitter tells of itself: before the window is shown, that is the least of each.
        window.splitter.setSizes(PANES)


def _written(state: QByteArray) -> str:
    return bytes(state.toBase64().data()).decode("ascii")


def _read(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode("ascii", "ignore"))
