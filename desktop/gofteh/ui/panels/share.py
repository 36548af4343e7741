"""Share of voice: how much of the article's quoted words each speaker has."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from gofteh.app.words import _, number
from gofteh.ui import theme as look
from gofteh.ui.article.sheet import is_right_to_left
from gofteh.ui.panels.widgets import plain_label

if TYPE_CHECKING:
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.records import QuoteRecord
    from gofteh.domain.registry import Registry

_MOST = 5


def speaker_name(document: AnnotatedArticle, registry: Registry, record: QuoteRecord) -> str | None:
    """Return who speaks a record: the registry's name, else the mention as written, else None."""
    if record.speaker_id is not None:
        return registry.resolve(record.speaker_id).name
    return document.text_of(record.mentions[0]) if record.mentions else None


class SpeakerNames:
    """Who speaks each record, worked out again only for those that an act has changed."""

    def __init__(self) -> None:
        self._registry: Registry | None = None
        self._known: dict[str, tuple[QuoteRecord, str | None]] = {}

    def of(
        self, document: AnnotatedArticle | None, records: list[QuoteRecord], registry: Registry | None
    ) -> list[str | None]:
        """Return the name for each record (``speaker_name``)."""
        if document is None or registry is None:
            return [None] * len(records)
        before = self._known if registry is self._registry else {}
        self._registry, self._known = registry, {}
        for record in records:
            known = before.get(record.id)
            if known is None or known[0] is not record:
                known = (record, speaker_name(document, registry, record))
            self._known[record.id] = known
        return [name for _record, name in self._known.values()]


class ShareOfVoice(QFrame):
    """A card with one bar a speaker; hidden while nobody speaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self._names = SpeakerNames()
        self._bars = _Bars()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 10)
        layout.addWidget(plain_label(_("Speakers' share of this article"), role="muted", wraps=True))
        layout.addWidget(self._bars)
        self.hide()

    def show_records(
        self, document: AnnotatedArticle | None, records: list[QuoteRecord], registry: Registry | None
    ) -> None:
        """Count the records of each speaker."""
        counts = Counter(name for name in self._names.of(document, records, registry) if name)
        self._bars.show_counts(counts.most_common(_MOST))
        self.setVisible(bool(counts))
        self.setAccessibleName(
            "؛ ".join(f"{name}: {number(count)}" for name, count in counts.most_common(_MOST))
        )


class _Bars(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._counts: list[tuple[str, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_counts(self, counts: list[tuple[str, int]]) -> None:
        self._counts = counts
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(120, len(self._counts) * (self.fontMetrics().lineSpacing() + 6))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        total = sum(count for _name, count in self._counts)
        for row, (name, count) in enumerate(self._counts):
            self._paint_row(painter, row, name, count, total)

    def _paint_row(self, painter: QPainter, row: int, name: str, count: int, total: int) -> None:
        metrics, theme = self.fontMetrics(), look.current()
        height = metrics.lineSpacing() + 6
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        name_width, figure_width = self.width() * 0.36, metrics.horizontalAdvance("۰۰۰") + 6
        bar_width = self.width() - name_width - figure_width - 16

        def box(x: float, width: float, top: float, tall: float) -> QRectF:
            return QRectF(self.width() - x - width if mirrored else x, top, width, tall)

        top = row * height
        # Without AlignAbsolute the painter mirrors the side once more.
        centred = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignAbsolute
        lead = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
        trail = Qt.AlignmentFlag.AlignLeft if mirrored else Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(theme.ink))
        shown = metrics.elidedText(name, Qt.TextElideMode.ElideRight, int(name_width))
        # An ellipsis stands where the name ends, also in a window of the other direction.
        painter.setLayoutDirection(_direction_of(name, self.layoutDirection()))
        painter.drawText(box(0, name_width, top, height), lead | centred, shown)
        figure = box(self.width() - figure_width, figure_width, top, height)
        painter.drawText(figure, trail | centred, number(count))
        middle = top + height / 2 - 2.5
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.pressed))
        painter.drawRoundedRect(box(name_width + 8, bar_width, middle, 5), 2.5, 2.5)
        painter.setBrush(QColor(theme.speaker.line))
        painter.drawRoundedRect(box(name_width + 8, bar_width * count / total, middle, 5), 2.5, 2.5)


def _direction_of(text: str, otherwise: Qt.LayoutDirection) -> Qt.LayoutDirection:
    mirrored = is_right_to_left(text, otherwise == Qt.LayoutDirection.RightToLeft)
    return Qt.LayoutDirection.RightToLeft if mirrored else Qt.LayoutDirection.LeftToRight
