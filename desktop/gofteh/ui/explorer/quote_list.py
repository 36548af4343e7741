"""The quotes that were asked for: only the pages that are seen are read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QTableView, QWidget

from gofteh.app.dates import short_date
from gofteh.app.queue import headline
from gofteh.app.words import _
from gofteh.ui import theme as look
from gofteh.ui.article.sheet import is_right_to_left
from gofteh.ui.panels.widgets import in_one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QShowEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from gofteh.app.quote_book import QuoteLine
    from gofteh.domain.registry import Registry
    from gofteh.ui.panels.two_lines import Index

LINE = int(Qt.ItemDataRole.UserRole) + 1
PAGE = 64
_KEPT_PAGES = 40
_PAD, _STRIPE = 12, 4


class QuotesModel(QAbstractListModel):
    """All quotes of a question by their number; pages come as rows are seen, and old ones are forgotten."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._read: Callable[[int, int], Sequence[QuoteLine]] = lambda _start, _most: ()
        self._pages: dict[int, Sequence[QuoteLine]] = {}
        self._count = 0
        self.registry: Registry | None = None

    def show(
        self, count: int, read: Callable[[int, int], Sequence[QuoteLine]], registry: Registry | None
    ) -> None:
        """Show ``count`` quotes, read by number when they are seen."""
        self.beginResetModel()
        self._count, self._read, self.registry = count, read, registry
        self._pages.clear()
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """Return how many quotes were asked for."""
        return 0 if parent is not None and parent.isValid() else self._count

    def line(self, row: int) -> QuoteLine | None:
        """Return a quote; None when it is there no longer."""
        page, place = divmod(row, PAGE)
        if page not in self._pages:
            if len(self._pages) >= _KEPT_PAGES:
                self._pages.pop(next(iter(self._pages)))
            self._pages[page] = self._read(page * PAGE, PAGE)
        lines = self._pages[page]
        return lines[place] if place < len(lines) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return the quote, or all its words for screen readers."""
        if role not in (LINE, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        line = self.line(index.row())
        if role == LINE or line is None:
            return line
        return in_one_line(
            " ".join(line.words.split()), self.speaker(line), self.topics(line), self.place(line)
        )

    def speaker(self, line: QuoteLine) -> str:
        """Return who says a quote."""
        if line.speaker_id is None or self.registry is None or line.speaker_id not in self.registry.speakers:
            return ""
        return self.registry.resolve(line.speaker_id).name

    def topics(self, line: QuoteLine) -> str:
        """Return what a quote is about."""
        known = self.registry.topics if self.registry is not None else {}
        return "، ".join(known[code].label if code in known else code for code in line.topic_codes)

    @staticmethod
    def place(line: QuoteLine) -> str:
        """Return where and when a quote was printed."""
        return in_one_line(headline(line.title, line.opening), line.publisher or "", short_date(line.day))


class QuoteDelegate(QStyledItemDelegate):
    """Paints two lines of a quote beside its stripe; below, who says it, what about, and where."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Leave the words to ``paint``: the screen readers' would read every page that is laid out."""
        super().initStyleOption(option, index)
        option.text = ""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return room for three lines."""
        return QSize(0, row_height(option.font))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one quote."""
        super().paint(painter, option, index)
        line = index.data(LINE)
        model = index.model()
        if line is None or not isinstance(model, QuotesModel):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = look.current()
        room = option.rect.adjusted(_PAD, _PAD - 2, -_PAD, -_PAD)
        mirror = option.direction == Qt.LayoutDirection.RightToLeft
        stripe = QRect(
            room.right() - _STRIPE + 1 if mirror else room.left(), room.top(), _STRIPE, room.height()
        )
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.quote.line))
        painter.drawRoundedRect(stripe, 2, 2)
        gap = _STRIPE + 10
        room = room.adjusted(0, 0, -gap, 0) if mirror else room.adjusted(gap, 0, 0, 0)
        height = self._write_words(painter, option, room, line)
        below = QRect(room.left(), room.top() + height, room.width(), room.bottom() - room.top() - height + 1)
        self._write_about(
            painter, option, below, (model.speaker(line), model.topics(line), model.place(line))
        )
        painter.restore()

    @staticmethod
    def _write_words(painter: QPainter, option: QStyleOptionViewItem, room: QRect, line: QuoteLine) -> int:
        words = " ".join(line.words.split()) + ("…" if line.is_cut else "")
        mirrored = is_right_to_left(words, option.direction == Qt.LayoutDirection.RightToLeft)
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
        )
        painter.setPen(QColor(look.current().ink))
        height = QFontMetrics(option.font).lineSpacing()
        for place, part in enumerate(_lines(words, option.font, room.width())):
            box = QRect(room.left(), room.top() + place * height, room.width(), height)
            painter.drawText(box, _side(option), part)
        painter.setLayoutDirection(option.direction)
        return 2 * height

    @staticmethod
    def _write_about(
        painter: QPainter, option: QStyleOptionViewItem, room: QRect, parts: tuple[str, str, str]
    ) -> None:
        """Write speaker, topics and place one after the other, each in its colour, in reading order."""
        theme = look.current()
        font = _small(option.font)
        painter.setFont(font)
        metrics = QFontMetrics(font)
        mirror = option.direction == Qt.LayoutDirection.RightToLeft
        inks = (theme.speaker.ink, theme.topic.ink, theme.muted)
        speaker, topics, place = parts
        left = room.width()
        for ink, text in zip(inks, (speaker or _("speaker not known"), topics, place), strict=True):
            if not text or left <= 0:
                continue
            most = left if ink is inks[2] else min(left, room.width() * 2 // 5)
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, most)
            width = metrics.horizontalAdvance(shown)
            start = room.left() + left - width if mirror else room.right() - left + 1
            painter.setPen(QColor(theme.muted if ink is inks[0] and not speaker else ink))
            painter.drawText(QRect(start, room.top(), width + 2, room.height()), _side(option), shown)
            left -= width + 18


def row_height(font: QFont) -> int:
    """Return the height of two lines of a quote and the line below them."""
    return 2 * QFontMetrics(font).lineSpacing() + QFontMetrics(_small(font)).lineSpacing() + 2 * _PAD


def _side(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
    mirror = option.direction == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirror else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def _small(font: QFont) -> QFont:
    small = QFont(font)
    small.setPointSizeF(font.pointSizeF() * 0.88)
    return small


def _lines(text: str, font: QFont, width: int) -> list[str]:
    """Return the first line as it wraps, and what fits of the rest."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
    layout.beginLayout()
    first = layout.createLine()
    first.setLineWidth(width)
    second = layout.createLine()
    start = second.textStart() if second.isValid() else -1
    layout.endLayout()
    if start < 0:
        return [text]
    rest = QFontMetrics(font).elidedText(text[start:], Qt.TextElideMode.ElideRight, width)
    return [text[:start].rstrip(), rest]


class QuoteListView(QTableView):
    """The quotes below one another.

    A table of one column: a list would ask the model once for each of its rows whenever it is filled.
    """

    def __init__(self, model: QuotesModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "rows")
        self.setModel(model)
        self.setItemDelegate(QuoteDelegate(self))
        self.setShowGrid(False)
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(_("Quotes"))
        across, down = self.horizontalHeader(), self.verticalHeader()
        for header in (across, down):
            header.hide()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def changeEvent(self, event: QEvent) -> None:
        """Give the rows the height that the letters need."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange, QEvent.Type.PolishRequest):
            self._fit_rows()

    def showEvent(self, event: QShowEvent) -> None:
        """As for a change of the letters."""
        self._fit_rows()
        super().showEvent(event)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self.font()))
