"""Letters, carets and hits on wrapped, mixed and ligated lines; no answer is left to Qt's hit test."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QFont

from gofteh.ui.article.geometry import Geometry
from gofteh.ui.article.view import ArticlePane
from tests.ui.article.helpers import STORY, article, reading_of

MIXED = "گفت (Keith Kellogg 12) در ۱۲ دی ۱۴۰۳ و 5 بار و ABC هم‌چنین «نه» الله لا سلامی a"


def geometry_of(pane: ArticlePane) -> Geometry:
    return reading_of(pane).geometry


def lines_of(pane: ArticlePane):
    geometry = geometry_of(pane)
    return [line for number in range(pane.document().blockCount()) for line in geometry.lines_of(number)]


@pytest.mark.parametrize(
    "text", [STORY, MIXED, "He said سلام دنیا and 12 then لا to them " * 4, "🙂e\u0301 سَلا‌م\r\n\r\nب"]
)
@pytest.mark.parametrize("width", [300, 640])
def test_lines_cover_the_text_and_letters_their_lines(open_pane, text: str, width: int) -> None:
    lines = lines_of(open_pane(article(text), width))
    for line in lines:
        assert [cell.start for cell in line.cells[1:]] == [cell.end for cell in line.cells[:-1]]
        if line.cells:
            assert (line.cells[0].start, line.cells[-1].end) == (line.start, line.end)
        seen = sorted((cell.left, cell.right) for cell in line.cells)
        for (_, right), (left, _) in pairwise(seen):
            # No hole and no overlap but what kerning makes.
            assert left - right == pytest.approx(0, abs=1.0)
        drawn = [
            cell for cell in line.cells if not (line.end == cell.end and cell.right <= line.box.left() + 0.1)
        ]
        if drawn and line.right_to_left:
            assert min(cell.left for cell in drawn) == pytest.approx(line.box.left(), abs=1.5)
            assert max(cell.right for cell in drawn) == pytest.approx(line.box.right(), abs=1.5)


@pytest.mark.parametrize("text", [STORY, MIXED * 3])
def test_a_point_inside_a_letter_hits_that_letter(open_pane, text: str) -> None:
    pane = open_pane(article(text), 420)
    geometry = geometry_of(pane)
    for line in lines_of(pane):
        y = line.box.center().y()
        for cell in line.cells:
            if cell.right - cell.left < 1.5:
                continue
            near_lead = cell.lead + (cell.trail - cell.lead) * 0.25
            near_trail = cell.lead + (cell.trail - cell.lead) * 0.75
            assert geometry.letter_at(QPointF((near_lead + near_trail) / 2, y), 0) == cell.start
            assert geometry.place_at(QPointF(near_lead, y)) == cell.start
            # The space that hangs at the end of a line keeps the caret on its line.
            expected = min(cell.end, line.last_place)
            assert geometry.place_at(QPointF(near_trail, y)) == expected


@pytest.mark.parametrize("text", [STORY, MIXED * 3])
def test_every_caret_stop_of_a_line_is_at_a_place_of_its_own(open_pane, text: str) -> None:
    for line in lines_of(open_pane(article(text), 420)):
        stops = line.stops()
        assert sorted(stops) == sorted(
            {*(cell.start for cell in line.cells), line.start} | ({line.end} if line.is_last else set())
        )
        xs = [line.caret_x(place) for place in stops]
        assert xs == sorted(xs)
        assert len({round(x, 1) for x in xs}) == len(xs)


def test_a_latin_word_in_a_persian_line_has_no_hole(open_pane) -> None:
    pane = open_pane(article(MIXED), 900)
    line = lines_of(pane)[0]
    start = MIXED.index("(Keith")
    assert len(line.stretches(start, start + len("(Keith Kellogg 12)"))) == 1
    single = MIXED.index("5")
    ((left, right),) = line.stretches(single, single + 1)
    assert right - left > 4


@pytest.mark.parametrize("width", range(300, 900, 40))
def test_letters_cover_a_wrapped_line_without_holes(open_pane, width: int) -> None:
    text = "ایسنا نوشت: کیت کلاگ (Keith Kellogg, the special envoy for Ukraine) در ۱۲ دی و The Times گفت."
    for line in lines_of(open_pane(article(text), width)):
        edges = sorted((cell.left, cell.right) for cell in line.cells if cell.left < cell.right)
        for (_, here), (there, _) in pairwise(edges):
            assert there - here < 0.6, text[line.start : line.end]


def test_half_a_ligature_is_half_as_wide(open_pane) -> None:
    text = "لا"
    line = lines_of(open_pane(article(text)))[0]
    ((first_left, first_right),) = line.stretches(0, 1)
    ((second_left, second_right),) = line.stretches(1, 2)
    assert first_left == pytest.approx(second_right)
    assert second_left == line.box.left()
    assert first_right == line.box.right()


def test_above_below_and_beside_the_text_the_nearest_place_answers(pane: ArticlePane) -> None:
    geometry = geometry_of(pane)
    assert geometry.place_at(QPointF(5000, -500)) == 0
    assert geometry.place_at(QPointF(-5000, 1e6)) == len(STORY)
    assert geometry.letter_at(QPointF(2, 2), 0) is None


def test_looking_up_again_after_a_new_width(open_pane) -> None:
    pane = open_pane(width=640)
    before = len(lines_of(pane))
    pane.resize(360, 480)
    after = lines_of(pane)
    assert len(after) > before
    column = reading_of(pane).sheet.column
    assert all(line.box.right() <= column.right() + 1.5 for line in after)


def test_an_empty_paragraph_has_a_line_for_the_caret(pane: ArticlePane) -> None:
    place = STORY.index("\n\n") + 1
    caret = geometry_of(pane).caret(place)
    assert caret.height() > 0
    assert caret.left() == pytest.approx(reading_of(pane).sheet.column.right(), abs=1.5)


def test_font_sizes_are_of_the_font_that_is_set(pane: ArticlePane, text_font: QFont) -> None:
    assert pane.document().defaultFont().family() == text_font.family()
