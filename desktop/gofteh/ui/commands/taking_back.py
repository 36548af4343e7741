"""Taking back the last import as one act, with the way back at hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gofteh.app.words import _, plural
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from gofteh.app.session import Session
    from gofteh.app.taking_back import Taken
    from gofteh.ui.message_bar import MessageBar
    from gofteh.ui.workbench import Workbench


class TakingBack(QObject):
    """Withdraws what came with the last import, and brings it back when that was a mistake."""

    def __init__(self, workbench: Workbench, message: MessageBar, window: QWidget) -> None:
        super().__init__(window)
        self._bench = workbench
        self._message = message

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action does."""
        return {Act.TAKE_BACK_IMPORT: self.take_back}

    def take_back(self) -> None:
        """Take back the last import."""
        from gofteh.app.taking_back import take_back_import

        taken = self._do(take_back_import)
        if taken is None:
            return
        document = self._bench.document
        if document is not None and document.withdrawn:
            self._bench.leave_article()
            self._bench.open_next_unfinished()
        words = [plural("{count} article taken back.", "{count} articles taken back.", taken.moved)]
        if taken.kept:
            words.append(
                plural(
                    "{count} stays, since it has been worked on.",
                    "{count} stay, since they have been worked on.",
                    taken.kept,
                )
            )
        if taken.moved:
            self._message.show_question(" ".join(words), _("Bring back"), self._bring_back)
        else:
            self._message.show_news(" ".join(words[1:]) or _("There is no import to take back."))

    def _bring_back(self) -> None:
        from gofteh.app.taking_back import bring_back_import

        taken = self._do(bring_back_import)
        if taken is not None:
            if self._bench.document is None:
                self._bench.open_next_unfinished()
            self._message.show_news(
                plural("{count} article brought back.", "{count} articles brought back.", taken.moved)
            )

    def _do(self, act: Callable[[Session], Taken]) -> Taken | None:
        done: list[Taken] = []

        def perform() -> None:
            with self._bench.many_changes():
                done.append(act(self._bench.desk.session))

        return done[0] if self._bench.attempt(perform) else None
