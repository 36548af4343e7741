"""Run one program until its window is painted, and print the milliseconds since it was started.

    python first_paint.py bare|gofteh STARTED [PROJECT]

STARTED is ``time.time()`` just before this process was made, so that the interpreter's own start
counts. For gofteh a second figure follows: when the article could be read.
"""

import sys
import time

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

WHICH, STARTED = sys.argv[1], float(sys.argv[2])


def since_start() -> float:
    return (time.time() - STARTED) * 1000


class FirstPaint(QObject):
    """Waits for the first paint of a window's content, then for the article if there is one to come."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self._painted = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and isinstance(watched, QWidget):
            if not self._painted:
                self._painted = True
                print(f"first paint {since_start():.1f}", flush=True)
                if WHICH == "bare":
                    QTimer.singleShot(0, self._app.quit)
            elif WHICH == "gofteh" and self._article_is_open(watched):
                print(f"article {since_start():.1f}", flush=True)
                QTimer.singleShot(0, self._app.quit)
        return False

    @staticmethod
    def _article_is_open(watched: QWidget) -> bool:
        window = watched.window()
        bench = getattr(window, "workbench", None)
        pane = getattr(window, "pane", None)
        return bool(bench and pane and bench.document and watched is pane.viewport())


def main() -> None:
    app = QApplication(sys.argv[:1])
    watch = FirstPaint(app)
    app.installEventFilter(watch)
    if WHICH == "bare":
        field = QPlainTextEdit("سلام")
        field.resize(1440, 900)
        field.show()
        app.exec()
    else:
        from gofteh.cli import main as gofteh

        gofteh(["--project", sys.argv[3]])


if __name__ == "__main__":
    main()
