"""Topics by key: of the whole article, of the chosen mark, of selected words."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gofteh.app.words import _
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.ui.article.view import ArticlePane
    from gofteh.ui.panels.cards import CardsPanel
    from gofteh.ui.workbench import Workbench

_KEYS: dict[Act, int] = {Act(f"topic_{key}"): key for key in range(1, 10)}


class Topics(QObject):
    """Does what the topic keys mean."""

    hint = Signal(str)

    def __init__(self, workbench: Workbench, pane: ArticlePane, cards: CardsPanel) -> None:
        super().__init__(pane)
        self._bench = workbench
        self._pane = pane
        self._cards = cards

    def handlers(self) -> dict[Act, Callable[[], object]]:
        """Return what each action does."""
        return {
            Act.ARTICLE_TOPICS: self._choose,
            **{act: partial(self._bench.attempt, partial(self._use, key)) for act, key in _KEYS.items()},
        }

    def _choose(self) -> None:
        self._cards.show()
        self._cards.choose_article_topics()

    def _use(self, key: int) -> None:
        desk = self._bench.desk
        topic = desk.topic_of_key(key)
        has_it = desk.use_topic(topic.code, self._pane.selected_range())
        if has_it is None:
            self.hint.emit(_("Topic: {name}", name=topic.label))
        elif has_it:
            self.hint.emit(_("Topic of the article: {name}", name=topic.label))
        else:
            self.hint.emit(_("No longer a topic of the article: {name}", name=topic.label))
