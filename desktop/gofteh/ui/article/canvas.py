"""The paper of the article pane: lays an article out, scrolls, zooms, and paints it."""

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
    QResizeEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from gofteh.ui.article.arcs import has_links
from gofteh.ui.article.damage import Damage, bands_of
from gofteh.ui.article.look import PageLook
from gofteh.ui.article.painting import paint_above, paint_below, paint_invitation, paint_text
from gofteh.ui.article.palette import PanePalette
from gofteh.ui.article.reading import Reading
from gofteh.ui.article.scene import REACH
from gofteh.ui.article.sheet import LETTER_SIZE, Sheet
from gofteh.ui.article.strips import Strips
from gofteh.ui.hands import hands

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gofteh.app.selection import Segmenter
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.spans import Span
    from gofteh.ui.article.scene import Scene
    from gofteh.ui.article.strips import Way

ZOOM_LEAST, ZOOM_MOST = 60, 300


class Canvas(QTextEdit):
    """A read-only text edit that paints everything itself.

    QTextEdit keeps the text, the layout and what screen readers ask for; neither marks nor the
    selection ever become formats of the text, which would break ligatures and lines.
    """

    zoom_changed = Signal(int)
    painted = Signal()
    """What is to be seen of the article is on the screen, or will be at the end of this event."""

    def __init__(
        self,
        segmenter: Segmenter,
        *,
        digits: Callable[[int], str],
        title_of: Callable[[Span], str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._segmenter = segmenter
        self._digits = digits
        self._title_of = title_of
        self._colours = PanePalette.light()
        self._zoom = 100
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
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # A bar that came and went would move the column and have each longer article laid out twice.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        bar = self.verticalScrollBar()
        bar.setEnabled(False)
        bar.rangeChanged.connect(lambda least, most: bar.setEnabled(most > least))
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

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

    @property
    def zoom(self) -> int:
        """The size of letters and column in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the size of letters and column in percent; the line at the top stays."""
        percent = min(max(percent, ZOOM_LEAST), ZOOM_MOST)
        if percent != self._zoom:
            self._zoom = percent
            self._resize_text()
            self.zoom_changed.emit(percent)

    def scroll_to(self, start: int, end: int) -> None:
        """Scroll as little as needed to see ``[start, end)``, or its start when it is too long."""
        if self._reading is None:
            return
        first, last = self._reading.geometry.caret(start), self._reading.geometry.caret(end)
        room = self.viewport().height()
        margin = min(60 * self._scale(), room / 4)
        top, bottom = first.top() - margin, last.bottom() + margin
        if top < self._reading.sheet.column.top() and bottom <= room:
            # Who goes to the first line wants to see what it stands under.
            top = 0.0
        bar = self.verticalScrollBar()
        if top < bar.value() or bottom - top > room:
            bar.setValue(round(top))
        elif bottom > bar.value() + room:
            bar.setValue(round(bottom - room))

    def box_of(self, start: int, end: int) -> QRectF:
        """Return the box around what is seen of ``[start, end)``, in the viewport: for bars beside it."""
        around = QRectF()
        if self._reading is not None:
            scene = self.scene()
            for number in scene.blocks:
                for box in scene.boxes(start, end, number):
                    around = around.united(box)
        return around.translated(0, -self.verticalScrollBar().value())

    def invite(self, words: str) -> None:
        """Say ``words`` on the empty sheet; what stands after their first line is said more quietly."""
        self._invitation = words
        if self._reading is None:
            self.setAccessibleDescription(words)
            self.redraw()

    @property
    def look(self) -> PageLook:
        """How the page looks, but for its size."""
        return self._look

    def set_look(self, look: PageLook) -> None:
        """Let the page look so; the line at the top stays."""
        if look != self._look:
            self._look = look
            self._resize_text()

    @property
    def turned(self) -> Mapping[int, bool]:
        """Number of a paragraph → whether it runs from right to left, where a person has said so."""
        return self._reading.sheet.turned if self._reading is not None else {}

    def turn_paragraph(self) -> None:
        """Let the paragraph with the caret run the other way; turned again it runs as before."""
        if self._reading is not None:
            top = self._place_at_top()
            self._reading.sheet.turn(self.document(), self._reading.geometry.block_of(self._reading.caret))
            self._strips.stop()
            self._reading.geometry.forget()
            self._put_at_top(top)
            self.redraw_all()

    @property
    def top_place(self) -> int:
        """The code point at which the first seen line begins; 0 while the headline is seen."""
        return self._place_at_top() or 0

    def scroll_to_top(self, place: int) -> None:
        """Scroll so that the line with ``place`` is the first that is seen; 0 shows the headline."""
        self._put_at_top(place or None)

    def _lay_out(
        self, document: AnnotatedArticle, title: str, byline: str, turned: Mapping[int, bool]
    ) -> Reading:
        sheet = Sheet(document.text, title, byline, self._look, turned)
        self._reading = None
        self._strips.stop()
        font = self._text_font()
        sheet.pour_into(self.document(), self.viewport().width(), font, self._scale())
        self._reading = Reading(sheet, self.document(), self._segmenter)
        self._reading.take(document)
        self._damage = Damage(self._reading)
        self._centre()
        self.verticalScrollBar().setValue(0)
        self.redraw_all()
        return self._reading

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

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column in the new width; the line at the top stays."""
        if self._reading is None or event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        top = self._place_at_top()
        super().resizeEvent(event)
        self._centre()
        self._put_at_top(top)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew when the font changes."""
        super().changeEvent(event)
        # Qt sends some of these while the object is still being made.
        if event.type() is QEvent.Type.FontChange and getattr(self, "_reading", None) is not None:
            self._resize_text()

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

    def _resize_text(self) -> None:
        if self._reading is None:
            return
        top = self._place_at_top()
        width, font = self.viewport().width(), self._text_font()
        self._reading.sheet.look = self._look
        self._reading.sheet.pour_into(self.document(), width, font, self._scale())
        self._centre()
        self._sync_cursor()
        self._put_at_top(top)
        self.redraw_all()

    def _centre(self) -> None:
        """Put the column in the middle; the scroll bar may come or go by that and change the width."""
        if self._reading is None:
            return
        for _ in range(3):
            width = self.viewport().width()
            self._reading.sheet.set_margins(self.document(), width, self._text_font(), self._scale())
            if self.viewport().width() == width:
                break
        self._strips.stop()
        self._reading.geometry.forget()

    def _place_at_top(self) -> int | None:
        """Return the place of the first seen line, or None at the very top."""
        top = self.verticalScrollBar().value()
        if self._reading is None or top == 0:
            return None
        line = self._reading.geometry.line_at(top + 1)
        return line.start if line is not None else None

    def _put_at_top(self, place: int | None) -> None:
        if self._reading is not None and place is not None:
            self.verticalScrollBar().setValue(round(self._reading.geometry.caret(place).top()))

    def _sync_cursor(self) -> None:
        """Tell Qt's own cursor, which screen readers follow."""
        if self._reading is None:
            return
        low, high = self._reading.selection or (self._reading.caret, self._reading.caret)
        if self._reading.caret < self._reading.anchor:
            low, high = high, low
        offsets = self._reading.sheet.offsets
        low, high = offsets.to_units(low), offsets.to_units(high)
        cursor = self.textCursor()
        if (cursor.anchor(), cursor.position()) == (low, high):
            return
        scroll = self.verticalScrollBar().value()
        cursor.setPosition(low)
        cursor.setPosition(high, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        # Qt scrolls to its cursor; whoever moves it here says by themselves whether to scroll.
        self.verticalScrollBar().setValue(scroll)

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
