"""The letters of the lines that come next are known before they are seen."""

from PySide6.QtWidgets import QApplication

from tests.ui.article.helpers import STORY, article, reading_of


def known(pane):
    lines = reading_of(pane).geometry._lines.values()
    return {line.start for each in lines for line in each if "cells" in vars(line)}


def beginning(pane, y):
    line = reading_of(pane).geometry.line_at(y)
    assert line is not None
    return line.start


def test_scrolling_has_the_next_page_looked_up(open_pane, qtbot) -> None:
    pane = open_pane(article("\n".join([STORY] * 30)), 640, 480)
    pane.verticalScrollBar().setValue(600)
    below, far = beginning(pane, 600 + 480 + 300), beginning(pane, 600 + 480 + 1000)
    qtbot.waitUntil(lambda: below in known(pane))
    qtbot.waitUntil(lambda: not pane._ahead._timer.isActive())
    assert far not in known(pane)
    pane.verticalScrollBar().setValue(590)
    above = beginning(pane, 400)
    qtbot.waitUntil(lambda: above in known(pane))


def test_another_article_ends_the_look(open_pane) -> None:
    pane = open_pane(article("\n".join([STORY] * 30)), 640, 480)
    pane.verticalScrollBar().setValue(600)
    pane.clear_article()
    for _turn in range(5):
        QApplication.processEvents()
    assert not pane._ahead._timer.isActive()
