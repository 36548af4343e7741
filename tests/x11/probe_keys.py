"""Bind every key of the table in a window, and tell which act each press does."""

import json
import sys
from functools import partial

from PySide6.QtWidgets import QApplication, QMainWindow, QTextEdit

from gofteh.ui.actions import ACTIONS
from gofteh.ui.keys import in_use
from gofteh.ui.keys.dispatch import KeyDispatcher


def tell(what: object) -> None:
    print(json.dumps(what), flush=True)


def main() -> None:
    app = QApplication(sys.argv)
    window = QMainWindow()
    sheet = QTextEdit(readOnly=True)
    window.setCentralWidget(sheet)
    keys = KeyDispatcher(window)
    for spec in ACTIONS:
        for chord in in_use.keymap.chords[spec.act]:
            keys.bind(chord, partial(tell, spec.act.value), within=sheet if spec.in_article else None)
    # No act has F12: it tells that every press before it has been dealt with.
    keys.bind("F12", partial(tell, "end"))
    window.show()
    sheet.setFocus()
    app.processEvents()
    tell(int(window.winId()))
    app.exec()


if __name__ == "__main__":
    main()
