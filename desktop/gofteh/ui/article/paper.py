"""The paper an article is painted on: what is drawn when, what is moved along, what is painted ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFont,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPixmap,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from gofteh.ui.article.arcs import has_links
from gofteh.ui.article.damage import Damage, bands_of
from gofteh.ui.article.look import PageLook
from gofteh.ui.article.painting import paint_above, paint_below, paint_invitation, paint_text
from gofteh.ui.article.palette import PanePalette
from gofteh.ui.article.scene import REACH
from gofteh.ui.article.sheet import LETTER_SIZE
from gofteh.ui.article.strips import Strips
from gofteh.ui.hands import hands

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.domain.spans import Span
    from gofteh.ui.article.reading import Reading
    from gofteh.ui.article.scene import Scene
    from gofteh.ui.article.strips import Way


class Paper(QTextEdit):
    """A text edit that paints everything itself.

    QTextEdit keeps the text, the layout and what screen readers ask for; neither marks nor the
    selection ever become formats of the text, which would break ligatures and lines.
    """

    painted = Signal()
    """What is to be seen of the article is on the screen, or will be at the end of this event."""

    def __init__(
        self, *, digits: Callable[[int], str], title_of: Callable[[Span], str], parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self._digits = digits
        self._title_of = title_of
        self._colours = PanePalette.light()
        self._zoom = 100
        """In percent, of letters and column."""
        self._look = PageLook()
        self._invitation = ""
        self._reading: Reading | None = None
        self._damage: Damage | None = None
        self._scrolled_down = True
        self._strips = Strips(self._way_ahead, self._strip, self)
        self._caret_seen = False
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        # Every point is painted, so that what is there already can be moved along when it scrolls.
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def reading(self) -> Reading | None:
        """Return what is shown, if anything."""
        return self._reading

    def scene(self, drawn: QRectF | None = None) -> Scene:
        """Return what is there now, only ``drawn`` to be painted of it. There must be an article."""
        if self._reading is None:
            raise RuntimeError("nothing is shown")
        return self._reading.scene(self._colours, self._scale(), self._seen(), drawn)

    def to_paper(self, point: QPointF) -> QPointF:
        """Return the document's coordinates for a point of the viewport."""
        return point + QPointF(0, self.verticalScrollBar().value())

    def redraw(self) -> None:
        """Draw anew what has changed about the marks, the selection and the caret."""
        if self._reading is None or self._damage is None:
            self.viewport().update()
            return
        seen, reach = self._seen(), REACH * self._scale()
        upper, lower = self._strips.reach(seen)
        blocks = self._reading.geometry.blocks_between(upper - reach, lower + reach)
        for top, bottom in self._damage.taken(blocks):
            self._strips.forget(top - reach, bottom + reach)
            high, low = max(top - reach, seen.top()), min(bottom + reach, seen.bottom())
            if high < low:
                band = QRectF(0, high, seen.width(), low - high).translated(0, -seen.top())
                self.viewport().update(band.toAlignedRect())

    def redraw_all(self) -> None:
        """Draw everything anew."""
        self.redraw()
        self._strips.stop()
        self.viewport().update()

    def set_palette_colours(self, colours: PanePalette) -> None:
        """Paint in these colours from now on."""
        self._colours = colours
        self.redraw_all()

    def invite(self, words: str) -> None:
        """Say ``words`` on the empty sheet; what stands after their first line is said more quietly."""
        self._invitation = words
        if self._reading is None:
            self.setAccessibleDescription(words)
            self.redraw()

    def event(self, event: QEvent) -> bool:
        """Paint for another screen by its own points."""
        if event.type() is QEvent.Type.DevicePixelRatioChange and getattr(self, "_reading", None) is not None:
            self._strips.stop()
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw marks, text and what lies over it."""
        with hands.at_work():
            self._paint(event)
        self.painted.emit()

    def _paint(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        if self._reading is None:
            painter.fillRect(event.rect(), self._colours.paper)
            paint_invitation(painter, QRectF(self.viewport().rect()), self._colours, self._invitation)
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scroll = self.verticalScrollBar().value()
        painter.translate(0, -scroll)
        for part in bands_of(event.region(), round(REACH * self._scale())):
            area = QRectF(part).translated(0, scroll)
            painter.setClipRect(area)
            self._paint_part(painter, self._reading, area)
        painter.end()

    def _paint_part(self, painter: QPainter, reading: Reading, area: QRectF) -> None:
        for part, top, strip in self._strips.parts_of(area):
            painter.setClipRect(part)
            if strip is not None:
                painter.drawPixmap(QPointF(0, top), strip)
            else:
                self._paint_ground(painter, reading, part)
        painter.setClipRect(area)
        caret = reading.caret if self._caret_seen and self.hasFocus() else None
        paint_above(painter, self.scene(area), self._seen(), self._text_font(), self._title_of, caret=caret)

    def _paint_ground(self, painter: QPainter, reading: Reading, area: QRectF) -> None:
        """Draw paper, marks and text: what is the same whatever else is seen."""
        painter.fillRect(area, self._colours.paper)
        paint_below(painter, self.scene(area), reading.sheet, self._text_font(), self._digits)
        paint_text(painter, self.document(), self._colours, area)

    def _strip(self, area: QRectF) -> QPixmap:
        """Paint paper, marks and text of these heights, as wide as the pane."""
        if self._reading is None:
            raise RuntimeError("nothing is shown")
        sharpness = round(self.devicePixelRatioF())
        area.setWidth(self.viewport().width())
        strip = QPixmap(area.size().toSize() * sharpness)
        strip.setDevicePixelRatio(sharpness)
        painter = QPainter(strip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -area.top())
        painter.setClipRect(area)
        self._paint_ground(painter, self._reading, area)
        painter.end()
        return strip

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted along, but for what stays where it is seen."""
        super().scrollContentsBy(dx, dy)
        # Qt may scroll while the object is still being made.
        reading = getattr(self, "_reading", None)
        if reading is None:
            return
        self._scrolled_down = dy < 0
        if reading.is_hovered_named:
            # What was under the pointer is elsewhere now; what a card speaks of is still the same.
            reading.is_hovered_named = reading.hovered_at is None
            self.redraw_all()
        elif has_links(self.scene()):
            # Arcs at the upper edge keep below it.
            self.viewport().update(0, 0, self.viewport().width(), round(2 * REACH * self._scale()) + abs(dy))
        self._strips.begin()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._show_caret()
        self._redraw_caret()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._blink.stop()
        self._redraw_caret()

    def _scale(self) -> float:
        return self._zoom / 100

    def _text_font(self) -> QFont:
        font = self._look.font(self.font())
        font.setPixelSize(max(8, round(LETTER_SIZE * self._scale())))
        return font

    def _show_caret(self) -> None:
        if not self._caret_seen:
            self._caret_seen = True
            self._redraw_caret()
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if flash > 0 and self.hasFocus():
            self._blink.start(flash // 2)

    def _toggle_caret(self) -> None:
        self._caret_seen = not self._caret_seen
        self._redraw_caret()

    def _redraw_caret(self) -> None:
        if self._reading is not None:
            box = self._reading.geometry.caret(self._reading.caret)
            box.translate(0, -self.verticalScrollBar().value())
            self.viewport().update(box.adjusted(-3, -1, 3, 1).toAlignedRect())

    def _way_ahead(self) -> Way | None:
        """Return the page that scrolling on would show; between whole pixels letters would look otherwise."""
        if self._reading is None or not self.devicePixelRatioF().is_integer():
            return None
        seen = self._seen()
        if self._scrolled_down:
            last = self.verticalScrollBar().maximum() + seen.height()
            return seen.bottom(), min(seen.bottom() + seen.height(), last)
        return seen.top(), max(seen.top() - seen.height(), 0.0)

    def _seen(self) -> QRectF:
        """Return what is seen, in coordinates of the document."""
        return QRectF(self.viewport().rect()).translated(0, self.verticalScrollBar().value())
