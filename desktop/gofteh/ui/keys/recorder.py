"""A button that waits for a key and tells which one was pressed."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from gofteh.app.words import _
from gofteh.ui.keys.chords import Chord
from gofteh.ui.keys.physical import to_record

_HELD = (
    ("Ctrl", Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Control),
    ("Alt", Qt.KeyboardModifier.AltModifier, Qt.Key.Key_Alt),
    ("Shift", Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_Shift),
)


class KeyRecorder(QPushButton):
    """Pressed once, it takes the next key for itself, even Tab and Enter; Escape calls it off."""

    recorded = Signal(object)
    """The Chord that was pressed."""

    def __init__(self, parent: QWidget | None = None, *, platform: str = "") -> None:
        super().__init__(_("New key…"), parent)
        self._platform = platform or QGuiApplication.platformName()
        self._waits = False
        self.setAutoDefault(False)
        self.clicked.connect(self.wait)

    @property
    def is_waiting(self) -> bool:
        """Tell whether the next key is taken."""
        return self._waits

    def wait(self) -> None:
        """Take the next key."""
        self._waits = True
        self.setText(_("Press the new key, or Escape…"))
        self.setFocus()

    def stop(self) -> None:
        """Take no key any longer."""
        self._waits = False
        self.setText(_("New key…"))

    def event(self, event: QEvent) -> bool:
        """Take keys before Qt makes shortcuts or moves of the focus of them."""
        if self._waits and isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Call it off when the person goes elsewhere."""
        self.stop()
        super().focusOutEvent(event)

    def _take(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        chord = to_record(event, self._platform)
        if chord is None:
            # X11 counts a modifier as held only after its own press.
            held = [
                name for name, modifier, key in _HELD if event.modifiers() & modifier or event.key() == key
            ]
            self.setText(" ".join([*held, "…"]) if held else _("Press the new key, or Escape…"))
            return
        self.stop()
        if chord != Chord("Escape"):
            self.recorded.emit(chord)
