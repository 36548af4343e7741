"""A pane with the program's own font, and a hand on the mouse over it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gofteh.app import resources
from gofteh.domain.document import AnnotatedArticle
from gofteh.language.boundaries import Boundaries
from gofteh.ui.article.view import ArticlePane
from tests.ui.article.helpers import Hand, article


@pytest.fixture(scope="session")
def text_font(qapp: QApplication) -> QFont:
    for weight in ("Regular", "Medium", "Bold"):
        QFontDatabase.addApplicationFont(str(resources.find("fonts", f"Vazirmatn-{weight}.ttf")))
    return QFont("Vazirmatn")


@pytest.fixture
def open_pane(qtbot: QtBot, text_font: QFont) -> Callable[..., ArticlePane]:
    alive = []

    def open_one(
        document: AnnotatedArticle | None = None, width: int = 640, height: int = 480
    ) -> ArticlePane:
        pane = ArticlePane(Boundaries(), name="article")
        qtbot.addWidget(pane)
        pane.setFont(text_font)
        pane.resize(width, height)
        pane.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        with qtbot.waitExposed(pane):
            pane.show()
        pane.show_article(document or article(), "عنوان خبر", "ایسنا")
        pane.setFocus()
        # qtbot itself only knows them weakly.
        alive.append(pane)
        return pane

    return open_one


@pytest.fixture
def pane(open_pane: Callable[..., ArticlePane]) -> ArticlePane:
    return open_pane()


@pytest.fixture
def hand(pane: ArticlePane) -> Hand:
    return Hand(pane)
