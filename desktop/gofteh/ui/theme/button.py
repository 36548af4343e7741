"""A button that shows what it marks and which key does the same."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from gofteh.ui import icons
from gofteh.ui import theme as look

GAP, MARGIN = 9, 12
SWATCH, ICON = 11, 18


class KeyButton(QPushButton):
    """A button with, in reading order, a swatch or an icon, its text, and a key cap or a count.

    ``swatch`` names a label of the scheme, ``icon`` a file of ``resources/icons``.
    """

    def __init__(
        self,
        text: str = "",
        *,
        role: str = "quiet",
        swatch: str = "",
        icon: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self.setProperty("role", role)
        self._swatch, self._icon, self._key, self._count = swatch, icon, key, ""
        self.setAccessibleDescription(key)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_key(self, key: str) -> None:
        """Show another key, already worded for people (``Chord.label``)."""
        self._key = key
        self.setAccessibleDescription(key)
        self._change()

    def set_count(self, count: str) -> None:
        """Show a count in place of the key; the empty text takes it away."""
        self._count = count
        self._change()

    def sizeHint(self) -> QSize:
        """Leave room for all parts."""
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text()) + 2 * MARGIN
        width += (SWATCH if self._swatch else ICON if self._icon else -GAP) + GAP
        if self._cap():
            width += GAP + self._cap_width()
        height = max(super().sizeHint().height(), round(QFontMetricsF(self.font()).height() + 12))
        return QSize(round(width) + 1, height)

    def minimumSizeHint(self) -> QSize:
        """A button never hides its own words."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the button of the style, then the parts in reading order."""
        painter = QStylePainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        at = float(MARGIN)
        if self._swatch:
            self._draw_swatch(painter, self._place(at, SWATCH, SWATCH))
            at += SWATCH + GAP
        elif self._icon:
            place = self._place(at, ICON, ICON)
            painter.drawPixmap(place.topLeft(), icons.pixmap(self._icon, self._ink(), ICON))
            at += ICON + GAP
        width = QFontMetricsF(self.font()).horizontalAdvance(self.text()) + 1
        painter.setPen(QColor(self._ink()))
        painter.drawText(self._place(at, width, self.height()), Qt.AlignmentFlag.AlignCenter, self.text())
        if self._cap():
            self._draw_cap(painter, self._place(at + width + GAP, self._cap_width(), self._cap_height()))

    def _draw_swatch(self, painter: QPainter, place: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        theme = look.current()
        painter.setBrush(QColor(theme.label(self._swatch).line if self.isEnabled() else theme.faint))
        painter.drawRoundedRect(place, 3, 3)

    def _draw_cap(self, painter: QPainter, place: QRectF) -> None:
        theme = look.current()
        painter.setFont(self._cap_font())
        if self._count:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.quote.tint))
            ink = QColor(theme.quote.ink)
        else:
            ink = QColor(self._ink() if self.property("role") == "primary" else theme.muted)
            edge = QColor(ink if self.property("role") == "primary" else theme.border)
            edge.setAlphaF(0.5 if self.property("role") == "primary" else 1.0)
            painter.setPen(QPen(edge, 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = place.adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(place, 4, 4)
        painter.setPen(ink if self.isEnabled() else QColor(theme.faint))
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._cap())

    def _place(self, at: float, width: float, height: float) -> QRectF:
        left = at if self.layoutDirection() is Qt.LayoutDirection.LeftToRight else self.width() - at - width
        return QRectF(round(left), (self.height() - height) / 2, width, height)

    def _ink(self) -> str:
        theme = look.current()
        if not self.isEnabled():
            return theme.faint
        return theme.accent_ink if self.property("role") == "primary" else theme.ink

    def _cap(self) -> str:
        return self._count or self._key

    def _cap_font(self) -> QFont:
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Normal)
        font.setPointSizeF(font.pointSizeF() * (0.9 if self._count else 0.78))
        return font

    def _cap_width(self) -> float:
        return max(18.0, QFontMetricsF(self._cap_font()).horizontalAdvance(self._cap()) + 11)

    def _cap_height(self) -> float:
        room = round(QFontMetricsF(self._cap_font()).height()) + 1
        return min(self.height() - 6, max(room, 22 if self._count else 19))

    def _change(self) -> None:
        self.updateGeometry()
        self.update()
