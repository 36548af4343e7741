"""What is painted bit by bit is what painting everything anew would show."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QGuiApplication, QImage, QPaintEvent
from PySide6.QtWidgets import QApplication

from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.links import CONTINUES, Link
from gofteh.domain.spans import QuoteType, Span
from gofteh.ui.article.damage import rects_of
from gofteh.ui.article.palette import PanePalette
from gofteh.ui.article.scene import Preview
from tests.ui.article.helpers import NOW, STORY, Hand, article, link, reading_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.domain.article import Article
    from gofteh.ui.article.view import ArticlePane

TEXT = "\n".join([STORY] * 6)
LABELS = ("quote", "speaker", "topic", "cue", "place", "quote")
TYPES = (QuoteType.DIRECT, QuoteType.INDIRECT, QuoteType.MIXED)
STEPS = 60
ROUNDED = 12
"""Of 255 levels of a colour."""


def on_screen(pane: ArticlePane) -> QImage:
    """Return what really is on the screen, which no painting brings about."""
    paper = pane.viewport().geometry()
    screen = QGuiApplication.primaryScreen()
    grabbed = screen.grabWindow(pane.winId(), paper.x(), paper.y(), paper.width(), paper.height())
    return grabbed.toImage().convertToFormat(QImage.Format.Format_RGB32)


def alike(one: QImage, other: QImage) -> bool:
    """Tell whether no eye sees a difference: a smoothed edge that is cut off is rounded otherwise."""
    if one == other:
        return True
    pairs = zip(bytes(one.constBits()), bytes(other.constBits()), strict=True)
    return max(abs(first - second) for first, second in pairs) <= ROUNDED


def marked(rng: Random, name: str) -> Span:
    start = rng.randrange(len(TEXT) - 2)
    end = min(start + rng.choice((3, 12, 60, 300)), len(TEXT))
    label = rng.choice(LABELS)
    return Span(
        id=name,
        start=start,
        end=end,
        label=label,
        quote_type=rng.choice(TYPES) if label == "quote" else None,
        created_at=NOW,
        updated_at=NOW,
    )


def linked(rng: Random, spans: list[Span]) -> list[Link]:
    quotes = [span for span in spans if span.label == "quote"]
    others = [span for span in spans if span.label in ("speaker", "topic", "cue")]
    kinds = {"speaker": "said_by", "topic": "about", "cue": "cued_by"}
    links = {}
    for quote in quotes:
        for other in rng.sample(others, min(2, len(others))):
            made = link(quote.id, other.id, kinds[other.label])
            links[made.id] = made
    return list(links.values())


class Reader:
    """Does one thing after another that changes what the pane shows."""

    def __init__(self, pane: ArticlePane, seed: int) -> None:
        self.pane = pane
        self.hand = Hand(pane)
        self.rng = Random(seed)
        self.spans = [marked(self.rng, f"s{number}") for number in range(40)]
        self.links = linked(self.rng, self.spans)
        self._made = 0
        self._article: Article = article(TEXT).article
        self.acts: list[Callable[[], object]] = [
            self.scroll,
            self.scroll,
            self.scroll,
            self.rest,
            self.put_caret,
            self.select,
            self.choose,
            self.choose,
            self.hover,
            self.hover,
            self.name,
            self.light,
            self.look_for,
            self.drag,
            self.drag,
            self.add,
            self.take,
            self.change,
            self.part,
            self.suggest,
            self.turn_away,
            self.blink,
        ]

    def document(self) -> AnnotatedArticle:
        return AnnotatedArticle.of(self._article, spans=self.spans, links=self.links)

    def show(self) -> None:
        there = {span.id for span in self.spans}
        self.links = [each for each in self.links if each.from_id in there and each.to_id in there]
        self.pane.update_document(self.document())

    def place(self) -> int:
        return self.rng.randrange(len(TEXT))

    def point(self) -> QPointF:
        area = self.pane.viewport().rect()
        return QPointF(self.rng.randrange(area.width()), self.rng.randrange(area.height()))

    def scroll(self) -> None:
        bar = self.pane.verticalScrollBar()
        bar.setValue(bar.value() + self.rng.choice((-400, -60, -7, 3, 60, 60, 400)))

    def rest(self) -> None:
        while self.pane._strips._timer.isActive():
            QApplication.processEvents()

    def put_caret(self) -> None:
        self.pane.set_caret(self.place())

    def select(self) -> None:
        start = self.place()
        self.pane.select(start, min(start + self.rng.choice((4, 80, 700)), len(TEXT)))

    def choose(self) -> None:
        self.pane.choose(self.rng.choice([None, *(span.id for span in self.spans)]))

    def hover(self) -> None:
        self.hand.hover(self.point())

    def name(self) -> None:
        self.hover()
        reading = reading_of(self.pane)
        reading.is_hovered_named = reading.hovered is not None
        self.pane.redraw()

    def light(self) -> None:
        places = sorted(self.place() for _ in range(4))
        lit = [Preview(at, min(at + 9, len(TEXT)), "topic", is_on=bool(at % 2)) for at in places]
        self.pane.preview(self.rng.choice([(), lit]), self.rng.choice([None, self.rng.randrange(4)]))

    def look_for(self) -> None:
        places = [(at, at + 5) for at in range(self.rng.randrange(90), len(TEXT) - 5, 90)]
        self.pane.show_hits(self.rng.choice([(), places]), self.rng.choice([None, 3, 7]))

    def drag(self) -> None:
        point = self.point()
        self.hand.press(point)
        for _ in range(3):
            self.hand.drag_to(self.point())
            QApplication.processEvents()
        if self.rng.random() < 0.7:
            self.hand.release(self.point())
        else:
            moved = self.rng.choice(self.spans)
            self.pane.choose(moved.id)
            self.pane.preview_edges((moved.id, moved.start, min(moved.end + 30, len(TEXT))))
            QApplication.processEvents()
            self.pane.preview_edges(None)

    def add(self) -> None:
        self._made += 1
        self.spans.append(marked(self.rng, f"n{self._made}"))
        self.links += linked(self.rng, self.spans[-4:])
        self.links = list({each.id: each for each in self.links}.values())
        self.show()

    def take(self) -> None:
        self.spans.remove(self.rng.choice(self.spans))
        self.show()

    def change(self) -> None:
        at = self.rng.randrange(len(self.spans))
        other = marked(self.rng, self.spans[at].id)
        self.spans[at] = replace(self.spans[at], start=other.start, end=other.end)
        self.show()

    def part(self) -> None:
        joined = [each for each in self.links if each.type == CONTINUES]
        if joined:
            self.links = [each for each in self.links if each.type != CONTINUES]
        else:
            quotes = sorted((s for s in self.spans if s.label == "quote"), key=lambda s: s.start)
            pairs = zip(quotes[::2], quotes[1::2], strict=False)
            self.links += [link(later.id, first.id, CONTINUES) for first, later in pairs]
        self.show()

    def suggest(self) -> None:
        self.pane.set_suggestions([marked(self.rng, f"offer{number}") for number in range(3)])

    def turn_away(self) -> None:
        if self.pane.hasFocus():
            self.pane.clearFocus()
        else:
            self.pane.setFocus()

    def blink(self) -> None:
        self.pane._toggle_caret()


@pytest.mark.parametrize("seed", range(4))
def test_the_screen_shows_what_painting_everything_anew_would(open_pane, seed: int) -> None:
    pane = open_pane(article(TEXT), *((1000, 600), (500, 400), (640, 480), (820, 300))[seed])
    reader = Reader(pane, seed)
    reader.show()
    if seed == 1:
        pane.set_palette_colours(PanePalette.dark())
        pane.set_zoom(140)
    pane._blink.stop()
    for step in range(STEPS):
        act = reader.rng.choice(reader.acts)
        act()
        pane._blink.stop()
        pane._name_later.stop()
        QApplication.processEvents()
        shown = on_screen(pane)
        pane.viewport().repaint()
        anew = on_screen(pane)
        assert alike(shown, anew), (step, act.__name__)


class Heights(QObject):
    """How high the parts are that a pane paints."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self.found: list[int] = []
        pane.viewport().installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.found.append(sum(part.height() for part in rects_of(event.region())))
        return False


@pytest.fixture
def quiet(open_pane: Callable[..., ArticlePane]) -> ArticlePane:
    pane = open_pane(article(TEXT), 640, 480)
    pane._blink.stop()
    pane.verticalScrollBar().setValue(100)
    QApplication.processEvents()
    return pane


def test_scrolling_paints_only_what_comes_to_be_seen(quiet) -> None:
    heights = Heights(quiet)
    quiet.verticalScrollBar().setValue(150)
    QApplication.processEvents()
    assert heights.found == [50]


def test_a_mark_paints_only_its_paragraph(quiet) -> None:
    quiet.set_caret(STORY.index("The"))
    QApplication.processEvents()
    heights = Heights(quiet)
    start = STORY.index("ministry")
    made = Span(id="a", start=start, end=start + 8, label="topic", created_at=NOW, updated_at=NOW)
    quiet.update_document(article(TEXT, [made]))
    quiet.choose("a")
    QApplication.processEvents()
    assert len(heights.found) == 1
    assert 20 < heights.found[0] < 120


def test_what_is_out_of_sight_paints_nothing(quiet) -> None:
    heights = Heights(quiet)
    start = len(TEXT) - 30
    made = Span(id="a", start=start, end=start + 8, label="topic", created_at=NOW, updated_at=NOW)
    quiet.update_document(article(TEXT, [made]))
    quiet.choose("a")
    QApplication.processEvents()
    assert heights.found == []
