"""What scrolling on would show is painted before it is seen, and looks the same."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtWidgets import QApplication

from gofteh.domain.spans import Span
from gofteh.ui.article.palette import PanePalette
from gofteh.ui.article.strips import _HEIGHT, _MOST_BYTES, _numbers
from tests.ui.article.helpers import NOW, STORY, article

TEXT = "\n".join([STORY] * 30)


def marked(number: int) -> Span:
    start = number * (len(STORY) + 1) + 3
    return Span(id=f"s{number}", start=start, end=start + 8, label="topic", created_at=NOW, updated_at=NOW)


@pytest.fixture
def pane(open_pane, qtbot):
    pane = open_pane(article(TEXT, [marked(number) for number in range(30)]), 640, 480)
    pane._blink.stop()
    pane.verticalScrollBar().setValue(600)
    qtbot.waitUntil(lambda: not pane._strips._timer.isActive())
    return pane


def heights(pane):
    """Return from where to where all is painted ahead, without a gap."""
    numbers = sorted(pane._strips._kept)
    assert numbers == list(range(numbers[0], numbers[-1] + 1))
    return numbers[0] * _HEIGHT, (numbers[-1] + 1) * _HEIGHT


def page(pane):
    return pane.viewport().height()


def test_the_next_page_is_painted_either_way(pane, qtbot) -> None:
    top, bottom = heights(pane)
    edge = 600 + page(pane)
    assert top <= edge < top + _HEIGHT
    assert edge + page(pane) <= bottom < edge + page(pane) + _HEIGHT
    pane.verticalScrollBar().setValue(590)
    qtbot.waitUntil(lambda: not pane._strips._timer.isActive())
    top, bottom = heights(pane)
    assert top <= 590 - page(pane) < top + _HEIGHT
    assert bottom - _HEIGHT < 590 <= bottom


def test_a_frame_of_strips_paints_no_letters(pane, monkeypatch) -> None:
    drawn = list[QRectF]()
    monkeypatch.setattr(
        type(pane), "_paint_ground", lambda _pane, _painter, _reading, area: drawn.append(area)
    )
    pane.verticalScrollBar().setValue(600 + page(pane) - 20)
    QApplication.sendPostedEvents()
    assert drawn == []
    pane.redraw_all()
    QApplication.processEvents()
    assert sum(area.height() for area in drawn) >= page(pane)


def test_what_changes_is_given_up_and_nothing_else(pane) -> None:
    before = dict(pane._strips._kept)
    number = next(
        n for n in range(30) if pane.reading().geometry.caret(marked(n).start).top() > 600 + page(pane) + 150
    )
    pane.choose(f"s{number}")
    after = pane._strips._kept
    gone = before.keys() - after.keys()
    box = pane.reading().geometry.caret(marked(number).start)
    assert int(box.center().y()) // _HEIGHT in gone
    assert 1 <= len(gone) <= 4
    assert all(after[each] is before[each] for each in after)


@pytest.mark.parametrize(
    "change",
    [
        lambda pane: pane.set_palette_colours(PanePalette.dark()),
        lambda pane: pane.set_zoom(120),
        lambda pane: pane.resize(500, 480),
        lambda pane: pane.turn_paragraph(),
        lambda pane: pane.clear_article(),
        lambda pane: QApplication.sendEvent(pane, QEvent(QEvent.Type.DevicePixelRatioChange)),
    ],
)
def test_another_look_gives_all_up(pane, change) -> None:
    kept = set(pane._strips._kept.values())
    assert kept
    change(pane)
    assert kept.isdisjoint(pane._strips._kept.values())


def test_at_the_end_of_the_article_nothing_beyond_it_is_painted(pane, qtbot) -> None:
    bar = pane.verticalScrollBar()
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: not pane._strips._timer.isActive())
    assert len(pane._strips._kept) <= 1


def test_between_whole_pixels_nothing_is_painted_ahead(pane, monkeypatch, qtbot) -> None:
    monkeypatch.setattr(type(pane), "devicePixelRatioF", lambda _pane: 1.25)
    pane.verticalScrollBar().setValue(700)
    qtbot.waitUntil(lambda: not pane._strips._timer.isActive())
    assert not pane._strips._kept


def test_strips_take_no_more_memory_than_they_may(pane, monkeypatch, qtbot) -> None:
    one = next(iter(pane._strips._kept.values()))
    size = one.width() * one.height() * one.depth() // 8
    assert len(pane._strips._kept) * size < _MOST_BYTES
    monkeypatch.setattr("gofteh.ui.article.strips._MOST_BYTES", 3 * size)
    pane.redraw_all()
    pane.verticalScrollBar().setValue(700)
    qtbot.waitUntil(lambda: not pane._strips._timer.isActive())
    assert len(pane._strips._kept) == 3


def test_the_nearest_strip_comes_first() -> None:
    assert list(_numbers(100, 300)) == [1, 2, 3, 4]
    assert list(_numbers(300, 100)) == [4, 3, 2, 1]
    assert list(_numbers(128, 0)) == [1, 0]
    assert list(_numbers(128, 128)) == []
