"""The application: language, look, the window, and the project opened after the first paint."""

import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTimer, QTranslator
from PySide6.QtWidgets import QApplication

from gofteh.app import words
from gofteh.ui import theme as look
from gofteh.ui.services import Services
from gofteh.ui.window import MainWindow
from gofteh.ui.workbench import Workbench


class Application(QObject):
    """Owns the QApplication's language and theme, and the one window."""

    def __init__(self, app: QApplication, services: Services) -> None:
        super().__init__(app)
        self._app = app
        self._services = services
        self._qt_words: QTranslator | None = None
        app.setApplicationName("gofteh")
        app.setApplicationDisplayName(words._("Gofteh"))
        app.setDesktopFileName("gofteh")
        self._speak()
        self._dress()
        self.workbench = Workbench(self)
        self.window = self._make_window()

    def show(self) -> None:
        """Show the window."""
        self.window.show()

    def open_first(self, project: Path, imports: list[Path], *, seed: bool) -> None:
        """Open the project the window begins with; ``seed`` gives a new one the sample story."""
        fresh = not project.exists()
        if self.window.articles.open_project(project, create=True):
            if fresh and seed:
                self.window.articles.import_sample()
                self.window.message.hide()
            if imports:
                self.window.articles.import_paths(imports)

    def set_theme(self, name: str) -> None:
        """Wear another theme, now and next time."""
        self._services.settings.set("theme", name)
        self._dress()
        self.window.look_changed()

    def set_language(self, language: str) -> None:
        """Speak another language, now and next time: the window is built anew around its work."""
        if language == words.language():
            return
        self._services.settings.set("language", language)
        words.use(language)
        self._speak()
        self._dress()
        old = self.window
        self.window = self._make_window()
        self.window.restoreGeometry(old.saveGeometry())
        self.window.show()
        old.closed.disconnect()
        old.keys.clear()
        old.hide()
        old.deleteLater()

    def _make_window(self) -> MainWindow:
        window = MainWindow(self._services, self.workbench)
        window.theme_asked.connect(self.set_theme)
        window.language_asked.connect(self.set_language)
        window.closed.connect(self.workbench.detach)
        return window

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

    def _dress(self) -> None:
        name = str(self._services.settings.get("theme"))
        look.apply(self._app, look.for_name(name, system_dark=look.system_is_dark(self._app)))


def run(
    services: Services,
    project: Path,
    imports: list[Path],
    *,
    seed: bool,
    on_first_paint: Callable[[], object] | None = None,
) -> int:
    """Show the window and work until it is closed; returns the exit code."""
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        app = QApplication(sys.argv[:1])
    application = Application(app, services)
    application.show()
    # The window is on the screen before the project is read: people see at once that it starts.
    QTimer.singleShot(0, application, lambda: application.open_first(project, imports, seed=seed))
    if on_first_paint is not None:
        QTimer.singleShot(0, application, on_first_paint)
    return app.exec()
