"""The article pane: a read-only text whose marks are painted under and over it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFont,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from gofteh.app.selection import Range, Segmenter, Selector
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.spans import Span
from gofteh.ui.article.keys import Caret
from gofteh.ui.article.painting import paint_above, paint_below, paint_text
from gofteh.ui.article.palette import PanePalette
from gofteh.ui.article.pointer import Pointer
from gofteh.ui.article.reading import Reading
from gofteh.ui.article.scene import Scene
from gofteh.ui.article.sheet import LETTER_SIZE, Sheet

ZOOM_LEAST, ZOOM_MOST, ZOOM_STEP = 60, 300, 10


class ArticlePane(QTextEdit):
    """Show one article with its marks; let the reader move, select, choose and drag edges.

    Every number that goes in or comes out is a code point of the article's text. The pane changes
    no data: it tells by signals what the person asks for, and shows what it is given.
    """

    selection_changed = Signal()
    caret_moved = Signal(int)
    span_clicked = Signal(str)
    """The id of the span that a click chose, or "" when it chose none."""
    span_hovered = Signal(str)
    """The id of the innermost span under the pointer, or ""."""
    edges_dragged = Signal(str, int, int)
    """Id, start and end of the chosen span once an edge was dragged and let go."""
    context_asked = Signal(QPoint)
    """The global point at which a menu is asked for."""
    zoom_changed = Signal(int)

    def __init__(
        self,
        segmenter: Segmenter,
        *,
        digits: Callable[[int], str] = str,
        title_of: Callable[[Span], str] = lambda span: span.label,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._segmenter = segmenter
        self._digits = digits
        self._title_of = title_of
        self._colours = PanePalette.light()
        self._zoom = 100
        self._reading: Reading | None = None
        self._caret: Caret | None = None
        self._pointer = Pointer(self)
        self._caret_shown = False
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._toggle_caret)
        self._scroll_on = QTimer(self)
        self._scroll_on.setInterval(40)
        self._scroll_on.timeout.connect(self._follow_outside)
        self._last_position = QPointF()
        self._last_letters = False
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.viewport().setMouseTracking(True)

    # What is shown

    def show_article(self, document: AnnotatedArticle, title: str, byline: str) -> None:
        """Show an article from its beginning; nothing of it is chosen or selected."""
        sheet = Sheet(document.text, title, byline)
        reading = Reading(sheet, self.document(), self._segmenter)
        self._reading, self._caret = None, None
        font = self._text_font()
        sheet.pour_into(self.document(), font, self._scale())
        sheet.set_margins(self.document(), self.viewport().width(), font, self._scale())
        reading.take(document)
        self._reading, self._caret = reading, Caret(reading)
        self.setAccessibleDescription(" ".join(part for part in (title, byline) if part))
        self._sync_cursor()
        self.verticalScrollBar().setValue(0)
        self.redraw()
        self.selection_changed.emit()

    def update_document(self, document: AnnotatedArticle) -> None:
        """Show the same article after its spans or links have changed."""
        if self._reading is not None:
            self._reading.take(document)
            self.redraw()

    def set_suggestions(self, suggestions: Sequence[Span]) -> None:
        """Show these beside the spans, dashed; they take the place of those before."""
        if self._reading is not None:
            self._reading.suggest(suggestions)
            self.redraw()

    def clear_article(self) -> None:
        """Show an empty sheet."""
        self._reading, self._caret = None, None
        self.document().clear()
        self.redraw()

    def set_palette_colours(self, colours: PanePalette) -> None:
        """Paint in these colours from now on."""
        self._colours = colours
        self.redraw()

    @property
    def zoom(self) -> int:
        """The size of letters and column in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the size of letters and column in percent; the line at the top stays."""
        percent = min(max(percent, ZOOM_LEAST), ZOOM_MOST)
        if percent == self._zoom:
            return
        self._zoom = percent
        self._resize_text()
        self.zoom_changed.emit(percent)

    # Places

    @property
    def selector(self) -> Selector | None:
        """What knows the words, sentences and quotation marks of the shown text."""
        return self._reading.selector if self._reading is not None else None

    @property
    def chosen_id(self) -> str | None:
        """The id of the chosen span."""
        return self._reading.chosen if self._reading is not None else None

    def choose(self, span_id: str | None) -> None:
        """Outline a span and show its links; None for no span. Tells nobody."""
        if self._reading is not None:
            known = span_id is not None and self._reading.marks.find(span_id) is not None
            self._reading.chosen = span_id if known else None
            self.redraw()

    def selected_range(self) -> Range | None:
        """Return what is selected, without spaces and ZWNJ at its edges."""
        return self._reading.selection if self._reading is not None else None

    def select(self, start: int, end: int) -> None:
        """Select ``[start, end)``."""
        if self._reading is not None:
            self._reading.select(start, end)
            self.selection_changed_by_hand()

    @property
    def caret(self) -> int:
        """The place of the caret."""
        return self._reading.caret if self._reading is not None else 0

    def set_caret(self, place: int) -> None:
        """Put the caret there and give up the selection."""
        if self._reading is not None:
            self._reading.put_caret(place)
            self.selection_changed_by_hand()

    def spans_under_caret(self) -> list[str]:
        """Return the ids of the spans at the caret, suggestions too, the innermost first."""
        if self._reading is None:
            return []
        return [mark.span.id for mark in self._reading.marks.at(self._reading.caret)]

    def scroll_to(self, start: int, end: int) -> None:
        """Scroll as little as needed to see ``[start, end)``, or its start when it is too long."""
        if self._reading is None:
            return
        first, last = self._reading.geometry.caret(start), self._reading.geometry.caret(end)
        room = self.viewport().height()
        margin = min(60 * self._scale(), room / 4)
        top, bottom = first.top() - margin, last.bottom() + margin
        bar = self.verticalScrollBar()
        if top < bar.value() or bottom - top > room:
            bar.setValue(round(top))
        elif bottom > bar.value() + room:
            bar.setValue(round(bottom - room))

    def box_of(self, start: int, end: int) -> QRectF:
        """Return the box around ``[start, end)`` in the viewport, for what is shown beside it."""
        around = QRectF()
        if self._reading is not None:
            for _, box in self._reading.geometry.boxes(start, end):
                around = around.united(box)
        return around.translated(0, -self.verticalScrollBar().value())

    # What the pane's own parts ask for

    def reading(self) -> Reading | None:
        """Return what is shown, if anything."""
        return self._reading

    def scene(self) -> Scene:
        """Return what is drawn now."""
        if self._reading is None:
            raise RuntimeError("nothing is shown")
        seen = QRectF(0, self.verticalScrollBar().value(), self.viewport().width(), self.viewport().height())
        return self._reading.scene(self._colours, self._scale(), seen)

    def to_paper(self, point: QPointF) -> QPointF:
        """Return the document's coordinates for a point of the viewport."""
        return point + QPointF(0, self.verticalScrollBar().value())

    def selection_changed_by_hand(self) -> None:
        """Show and tell a new caret or selection."""
        self._sync_cursor()
        self._show_caret()
        self.redraw()
        self.caret_moved.emit(self.caret)
        self.selection_changed.emit()

    def choose_by_hand(self, span_id: str | None) -> None:
        """Show and tell the chosen span."""
        if span_id is None and self.chosen_id is None:
            return
        self.choose(span_id)
        self.span_clicked.emit(span_id or "")

    def hover(self, span_id: str | None) -> None:
        """Show and tell the hovered span."""
        if self._reading is not None and span_id != self._reading.hovered:
            self._reading.hovered = span_id
            self.redraw()
            self.span_hovered.emit(span_id or "")

    def drop_edge(self, span_id: str, start: int, end: int) -> None:
        """Tell the new edges of a span."""
        self.edges_dragged.emit(span_id, start, end)

    def set_pointer(self, shape: Qt.CursorShape) -> None:
        """Show a shape of the mouse pointer."""
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def redraw(self) -> None:
        """Draw everything anew."""
        self.viewport().update()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw marks, text and what lies over it."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._colours.paper)
        if self._reading is None:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scroll = self.verticalScrollBar().value()
        painter.translate(0, -scroll)
        scene = self.scene()
        area = QRectF(event.rect()).translated(0, scroll)
        paint_below(painter, scene, self._reading.sheet, self._text_font(), self._digits)
        paint_text(painter, self.document(), self._colours, area)
        caret = self.caret if self._caret_shown and self.hasFocus() else None
        paint_above(painter, scene, self._text_font(), self._title_of, caret)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Centre the column in the new width; the line at the top stays."""
        if self._reading is None or event.size().width() == event.oldSize().width():
            super().resizeEvent(event)
            return
        top = self._place_at_top()
        width = self.viewport().width()
        self._reading.sheet.set_margins(self.document(), width, self._text_font(), self._scale())
        super().resizeEvent(event)
        self._reading.geometry.forget()
        self._put_at_top(top)

    def changeEvent(self, event: QEvent) -> None:
        """Lay out anew when the font changes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange) and hasattr(self, "_reading"):
            self._resize_text()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a selection or take hold of an edge."""
        self._pointer.press(event)
        event.accept()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a word."""
        self._pointer.double_click(event)
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Follow the pointer; scroll on while it is dragged out of the pane."""
        self._pointer.move(event)
        self._last_position = event.position()
        self._last_letters = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        outside = not 0 <= event.position().y() <= self.viewport().height()
        if self._pointer.is_dragging and outside:
            self._scroll_on.start()
        else:
            self._scroll_on.stop()
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a drag or a click."""
        self._scroll_on.stop()
        self._pointer.release(event)
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        """Show nothing as hovered."""
        self._pointer.leave()
        super().leaveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask the window for a menu."""
        self.context_asked.emit(event.globalPos())
        event.accept()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, or zoom with Ctrl."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = event.angleDelta().y() / 120
            self.set_zoom(self._zoom + round(steps * ZOOM_STEP))
            event.accept()
        else:
            # Past QTextEdit, which would change the font by itself.
            super().wheelEvent(event)

    def event(self, event: QEvent) -> bool:
        """Leave every shortcut to the window, but Escape while an edge is dragged."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            taken = event.key() == Qt.Key.Key_Escape and self._pointer.is_moving_edge
            event.setAccepted(taken)
            return taken
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the caret, copy, or leave the key to the window."""
        event.setAccepted(self._press(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret."""
        super().focusInEvent(event)
        self._show_caret()
        self.redraw()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the caret."""
        super().focusOutEvent(event)
        self._blink.stop()
        self.redraw()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return the selected words as they stand in the article, not as the widget shows them."""
        data = QMimeData()
        if self._reading is not None and self._reading.selection is not None:
            start, end = self._reading.selection
            data.setText(self._reading.sheet.text[start:end])
        return data

    # Inside

    def _press(self, event: QKeyEvent) -> bool:
        if self._reading is None or self._caret is None:
            return False
        if event.key() == Qt.Key.Key_Escape:
            return self._pointer.cancel()
        if event.matches(QKeySequence.StandardKey.Copy):
            if self._reading.selection is not None:
                QGuiApplication.clipboard().setMimeData(self.createMimeDataFromSelection())
            return True
        if event.matches(QKeySequence.StandardKey.SelectAll):
            self.select(0, len(self._reading.sheet.text))
            return True
        if not self._caret.press(event, self.viewport().height() * 0.9):
            return False
        self.selection_changed_by_hand()
        self.scroll_to(self.caret, self.caret)
        return True

    def _scale(self) -> float:
        return self._zoom / 100

    def _text_font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(max(8, round(LETTER_SIZE * self._scale())))
        return font

    def _resize_text(self) -> None:
        if self._reading is None:
            return
        top = self._place_at_top()
        font = self._text_font()
        self._reading.sheet.set_size(self.document(), font, self._scale())
        self._reading.sheet.set_margins(self.document(), self.viewport().width(), font, self._scale())
        self._reading.geometry.forget()
        self._put_at_top(top)
        self.redraw()

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
        scroll = self.verticalScrollBar().value()
        cursor = QTextCursor(self.document())
        cursor.setPosition(offsets.to_units(low))
        cursor.setPosition(offsets.to_units(high), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        # Qt scrolls to its cursor; whoever moves it here says by themselves whether to scroll.
        self.verticalScrollBar().setValue(scroll)

    def _show_caret(self) -> None:
        self._caret_shown = True
        flash = QGuiApplication.styleHints().cursorFlashTime()
        if flash > 0 and self.hasFocus():
            self._blink.start(flash // 2)

    def _toggle_caret(self) -> None:
        self._caret_shown = not self._caret_shown
        if self._reading is not None:
            box = self._reading.geometry.caret(self._reading.caret)
            box.translate(0, -self.verticalScrollBar().value())
            self.viewport().update(box.adjusted(-3, -1, 3, 1).toAlignedRect())

    def _follow_outside(self) -> None:
        """Scroll towards the pointer that left the pane while dragging."""
        y, height = self._last_position.y(), self.viewport().height()
        away = y if y < 0 else max(y - height, 0.0)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(away / 3))
        self._pointer.follow(self._last_position, letters=self._last_letters)
