"""Run one program until its window is painted, and print the milliseconds since it was started.

    python first_paint.py bare|gofteh STARTED [PROJECT]

STARTED is ``time.time()`` just before this process was made, so that the interpreter's own start
counts. For gofteh a second figure follows: when the article could be read.
"""

import sys
import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

WHICH, STARTED = sys.argv[1], float(sys.argv[2])


class Paint(QObject):
    """Tells of the first paint of one widget at which ``told`` holds.

    It hears of that widget alone: a filter on the whole application would cost the program with the
    more widgets the more.
    """

    def __init__(
        self, widget: QWidget, name: str, told: Callable[[], bool], then: Callable[[], object]
    ) -> None:
        super().__init__(widget)
        self._widget, self._name, self._told, self._then = widget, name, told, then
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and self._told():
            print(f"{self._name} {(time.time() - STARTED) * 1000:.1f}", flush=True)
            self._widget.removeEventFilter(self)
            QTimer.singleShot(0, self._then)
        return False


def bare() -> None:
    app = QApplication(sys.argv[:1])
    field = QPlainTextEdit("سلام")
    field.resize(1440, 900)
    watch = Paint(field.viewport(), "first paint", lambda: True, app.quit)
    field.show()
    app.exec()
    del watch


def gofteh(project: str) -> None:
    from gofteh.cli import main
    from gofteh.ui import application
    from gofteh.ui.window import MainWindow

    class Watched(MainWindow):
        def showEvent(self, event: QShowEvent) -> None:
            Paint(self, "first paint", lambda: True, lambda: None)
            Paint(
                self.pane.viewport(),
                "article",
                lambda: self.workbench.document is not None,
                QApplication.quit,
            )
            super().showEvent(event)

    vars(application)["MainWindow"] = Watched
    main(["--project", project])


if __name__ == "__main__":
    bare() if WHICH == "bare" else gofteh(sys.argv[3])
