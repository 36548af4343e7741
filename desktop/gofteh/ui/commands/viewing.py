"""Acts on the view: size, panels, theme, language."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from gofteh.ui.window import MainWindow

ZOOM_STEPS = (70, 80, 90, 100, 110, 120, 135, 150, 175, 200, 250, 300)


class Viewing(QObject):
    """Turns actions about the view into changes of the window."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action about the view does."""
        window = self._window
        return {
            Act.ZOOM_IN: lambda: self._zoom_step(1),
            Act.ZOOM_OUT: lambda: self._zoom_step(-1),
            Act.ZOOM_RESET: lambda: window.pane.set_zoom(100),
            Act.READING_MODE: self._toggle_reading_mode,
            Act.TOGGLE_QUEUE: lambda: window.queue.setVisible(not window.queue.isVisible()),
            Act.TOGGLE_CARDS: lambda: window.cards.setVisible(not window.cards.isVisible()),
            Act.NEXT_PANE: self._next_pane,
            Act.FIND_ARTICLE: self._find_article,
            Act.THEME_AUTO: lambda: window.theme_asked.emit("auto"),
            Act.THEME_LIGHT: lambda: window.theme_asked.emit("light"),
            Act.THEME_DARK: lambda: window.theme_asked.emit("dark"),
            Act.PERSIAN: lambda: window.language_asked.emit("fa"),
            Act.ENGLISH: lambda: window.language_asked.emit("en"),
            Act.GUIDE: self._show_guide,
            Act.QUIT: window.close,
        }

    def _zoom_step(self, step: int) -> None:
        zoom = self._window.pane.zoom
        steps = [size for size in ZOOM_STEPS if (size > zoom if step > 0 else size < zoom)]
        if steps:
            self._window.pane.set_zoom(steps[0] if step > 0 else steps[-1])

    def _toggle_reading_mode(self) -> None:
        window = self._window
        parts = (window.queue, window.cards)
        alone = any(part.isVisible() for part in parts)
        for part in parts:
            part.setVisible(not alone)
        window.pane.setFocus()

    def _next_pane(self) -> None:
        window = self._window
        stops = [window.pane, window.cards.tabs, window.queue.view]
        there = [stop for stop in stops if stop.isVisible()]
        focused = [i for i, stop in enumerate(there) if stop.hasFocus()]
        there[(focused[0] + 1) % len(there) if focused else 0].setFocus()

    def _find_article(self) -> None:
        self._window.queue.show()
        self._window.queue.search.setFocus()
        self._window.queue.search.selectAll()

    def _show_guide(self) -> None:
        self._window.cards.show()
        self._window.cards.show_guide()
