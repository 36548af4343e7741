"""Acts on the view: size, panels, theme, language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from gofteh.ui.actions import Act
from gofteh.ui.commands.page import Page

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.app.settings import Settings
    from gofteh.ui.window import MainWindow

ZOOM_STEPS = (70, 80, 90, 100, 110, 120, 135, 150, 175, 200, 250, 300)


class Viewing(QObject):
    """Turns actions about the view into changes of the window."""

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.page = Page(window, settings)

    def put_back(self) -> None:
        """Show size and panels as the person left them."""
        self.page.put_back()
        self._window.queue.setVisible(self._settings.get("show_queue"))
        self._window.cards.setVisible(self._settings.get("show_cards"))

    def keep(self, key: str, value: object) -> None:
        """Keep a choice for the next time; it holds now even when the disk does not take it."""
        self._window.workbench.attempt(lambda: self._settings.set(key, value))

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action about the view does."""
        window = self._window
        return {
            Act.ZOOM_IN: lambda: self.zoom_step(1),
            Act.ZOOM_OUT: lambda: self.zoom_step(-1),
            Act.ZOOM_RESET: lambda: window.pane.set_zoom(100),
            Act.TEXT_VIEW: self._show_text_view,
            **self.page.handlers(),
            Act.READING_MODE: self._toggle_reading_mode,
            Act.TOGGLE_QUEUE: lambda: self._toggle(window.queue, "show_queue"),
            Act.TOGGLE_CARDS: lambda: self._toggle(window.cards, "show_cards"),
            Act.NEXT_PANE: self._next_pane,
            Act.FIND_ARTICLE: self._find_article,
            Act.THEME_AUTO: lambda: window.theme_asked.emit("auto"),
            Act.THEME_LIGHT: lambda: window.theme_asked.emit("light"),
            Act.THEME_DARK: lambda: window.theme_asked.emit("dark"),
            Act.THEME_BLACK: lambda: window.theme_asked.emit("black"),
            Act.THEME_WHITE: lambda: window.theme_asked.emit("white"),
            Act.KEYS: self._show_keys,
            Act.PERSIAN: lambda: window.language_asked.emit("fa"),
            Act.ENGLISH: lambda: window.language_asked.emit("en"),
            Act.GUIDE: self._show_guide,
            Act.QUIT: window.close,
        }

    def _show_text_view(self) -> None:
        # As the page of keys: seldom wanted.
        from gofteh.ui.text_view import TextView

        TextView(self, self._window).open_beside(self._window.status.text_view)

    def _show_keys(self) -> None:
        # The page is seldom wanted, and the window should be there soon.
        from gofteh.ui.keys.page import KeysPage

        KeysPage(lambda keymap: self.keep("keys", keymap.kept()), self._window).show()

    def zoom_step(self, step: int) -> None:
        """Make the text a step larger or, with -1, smaller."""
        zoom = self._window.pane.zoom
        steps = [size for size in ZOOM_STEPS if (size > zoom if step > 0 else size < zoom)]
        if steps:
            self._window.pane.set_zoom(steps[0] if step > 0 else steps[-1])

    def _toggle(self, panel: QWidget, key: str) -> None:
        panel.setVisible(panel.isHidden())
        self.keep(key, not panel.isHidden())
        if panel.isHidden():
            self._window.pane.setFocus()

    @property
    def is_alone(self) -> bool:
        """Tell whether the article is shown alone."""
        return self._window.queue.isHidden() and self._window.cards.isHidden()

    def _toggle_reading_mode(self) -> None:
        window = self._window
        parts = (window.queue, window.cards)
        alone = not all(part.isHidden() for part in parts)
        for part in parts:
            part.setVisible(not alone)
        window.pane.setFocus()

    def _next_pane(self) -> None:
        window = self._window
        stops = [window.pane, window.cards.tabs, window.queue.view]
        panels = [window.pane, window.cards, window.queue]
        at = next((i for i, panel in enumerate(panels) if has_focus(panel)), None)
        order = range(len(stops)) if at is None else [(at + 1 + step) % len(stops) for step in range(3)]
        next(stops[place] for place in order if stops[place].isVisible()).setFocus()

    def _find_article(self) -> None:
        self._window.queue.show()
        self._window.queue.search.setFocus()
        self._window.queue.search.selectAll()

    def _show_guide(self) -> None:
        self._window.cards.show()
        self._window.cards.show_guide()


def has_focus(panel: QWidget) -> bool:
    """Tell whether the keys go to ``panel`` or to something in it."""
    return panel.hasFocus() or any(child.hasFocus() for child in panel.findChildren(QWidget))
