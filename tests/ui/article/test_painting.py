"""Marks never touch the letters, are all to be seen, and cost what is seen."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage

from gofteh.domain.spans import QuoteType, Span
from gofteh.ui.article.palette import MarkColours, PanePalette
from gofteh.ui.article.scene import Scene
from gofteh.ui.article.view import ArticlePane
from tests.ui.article.helpers import NOW, STORY, Hand, article, link, reading_of, span

LIGATURES = "لا الله سلام می‌رود کتاب‌ها علی‌رضا گفت‌وگو بالاخره " * 6


def picture(pane: ArticlePane, area: QRect | None = None) -> QImage:
    grabbed = pane.viewport().grab(area) if area is not None else pane.viewport().grab()
    return grabbed.toImage().convertToFormat(QImage.Format.Format_RGB32)


def plain(paper: str = "#ffffff") -> PanePalette:
    """Return a palette whose marks are as white as the paper, so that only letters show."""
    none = MarkColours(*[QColor(paper)] * 3)
    sheet = QColor(paper)
    return PanePalette(
        *(sheet, QColor("#000000"), QColor("#000000"), QColor("#000000"), sheet, sheet, sheet, sheet, sheet),
        *(none, none, none, none, none),
    )


def layout_of(pane: ArticlePane) -> list[tuple[float, ...]]:
    found = []
    block = pane.document().begin()
    while block.isValid():
        layout = block.layout()
        for number in range(layout.lineCount()):
            line = layout.lineAt(number)
            runs = layout.glyphRuns(line.textStart(), line.textLength())
            glyphs = tuple(index for run in runs for index in run.glyphIndexes())
            found.append((line.y(), line.naturalTextWidth(), line.textStart(), line.textLength(), *glyphs))
        block = block.next()
    return found


def test_marks_leave_letters_and_lines_exactly_as_they_were(open_pane) -> None:
    bare = open_pane(article(LIGATURES))
    bare.set_palette_colours(plain())
    # Edges in the middle of ligatures and at ZWNJ.
    spans = [
        Span(
            id=f"s{start}",
            start=start,
            end=start + 5,
            label="quote" if start % 2 else "topic",
            created_at=NOW,
            updated_at=NOW,
        )
        for start in range(30)
    ]
    marked = open_pane(article(LIGATURES, spans))
    marked.set_palette_colours(plain())
    marked.select(1, 40)
    marked.clearFocus()
    bare.clearFocus()
    assert layout_of(marked) == layout_of(bare)
    assert picture(marked) == picture(bare)


def has(image: QImage, colour: QColor) -> bool:
    wanted = colour.rgb()
    return any(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))


def test_each_kind_of_mark_is_seen(open_pane) -> None:
    colours = PanePalette.light()
    for label, colour in (
        ("quote", colours.quote.tint),
        ("speaker", colours.speaker.line),
        ("topic", colours.topic.line),
        ("cue", colours.cue.line),
        ("place", colours.other.line),
    ):
        pane = open_pane(article("یک دو سه چهار", [span("a", "دو سه", label, "یک دو سه چهار")]), 300, 200)
        assert has(picture(pane), colour), label


def test_direct_indirect_mixed_and_suggested_look_different(open_pane) -> None:
    text = "یک دو سه چهار پنج شش"
    words = "دو سه چهار"
    pictures = []
    for quote_type in (None, QuoteType.INDIRECT, QuoteType.MIXED):
        pane = open_pane(article(text, [span("a", words, text=text, quote_type=quote_type)]), 300, 200)
        pictures.append(picture(pane))
    pane = open_pane(article(text), 300, 200)
    pictures.append(picture(pane))
    pane.set_suggestions([span("a", words, text=text)])
    pictures.append(picture(pane))
    for number, one in enumerate(pictures):
        assert all(one != other for other in pictures[:number])


def test_overlapping_nested_and_adjacent_spans_are_told_apart(open_pane) -> None:
    text = "یک دو سه چهار پنج شش"
    for label in ("quote", "topic"):
        one = [span("a", "دو سه چهار پنج", label, text)]
        nested = [*one, span("b", "سه چهار", label, text)]
        crossing = [span("a", "دو سه چهار", label, text), span("b", "سه چهار پنج", label, text)]
        twice = [*one, span("b", "دو سه چهار پنج", label, text)]
        adjacent = [span("a", "دو سه ", label, text), span("b", "چهار پنج", label, text)]
        seen = [
            picture(open_pane(article(text, spans), 300, 200))
            for spans in (one, nested, crossing, twice, adjacent)
        ]
        for number, image in enumerate(seen):
            assert all(image != other for other in seen[:number]), (label, number)


def test_lanes_stay_within_the_gap_below_their_line(pane: ArticlePane) -> None:
    scene = pane.scene()
    box = scene.padded(reading_of(pane).geometry.lines_of(0)[0].box)
    below = scene.padded(reading_of(pane).geometry.lines_of(0)[1].box)
    for lanes in range(1, 12):
        ys = [scene.underline_y(box, lane, lanes) for lane in range(lanes)]
        assert ys == sorted(ys)
        assert ys[-1] <= below.top() + 1
        if lanes <= 3:
            assert len(set(ys)) == lanes


def test_the_chosen_span_and_its_links_are_shown(open_pane) -> None:
    spans = [
        span("q", "«من بسیار امیدوارم"),
        span("s", "لاوروف", "speaker"),
        span("far", "کیت کلاگ", "speaker"),
    ]
    pane = open_pane(article(STORY, spans, [link("q", "s"), link("q", "far")]))
    bare = picture(pane)
    pane.choose("q")
    assert picture(pane) != bare
    pane.choose(None)
    assert picture(pane) == bare
    pane.choose("nobody")
    assert pane.chosen_id is None
    assert picture(pane) == bare


def test_an_arc_on_the_first_line_is_not_cut(open_pane) -> None:
    text = "لاوروف گفت: «من بسیار امیدوارم»"
    spans = [span("q", "«من بسیار امیدوارم»", text=text), span("s", "لاوروف", "speaker", text)]
    pane = open_pane(article(text, spans, [link("q", "s")]))
    pane.show_article(article(text, spans, [link("q", "s")]), "", "")
    before = picture(pane)
    pane.choose("s")
    after = picture(pane)
    top_row = [before.pixel(x, 0) == after.pixel(x, 0) for x in range(after.width())]
    assert all(top_row)


@pytest.mark.parametrize("colours", [PanePalette.light(), PanePalette.dark()])
def test_text_and_lines_can_be_read_on_everything_under_them(colours: PanePalette) -> None:
    papers = [colours.paper, colours.selection, colours.hatch]
    papers += [
        marks.tint for marks in (colours.quote, colours.speaker, colours.topic, colours.cue, colours.other)
    ]
    for paper in papers:
        assert contrast(colours.ink, paper) >= 4.5
    for faint in (colours.faint_ink, colours.number_ink):
        assert contrast(faint, colours.paper) >= 4.0
    for marks in (colours.quote, colours.speaker, colours.topic, colours.cue, colours.other):
        assert contrast(marks.line, colours.paper) >= 3.0


def contrast(one: QColor, other: QColor) -> float:
    def light(colour: QColor) -> float:
        parts = [
            part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
            for part in (colour.redF(), colour.greenF(), colour.blueF())
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_only_what_is_seen_is_looked_up(open_pane) -> None:
    text = "\n".join(f"بند {number} با چند واژه" for number in range(400))
    pane = open_pane(article(text, [span("all", text, "quote", text)]))
    picture(pane)
    reading = reading_of(pane)
    assert len(reading.geometry._lines) < 40
    scene = pane.scene()
    assert isinstance(scene, Scene)
    assert len(scene.blocks) < 40


def test_the_name_of_a_hovered_span_comes_after_a_moment(open_pane, qtbot) -> None:
    pane = open_pane(article(STORY, [span("s", "لاوروف", "speaker")]))
    pane.hover("s")
    unnamed = picture(pane)
    qtbot.waitUntil(lambda: reading_of(pane).is_hovered_named, timeout=5000)
    assert picture(pane) != unnamed


@pytest.mark.parametrize("width", [240, 640])
def test_suggestions_and_split_quotes_leave_letters_and_lines_as_they_were(open_pane, width: int) -> None:
    words = "لا الله می‌رود کتاب‌ها الله‌اکبر سلام بالاخره علی‌رضا گفت‌وگو ولا "
    text = words * 5
    places = [place for place in range(0, len(text) - 4, 3) if not text[place].isspace()]
    spans = [
        Span(
            id=f"s{place}",
            start=place,
            end=place + 1 + place % 4,
            label=("quote", "speaker", "topic", "cue")[place % 4],
            created_at=NOW,
            updated_at=NOW,
            quote_type=(QuoteType.INDIRECT, QuoteType.MIXED, None)[place % 3] if place % 4 == 0 else None,
        )
        for place in places
    ]
    quotes = [each.id for each in spans if each.label == "quote"]
    links = [link(later, earlier, "continues") for earlier, later in pairwise(quotes)]
    panes = [open_pane(article(text), width), open_pane(article(text, spans, links), width)]
    panes[1].set_suggestions([replace(each, id=f"g{each.id}") for each in spans])
    assert layout_of(panes[0]) == layout_of(panes[1])
    for pane in panes:
        pane.set_palette_colours(plain())
        pane.clearFocus()
    assert picture(panes[0]) == picture(panes[1])


SPLIT = "«یک دو»، او گفت، «سه چهار.» پس گفت: «پنج.»"


def split(*pairs: tuple[str, str]):
    spans = [
        span(name, words, text=SPLIT)
        for name, words in zip("abc", ("«یک دو»", "«سه چهار.»", "«پنج.»"), strict=True)
    ]
    return article(SPLIT, spans, [link(later, earlier, "continues") for later, earlier in pairs])


def test_the_parts_of_a_split_quote_are_numbered_in_reading_order(open_pane) -> None:
    for pairs in ([("b", "a"), ("c", "b")], [("c", "a"), ("b", "a")]):
        parts = open_pane(split(*pairs)).scene().parts
        assert {name: part.number for name, part in parts.items()} == {"a": 1, "b": 2, "c": 3}
        assert [parts[name].before for name in "abc"] == [None, "a", "b"]


def test_a_split_quote_is_seen_to_be_one(open_pane) -> None:
    apart, one = open_pane(split(), 640, 200), open_pane(split(("b", "a")), 640, 200)
    reading = reading_of(one)
    between = one.box_of(SPLIT.index("،"), SPLIT.index("«سه")).toAlignedRect()
    assert picture(apart, between) != picture(one, between)
    one.update_document(split())
    assert reading.scene(PanePalette.light(), 1, one.scene().column).parts == {}
    one.clearFocus()
    apart.clearFocus()
    assert picture(apart) == picture(one)


def changed(before: QImage, after: QImage) -> QRect:
    """Return the smallest box around what differs."""
    found = [
        (x, y)
        for x in range(before.width())
        for y in range(before.height())
        if before.pixel(x, y) != after.pixel(x, y)
    ]
    assert found
    columns, rows = [x for x, _ in found], [y for _, y in found]
    return QRect(min(columns), min(rows), max(columns) - min(columns) + 1, max(rows) - min(rows) + 1)


@pytest.mark.parametrize("right_to_left", [True, False])
def test_names_stand_in_the_margin_and_hide_no_word_where_there_is_room(
    open_pane, qtbot, right_to_left: bool
) -> None:
    text = "یک دو سه چهار پنج شش" if right_to_left else "one two three four five six"
    words = "دو سه چهار" if right_to_left else "two three four"
    inner = "سه" if right_to_left else "three"
    pane = open_pane(article(text, [span("a", words, text=text), span("b", inner, "topic", text)]), 1000, 240)
    pane.clearFocus()
    hand = Hand(pane)
    hand.hover(hand.inside(text.index(inner) + 1))
    before = picture(pane)
    qtbot.waitUntil(lambda: reading_of(pane).is_hovered_named, timeout=5000)
    box = changed(before, picture(pane))
    column = reading_of(pane).sheet.column
    assert box.right() < column.left() if right_to_left else box.left() > column.right()
    # One chip for each of the two, one below the other.
    assert box.height() > 2 * 20


def test_names_stay_off_the_line_they_name_where_there_is_no_margin(open_pane, qtbot) -> None:
    pane = open_pane(article(STORY, [span("a", "من بسیار امیدوارم"), span("b", "بسیار", "topic")]), 420, 300)
    pane.clearFocus()
    hand = Hand(pane)
    place = STORY.index("بسیار")
    hand.hover(hand.inside(place + 1))
    before = picture(pane)
    qtbot.waitUntil(lambda: reading_of(pane).is_hovered_named, timeout=5000)
    box = changed(before, picture(pane))
    line = pane.box_of(place, place + 5).toAlignedRect()
    assert not box.intersects(line.adjusted(0, 2, 0, -2))
    assert pane.viewport().rect().contains(box)


def test_a_quote_inside_another_needs_no_arc(open_pane) -> None:
    spans = [span("outer", "«من بسیار امیدوارم که دولت"), span("inner", "بسیار امیدوارم")]
    linked = open_pane(article(STORY, spans, [link("inner", "outer", "inside")]))
    bare = open_pane(article(STORY, spans))
    for pane in (linked, bare):
        pane.choose("inner")
        pane.clearFocus()
    assert picture(linked) == picture(bare)


def test_two_pictures_of_the_same_are_the_same(pane: ArticlePane) -> None:
    pane.clearFocus()
    assert picture(pane) == picture(pane)
