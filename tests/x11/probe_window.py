"""Open the real window on the sample story, and tell whenever what a person would notice has changed."""

import json
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLineEdit

from gofteh import bootstrap
from gofteh.app import words
from gofteh.app.settings import WindowState
from gofteh.ui import theme as look
from gofteh.ui.application import Application
from gofteh.ui.command_palette import CommandPalette


def state(application: Application) -> dict[str, Any]:
    popup, focus = QApplication.activePopupWidget(), QApplication.focusWidget()
    pane, document = application.window.pane, application.workbench.document
    return {
        "window": int(application.window.winId()),
        "palette": isinstance(popup, CommandPalette),
        "field": focus.text() if isinstance(focus, QLineEdit) else None,
        "theme": look.current().name,
        "in_article": focus is pane,
        "caret": pane.caret,
        "selected": list(pane.selected_range() or ()),
        "marks": sorted(span.label for span in document.spans.values()) if document else None,
        "said": pane.accessibleDescription(),
    }


def main() -> None:
    project, language = Path(sys.argv[1]), sys.argv[2]
    app = QApplication(sys.argv[:1])
    words.use(language)
    settings = bootstrap.read_settings()
    application = Application(app, bootstrap.Services(settings), WindowState(project.with_suffix(".json")))
    application.show()
    application.open_first(project, [], seed=True)
    application.window.pane.setFocus()
    told: dict[str, Any] = {}

    def tell() -> None:
        now = state(application)
        if now != told:
            told.update(now)
            print(json.dumps(now, ensure_ascii=False), flush=True)

    timer = QTimer(interval=10)
    timer.timeout.connect(tell)
    timer.start()
    app.exec()


if __name__ == "__main__":
    main()
