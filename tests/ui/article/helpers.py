"""The story, builders of spans and links, and a hand on the mouse for the pane's tests."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from gofteh.domain.article import Article, Source, SourceKind
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.links import Link
from gofteh.domain.spans import Span
from gofteh.ui.article.reading import Reading
from gofteh.ui.article.view import ArticlePane

NOW = "2026-11-23T08:00:00Z"
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
NO_KEYS = Qt.KeyboardModifier.NoModifier

STORY = (
    "به گزارش ایسنا، لاوروف گفت: «من بسیار امیدوارم که دولت ترامپ به ریشه‌های درگیری دست یابد. "
    "ما همیشه آماده رایزنی هستیم.» وی افزود که همکاری اقتصادی با مقامات جدید از سر گرفته می‌شود.\n"
    "ISNA، خبرگزاری دانشجویان ایران، نوشت: کیت کلاگ (Keith Kellogg) در ۱۲ دی ۱۴۰۳ «نه» گفت.\n"
    "The ministry said only one word: خیر.\n"
    "\n"
    "لاوروف افزود: «نباید اجازه داد سوریه از هم بپاشد. برخی این را دوست دارند.»"
)


def article(text: str = STORY, spans: Sequence[Span] = (), links: Sequence[Link] = ()) -> AnnotatedArticle:
    source = Source(kind=SourceKind.TXT, imported_at=NOW)
    return AnnotatedArticle.of(
        Article(id="article", text=text, source=source, created_at=NOW), spans=spans, links=links
    )


def span(span_id: str, words: str, label: str = "quote", text: str = STORY, **attributes) -> Span:
    start = text.index(words)
    return Span(
        id=span_id,
        start=start,
        end=start + len(words),
        label=label,
        created_at=NOW,
        updated_at=NOW,
        **attributes,
    )


def link(from_id: str, to_id: str, kind: str = "said_by") -> Link:
    name = f"{kind}-{from_id}-{to_id}"
    return Link(id=name, type=kind, from_id=from_id, to_id=to_id, created_at=NOW, updated_at=NOW)


def reading_of(pane: ArticlePane) -> Reading:
    reading = pane.reading()
    assert reading is not None
    return reading


class Hand:
    """Moves the mouse over a pane, with the buttons and times that a real one would send."""

    def __init__(self, pane: ArticlePane) -> None:
        self.pane = pane
        self.now = 1_000

    def inside(self, place: int, share: float = 0.5) -> QPointF:
        """Return a point of the viewport within letter ``place``, ``share`` of the way through it."""
        line = reading_of(self.pane).geometry.line_of(place)
        assert line is not None
        cell = line.cell_of(place)
        assert cell is not None
        x = cell.lead + (cell.trail - cell.lead) * share
        return QPointF(x, line.box.center().y() - self.pane.verticalScrollBar().value())

    def send(self, kind, point, button=NONE, buttons=NONE, keys=NO_KEYS) -> None:
        self.now += 20
        viewport = self.pane.viewport()
        event = QMouseEvent(kind, point, viewport.mapToGlobal(point), button, buttons, keys)
        event.setTimestamp(self.now)
        QApplication.sendEvent(viewport, event)

    def press(self, point, keys=NO_KEYS) -> None:
        self.send(QEvent.Type.MouseButtonPress, point, LEFT, LEFT, keys)

    def drag_to(self, point, keys=NO_KEYS) -> None:
        self.send(QEvent.Type.MouseMove, point, NONE, LEFT, keys)

    def release(self, point, keys=NO_KEYS) -> None:
        self.send(QEvent.Type.MouseButtonRelease, point, LEFT, NONE, keys)

    def hover(self, point) -> None:
        self.send(QEvent.Type.MouseMove, point)

    def click(self, point, keys=NO_KEYS) -> None:
        self.press(point, keys)
        self.release(point, keys)

    def double_click(self, point) -> None:
        self.click(point)
        self.send(QEvent.Type.MouseButtonDblClick, point, LEFT, LEFT)
        self.release(point)

    def drag(self, start, *stops, keys=NO_KEYS) -> None:
        self.press(start, keys)
        for stop in stops:
            self.drag_to(stop, keys)
        self.release(stops[-1], keys)
