"""The letters of the lines that come next are known before they are seen."""

from PySide6.QtWidgets import QApplication

from tests.ui.article.helpers import STORY, article, reading_of


def known(pane):
    lines = reading_of(pane).geometry._lines.values()
    return {line.start for each in lines for line in each if "cells" in vars(line)}


def test_scrolling_has_the_next_page_looked_up(open_pane, qtbot) -> None:
    pane = open_pane(article("\n".join([STORY] * 30)), 640, 480)
    geometry = reading_of(pane).geometry
    pane.verticalScrollBar().setValue(600)
    below, far = geometry.line_at(600 + 480 + 300), geometry.line_at(600 + 480 + 1000)
    qtbot.waitUntil(lambda: below.start in known(pane))
    qtbot.waitUntil(lambda: not pane._ahead._timer.isActive())
    assert far.start not in known(pane)
    pane.verticalScrollBar().setValue(590)
    above = geometry.line_at(400)
    qtbot.waitUntil(lambda: above.start in known(pane))


def test_another_article_ends_the_look(open_pane) -> None:
    pane = open_pane(article("\n".join([STORY] * 30)), 640, 480)
    pane.verticalScrollBar().setValue(600)
    pane.clear_article()
    for _turn in range(5):
        QApplication.processEvents()
    assert not pane._ahead._timer.isActive()
