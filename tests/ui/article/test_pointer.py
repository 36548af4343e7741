"""The mouse: drags select in reading order and snap, clicks choose, edges are dragged."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gofteh.app.selection import Edge
from gofteh.ui.article.overlay import handle
from gofteh.ui.article.view import ArticlePane
from tests.ui.article.helpers import STORY, Hand, article, reading_of, span

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier


def selected(pane: ArticlePane) -> str | None:
    area = pane.selected_range()
    return None if area is None else STORY[area[0] : area[1]]


def at(words: str, offset: int = 0) -> int:
    return STORY.index(words) + offset


def test_a_drag_selects_whole_words_forth_and_back(pane: ArticlePane, hand: Hand) -> None:
    start, end = hand.inside(at("بسیار", 2)), hand.inside(at("دولت", 1), 0.9)
    hand.drag(start, hand.inside(at("امیدوارم", 3)), end)
    assert selected(pane) == "بسیار امیدوارم که دولت"
    assert pane.caret == at("دولت") + 4
    hand.drag(end, start)
    assert selected(pane) == "بسیار امیدوارم که دولت"
    assert pane.caret == at("بسیار")


def test_a_drag_over_wrapped_lines(pane: ArticlePane, hand: Hand) -> None:
    geometry = reading_of(pane).geometry
    lines = geometry.lines_of(0)
    assert len(lines) > 2
    first, last = lines[0].cells[-2], lines[2].cells[1]
    hand.drag(hand.inside(first.start), hand.inside(lines[1].start, 0.4), hand.inside(last.start, 0.9))
    area = pane.selected_range()
    assert area is not None
    assert area[0] <= first.start < last.end <= area[1]
    assert STORY[area[0] - 1] in " «\n"


def test_alt_selects_letters_and_never_ends_in_a_zwnj(pane: ArticlePane, hand: Hand) -> None:
    place = at("ریشه‌های")
    hand.drag(hand.inside(place, 0.1), hand.inside(place + 3, 0.9), keys=ALT)
    assert selected(pane) == "ریشه"


def test_marks_are_taken_only_when_dragged_over(pane: ArticlePane, hand: Hand) -> None:
    hand.drag(hand.inside(at("«من"), 0.1), hand.inside(at("بسیار"), 0.9))
    assert selected(pane) == "«من بسیار"
    hand.drag(hand.inside(at("«من"), 0.9), hand.inside(at("بسیار"), 0.9))
    assert selected(pane) == "من بسیار"


@pytest.mark.parametrize(
    ("on", "word"),
    [("من بسیار", "من"), ("نه»", "نه"), ("Keith", "Keith"), ("۱۴۰۳", "۱۴۰۳"), ("ریشه‌های", "ریشه‌های")],
)
def test_a_double_click_takes_the_word_without_its_marks(
    pane: ArticlePane, hand: Hand, on: str, word: str
) -> None:
    hand.double_click(hand.inside(at(on)))
    assert selected(pane) == word


def test_a_triple_click_takes_the_sentence(pane: ArticlePane, hand: Hand) -> None:
    point = hand.inside(at("همیشه", 2))
    hand.double_click(point)
    hand.click(point)
    assert selected(pane) == "ما همیشه آماده رایزنی هستیم."


def test_a_late_third_click_is_a_click(pane: ArticlePane, hand: Hand) -> None:
    point = hand.inside(at("همیشه", 2))
    hand.double_click(point)
    hand.now += 5_000
    hand.click(point)
    assert selected(pane) is None


def test_dragging_on_after_a_double_click_keeps_the_word(pane: ArticlePane, hand: Hand) -> None:
    point = hand.inside(at("امیدوارم", 3))
    hand.click(point)
    hand.send(QEvent.Type.MouseButtonDblClick, point, Qt.MouseButton.LeftButton, Qt.MouseButton.LeftButton)
    hand.drag_to(hand.inside(at("من بسیار")))
    hand.release(hand.inside(at("من بسیار")))
    assert selected(pane) == "من بسیار امیدوارم"


def test_shift_click_extends_from_where_the_selection_began(pane: ArticlePane, hand: Hand) -> None:
    hand.double_click(hand.inside(at("بسیار")))
    hand.click(hand.inside(at("دولت", 2)), SHIFT)
    assert selected(pane) == "بسیار امیدوارم که دولت"


def nested(pane: ArticlePane) -> None:
    spans = [
        span(
            "outer",
            "«من بسیار امیدوارم که دولت ترامپ به ریشه‌های درگیری دست یابد. ما همیشه آماده رایزنی هستیم.»",
        ),
        span("inner", "ریشه‌های درگیری", "topic"),
        span("word", "درگیری", "place"),
    ]
    pane.show_article(article(STORY, spans), "", "")


def test_clicks_choose_from_the_inside_out_and_round(pane: ArticlePane, hand: Hand, qtbot) -> None:
    nested(pane)
    told: list[str] = []
    pane.span_clicked.connect(told.append)
    point = hand.inside(at("درگیری", 2))
    for _ in range(4):
        hand.click(point)
        hand.now += 5_000
    hand.click(hand.inside(at("ایسنا")))
    hand.click(hand.inside(at("ایسنا")))
    assert told == ["word", "inner", "outer", "word", ""]
    assert pane.chosen_id is None


def test_a_click_chooses_and_a_drag_does_not(pane: ArticlePane, hand: Hand) -> None:
    nested(pane)
    hand.drag(hand.inside(at("درگیری", 1)), hand.inside(at("یابد", 1)))
    assert pane.chosen_id is None
    assert selected(pane) == "درگیری دست یابد"


def test_hovering_tells_the_innermost_and_shows_a_hand(pane: ArticlePane, hand: Hand) -> None:
    nested(pane)
    told: list[str] = []
    pane.span_hovered.connect(told.append)
    hand.hover(hand.inside(at("درگیری", 2)))
    assert pane.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    hand.hover(hand.inside(at("دولت", 2)))
    hand.hover(hand.inside(at("ایسنا")))
    assert pane.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    assert told == ["word", "outer", ""]


def grip(pane: ArticlePane, edge: Edge) -> QPointF:
    scene = pane.scene()
    mark = scene.mark(pane.chosen_id or "")
    assert mark is not None
    point = handle(scene, mark, edge)
    assert point is not None
    return point - QPointF(0, pane.verticalScrollBar().value())


@pytest.mark.parametrize(
    ("edge", "to", "share", "words"),
    [
        (Edge.END, "ت یابد", 0.5, "ریشه‌های درگیری دست"),
        (Edge.END, "ریشه‌های", 0.5, "ریشه‌های"),
        (Edge.START, "ترامپ به", 0.1, "ترامپ به ریشه‌های درگیری"),
        (Edge.START, "درگیری", 0.1, "درگیری"),
        (Edge.START, "همیشه", 0.5, "درگیری"),
        (Edge.END, "امیدوارم", 0.5, "ریشه‌های"),
    ],
)
def test_dragging_an_edge_snaps_and_tells_once(
    pane: ArticlePane, hand: Hand, edge: Edge, to: str, share: float, words: str
) -> None:
    nested(pane)
    pane.choose("inner")
    told: list[tuple[str, int, int]] = []
    pane.edges_dragged.connect(lambda *moved: told.append(moved))
    goal = hand.inside(at(to), share)
    hand.press(grip(pane, edge))
    hand.drag_to(hand.inside(at("درگیری", 3)))
    hand.drag_to(goal)
    assert told == []
    assert reading_of(pane).moved is not None
    hand.release(goal)
    assert [(name, STORY[start:end]) for name, start, end in told] == [("inner", words)]
    assert selected(pane) is None


def test_an_edge_can_be_dragged_by_letters(pane: ArticlePane, hand: Hand) -> None:
    nested(pane)
    pane.choose("inner")
    told: list[tuple[str, int, int]] = []
    pane.edges_dragged.connect(lambda *moved: told.append(moved))
    hand.drag(grip(pane, Edge.END), hand.inside(at("درگیری", 1), 0.9), keys=ALT)
    assert [STORY[start:end] for _, start, end in told] == ["ریشه‌های در"]


MIXED = "وی به (Keith Kellogg, envoy) در ۱۲ دی و The Times ۳٫۵ درصد را گفت و رفت."


@pytest.mark.parametrize("width", [200, 300, 640])
@pytest.mark.parametrize("edge", list(Edge))
def test_an_edge_goes_where_the_pointer_is_on_wrapped_lines_of_both_directions(
    open_pane, width: int, edge: Edge
) -> None:
    pane = open_pane(article(MIXED, [span("s", MIXED, text=MIXED)]), width=width)
    hand = Hand(pane)
    pane.choose("s")
    told: list[tuple[str, int, int]] = []
    pane.edges_dragged.connect(lambda *moved: told.append(moved))
    letters = [place for place in range(1, len(MIXED) - 1) if not MIXED[place].isspace()]
    for place in letters:
        told.clear()
        share = 0.1 if edge is Edge.START else 0.9
        hand.drag(grip(pane, edge), hand.inside(place, share), keys=ALT)
        wanted = (place, len(MIXED)) if edge is Edge.START else (0, place + 1)
        assert told == [("s", *wanted)], MIXED[place]


def test_an_edge_put_back_tells_nothing(pane: ArticlePane, hand: Hand) -> None:
    nested(pane)
    pane.choose("inner")
    told: list[object] = []
    pane.edges_dragged.connect(lambda *moved: told.append(moved))
    hand.drag(grip(pane, Edge.END), hand.inside(at("یابد")), hand.inside(at("درگیری", 5), 0.9))
    assert told == []


def test_escape_gives_up_the_drag(pane: ArticlePane, hand: Hand) -> None:
    nested(pane)
    pane.choose("inner")
    told: list[object] = []
    pane.edges_dragged.connect(lambda *moved: told.append(moved))
    hand.press(grip(pane, Edge.END))
    hand.drag_to(hand.inside(at("یابد")))
    override = QKeyEvent(QKeyEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    override.ignore()
    pane.event(override)
    assert override.isAccepted()
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert reading_of(pane).moved is None
    hand.release(hand.inside(at("یابد")))
    assert told == []


def test_the_grips_show_a_pointer_of_their_own(pane: ArticlePane, hand: Hand) -> None:
    nested(pane)
    pane.choose("inner")
    hand.hover(grip(pane, Edge.START))
    assert pane.viewport().cursor().shape() is Qt.CursorShape.SizeHorCursor


def test_dragging_below_the_pane_scrolls_on(open_pane, qtbot) -> None:
    pane = open_pane(height=200)
    hand = Hand(pane)
    start = hand.inside(at("گزارش", 1))
    hand.press(start)
    hand.drag_to(QPointF(200, 120))
    hand.drag_to(QPointF(200, 400))
    bar = pane.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() == bar.maximum(), timeout=5000)
    hand.release(QPointF(200, 400))
    area = pane.selected_range()
    assert area is not None
    assert area[0] == at("گزارش")
    assert area[1] > len(STORY) - 40


def test_a_menu_is_asked_for_where_the_mouse_is(pane: ArticlePane, qtbot) -> None:
    with qtbot.waitSignal(pane.context_asked) as asked:
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(pane.viewport(), QContextMenuEvent(reason, QPoint(5, 6), QPoint(50, 60)))
    assert asked.args == [QPoint(50, 60)]
