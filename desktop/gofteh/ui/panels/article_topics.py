"""What the whole article is about: a row of chips, and a menu to choose from the list by typing."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gofteh.app.words import _, digits
from gofteh.ui.actions import Act
from gofteh.ui.keys import in_use
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.typing_menu import TypingMenu
from gofteh.ui.panels.widgets import ChipButton, button, clear_layout, plain_label

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QAction

    from gofteh.domain.document import ArticleTopic
    from gofteh.ui.workbench import Workbench

_MOST = 14


class ArticleTopicsRow(QFrame):
    """The topics of the open article, each with a way to take it off, and a button for more."""

    def __init__(self, workbench: Workbench, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._bench = workbench
        self._shown: tuple[ArticleTopic, ...] | None = None
        self.add = button(_("+ Topic"), role="chip", name=_("Topics of the article"))
        self.add.clicked.connect(self.choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 8, 14, 10)
        column.setSpacing(6)
        column.addWidget(plain_label(_("Topics of the article"), role="muted"))
        self._flow = FlowLayout()
        column.addLayout(self._flow)
        self.hide()

    def show_document(self) -> None:
        """Show the topics of the open article; hidden while there is none."""
        document = self._bench.document
        self.setVisible(document is not None)
        topics = document.topics if document is not None else ()
        if topics == self._shown:
            return
        self._shown = topics
        self._flow.removeWidget(self.add)
        clear_layout(self._flow)
        known = self._bench.desk.session.state.registry.topics if self._bench.has_project else {}
        for topic in topics:
            label = known[topic.code].label if topic.code in known else topic.label
            chip = ChipButton(label, "✕", role="chip-topic")
            chip.setToolTip(_("Take the topic away"))
            chip.setAccessibleName(_("Take the topic “{name}” away", name=label))
            chip.clicked.connect(partial(self._remove, topic.scheme, topic.code))
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add)
        self.add.show()
        self.add.setToolTip(in_use.label(Act.ARTICLE_TOPICS))

    def choose(self) -> None:
        """Offer the topics of the list above the button."""
        menu = TopicMenu(self._bench, self)
        place = self.add.mapToGlobal(QPoint(0, 0))
        size = menu.sizeHint()
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            place.setX(place.x() + self.add.width() - size.width())
        menu.open_at(place - QPoint(0, size.height()))

    def _remove(self, scheme: str, code: str) -> None:
        self._bench.attempt(lambda: self._bench.desk.remove_article_topic(scheme, code))


class TopicMenu(TypingMenu):
    """The topics that fit what is typed; those the article has are ticked."""

    def __init__(self, workbench: Workbench, parent: QWidget) -> None:
        super().__init__(_("Type a topic…"), _("Type a topic…"), parent)
        self._bench = workbench
        self._topics = workbench.desk.session.state.registry.topics
        self._has = {topic.code for topic in workbench.desk.session.state.open_document.topics}
        self.fill("")

    def fill(self, typed: str) -> None:
        """Offer the topics of the list, or a new one where none fits."""
        from gofteh.app.topic_list import look_up_topics, topic_path

        found = look_up_topics(self._topics, typed)
        for topic in found[:_MOST]:
            key = digits(f"Ctrl {topic.key}") if topic.key else ""
            words = topic_path(self._topics, topic).replace("&", "&&")
            action = self._offer(f"{words}\t{key}" if key else words, partial(self._toggle, topic.code))
            action.setCheckable(True)
            action.setChecked(topic.code in self._has)
        name = typed.strip()
        if name and not found:
            self._offer(_("New topic: {name}", name=name), lambda: self._bench.desk.new_article_topic(name))

    def _offer(self, words: str, act: Callable[[], object]) -> QAction:
        return self.offer(words, partial(self._bench.attempt, act))

    def _toggle(self, code: str) -> None:
        self._bench.desk.toggle_article_topic(code)
