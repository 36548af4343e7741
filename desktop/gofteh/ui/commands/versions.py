"""Acts on the text of the open article: mend it before marking, correct it from a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from gofteh.app.words import _
from gofteh.domain.errors import Problem
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.services import Services
    from gofteh.ui.workbench import Workbench


class Versions(QObject):
    """Offers repairs and corrections; each makes a new version of the text, as one act."""

    news = Signal(str)

    def __init__(self, workbench: Workbench, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._bench = workbench
        self._services = services
        self._window = window

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action about the text does."""
        return {
            Act.MEND_TEXT: lambda: self._bench.attempt(self._mend),
            Act.CORRECT_TEXT: self._choose_file,
        }

    def _mend(self) -> None:
        from gofteh.app.looking import Look
        from gofteh.ui.text_dialogs import MendDialog

        document = self._bench.desk.session.state.open_document
        if document.spans:
            raise Problem(
                "The article has marks already; a text is mended only before it is marked.",
                cure="Correct it by a file: its marks are then moved and the doubtful ones listed.",
            )
        offers = tuple(self._services.repairs().offers(document.text))
        if not offers:
            self.news.emit(_("There is nothing to mend in this text."))
            return
        dialog = MendDialog(Look(path=Path(document.id), offers=offers), self._window)
        dialog.accepted.connect(lambda: self._bench.attempt(lambda: self._do_mend(dialog.repairs.steps)))
        dialog.open()

    def _do_mend(self, steps: list[str]) -> None:
        from gofteh.app.repairs import mended
        from gofteh.domain.edits import CorrectText

        session = self._bench.desk.session
        document = session.state.open_document
        text, done = mended(document.text, self._services.repairs().chosen(steps))
        if done:
            session.do(CorrectText(text, (*document.article.source.normalization, *done)))

    def _choose_file(self) -> None:
        name, _kind = QFileDialog.getOpenFileName(
            self._window, _("The corrected text"), "", _("Plain text (*.txt)")
        )
        if name:
            self._bench.attempt(lambda: self.correct(Path(name)))

    def correct(self, path: Path) -> None:
        """Put the text of a file in place, after asking about marks that are not sure. Raises Problem."""
        from gofteh.app.anchoring import Sureness, anchors
        from gofteh.ui.text_dialogs import CorrectDialog

        document = self._bench.desk.session.state.open_document
        text = self._services.text_of_file(path)
        found = anchors(document, text)
        if all(each.sureness is Sureness.SURE for each in found):
            self._do_correct(text, give_up_lost=False)
            return
        dialog = CorrectDialog(document, text, found, self._window)
        dialog.accepted.connect(
            lambda: self._bench.attempt(
                lambda: self._do_correct(text, give_up_lost=dialog.give_up.isChecked())
            )
        )
        dialog.open()

    def _do_correct(self, text: str, *, give_up_lost: bool) -> None:
        from gofteh.app.anchoring import correction

        session = self._bench.desk.session
        document = session.state.open_document
        session.do(correction(document, text, at=session.clock(), give_up_lost=give_up_lost))
        self.news.emit(_("The text is corrected, the old version kept."))
