"""Problems are told above the article, without stopping the work."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from gofteh.app.words import _, explain
from gofteh.domain.errors import Problem
from gofteh.ui.panels.widgets import button, plain_label, set_state


class MessageBar(QFrame):
    """One message at a time: a Problem with its cure, or good news; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "notice")
        self._retry_act: Callable[[], object] | None = None
        self.words = plain_label("", wraps=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = button(_("Try again"), role="quiet")
        self.retry.clicked.connect(self._try_again)
        close = button("✕", role="flat", name=_("Close"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 10, 8)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.retry)
        row.addWidget(close)
        self.hide()

    def show_problem(self, problem: Problem, retry: Callable[[], object] | None = None) -> None:
        """Tell a Problem; ``retry`` is offered when trying again can help."""
        self._show(explain(problem), "problem", retry)

    def show_news(self, text: str) -> None:
        """Tell that something went well."""
        self._show(text, "note", None)

    def forget_problem(self) -> None:
        """Hide a Problem that no longer stands."""
        if self.property("level") == "problem":
            self.hide()

    def _show(self, text: str, level: str, retry: Callable[[], object] | None) -> None:
        set_state(self, "level", level)
        self._retry_act = retry
        self.words.setText(text)
        self.retry.setVisible(retry is not None)
        self.setAccessibleName(text)
        self.show()

    def _try_again(self) -> None:
        if self._retry_act is not None:
            self._retry_act()
