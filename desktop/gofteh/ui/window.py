"""The main window: its parts and where they stand; what is done with them is `ui.work`."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QMainWindow, QSplitter, QVBoxLayout, QWidget

from gofteh.app.words import _, number
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.article.view import ArticlePane
from gofteh.ui.commands.quotations import Quotations
from gofteh.ui.message_bar import MessageBar
from gofteh.ui.pane_colours import pane_palette
from gofteh.ui.panels.cards import CardsPanel
from gofteh.ui.panels.queue import QueuePanel
from gofteh.ui.span_titles import span_title
from gofteh.ui.statusbar import StatusBar
from gofteh.ui.theme.fonts import SMALLEST_PIXELS
from gofteh.ui.topbar import TopBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QResizeEvent

    from gofteh.ui.services import Services
    from gofteh.ui.suggestion_source import SuggestionSource
    from gofteh.ui.work import Work
    from gofteh.ui.workbench import Workbench

PANES = (280, 820, 340)
"""Widths of queue, article and cards until the person divides them otherwise."""


class MainWindow(QMainWindow):
    """Queue, article and cards under the bar of labels.

    It can be painted as soon as its parts stand; ``work`` makes them useful.
    """

    theme_asked = Signal(str)
    language_asked = Signal(str)
    resized = Signal()
    closed = Signal()

    def __init__(self, services: Services, workbench: Workbench, source: SuggestionSource) -> None:
        super().__init__()
        self.setWindowTitle(_("Gofteh"))
        self.setWindowIcon(icons.app_icon())
        self.workbench = workbench
        self._services = services
        self._source = source
        self.pane = ArticlePane(
            services.segmenter,
            digits=number,
            title_of=lambda span: span_title(workbench, span),
            name=_("Article"),
        )
        self.queue = QueuePanel()
        self.quotations = Quotations(workbench, self.pane, services.attributor)
        self.cards = CardsPanel(workbench, self.quotations)
        self.message = MessageBar()
        self.status = StatusBar()
        self.topbar = TopBar()
        self._has_warned = False
        self._lay_out()
        self._join()
        self.look_changed()
        self.queue.setVisible(services.settings.get("show_queue"))
        self.cards.setVisible(services.settings.get("show_cards"))
        self.pane.setFocus()

    @cached_property
    def work(self) -> Work:
        """What is done with the parts: made when it is asked for, since nothing of it is painted."""
        from gofteh.ui.work import Work

        return Work(self, self._services, self._source)

    @property
    def is_at_work(self) -> bool:
        """Tell whether the parts are useful already."""
        return "work" in vars(self)

    def look_changed(self) -> None:
        """Take the colours of the theme that was applied."""
        self.status.look_changed()
        self.cards.look_changed()
        self.queue.look_changed()
        self.pane.set_palette_colours(pane_palette(look.current()))
        if self.is_at_work:
            self.work.look_changed()

    def take_after(self, other: MainWindow) -> None:
        """Look like ``other``, whose place it takes, but for the language."""
        self.restoreGeometry(other.saveGeometry())
        self.splitter.restoreState(other.splitter.saveState())
        self.work.take_after(other.work)
        self.queue.setVisible(not other.queue.isHidden())
        self.cards.setVisible(not other.cards.isHidden())
        self.cards.tabs.setCurrentIndex(other.cards.tabs.currentIndex())
        self.queue.take_after(other.queue)
        if other.status.saved_at:
            self.status.show_saved(other.status.saved_at)
        selected = other.pane.selected_range()
        if selected is not None:
            self.pane.select(*selected)
        else:
            self.pane.set_caret(other.pane.caret)
        self.pane.scroll_to(self.pane.caret, self.pane.caret)

    def put_below_article(self, drawer: QWidget, *, first: bool = False) -> None:
        """Put a drawer below the text of the article, after those that are there or ``first``."""
        self._column.insertWidget(self._column.indexOf(self.pane) + 1 if first else -1, drawer)

    # how it is built

    def _lay_out(self) -> None:
        middle = QFrame()
        middle.setProperty("role", "paper")
        self._column = QVBoxLayout(middle)
        # Qt moves what is painted along when it scrolls only where nothing lies over it, as the fine handles
        # of the splitter do by a point.
        self._column.setContentsMargins(1, 0, 1, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.message)
        self._column.addWidget(self.pane, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        wide = _panel_width(self)
        for part, least in ((self.queue, 240 * wide), (middle, 400), (self.cards, 260 * wide)):
            self.splitter.addWidget(part)
            part.setMinimumWidth(round(least))
        queue, article, cards = PANES
        self.splitter.setSizes([round(queue * wide), article, round(cards * wide)])
        self.splitter.setStretchFactor(1, 1)
        whole = QWidget()
        rows = QVBoxLayout(whole)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(0)
        rows.addWidget(self.topbar)
        rows.addWidget(self.splitter, 1)
        self.setCentralWidget(whole)
        self.setStatusBar(self.status)
        self.resize(1440, 900)
        self.setAcceptDrops(True)

    def _join(self) -> None:
        """Let the parts follow each other."""
        pane, cards = self.pane, self.cards
        pane.painted.connect(cards.later.painted)
        pane.span_hovered.connect(cards.card_list.point)
        pane.zoom_changed.connect(self.status.show_zoom)
        cards.card_list.pointed.connect(lambda span_id: pane.hover(span_id or None))
        cards.left.connect(pane.setFocus)

    # the window itself

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files from the desktop."""
        if _local_files(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Import what was dropped; a project is opened instead."""
        files = _local_files(event)
        projects = [path for path in files if path.suffix == ".gofteh"]
        event.acceptProposedAction()
        if projects:
            self.work.articles.open_project(projects[0])
        elif files:
            self.work.articles.bring(files)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell of it."""
        super().resizeEvent(event)
        self.resized.emit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed, then let the application close the project."""
        before = self.workbench.failures
        self.cards.finish_writing()
        if self.workbench.failures != before and not self._has_warned:
            # What was typed is not on the disk: the person must see why, and may close all the same.
            self._has_warned = True
            event.ignore()
            return
        if self.is_at_work:
            self.work.viewing.page.close()
            self.work.queueing.close()
        self.closed.emit()
        super().closeEvent(event)


def _panel_width(window: QWidget) -> float:
    """Return how much wider than usual the side panels are: large letters need room, the article more."""
    return 1 + 0.4 * max(window.fontInfo().pixelSize() / SMALLEST_PIXELS - 1, 0)


def _local_files(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
