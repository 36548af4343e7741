"""One article laid out on its paper: its size, its look, and where it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QResizeEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QWidget

from gofteh.ui.article.damage import Damage
from gofteh.ui.article.paper import Paper
from gofteh.ui.article.reading import Reading
from gofteh.ui.article.sheet import Sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gofteh.app.selection import Segmenter
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.spans import Span
    from gofteh.ui.article.look import PageLook

ZOOM_LEAST, ZOOM_MOST = 60, 300


class Canvas(Paper):
    """Paper on which an article is laid out, at whatever size, look and width is wanted."""

    zoom_changed = Signal(int)

    def __init__(
        self,
        segmenter: Segmenter,
        *,
        digits: Callable[[int], str],
        title_of: Callable[[Span], str],
        parent: QWidget | None,
    ) -> None:
        super().__init__(digits=digits, title_of=title_of, parent=parent)
        self._segmenter = segmenter
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
