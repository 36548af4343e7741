"""Measure the real window on a very large article beside a plain QTextEdit with the same text.

    python -m tests.benchmarks.large_article FOLDER

Prints one figure a line: its name, then seconds (megabytes for memory). Every pair is measured turn by
turn, so that a drifting machine troubles both alike.

The plain view holds the same text in the same font, with the same width, margins, line spacing and
directions, in a viewport as large as ours, on its own ground as it has without a stylesheet. Both paint into
the backing store of a shown window, and a figure ends when the view has painted. What the rest of the window
does after that (the queue, the cards, the line of status) is no part of it: the article comes first.

- a key: ours marks a word, the other takes a letter. Of ours the act is on the disk by then, for which the
  other has no counterpart; how long the disk took is told beside it. What follows in the turns of the event
  loop after it (the card, the shares of the speakers) is a figure of its own, so that nothing is hidden by
  being put off; the live checks wait until the hands rest.
- a frame: both are scrolled by the same way through the middle of the text, as by a wheel, with one turn of
  the event loop between two frames.
- a page: both paint all that they show, at a place where they have not been; a fifth of a second goes by
  between two pages, in which nobody reads one.

Ours paints the next page ahead between two frames, which the other cannot. What a page costs that was not
painted ahead is told beside it.
"""

import gc
import resource
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from gofteh import bootstrap
from gofteh.app import words
from gofteh.app.settings import Settings
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import ImportArticle
from gofteh.ui.application import Application
from gofteh.ui.article.sheet import LETTER_SIZE, Sheet
from gofteh.ui.article.view import ArticlePane
from tests.benchmarks.large import free_words, large_article, large_text, sample

TURNS = 15
_NOTCH = 60
"""Pixels: three lines of text a notch of the wheel."""


def main(folder: Path) -> None:
    words.use("fa")
    app = QApplication(sys.argv[:1])
    text = large_text()
    marked = large_article(text)
    bare = AnnotatedArticle.of(marked.article)
    for name, document in (("marked", marked), ("bare", bare)):
        store = bootstrap.open_store(folder / f"{name}.gofteh", create=True)
        session = bootstrap.start_session(store, Settings(folder / "settings.json"))
        session.do(ImportArticle(document))
        store.close()
    desk = Desk(app, folder)
    desk.open("bare")
    empty = memory()
    desk.open("marked")
    say("memory", memory() - empty)
    plain = plain_edit(text, beside=desk.window.pane)
    measure_marking(desk, plain, text)
    measure_scrolling(desk, plain)
    desk.close()
    plain.close()
    measure_opening(desk, folder)


class Plain(QTextEdit):
    """A text edit that tells when it has painted, as ours does."""

    painted = Signal()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        self.painted.emit()


class Desk:
    """The real window, and a person at it."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._folder = folder
        self.application = Application(app, bootstrap.Services(Settings(folder / "settings.json")))
        self.window = self.application.window
        self.window.resize(1440, 900)
        self.window.show()
        settle()

    def open(self, name: str) -> None:
        """Open a project; its first article comes with it."""
        self.window.work.articles.open_project(self._folder / f"{name}.gofteh", create=True)
        settle()

    def close(self) -> None:
        """Put the window out of the way."""
        self.window.hide()
        settle()


def measure_marking(desk: Desk, plain: Plain, text: str) -> None:
    """Mark words and see them painted; type a letter and see it painted."""
    pane = desk.window.pane
    marks, letters, cards, waits = list[float](), list[float](), list[float](), list[float]()
    disk = Disk(desk)
    cursor = plain.textCursor()
    for start, end in free_words(text, TURNS):
        pane.select(start, end)
        pane.scroll_to(start, end)
        settle()
        marks.append(painted(pane, lambda: press(pane, Qt.Key.Key_1, "1")))
        waits.append(disk.taken())
        cards.append(timed(desk.window.cards.later.catch_up))
        cursor.setPosition(start)
        plain.setTextCursor(cursor)
        settle()
        letters.append(painted(plain, lambda: press(plain, Qt.Key.Key_1, "1")))
    document = desk.window.workbench.document
    assert document is not None
    assert len(document.spans) >= 10_000 + TURNS
    say("mark", median(marks[1:]))
    say("key", median(letters[1:]))
    say("cards", median(cards[1:]))
    say("disk", median(waits[1:]))


def measure_scrolling(desk: Desk, plain: Plain) -> None:
    """Scroll three lines at a time, then show page after page."""
    views = (("", desk.window.pane), ("plain ", plain))
    figures: dict[str, list[float]] = {}
    for turn in range(6 * TURNS):
        for name, view in views:
            bar = view.verticalScrollBar()
            place = bar.maximum() // 2 + _NOTCH * turn
            figures.setdefault(f"{name}frame", []).append(painted(view, partial(bar.setValue, place)))
            settle()
    for turn in range(2 * TURNS):
        for name, view in views:
            bar = view.verticalScrollBar()
            place = bar.maximum() // 4 + view.viewport().height() * turn
            figures.setdefault(f"{name}page", []).append(painted(view, partial(bar.setValue, place)))
            rest()
    pane = desk.window.pane
    for _turn in range(TURNS):
        pane.redraw_all()
        figures.setdefault("cold page", []).append(painted(pane, pane.viewport().repaint))
    for name, times in figures.items():
        say(name, median(times[1:]))


def measure_opening(desk: Desk, folder: Path) -> None:
    """Open the seed story in the window, of which two are there; set its text in a plain QTextEdit."""
    project = folder / "seed.gofteh"
    story = sample()
    other = folder / "other.txt"
    other.write_text("یک خبر دیگر.\n", encoding="utf-8")
    desk.window.work.articles.open_project(project, create=True)
    desk.window.work.articles.import_sample()
    desk.window.work.articles.import_paths([other])
    desk.window.show()
    bench = desk.window.workbench
    seed, second = (each.id for each in bench.desk.session.store.summaries())
    plain = plain_edit("", beside=desk.window.pane)
    opened, filled = list[float](), list[float]()
    for _turn in range(TURNS):
        bench.open_article(second)
        settle()
        opened.append(painted(desk.window.pane, lambda: bench.open_article(seed)))
        plain.clear()
        settle()
        filled.append(painted(plain, lambda: plain.setPlainText(story)))
    say("open", median(opened[1:]))
    say("set text", median(filled[1:]))


def plain_edit(text: str, *, beside: ArticlePane) -> Plain:
    """Return what a program without marks would show: the same text, laid out and placed the same."""
    view = Plain()
    view.setFrameShape(QTextEdit.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    # What a stylesheet for the whole program takes away: a ground of its own lets it scroll fast.
    view.setStyleSheet("QTextEdit { border: none; padding: 0; border-radius: 0; }")
    view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    view.resize(beside.size())
    view.show()
    settle()
    view.viewport().setAutoFillBackground(True)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    font = QFont(beside.font())
    font.setPixelSize(round(LETTER_SIZE))
    Sheet(text, "", "").pour_into(view.document(), beside.viewport().width(), font, 1)
    settle()
    wide, pane = view.viewport().size(), beside.viewport().size()
    view.resize(view.width() + pane.width() - wide.width(), view.height() + pane.height() - wide.height())
    settle()
    return view


class Disk:
    """Adds up how long the store takes to keep acts."""

    def __init__(self, desk: Desk) -> None:
        store = desk.window.workbench.desk.session.store
        self._record = store.record
        self._seconds = 0.0
        store.record = self._timed  # type: ignore[method-assign]

    def taken(self) -> float:
        """Return the seconds since last asked."""
        seconds, self._seconds = self._seconds, 0.0
        return seconds

    def _timed(self, *args: Any, **more: Any) -> Any:
        began = time.perf_counter()
        try:
            return self._record(*args, **more)
        finally:
            self._seconds += time.perf_counter() - began


def press(widget: QWidget, key: Qt.Key, letter: str) -> None:
    """Press and let go of a key."""
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def painted(view: ArticlePane | Plain, act: Callable[[], object]) -> float:
    """Return the seconds until ``view`` has painted what ``act`` changed."""
    times: list[float] = []

    def note() -> None:
        times.append(time.perf_counter())

    view.painted.connect(note)
    began = time.perf_counter()
    act()
    while not times:
        QApplication.sendPostedEvents()
    view.painted.disconnect(note)
    return times[-1] - began


def timed(act: Callable[[], object]) -> float:
    """Return the seconds until ``act`` is done and what it changed is painted."""
    began = time.perf_counter()
    act()
    QApplication.processEvents()
    return time.perf_counter() - began


def settle() -> None:
    """Let everything that was set off happen."""
    for _turn in range(6):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def rest() -> None:
    """Let a fifth of a second go by."""
    end = time.perf_counter() + 0.2
    while time.perf_counter() < end:
        QApplication.processEvents()


def memory() -> float:
    """Return the megabytes that this process holds."""
    gc.collect()
    if sys.platform == "linux":
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * resource.getpagesize() / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def say(name: str, value: float) -> None:
    """Print one figure."""
    print(f"{name} {value:.6f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
