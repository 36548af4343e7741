"""The article pane: what the window talks to, and what the mouse and the keys do in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QStyle, QWidget

from gofteh.ui.article.canvas import Canvas
from gofteh.ui.article.keys import Caret
from gofteh.ui.article.pointer import Pointer
from gofteh.ui.article.scene import Hits, Preview

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gofteh.app.selection import Range, Segmenter, Selector
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.spans import Span

_ZOOM_STEP = 10
_WHEEL_NOTCH = 120


class ArticlePane(Canvas):
    """Show one article with its marks; let the reader move, select, choose and drag edges.

    Every number that goes in or comes out is a code point of the article's text. The pane changes
    no data: it tells by signals what the person asks for, and shows what it is given. What it is
    told by a method (``choose``, ``select``) comes back as a signal only where that says so.
    """

    selection_changed = Signal()
    """The selection or the caret is another, by hand or by a method."""
    caret_moved = Signal(int)
    span_clicked = Signal(str)
    """The id of the span that a click chose, or "" when a click beside all spans chose none."""
    span_hovered = Signal(str)
    """The id of the innermost span under the pointer, or ""."""
    edges_dragged = Signal(str, int, int)
    """Id, start and end of the chosen span, once its edge was dragged and let go."""
    context_asked = Signal(QPoint)
    """The global point at which a menu is asked for."""

    def __init__(
        self,
        segmenter: Segmenter,
        *,
        digits: Callable[[int], str] = str,
        title_of: Callable[[Span], str] = lambda span: span.label,
        name: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(segmenter, digits=digits, title_of=title_of, parent=parent)
        self._caret: Caret | None = None
        self._pointer = Pointer(self)
        self._last_position = QPointF()
        self._last_letters = False
        self._wheel_rest = 0
        self._scroll_on = QTimer(self, interval=40)
        self._scroll_on.timeout.connect(self._follow_outside)
        self._name_later = QTimer(self, singleShot=True)
        self._name_later.timeout.connect(self._name_hovered)
        self.setAccessibleName(name)
        self.viewport().setMouseTracking(True)

    # What is shown

    def show_article(
        self,
        document: AnnotatedArticle,
        title: str,
        byline: str,
        *,
        zoom: int | None = None,
        turned: Mapping[int, bool] | None = None,
    ) -> None:
        """Show an article from its beginning; nothing of it is chosen, selected or suggested.

        ``turned`` says of paragraphs, by number, whether they run from right to left where their
        words do not tell; ``zoom`` is in percent.
        """
        self._pointer = Pointer(self)
        self._scroll_on.stop()
        if zoom is not None:
            self._reading = None
            self.set_zoom(zoom)
        self._caret = Caret(self._lay_out(document, title, byline, turned or {}))
        self.setAccessibleDescription(" ".join(part for part in (title, byline) if part))
        self.selection_changed_by_hand()

    def clear_article(self) -> None:
        """Show an empty sheet."""
        self._pointer = Pointer(self)
        self._scroll_on.stop()
        self._strips.stop()
        self._reading, self._damage, self._caret = None, None, None
        self.document().clear()
        self.setAccessibleDescription(self._invitation)
        self.selection_changed_by_hand()

    def update_document(self, document: AnnotatedArticle) -> None:
        """Show the same article after its spans or links have changed."""
        if self._reading is not None:
            self._reading.take(document)
            if self._reading.is_hovered_named:
                # The names of what is there may be others now.
                self.redraw_all()
            else:
                self.redraw()

    def set_suggestions(self, suggestions: Sequence[Span]) -> None:
        """Show these beside the spans, dashed; they take the place of those before."""
        if self._reading is not None:
            self._reading.suggest(suggestions)
            self.redraw()

    def preview(self, places: Sequence[Preview] = (), pointed: int | None = None) -> None:
        """Light up these places, dashed, in the place of those before; ``pointed`` is outlined.

        They are no marks: nothing chooses them, and another article knows nothing of them.
        """
        if self._reading is not None:
            self._reading.previews, self._reading.pointed = places, pointed
            self.redraw()

    def show_hits(self, places: Sequence[Range] = (), current: int | None = None) -> None:
        """Light up what was looked for, in order, in the place of what was; ``current`` has a strong edge."""
        if self._reading is not None:
            self._reading.hits = Hits(places, current)
            self.redraw()

    # Places and spans

    @property
    def selector(self) -> Selector | None:
        """What knows the words, sentences and quotation marks of the shown text."""
        return self._reading.selector if self._reading is not None else None

    @property
    def chosen_id(self) -> str | None:
        """The id of the chosen span or suggestion."""
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
        """Select ``[start, end)``; the caret goes to its end. Signals as by hand."""
        if self._reading is not None:
            self._reading.select(start, end)
            self.selection_changed_by_hand()

    @property
    def caret(self) -> int:
        """The place of the caret."""
        return self._reading.caret if self._reading is not None else 0

    def set_caret(self, place: int) -> None:
        """Put the caret there and give up the selection. Signals as by hand."""
        if self._reading is not None:
            self._reading.put_caret(place)
            self.selection_changed_by_hand()

    def spans_under_caret(self) -> list[str]:
        """Return the ids of the spans and suggestions at the caret, the innermost first."""
        if self._reading is None:
            return []
        caret, marks = self._reading.caret, self._reading.marks
        # Behind the last letter of a mark the caret is still at it.
        around = marks.at(caret) or (marks.at(caret - 1) if caret else [])
        return [mark.span.id for mark in around]

    # What the pointer and the keys bring about

    def selection_changed_by_hand(self) -> None:
        """Show and tell a new caret or selection."""
        self._sync_cursor()
        self._show_caret()
        self.redraw()
        self.caret_moved.emit(self.caret)
        self.selection_changed.emit()

    def choose_by_hand(self, span_id: str | None) -> None:
        """Show and tell the chosen span."""
        if span_id is not None or self.chosen_id is not None:
            self.choose(span_id)
            self.span_clicked.emit(span_id or "")

    def hover(self, span_id: str | None, at: int | None = None) -> None:
        """Show and tell the hovered span; its name comes a little later.

        ``at`` is the letter under the pointer: the spans around it are named too.
        """
        if self._reading is None:
            return
        is_moved = self._reading.hovered_at != at and self._reading.is_hovered_named
        self._reading.hovered_at = at
        if span_id != self._reading.hovered:
            self._reading.hovered = span_id
            self._reading.is_hovered_named = False
            self._name_later.start(self._naming_delay())
            self.redraw()
            self.span_hovered.emit(span_id or "")
        elif span_id is not None and not self._reading.is_hovered_named and not self._name_later.isActive():
            # Scrolling put the name out.
            self._name_later.start(self._naming_delay())
        elif is_moved:
            self.redraw()

    def drop_edge(self, span_id: str, start: int, end: int) -> None:
        """Tell the new edges of a span."""
        self.edges_dragged.emit(span_id, start, end)

    def set_pointer(self, shape: Qt.CursorShape) -> None:
        """Show a shape of the mouse pointer."""
        if self.viewport().cursor().shape() is not shape:
            self.viewport().setCursor(shape)

    def preview_edges(self, moved: tuple[str, int, int] | None) -> None:
        """Show a span (its id, start and end) as if its edges were there; None shows what is."""
        if self._reading is not None and self._reading.moved != moved:
            self._reading.moved = moved
            self.redraw()

    # Events

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
        if not (self._pointer.is_dragging and outside):
            self._scroll_on.stop()
        elif not self._scroll_on.isActive():
            self._scroll_on.start()
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
        """Scroll, or zoom with Ctrl by whole steps."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        notches, self._wheel_rest = divmod(self._wheel_rest + event.angleDelta().y(), _WHEEL_NOTCH)
        self.set_zoom(self._zoom + notches * _ZOOM_STEP)
        event.accept()

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

    def _naming_delay(self) -> int:
        return self.style().styleHint(QStyle.StyleHint.SH_ToolTip_WakeUpDelay)

    def _name_hovered(self) -> None:
        if self._reading is not None and self._reading.hovered is not None:
            self._reading.is_hovered_named = True
            self.redraw()

    def _follow_outside(self) -> None:
        """Scroll towards the pointer that left the pane while dragging."""
        y, height = self._last_position.y(), self.viewport().height()
        away = y if y < 0 else max(y - height, 0.0)
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + round(away / 3))
        self._pointer.follow(self._last_position, letters=self._last_letters)
