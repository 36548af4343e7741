"""The chips of a card: a mark that can be shown or taken away, a choice with its key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionButton, QStylePainter

from gofteh.app.words import _
from gofteh.ui import theme as look
from gofteh.ui.panels.snippets import shortened
from gofteh.ui.panels.widgets import ChipButton, ElidingLabel, set_state

if TYPE_CHECKING:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
    from PySide6.QtWidgets import QLabel, QWidget

    from gofteh.ui.panels.card_view import MarkView

_MENU_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space, Qt.Key.Key_Menu)
_AWAY_KEYS = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class MarkChip(ChipButton):
    """A mark: a click shows it in the article, one on its sign takes it away; keys do both."""

    shown = Signal()
    taken_away = Signal()
    pointed = Signal(bool)
    """The pointer or the keys are at it, or went on."""
    menu_asked = Signal()
    """By Enter, Space or the right button."""

    def __init__(
        self, mark: MarkView, *, role: str, sign: str = "✕", most: int = 28, before: str = ""
    ) -> None:
        super().__init__(f"{before}{shortened(mark.words, most)}", sign, role=role)
        self.mark = mark
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(mark.words)
        self.setToolTip(mark.words)

    def light(self, *, on: bool) -> None:
        """Show that the mark is chosen in the article."""
        set_state(self, "lit", on)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer came."""
        super().enterEvent(event)
        self.pointed.emit(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Tell that the pointer went."""
        super().leaveEvent(event)
        self.pointed.emit(False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys came."""
        super().focusInEvent(event)
        self.pointed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys went."""
        super().focusOutEvent(event)
        self.pointed.emit(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell by the place what was clicked."""
        inside = self.rect().contains(event.position().toPoint())
        super().mouseReleaseEvent(event)
        if not inside:
            return
        if event.button() is Qt.MouseButton.RightButton:
            self.menu_asked.emit()
        elif self._is_on_sign(event.position().x()):
            self.taken_away.emit()
        else:
            self.shown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ask for the menu, or take away."""
        if event.key() in _MENU_KEYS:
            self.menu_asked.emit()
        elif event.key() in _AWAY_KEYS:
            self.taken_away.emit()
        else:
            super().keyPressEvent(event)

    def _is_on_sign(self, x: float) -> bool:
        if not self._sign:
            return False
        room = self.fontMetrics().horizontalAdvance(f" {self._sign}") + 10
        mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return x < room if mirrored else x > self.width() - room


class OfferChip(ChipButton):
    """Something offered, with the key that takes it."""

    def __init__(self, words: str, key: str) -> None:
        super().__init__(shortened(words), key, role="chip-offer")
        self._key = key
        self.setAccessibleName(_("Take “{words}”", words=words))
        self.setAccessibleDescription(key)
        self.setToolTip(words)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the name, and its key as a cap."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        metrics, room = self.fontMetrics(), self.rect().adjusted(7, 0, -6, 0)
        cap = QRect(room)
        cap.setWidth(metrics.horizontalAdvance(self._key) + 9)
        cap.moveRight(room.right())
        words = QRect(room)
        words.setRight(cap.left() - 5)
        direction = self.layoutDirection()
        shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, words.width())
        side = QStyle.visualAlignment(
            direction, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        )
        painter.drawText(QStyle.visualRect(direction, self.rect(), words), side, shown)
        box = QStyle.visualRect(direction, self.rect(), cap).adjusted(0, 4, 0, -4)
        painter.setPen(QColor(look.current().muted))
        painter.drawRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._key)

    def sizeHint(self) -> QSize:
        """Leave room for the cap around the key."""
        return super().sizeHint() + QSize(12, 2)


def field_of(widget: QWidget) -> str:
    """Return the name of the field that a widget of a card is."""
    return str(widget.property("field") or "")


def as_field(widget: QWidget, name: str) -> QWidget:
    """Give a widget of a card the name by which the key path finds it again."""
    widget.setProperty("field", name)
    return widget


def still_chip(text: str, role: str) -> QLabel:
    """Return a chip that only shows."""
    # Its words may be cut in a narrow panel; the card must not be.
    return ElidingLabel(text, role=role)
