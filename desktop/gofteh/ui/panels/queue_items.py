"""How one line of the queue is painted and said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gofteh.app.dates import near_date, short_date
from gofteh.app.ids import now
from gofteh.app.queue import headline
from gofteh.app.words import N_, _, number, plural
from gofteh.domain.article import Status
from gofteh.ui import icons
from gofteh.ui import theme as look
from gofteh.ui.article.sheet import is_right_to_left
from gofteh.ui.panels.widgets import in_one_line

if TYPE_CHECKING:
    from gofteh.app.ports import ArticleSummary

Index = QModelIndex | QPersistentModelIndex

ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
SUMMARY_ROLE = ID_ROLE + 1

STATUS_WORDS = {
    Status.NEW: N_("New"),
    Status.IN_PROGRESS: N_("In progress"),
    Status.DONE: N_("Done"),
    Status.REVIEWED: N_("Reviewed"),
    Status.REJECTED: N_("Rejected"),
}


def byline(summary: ArticleSummary) -> str:
    """Return status, publisher and date of an article in one line."""
    return in_one_line(
        _(STATUS_WORDS[summary.status]), summary.publisher or "", _date(summary.published_at or "")
    )


def accessible_line(summary: ArticleSummary) -> str:
    """Return what screen readers say of an article."""
    said = [headline(summary.title, summary.opening), byline(summary)]
    if summary.quotes:
        said.append(plural("{count} quote", "{count} quotes", summary.quotes))
    if summary.suggestions:
        said.append(plural("{count} suggestion", "{count} suggestions", summary.suggestions))
    if summary.problems:
        said.append(plural("{count} thing to look at", "{count} things to look at", summary.problems))
    return _(", ").join(said)


def _counts(summary: ArticleSummary) -> list[tuple[str, str, int]]:
    """Return icon, colour and number of what there is to count on an article."""
    theme = look.current()
    found = [
        ("quote", theme.quote.ink, summary.quotes),
        ("suggestion", theme.suggestion.ink, summary.suggestions),
        ("warning", theme.danger, summary.problems or 0),
    ]
    return [each for each in found if each[2]]


def _date(published_at: str) -> str:
    if not published_at:
        return ""
    at = now()
    # A day without a time would be told as midnight on that day itself.
    return short_date(published_at) if at.startswith(published_at) else near_date(published_at, at)


class QueueDelegate(QStyledItemDelegate):
    """Paints headline (two lines at most), status dot, byline and counts; every line is as high."""

    _PAD = 12
    _DOT = 8
    _ICON = 12

    open_id: str | None = None
    """Of the article that is open: it has the look of paper; others that are chosen that of a choice."""

    def sizeHint(self, option: QStyleOptionViewItem, _index: Index) -> QSize:
        """Return room for two lines of headline: only so can a list of any length be laid out at once."""
        title, small = QFontMetrics(self._title_font(option.font)), QFontMetrics(self._small(option.font))
        return QSize(80, 2 * title.lineSpacing() + small.lineSpacing() + 2 * self._PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one article."""
        summary: ArticleSummary | None = index.data(SUMMARY_ROLE)
        if summary is None:
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, option, is_open=summary.id == self.open_id)
        inner = option.rect.adjusted(self._PAD, self._PAD, -self._PAD, -self._PAD)
        font = self._title_font(option.font)
        lines = self._lines(headline(summary.title, summary.opening), font, option.rect.width())
        # A short headline stands in the middle of its room.
        inner.setTop(inner.top() + (2 - len(lines)) * QFontMetrics(font).lineSpacing() // 2)
        y = self._paint_title(painter, option, inner, lines)
        self._paint_byline(painter, option, QRect(inner.x(), y, inner.width(), inner.bottom() - y), summary)
        painter.restore()

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem, *, is_open: bool) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (selected or hovered or is_open):
            return
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        theme = look.current()
        painter.setPen(QPen(QColor(theme.border), 1))
        ground = theme.paper if is_open else theme.selection if selected else theme.hover
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(box, 8, 8)
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)

    def _paint_title(
        self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, lines: list[str]
    ) -> int:
        font = self._title_font(option.font)
        painter.setFont(font)
        painter.setPen(QColor(look.current().ink))
        height = QFontMetrics(font).lineSpacing()
        y = inner.y()
        # An ellipsis stands where the headline ends, also in a window of the other direction.
        painter.setLayoutDirection(self._direction_of(lines[0], option))
        for line in lines:
            painter.drawText(QRect(inner.x(), y, inner.width(), height), self._alignment(option), line)
            y += height
        painter.setLayoutDirection(option.direction)
        return y

    def _paint_byline(
        self, painter: QPainter, option: QStyleOptionViewItem, room: QRect, summary: ArticleSummary
    ) -> None:
        font = self._small(option.font)
        height = QFontMetrics(font).lineSpacing()
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        dot_x = room.right() - self._DOT if mirrored else room.x()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(look.current().status(summary.status)))
        painter.drawEllipse(QRect(dot_x, room.y() + (height - self._DOT) // 2 + 1, self._DOT, self._DOT))
        painter.setFont(font)
        painter.setPen(QColor(look.current().muted))
        aside = self._DOT + 8
        box = room.adjusted(0, 0, -aside, 0) if mirrored else room.adjusted(aside, 0, 0, 0)
        box = self._paint_counts(painter, box, summary, mirrored=mirrored)
        painter.setPen(QColor(look.current().muted))
        text = QFontMetrics(font).elidedText(byline(summary), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRect(box.x(), room.y(), box.width(), height), self._alignment(option), text)

    def _paint_counts(
        self, painter: QPainter, room: QRect, summary: ArticleSummary, *, mirrored: bool
    ) -> QRect:
        """Paint the counts where reading ends, the last at the edge; returns the room that is left."""
        metrics = painter.fontMetrics()
        height = metrics.lineSpacing()
        for icon, colour, count in reversed(_counts(summary)):
            words = number(count)
            width = self._ICON + 3 + metrics.horizontalAdvance(words)
            x = room.x() if mirrored else room.right() + 1 - width
            sign = QRect(x, room.y() + (height - self._ICON) // 2 + 1, self._ICON, self._ICON)
            told = QRect(x + self._ICON + 3, room.y(), width - self._ICON - 3, height)
            if mirrored:
                sign.moveRight(x + width - 1)
                told.moveLeft(x)
            icons.icon(icon, colour).paint(painter, sign)
            painter.setPen(QColor(colour))
            painter.drawText(told, Qt.AlignmentFlag.AlignCenter, words)
            gap = width + 8
            room = room.adjusted(gap, 0, 0, 0) if mirrored else room.adjusted(0, 0, -gap, 0)
        return room

    def _lines(self, text: str, font: QFont, width: int) -> list[str]:
        room = width - 2 * self._PAD
        layout = QTextLayout(text, font)
        layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeading))
        layout.beginLayout()
        starts: list[int] = []
        while (line := layout.createLine()).isValid():
            line.setLineWidth(room)
            starts.append(line.textStart())
            if len(starts) == 3:
                break
        layout.endLayout()
        if len(starts) < 2:
            return [text]
        rest = QFontMetrics(font).elidedText(text[starts[1] :], Qt.TextElideMode.ElideRight, room)
        return [text[: starts[1]].rstrip(), rest]

    @staticmethod
    def _alignment(option: QStyleOptionViewItem) -> Qt.AlignmentFlag:
        side = (
            Qt.AlignmentFlag.AlignRight
            if option.direction == Qt.LayoutDirection.RightToLeft
            else Qt.AlignmentFlag.AlignLeft
        )
        # Without AlignAbsolute the painter mirrors the side once more.
        return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter

    @staticmethod
    def _direction_of(text: str, option: QStyleOptionViewItem) -> Qt.LayoutDirection:
        mirrored = is_right_to_left(text, option.direction == Qt.LayoutDirection.RightToLeft)
        return Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight

    @staticmethod
    def _title_font(font: QFont) -> QFont:
        bold = QFont(font)
        bold.setWeight(QFont.Weight.Medium)
        return bold

    @staticmethod
    def _small(font: QFont) -> QFont:
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * 0.86)
        return small
