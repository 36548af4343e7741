"""The program under the hands of an editor who marks word after word until the power goes.

A script for ``test_power_cut``: prints the id of each new mark as soon as the window shows it as saved.
"""

import os
import re
import sys
import traceback
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from gofteh.app.words import _
from gofteh.cli import main
from gofteh.ui.application import Application
from gofteh.ui.tour.driver import Driver


def work(app: QApplication) -> None:
    (application,) = app.findChildren(Application)
    bench = application.workbench
    if bench.document is None:
        # The project is opened after the first paint.
        QTimer.singleShot(0, app, lambda: work(app))
        return
    hands = Driver(application.window, Path())
    places = [found.start() for found in re.finditer(r"\w{3,}", bench.document.text)]
    for number in range(len(bench.document.spans), len(places)):
        before = set(bench.document.spans)
        hands.double_click(places[number])
        hands.key("123"[number % 3])
        hands.key("Escape", 2)
        (new,) = set(bench.document.spans) - before
        assert application.window.status.saved_words != _("Not saved")
        print(new, flush=True)


def give_up(kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
    """Tell and end: else the test would wait for the next mark for ever."""
    traceback.print_exception(kind, error, where)
    os._exit(1)


if __name__ == "__main__":
    sys.excepthook = give_up
    own = QApplication(sys.argv[:1])
    QTimer.singleShot(0, own, lambda: work(own))
    main(["--project", sys.argv[1]])
