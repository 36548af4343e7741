"""The pages over the whole project: made when they are first asked for, and kept as they were left."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Signal

from gofteh.app.words import _
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from gofteh.ui.explorer.page import ExplorerPage
    from gofteh.ui.keys.dispatch import KeyDispatcher
    from gofteh.ui.services import Services
    from gofteh.ui.window import MainWindow
    from gofteh.ui.workbench import Workbench


class Pages(QObject):
    """Opens the explorer, the speakers and the topics; pages belong to one project and go with it."""

    hint = Signal(str)

    def __init__(self, workbench: Workbench, services: Services, window: MainWindow) -> None:
        super().__init__(window)
        self._bench = workbench
        self._services = services
        self._window = window
        self._made: dict[Act, QDialog] = {}
        workbench.project_attached.connect(self._forget)

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action does."""
        return {
            Act.EXPLORER: lambda: self._bring_up(Act.EXPLORER, self._make_explorer),
            Act.SPEAKER_REGISTRY: lambda: self._bring_up(Act.SPEAKER_REGISTRY, self._make_speakers),
            Act.TOPIC_LIST: lambda: self._bring_up(Act.TOPIC_LIST, self._make_topics),
            Act.COPY_QUOTE: lambda: self._bench.attempt(self._copy),
        }

    def explore(self, speaker_id: str) -> None:
        """Show in the explorer all that one speaker says."""
        page = cast("ExplorerPage", self._page(Act.EXPLORER, self._make_explorer))
        page.show_speaker(speaker_id)
        self._bring_up(Act.EXPLORER, self._make_explorer)

    def _make_explorer(self) -> QDialog:
        from gofteh.ui.explorer.page import ExplorerPage

        page = ExplorerPage(self._bench, self._services.quote_book(self._bench.desk.session), self._window)
        page.place_asked.connect(self._go)
        return page

    def _make_speakers(self) -> QDialog:
        from gofteh.ui.registry.speakers import SpeakersPage

        book = self._services.quote_book(self._bench.desk.session)
        page = SpeakersPage(self._bench, self._services, book, self._window)
        page.explore_asked.connect(self.explore)
        return page

    def _make_topics(self) -> QDialog:
        from gofteh.ui.registry.topics import TopicsPage

        book = self._services.quote_book(self._bench.desk.session)
        return TopicsPage(self._bench, self._services, book, self._window)

    def _page(self, act: Act, make: Callable[[], QDialog]) -> QDialog:
        if act not in self._made:
            self._made[act] = make()
        return self._made[act]

    def _bring_up(self, act: Act, make: Callable[[], QDialog]) -> None:
        page = self._page(act, make)
        page.show()
        page.raise_()
        page.activateWindow()

    def _go(self, article_id: str, span_id: str) -> None:
        if self._bench.open_article(article_id):
            self._window.activateWindow()
            self._window.pane.setFocus()
            self._bench.choose(span_id)
            self._window.cards.place_asked.emit(span_id)

    def _copy(self) -> None:
        """Put the quote that is worked on into the clipboard, with who said it where."""
        from gofteh.app.citing import cite
        from gofteh.ui.clipboard import put_citation

        desk = self._bench.desk
        record = desk.current_record
        if record is not None:
            state = desk.session.state
            put_citation(cite(state.open_document, record, state.registry))
            self.hint.emit(_("Copied."))

    def _forget(self) -> None:
        for page in self._made.values():
            keys: KeyDispatcher = page.keys  # type: ignore[attr-defined] # every page has its own
            keys.release()
            page.hide()
            page.deleteLater()
        self._made.clear()
