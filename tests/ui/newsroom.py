"""A desk in a real window on a real project, with hands on its mouse and keys."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from gofteh import bootstrap
from gofteh.app.learning import Teaching
from gofteh.app.ports import ArticleSummary
from gofteh.app.settings import WindowState
from gofteh.app.suggestions import Suggestions, SuggestionService
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.spans import Span
from gofteh.language.rules import Rules
from gofteh.ui.actions import Act
from gofteh.ui.application import Application
from gofteh.ui.window import MainWindow
from gofteh.ui.workbench import Workbench
from tests.ui.article.helpers import Hand

NO_KEYS = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
_HELD = {"Ctrl": CTRL, "Shift": SHIFT, "Alt": ALT}
_SIGNS = {"+": Qt.Key.Key_Plus, "=": Qt.Key.Key_Equal, "-": Qt.Key.Key_Minus, "[": Qt.Key.Key_BracketLeft,
          "]": Qt.Key.Key_BracketRight, ";": Qt.Key.Key_Semicolon, "'": Qt.Key.Key_Apostrophe}  # fmt: skip

OTHERS = {
    "oil.txt": "نشست وزیران نفت اوپک\n\nوزیر نفت گفت: «بازار آرام است.»",
    "snow.txt": "بارش برف در شمال\n\nرئیس سازمان هواشناسی افزود: برف می‌بارد.",
}


class NoSuggestions:
    """A SuggestionService that never has an answer, as where nothing could be started."""

    @property
    def is_busy(self) -> bool:
        return False

    def submit(self, text: str, done: Callable[[Suggestions], None]) -> None:
        pass

    def teach(self, teaching: Teaching) -> None:
        pass

    def poll(self) -> None:
        pass

    def close(self) -> None:
        pass


class RulesHere(NoSuggestions):
    """A SuggestionService that reads in this process, without hazm, when it is polled."""

    def __init__(self) -> None:
        self._asked: list[tuple[str, Callable[[Suggestions], None]]] = []
        self._rules = Rules()

    def teach(self, teaching: Teaching) -> None:
        self._rules = Rules(teaching=teaching)

    @property
    def is_busy(self) -> bool:
        return bool(self._asked)

    def submit(self, text: str, done: Callable[[Suggestions], None]) -> None:
        self._asked = [(text, done)]

    def poll(self) -> None:
        asked, self._asked = self._asked, []
        for text, done in asked:
            done(self._rules.suggest(text))


class Newsroom:
    """One person at one window; closing and opening again is possible."""

    def __init__(self, app: QApplication, folder: Path) -> None:
        self._app = app
        self.make_suggestions: Callable[[], SuggestionService] = NoSuggestions
        self.with_hazm = False
        self.folder = folder
        self._now = 0
        self.project = folder / "desk.gofteh"
        self.application = self._start()

    @property
    def window(self) -> MainWindow:
        return self.application.window

    @property
    def bench(self) -> Workbench:
        return self.application.workbench

    @property
    def document(self) -> AnnotatedArticle:
        document = self.bench.document
        assert document is not None
        return document

    @property
    def hand(self) -> Hand:
        # So long after the last gesture that two clicks are never taken for a double one.
        self._now += 5_000
        hand = Hand(self.window.pane)
        hand.now = self._now
        return hand

    @property
    def everything(self) -> Sequence[ArticleSummary]:
        """All articles of the project, in order of import."""
        return self.bench.desk.session.store.summaries()

    # coming and going

    def open(self, *, seed: bool = True, others: bool = False) -> None:
        """Open the project, made new with the sample story when it is not there yet."""
        files = [self.file(name, text) for name, text in OTHERS.items()] if others else []
        self.application.open_first(self.project, files, seed=seed)
        self.window.message.hide()
        self.settle()

    def close(self) -> None:
        self.window.close()
        self.settle()

    def come_back(self) -> None:
        """Close the program and start it again on the same project."""
        self.close()
        self.dispose()
        self.application = self._start()
        self.open()

    def dispose(self) -> None:
        """Take the program down altogether, as the end of the process would."""
        self.bench.detach()
        self.window.work.keys.release()
        self.window.deleteLater()
        self.application.deleteLater()
        self.settle()

    def file(self, name: str, text: str) -> Path:
        path = self.folder / name
        path.write_text(text, encoding="utf-8")
        return path

    def settle(self) -> None:
        """Let everything that was set off happen."""
        for _turn in range(3):
            QApplication.processEvents()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # places in the text

    def place(self, words: str, nth: int = 0) -> int:
        start = -1
        for _turn in range(nth + 1):
            start = self.document.text.index(words, start + 1)
        return start

    def marked(self, label: str) -> list[str]:
        """Return the words under the marks of a label, in reading order."""
        document = self.document
        return [document.text_of(span) for span in document.in_reading_order() if span.label == label]

    def only(self, label: str) -> Span:
        (span,) = [span for span in self.document.spans.values() if span.label == label]
        return span

    # hands

    def drag(self, words: str, nth: int = 0) -> None:
        """Select words with the mouse, from the first letter to the last."""
        start = self.place(words, nth)
        self.window.pane.scroll_to(start, start + len(words))
        hand = self.hand
        first, last = hand.inside(start, 0.2), hand.inside(start + len(words) - 1, 0.8)
        hand.drag(first, (first + last) / 2, last)
        self.settle()

    def double_click(self, words: str, nth: int = 0) -> None:
        start = self.place(words, nth)
        self.window.pane.scroll_to(start, start + len(words))
        hand = self.hand
        hand.double_click(hand.inside(start + len(words) // 2))
        self.settle()

    def click_text(self, words: str, nth: int = 0) -> None:
        start = self.place(words, nth)
        self.window.pane.scroll_to(start, start + len(words))
        hand = self.hand
        hand.click(hand.inside(start + len(words) // 2))
        self.settle()

    def click(self, widget: QWidget, at: QPoint | None = None) -> None:
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, NO_KEYS, at or widget.rect().center())
        self.settle()

    def keys(self, *chords: str) -> None:
        """Press chords like ``Ctrl+Z`` where the person's hands would reach, through the whole of Qt."""
        for chord in chords:
            head, _plus, name = chord.rpartition("+")
            if not name:
                head, name = chord[:-1].rstrip("+"), "+"
            held = NO_KEYS
            for each in head.split("+"):
                held |= _HELD.get(each, NO_KEYS)
            key = _SIGNS.get(name) or getattr(Qt.Key, f"Key_{'Return' if name == 'Enter' else name}")
            handle = QGuiApplication.focusWindow()
            assert handle is not None
            QTest.keyClick(handle, key, held)
            self.settle()

    def persian_key(self, letter: str, *, scan: int = 0, held: Qt.KeyboardModifier = NO_KEYS) -> None:
        """Press a key as a Persian layout sends it."""
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, ord(letter), held, scan, 0, 0, letter)
            QApplication.sendEvent(self._under_the_keys(), event)
        self.settle()

    def hold(self, chord: str, times: int) -> None:
        """Hold a key down until it has been sent ``times`` times, then let it go."""
        head, _plus, name = chord.rpartition("+")
        key = _SIGNS.get(name) or getattr(Qt.Key, f"Key_{name}")
        text = name if name in _SIGNS else ""
        for turn in range(times):
            self._send_key(QEvent.Type.KeyPress, key, _HELD.get(head, NO_KEYS), text, again=turn > 0)
        self._send_key(QEvent.Type.KeyRelease, key, _HELD.get(head, NO_KEYS), text)
        self.settle()

    def _send_key(
        self, kind: QEvent.Type, key: Qt.Key, held: Qt.KeyboardModifier, text: str, *, again: bool = False
    ) -> None:
        if again:
            # X11 lets a held key go before each time it sends it again.
            release = QKeyEvent(QEvent.Type.KeyRelease, key, held, text, True)
            QApplication.sendEvent(self._under_the_keys(), release)
        QApplication.sendEvent(self._under_the_keys(), QKeyEvent(kind, key, held, text, again))

    def write(self, text: str) -> None:
        """Type text where the caret is."""
        for letter in text:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(self._under_the_keys(), QKeyEvent(kind, 0, NO_KEYS, letter))
        self.settle()

    def walk_to(self, place: int, *, selecting: bool = False) -> None:
        """Bring the caret to a code point by the arrow keys."""
        held = "Shift+" if selecting else ""
        pane = self.window.pane
        for _turn in range(len(self.document.text)):
            if pane.caret == place:
                return
            before = abs(place - pane.caret)
            # The story runs from right to left: on is left.
            on, back = ("Left", "Right") if place > pane.caret else ("Right", "Left")
            self.keys(f"Ctrl+{held}{on}" if before > 12 else held + on)
            if abs(place - pane.caret) >= before:
                self.keys(held + (back if abs(place - pane.caret) > before else on))
        raise AssertionError((place, pane.caret))

    def select_by_code(self, words: str, nth: int = 0) -> None:
        """Select words as a programme would, where the selecting is not what a test is about."""
        start = self.place(words, nth)
        self.window.pane.select(start, start + len(words))
        self.window.pane.setFocus()
        self.settle()

    def select_by_keys(self, words: str, nth: int = 0) -> None:
        start = self.place(words, nth)
        self.walk_to(start)
        self.walk_to(start + len(words), selecting=True)

    def do(self, act: Act) -> None:
        """Choose an action from a menu."""
        action = self.window.work.actions[act]
        assert action.isEnabled(), act
        action.trigger()
        self.settle()

    def popup(self) -> Any:
        """Return the menu or list that is open."""
        popup = QApplication.activePopupWidget()
        assert popup is not None
        return popup

    def button(self, within: QWidget, words: str) -> QPushButton:
        """Return the button whose text begins with ``words``."""
        (found,) = [
            each
            for each in within.findChildren(QPushButton)
            if each.text().lstrip("\u2068").startswith(words) and not each.isHidden()
        ]
        return found

    def _under_the_keys(self) -> QWidget:
        # Qt's stubs deny that nobody may have the focus.
        above: Any = QApplication.activePopupWidget()
        focus: Any = above.focusWidget() if above is not None else QApplication.focusWidget()
        found: QWidget = focus or above or self.window
        return found

    def _suggestions(self) -> SuggestionService:
        return self.make_suggestions()

    def _start(self) -> Application:
        settings = bootstrap.read_settings()
        places = WindowState(settings.path.with_name("window.json"))
        services = bootstrap.Services(settings)
        if not self.with_hazm:
            # Most tests are about marks alone, and Tab would walk the suggestions first.
            services.suggestion_service = self._suggestions  # type: ignore[method-assign]
        application = Application(self._app, services, places)
        application.show()
        application.window.activateWindow()
        self.settle()
        return application
