"""The articles of the queue as a model, its filter, and how one line is painted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gofteh.app.dates import near_date, short_date
from gofteh.app.ids import now
from gofteh.app.words import N_, _
from gofteh.domain.article import Status
from gofteh.domain.folding import fold
from gofteh.ui import theme as look
from gofteh.ui.article.sheet import is_right_to_left
from gofteh.ui.panels.widgets import in_one_line

if TYPE_CHECKING:
    from gofteh.app.ports import ArticleSummary

Index = QModelIndex | QPersistentModelIndex

STATUS_WORDS = {
    Status.NEW: N_("New"),
    Status.IN_PROGRESS: N_("In progress"),
    Status.DONE: N_("Done"),
    Status.REVIEWED: N_("Reviewed"),
    Status.REJECTED: N_("Rejected"),
}


def headline(title: str | None, opening: str) -> str:
    """Return the title, or the first line of the text for an article without one."""
    return title or opening.strip().split("\n", 1)[0]


def byline(summary: ArticleSummary) -> str:
    """Return status, publisher and date of an article in one line."""
    return in_one_line(
        _(STATUS_WORDS[summary.status]), summary.publisher or "", _date(summary.published_at or "")
    )


def _date(published_at: str) -> str:
    if not published_at:
        return ""
    at = now()
    # A day without a time would be told as midnight on that day itself.
    return short_date(published_at) if at.startswith(published_at) else near_date(published_at, at)


class QueueModel(QAbstractListModel):
    """The summaries in order of import."""

    ID_ROLE = int(Qt.ItemDataRole.UserRole) + 1
    SUMMARY_ROLE = ID_ROLE + 1

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._summaries: list[ArticleSummary] = []
        self.current_id: str | None = None

    def replace(self, summaries: list[ArticleSummary]) -> None:
        """Show other summaries; only lines that changed are repainted when the articles are the same."""
        if [s.id for s in summaries] == [s.id for s in self._summaries]:
            changed = [i for i, s in enumerate(summaries) if s != self._summaries[i]]
            self._summaries = summaries
            for row in changed:
                self.dataChanged.emit(self.index(row), self.index(row))
            return
        self.beginResetModel()
        self._summaries = summaries
        self.endResetModel()

    def index_of(self, article_id: str | None) -> QModelIndex:
        """Return the place of an article; invalid when it is not here."""
        for row, summary in enumerate(self._summaries):
            if summary.id == article_id:
                return self.index(row)
        return QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """Return the number of articles."""
        return 0 if parent.isValid() else len(self._summaries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's
        """Return headline, id, summary or the text that screen readers say."""
        summary = self._summaries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return headline(summary.title, summary.opening)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{headline(summary.title, summary.opening)}، {byline(summary)}"
        if role == self.ID_ROLE:
            return summary.id
        return summary if role == self.SUMMARY_ROLE else None


class QueueFilter(QSortFilterProxyModel):
    """Shows the articles of one status whose headline holds the words, spelling folded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: list[str] = []
        self._status: Status | None = None

    def set_words(self, text: str) -> None:
        """Show only headlines that hold every word of ``text``."""
        self._words = fold(text).split()
        self.invalidate()

    def set_status(self, status: Status | None) -> None:
        """Show only articles of ``status``; None shows all."""
        self._status = status
        self.invalidate()

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:
        """Tell whether the article is shown."""
        index = self.sourceModel().index(row, 0, parent)
        summary: ArticleSummary = index.data(QueueModel.SUMMARY_ROLE)
        if self._status is not None and summary.status is not self._status:
            return False
        key = fold(f"{headline(summary.title, summary.opening)} {summary.publisher or ''}")
        return all(word in key for word in self._words)


class QueueDelegate(QStyledItemDelegate):
    """Paints headline (two lines at most), status dot and byline."""

    _PAD = 12
    _DOT = 8

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for the headline as it wraps in the list's width."""
        view = option.widget
        width = view.viewport().width() if hasattr(view, "viewport") else 220
        lines = len(self._lines(str(index.data()), self._title_font(option.font), width))
        title_height = lines * QFontMetrics(self._title_font(option.font)).lineSpacing()
        return QSize(80, title_height + QFontMetrics(self._small(option.font)).lineSpacing() + 2 * self._PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one article."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_card(painter, option)
        inner = option.rect.adjusted(self._PAD, self._PAD, -self._PAD, -self._PAD)
        summary: ArticleSummary = index.data(QueueModel.SUMMARY_ROLE)
        y = self._paint_title(painter, option, inner, str(index.data()))
        self._paint_byline(painter, option, QRect(inner.x(), y, inner.width(), inner.bottom() - y), summary)
        painter.restore()

    def _paint_card(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if not (selected or hovered):
            return
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        theme = look.current()
        painter.setPen(QPen(QColor(theme.border), 1))
        painter.setBrush(QColor(theme.paper if selected else theme.hover))
        painter.drawRoundedRect(box, 8, 8)
        if selected and option.state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.focus), 2))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)

    def _paint_title(self, painter: QPainter, option: QStyleOptionViewItem, inner: QRect, text: str) -> int:
        font = self._title_font(option.font)
        painter.setFont(font)
        painter.setPen(QColor(look.current().ink))
        height = QFontMetrics(font).lineSpacing()
        y = inner.y()
        # An ellipsis stands where the headline ends, also in a window of the other direction.
        painter.setLayoutDirection(self._direction_of(text, option))
        for line in self._lines(text, font, option.rect.width()):
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
        text = QFontMetrics(font).elidedText(byline(summary), Qt.TextElideMode.ElideRight, box.width())
        painter.drawText(QRect(box.x(), room.y(), box.width(), height), self._alignment(option), text)

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
