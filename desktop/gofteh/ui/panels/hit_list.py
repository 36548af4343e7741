"""What a search over the project found: a list of any length, a line a hit, painted as it is seen."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from gofteh.app.dates import short_date
from gofteh.ui import theme as look
from gofteh.ui.article.sheet import is_right_to_left
from gofteh.ui.panels.kwic import paint_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtCore import QObject
    from PySide6.QtGui import QKeyEvent

    from gofteh.app.search.find import Hit

Index = QModelIndex | QPersistentModelIndex
_HEIGHT = 30
_TICK = 30
_MARGIN = 8
_SOURCE_SHARE, _SOURCE_LEAST, _SOURCE_MOST = 0.3, 130, 300
"""How much of a line says which article it is of; pixels."""


class HitModel(QAbstractListModel):
    """The hits in reading order; while they are looked over, which of them are left out."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.hits: list[Hit] = []
        self.label = ""
        """As what the hits are being looked over, or empty while they are only looked at."""
        self.off: set[int] = set()
        """Rows that are left out."""
        self.there: set[int] = set()
        """Rows that are labelled so already, or can have no label."""
        self.articles = 0
        """How many articles the hits are in."""

    def clear(self) -> None:
        """Show none."""
        self.beginResetModel()
        self.hits, self.off, self.there, self.articles = [], set(), set(), 0
        self.endResetModel()

    def replace(self, hits: Sequence[Hit]) -> None:
        """Show these in the place of those before."""
        self.clear()
        self.add(hits)

    def add(self, hits: Sequence[Hit]) -> None:
        """Show these too, after the others."""
        if not hits:
            return
        first = len(self.hits)
        self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
        last = self.hits[-1].article_id if self.hits else None
        for hit in hits:
            self.articles += hit.article_id != last
            last = hit.article_id
        self.hits += hits
        self.endInsertRows()

    def is_first_of_article(self, row: int) -> bool:
        """Tell whether the row above is of another article."""
        return row == 0 or self.hits[row - 1].article_id != self.hits[row].article_id

    def ticked(self) -> list[int]:
        """Return the rows that are to be labelled."""
        return [row for row in range(len(self.hits)) if row not in self.off and row not in self.there]

    @property
    def ticked_count(self) -> int:
        """How many rows are to be labelled."""
        return len(self.hits) - len(self.off | self.there)

    def add_there(self, rows: set[int]) -> None:
        """Say which rows need no label either."""
        self.there |= rows
        self._tell(min(rows, default=0), max(rows, default=-1))

    def clear_there(self) -> None:
        """Forget which rows need no label."""
        self.there = set()
        self._tell(0, len(self.hits) - 1)

    def tick_all(self, *, on: bool) -> None:
        """Leave none out, or all."""
        self.off = set() if on else set(range(len(self.hits)))
        self._tell(0, len(self.hits) - 1)

    def look_over(self, label: str) -> None:
        """Let hits be left out before they are labelled so; the empty text ends it."""
        self.label = label
        if not label:
            self.off, self.there = set(), set()
        self._tell(0, len(self.hits) - 1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return how many hits there are."""
        return 0 if parent.isValid() else len(self.hits)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return the line in one piece, for screen readers, and whether it is ticked."""
        if not index.isValid():
            return None
        hit = self.hits[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{hit.title}: {hit.before}{hit.words}{hit.after}"
        if role == Qt.ItemDataRole.CheckStateRole and self.label and index.row() not in self.there:
            return Qt.CheckState.Unchecked if index.row() in self.off else Qt.CheckState.Checked
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        """Take a tick or leave it."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            self.off.discard(index.row())
        else:
            self.off.add(index.row())
        self._tell(index.row(), index.row())
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let rows be ticked while they are looked over."""
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        checkable = self.label and index.row() not in self.there
        return usual | Qt.ItemFlag.ItemIsUserCheckable if checkable else usual

    def _tell(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first), self.index(last), [Qt.ItemDataRole.CheckStateRole])
        self.ticks_changed.emit()


class HitList(QTableView):
    """Arrows walk, Enter and a click go to the place, Space shows it or leaves it out, Escape is told.

    A table of one column: Qt's lists and trees lay out all of their rows anew for each few that come.
    """

    gone = Signal(int)
    """A row to go to, the keys with it."""
    shown = Signal(int)
    """A row to show while the keys stay."""
    dismissed = Signal()
    confirmed = Signal()
    """Enter while the hits are looked over."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "hits")
        self.hits = HitModel(self)
        self.setModel(self.hits)
        self.setItemDelegate(_HitDelegate(self))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._fit_rows()
        self.clicked.connect(self._clicked)

    @property
    def row(self) -> int:
        """The current row, -1 for none."""
        return self.currentIndex().row()

    def go_to(self, row: int) -> None:
        """Make a row the current one, and show it."""
        if 0 <= row < len(self.hits.hits):
            self.setCurrentIndex(self.hits.index(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell Enter, Space and Escape; the rest is the list's own."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.hits.label:
                self.confirmed.emit()
            elif self.row >= 0:
                self.gone.emit(self.row)
        elif key == Qt.Key.Key_Space and self.row >= 0 and not self.hits.label:
            self.shown.emit(self.row)
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            # In a table these are about columns.
            self.go_to(0 if key == Qt.Key.Key_Home else len(self.hits.hits) - 1)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Keep rows as high as the font wants them."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit_rows()

    def _fit_rows(self) -> None:
        rows = self.verticalHeader()
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(max(_HEIGHT, QFontMetrics(self.font()).height() + 9))

    def _clicked(self, index: QModelIndex) -> None:
        self.shown.emit(index.row())


class _HitDelegate(QStyledItemDelegate):
    """Paints which article a hit is of where reading begins, then the words in the middle of their line."""

    def __init__(self, view: HitList) -> None:
        super().__init__(view)
        self._view = view

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.text = ""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        super().paint(painter, option, index)
        hits, row = self._view.hits, index.row()
        hit, theme = hits.hits[row], look.current()
        mirrored = option.direction == Qt.LayoutDirection.RightToLeft
        source, room = _shares(option.rect, ticked=bool(hits.label), mirrored=mirrored)
        painter.save()
        painter.setFont(option.font)
        is_told = hits.is_first_of_article(row) or bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_source(painter, source, hit, mirrored=mirrored, is_told=is_told)
        is_off = row in hits.off or row in hits.there
        colours = theme.label(hits.label)
        paint_words(
            painter,
            room,
            hit,
            right_to_left=_direction(hit.before, hit.words, hit.after),
            tint="" if is_off else (colours.tint if hits.label else theme.selection),
            inks=(
                theme.muted if is_off else (colours.ink if hits.label else theme.ink),
                theme.muted if is_off else theme.ink,
            ),
            axis=0.5,
        )
        painter.restore()

    @staticmethod
    def _paint_source(painter: QPainter, room: QRect, hit: Hit, *, mirrored: bool, is_told: bool) -> None:
        """Paint title and date; where the line above is of the same article, the title alone and quietly."""
        plain = painter.font()
        small = QFont(plain)
        small.setPointSizeF(plain.pointSizeF() * 0.9)
        painter.setFont(small)
        metrics = QFontMetrics(small)
        date = short_date(hit.published_at) if hit.published_at and is_told else ""
        side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        far = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        flags = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        taken = metrics.horizontalAdvance(date) + _MARGIN if date else 0
        title = room.adjusted(taken, 0, 0, 0) if mirrored else room.adjusted(0, 0, -taken, 0)
        painter.setPen(QColor(look.current().muted))
        painter.drawText(room, far | flags, date)
        painter.setPen(QColor(look.current().ink if is_told else look.current().muted))
        painter.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if is_right_to_left(hit.title) else Qt.LayoutDirection.LeftToRight
        )
        painter.drawText(
            title, side | flags, metrics.elidedText(hit.title, Qt.TextElideMode.ElideRight, title.width())
        )
        painter.setFont(plain)


def _shares(rect: QRect, *, ticked: bool, mirrored: bool) -> tuple[QRect, QRect]:
    """Return the rooms for the article and for the words, from where reading begins in the window."""
    whole = rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
    if ticked:
        whole = whole.adjusted(0, 0, -_TICK, 0) if mirrored else whole.adjusted(_TICK, 0, 0, 0)
    width = min(max(round(whole.width() * _SOURCE_SHARE), _SOURCE_LEAST), _SOURCE_MOST)
    source, room = QRect(whole), QRect(whole)
    if mirrored:
        source.setLeft(whole.right() - width)
        room.setRight(source.left() - 2 * _MARGIN)
    else:
        source.setRight(whole.left() + width)
        room.setLeft(source.right() + 2 * _MARGIN)
    return source, room


@lru_cache(maxsize=512)
def _direction(before: str, words: str, after: str) -> bool:
    return is_right_to_left(f"{before} {words} {after}")
