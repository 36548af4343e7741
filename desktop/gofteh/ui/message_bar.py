"""Problems are told above the article, without stopping the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gofteh.app.words import _, explain
from gofteh.ui.panels.widgets import button, plain_label, set_state

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.domain.errors import Problem

_NEWS_MILLISECONDS = 8000
"""How long good news stays; a Problem stays until it is closed or solved."""


class MessageBar(QWidget):
    """One message at a time: a Problem with its cure, or good news; hidden when there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._notice = QFrame()
        self._notice.setProperty("role", "notice")
        self._retry_act: Callable[[], object] | None = None
        self._fading = QTimer(self, singleShot=True, interval=_NEWS_MILLISECONDS)
        self._fading.timeout.connect(self.hide)
        self.words = plain_label("", wraps=True)
        self.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.retry = button(_("Try again"), role="quiet")
        self.retry.clicked.connect(self._try_again)
        self.dismiss = button("✕", role="flat", name=_("Close"))
        self.dismiss.clicked.connect(self.hide)
        around = QVBoxLayout(self)
        around.setContentsMargins(12, 10, 12, 2)
        around.addWidget(self._notice)
        row = QHBoxLayout(self._notice)
        row.setContentsMargins(14, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self.words, 1)
        row.addWidget(self.retry)
        row.addWidget(self.dismiss)
        self.hide()

    def show_problem(self, problem: Problem, retry: Callable[[], object] | None = None) -> None:
        """Tell a Problem; ``retry`` is offered when trying again can help."""
        self._show(explain(problem), "problem", retry)

    def show_news(self, text: str) -> None:
        """Tell that something went well."""
        self._show(text, "note", None)

    def show_question(self, text: str, answer: str, act: Callable[[], object]) -> None:
        """Say ``text`` and offer to do ``act`` all the same; ``answer`` is what the button says."""
        self._show(text, "question", act)
        self.retry.setText(answer)

    def work_goes_on(self) -> None:
        """Hide a Problem or a question that the next successful act has made old; news go by themselves."""
        if self._notice.property("level") in ("problem", "question"):
            self.hide()

    def _show(self, text: str, level: str, retry: Callable[[], object] | None) -> None:
        set_state(self._notice, "level", level)
        # What lies within is not dressed anew with it.
        set_state(self.words, "level", level)
        self._retry_act = retry
        self.words.setText(text)
        self.retry.setText(_("Try again"))
        self.retry.setVisible(retry is not None)
        self.setAccessibleName(text)
        self.show()
        if level == "note":
            self._fading.start()
        else:
            self._fading.stop()

    def _try_again(self) -> None:
        act = self._retry_act
        if self._notice.property("level") == "question":
            self.hide()
        if act is not None:
            act()
