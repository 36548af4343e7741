"""Key presses that the seed story takes: every quote record with its speaker, without the mouse."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from gofteh.app import words
from tests.journeys.by_keys import STORY, Typist
from tests.ui.newsroom import Newsroom

AIM = 4


def run() -> list[str]:
    """Annotate the story in the real window and return the lines to print."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    words.use("fa")
    with tempfile.TemporaryDirectory() as folder:
        os.environ["GOFTEH_HOME"] = folder
        room = Newsroom(app, Path(folder))
        room.open()
        room.window.pane.setFocus()
        typist = Typist(room)
        typist.annotate()
        room.close()
        room.dispose()
    each = typist.presses / len(STORY)
    return [
        f"presses for {len(STORY)} records with speaker and person {typist.presses:4d}",
        f"presses a record                              {each:6.2f}   aim ≤ {AIM}",
        f"each record in turn                           {' '.join(map(str, typist.by_record))}",
    ]
