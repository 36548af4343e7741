"""One filter over the application that turns key presses into acts, under every layout."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QAction, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from gofteh.ui.keys.chords import Chord
from gofteh.ui.keys.physical import chords_of, latin_twin

Act = Callable[[], object] | QAction

# In a field these are about the text written there, not about the article.
_EDITING = frozenset(
    Chord.parse(f"{held}{key}")
    for held, keys in (
        ("Ctrl+", "Z Y A C V X Left Right Home End Backspace Delete Insert"),
        ("Ctrl+Shift+", "Z Left Right Home End"),
        ("Alt+", "Left Right Backspace"),
    )
    for key in keys.split()
)


@dataclass(frozen=True, slots=True)
class Binding:
    """What a chord does, and where."""

    act: Act
    within: QWidget | None
    """Only while the focus is in this widget; None for the whole window."""
    repeats: bool
    """Whether holding the key down does it again and again."""


class KeyDispatcher(QObject):
    """The keys of one window; other windows, dialogs and menus keep theirs."""

    def __init__(self, owner: QWidget, *, platform: str = "") -> None:
        super().__init__(owner)
        self._owner = owner
        self._platform = platform or QGuiApplication.platformName()
        self._bindings: dict[Chord, list[Binding]] = {}
        self.is_pressing = False
        """Whether an act is being done for a key that is down, and will be let go."""
        self._application = QGuiApplication.instance()
        if self._application is not None:
            self._application.installEventFilter(self)

    def bind(
        self, chord: str | Chord, act: Act, *, within: QWidget | None = None, repeats: bool = False
    ) -> None:
        """Let ``chord`` perform ``act``. Of two bindings the narrower counts, then the later."""
        parsed = chord if isinstance(chord, Chord) else Chord.parse(chord)
        bindings = self._bindings.setdefault(parsed, [])
        bindings.insert(0, Binding(act, within, repeats))
        bindings.sort(key=lambda binding: binding.within is None)

    def clear(self) -> None:
        """Forget all bindings, to make others."""
        self._bindings.clear()

    def release(self) -> None:
        """Let go of the keyboard: the window is going, and another may take its place."""
        self.clear()
        if self._application is not None:
            self._application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Perform what is bound and keep the press from everybody else."""
        if event.type() not in (QEvent.Type.KeyPress, QEvent.Type.ShortcutOverride):
            return False
        if not isinstance(event, QKeyEvent) or not isinstance(watched, QWidget):
            return False
        binding = self._binding(watched, event)
        if binding is None:
            return self._pass_on(watched, event)
        event.accept()
        # The override only claims the press, before Qt's own shortcuts or the field take it.
        if event.type() == QEvent.Type.KeyPress and (binding.repeats or not event.isAutoRepeat()):
            self.is_pressing = True
            try:
                _perform(binding.act)
            finally:
                self.is_pressing = False
        return True

    def _pass_on(self, watched: QWidget, event: QKeyEvent) -> bool:
        twin = latin_twin(event, self._platform) if event.type() == QEvent.Type.KeyPress else None
        if twin is None:
            return False
        event.accept()
        QApplication.sendEvent(watched, twin)
        return True

    def _binding(self, focus: QWidget, event: QKeyEvent) -> Binding | None:
        if not self._bindings or not self._in_charge(focus):
            return None
        typing = is_editable(focus)
        for chord in chords_of(event, self._platform):
            if typing and (chord.types or chord in _EDITING):
                continue
            for binding in self._bindings.get(chord, ()):
                if _applies(binding, focus):
                    return binding
        return None

    def _in_charge(self, focus: QWidget) -> bool:
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if any(other is not None and not self._is_ours(other) for other in (popup, modal)):
            return False
        return self._is_ours(focus)

    def _is_ours(self, widget: QWidget) -> bool:
        window = widget.window()
        # A pane that was torn off still belongs to its window.
        while window.inherits("QDockWidget") and (parent := window.parentWidget()) is not None:
            window = parent.window()
        return window is self._owner.window()


def is_editable(widget: QWidget) -> bool:
    """Tell whether keys write into ``widget``."""
    if isinstance(widget, QLineEdit | QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly() and widget.isEnabled()
    # By name: to know a class that no window has shown yet costs the start milliseconds.
    if widget.inherits("QAbstractSpinBox"):
        return not widget.property("readOnly") and widget.isEnabled()
    return widget.inherits("QComboBox") and bool(widget.property("editable"))


def _applies(binding: Binding, focus: QWidget) -> bool:
    if isinstance(binding.act, QAction) and not binding.act.isEnabled():
        return False
    return binding.within is None or binding.within is focus or binding.within.isAncestorOf(focus)


def _perform(act: Act) -> None:
    if isinstance(act, QAction):
        act.trigger()
    else:
        act()
