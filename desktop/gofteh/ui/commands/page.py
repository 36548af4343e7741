"""The page of the article: how it looks, and how each article was left."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gofteh.app.article_views import ArticleView, ArticleViews
from gofteh.domain.errors import Problem
from gofteh.ui.actions import Act
from gofteh.ui.article.look import USUAL_COLUMN, PageLook

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.app.settings import Settings
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.ui.window import MainWindow

_KEYS = ("text_font", "line_spacing", "column_width", "paragraph_numbers")


class Page(QObject):
    """Shows the page as the person likes it, and every article as it was left.

    A size that is set while an article is open is that article's from then on, and that of all
    articles for which none was ever set.
    """

    def __init__(self, window: MainWindow, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._settings = settings
        self.views = ArticleViews(settings.path.with_name("views.json"))
        self._usual_zoom = 100
        self._own_zoom: int | None = None
        """The size that was set for the open article, in percent."""
        self._is_showing = False
        window.workbench.leaving.connect(self._leave)
        window.pane.zoom_changed.connect(self._zoomed)
        stop = settings.listen(self._setting_changed)
        self.destroyed.connect(stop)

    def put_back(self) -> None:
        """Show the page as the settings say."""
        self._usual_zoom = round(self._settings.get("zoom") * 100)
        self._window.pane.set_zoom(self._usual_zoom)
        self._own_zoom = None
        self._window.pane.set_look(self._kept_look())

    def show_article(self, document: AnnotatedArticle, title: str, byline: str) -> None:
        """Show an article as it was left."""
        pane, view = self._window.pane, self.views.get(document.id)
        self._own_zoom = round(view.zoom * 100) if view.zoom is not None else None
        self._is_showing = True
        zoom = self._own_zoom or self._usual_zoom
        pane.show_article(document, title, byline, zoom=zoom, turned=view.turned)
        self._is_showing = False
        if view.caret or view.top:
            length = len(document.text)
            pane.set_caret(min(view.caret, length))
            pane.scroll_to_top(min(view.top, length))

    def close(self) -> None:
        """Keep the size of the text and how the open article is left for the next time."""
        self._keep("zoom", self._usual_zoom / 100)
        self._remember()
        self._save()

    def take_after(self, other: Page) -> None:
        """Know what ``other`` knows of articles; the open one wants to be shown again."""
        self.views, self._usual_zoom = other.views, other.usual_zoom

    @property
    def usual_zoom(self) -> int:
        """The size of articles for which none was set, in percent."""
        return self._usual_zoom

    def look(self) -> PageLook:
        """How the page looks now."""
        return self._window.pane.look

    def change_look(self, look: PageLook) -> None:
        """Let the page look so, now and next time."""
        self._window.pane.set_look(look)
        column = round(look.column / USUAL_COLUMN, 2)
        for key, value in zip(_KEYS, (look.family, look.spacing, column, look.numbers), strict=True):
            self._keep(key, value)

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action about the page does."""
        return {
            Act.PARAGRAPH_NUMBERS: lambda: self.change_look(
                replace(self.look(), numbers=not self.look().numbers)
            ),
            Act.TURN_PARAGRAPH: self._turn,
        }

    def _turn(self) -> None:
        self._window.pane.turn_paragraph()
        self._remember()
        self._window.workbench.attempt(self.views.save)

    def _leave(self) -> None:
        self._remember()
        # The next article is shown before the disk is waited for.
        QTimer.singleShot(0, self, self._save)

    def _remember(self) -> None:
        document, pane = self._window.workbench.document, self._window.pane
        if document is not None:
            zoom = self._own_zoom / 100 if self._own_zoom is not None else None
            view = ArticleView(caret=pane.caret, top=pane.top_place, zoom=zoom, turned=dict(pane.turned))
            self.views.keep(document.id, view)

    def _save(self) -> None:
        # Losing a place costs little; no article waits and no window stays open for it.
        with suppress(Problem):
            self.views.save()

    def _zoomed(self, zoom: int) -> None:
        if not self._is_showing:
            self._own_zoom = self._usual_zoom = zoom

    def _kept_look(self) -> PageLook:
        get = self._settings.get
        return PageLook(
            family=get("text_font"),
            spacing=float(get("line_spacing")),
            column=USUAL_COLUMN * get("column_width"),
            numbers=get("paragraph_numbers"),
        )

    def _setting_changed(self, key: str) -> None:
        if key in _KEYS:
            self._window.pane.set_look(self._kept_look())

    def _keep(self, key: str, value: object) -> None:
        # What the person asked for holds now, even when it cannot be kept.
        self._window.workbench.attempt(lambda: self._settings.set(key, value))
