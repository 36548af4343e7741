"""The application: language, look, the window, and the project opened after the first paint."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication, QWidget

from gofteh.app import garbage, words
from gofteh.app.settings import WindowState
from gofteh.ui import theme as look
from gofteh.ui.keys import Keymap, in_use
from gofteh.ui.places import keep, put_back
from gofteh.ui.search_index import SearchIndex
from gofteh.ui.suggestion_source import SuggestionSource
from gofteh.ui.window import MainWindow
from gofteh.ui.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from gofteh.domain.errors import Problem
    from gofteh.ui.services import Services

_LEAST_POINTS = 6.0
"""Below this nobody could read the menu to make the text larger again."""


class Application(QObject):
    """Owns the QApplication's language and theme, and the one window."""

    def __init__(self, app: QApplication, services: Services, places: WindowState | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._services = services
        self._places = places
        self._theme = str(services.settings.get("theme"))
        self._qt_words: QTranslator | None = None
        app.setApplicationName("gofteh")
        app.setApplicationDisplayName(words._("Gofteh"))
        app.setDesktopFileName("gofteh")
        self._speak()
        self._dress(with_sheet=False)
        self._keys_notice = self._take_keys()
        self.workbench = Workbench(self)
        self.suggestions = SuggestionSource(services.suggestion_service, self)
        self.search_index = SearchIndex(self.workbench, self)
        self.window = self._make_window()
        self._dress()
        if places is not None:
            put_back(self.window, places)
        self._hints = app.styleHints()
        self._hints.colorSchemeChanged.connect(self._dress_again)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._dress_again)
        self._stop_listening = services.settings.listen(self._setting_changed)
        self.destroyed.connect(self._stop_listening)

    def show(self) -> None:
        """Show the window."""
        self.window.show()

    def open_first(self, project: Path, imports: list[Path], *, seed: bool) -> None:
        """Open the project the window begins with; ``seed`` gives a new one the sample story."""
        fresh = not project.exists()
        if self.window.work.articles.open_project(project, create=True):
            if fresh and seed:
                self.window.work.articles.import_sample()
                self.window.message.hide()
            if imports:
                self.window.work.articles.import_paths(imports)
        notice = self._services.settings.notice or self._keys_notice
        if notice is not None:
            self.window.message.show_problem(notice)

    def set_theme(self, name: str) -> None:
        """Wear another theme, now and next time."""
        self._theme = name
        self._keep("theme", name)
        self._dress_again()

    def set_language(self, language: str) -> None:
        """Speak another language, now and next time: the window is built anew around its work."""
        if language == words.language():
            return
        self._keep("language", language)
        self.workbench.leaving.emit()
        words.use(language)
        self._speak()
        self._dress()
        self._replace_window()

    def _replace_window(self) -> None:
        old = self.window
        old.closed.disconnect()
        old.work.keys.release()
        self.window = self._make_window()
        self.window.take_after(old)
        self.window.show()
        old.hide()
        old.deleteLater()

    def _make_window(self) -> MainWindow:
        window = MainWindow(self._services, self.workbench, self.suggestions)
        window.theme_asked.connect(self.set_theme)
        window.language_asked.connect(self.set_language)
        window.closed.connect(self._closed)
        return window

    def _closed(self) -> None:
        self.suggestions.close()
        if self._places is not None:
            keep(self.window, self._places)
        self.workbench.detach()

    def _keep(self, key: str, value: object) -> None:
        # What the person asked for holds now, even when it cannot be kept.
        self.workbench.attempt(lambda: self._services.settings.set(key, value))

    def _setting_changed(self, key: str) -> None:
        if key == "theme":
            self._theme = str(self._services.settings.get("theme"))
            self._dress_again()
        elif key == "keys":
            self._take_keys()
        elif key == "font_size":
            # Sizes of another font are worked out once, when a widget is made.
            self.workbench.leaving.emit()
            self._dress()
            self._replace_window()

    def _take_keys(self) -> Problem | None:
        """Use the person's keys; returns what made no sense in them."""
        keymap, trouble = Keymap.read(self._services.settings.get("keys"))
        in_use.use(keymap)
        return trouble

    def _dress_again(self) -> None:
        self._dress()
        self.window.look_changed()

    def _speak(self) -> None:
        persian = words.right_to_left()
        if self._qt_words is not None:
            self._app.removeTranslator(self._qt_words)
            self._qt_words = None
        if persian:
            self._qt_words = QTranslator(self)
            folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
            if self._qt_words.load("qtbase_fa", folder):
                self._app.installTranslator(self._qt_words)
        QLocale.setDefault(QLocale("fa_IR" if persian else "en_GB"))
        # Said explicitly: Qt turns with its translations only, which may be missing.
        self._app.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if persian else Qt.LayoutDirection.LeftToRight
        )

    def _dress(self, *, with_sheet: bool = True) -> None:
        points = float(self._services.settings.get("font_size"))
        size = max(points, _LEAST_POINTS) if points else None
        theme = look.for_name(
            self._theme,
            system_dark=look.system_is_dark(self._app),
            high_contrast=look.system_wants_contrast(self._app),
        )
        look.apply(self._app, theme, points=size, with_sheet=with_sheet)


def run(
    services: Services,
    project: Path,
    imports: list[Path],
    *,
    seed: bool,
) -> int:
    """Show the window and work until it is closed; returns the exit code."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    application = Application(app, services, WindowState(services.settings.path.with_name("window.json")))

    # People see at once that it starts: the project is read when the window has been painted.
    def open_project() -> None:
        application.open_first(project, imports, seed=seed)
        garbage.work()

    FirstPaint(application.window, open_project)
    application.show()
    return app.exec()


class FirstPaint(QObject):
    """Calls ``then`` once, after a window has been painted for the first time."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look out for the paint."""
        if event.type() is QEvent.Type.Paint:
            self._window.removeEventFilter(self)
            # After this turn of the event loop the picture is on the screen.
            QTimer.singleShot(0, self, self._then)
        return False
