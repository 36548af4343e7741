"""Words in the middle of the words around them, in one line and in the direction of their text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

_GAP = 5
_AXIS = 0.32
"""Where the middle of the words stands, from where reading begins: what follows tells more."""


class Words(Protocol):
    """What is painted; ``before`` and ``after`` are as long as there is room for, or longer."""

    @property
    def before(self) -> str: ...  # noqa: D102
    @property
    def words(self) -> str: ...  # noqa: D102
    @property
    def after(self) -> str: ...  # noqa: D102


def paint_words(
    painter: QPainter,
    room: QRect,
    line: Words,
    *,
    right_to_left: bool,
    tint: str,
    inks: tuple[str, str],
    axis: float = _AXIS,
) -> None:
    """Paint ``line`` into ``room``; ``inks`` are those of the words and of what is around them.

    The words stand at ``axis`` of the room, on a ground of ``tint`` unless that is empty.
    """
    direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
    painter.setLayoutDirection(direction)
    plain = QFont(painter.font())
    bold = QFont(plain)
    bold.setBold(True)
    box, words = _box(room, line.words, QFontMetrics(bold), right_to_left=right_to_left, axis=axis)
    if tint and words:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tint))
        painter.drawRoundedRect(box, 4, 4)
    painter.setPen(QColor(inks[0]))
    painter.setFont(bold)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
    painter.setPen(QColor(inks[1]))
    painter.setFont(plain)
    _paint_around(painter, room, box, line, right_to_left=right_to_left)


def _box(
    room: QRect, words: str, metrics: QFontMetrics, *, right_to_left: bool, axis: float
) -> tuple[QRect, str]:
    """Return where the words go and what is shown of them."""
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideMiddle, round(room.width() * 0.5))
    width = min(metrics.horizontalAdvance(shown) + 10, room.width())
    start = round(room.width() * axis) - width // 2
    start = max(0, min(start, room.width() - width))
    box = QRect(room.left() + start, room.top() + 4, width, room.height() - 8)
    if right_to_left:
        box.moveRight(room.right() - start)
    return box, shown


def _paint_around(painter: QPainter, room: QRect, box: QRect, line: Words, *, right_to_left: bool) -> None:
    right, left = QRect(room), QRect(room)
    right.setLeft(box.right() + _GAP)
    left.setRight(box.left() - _GAP)
    before, after = (right, left) if right_to_left else (left, right)
    to_words, from_words = Qt.AlignmentFlag.AlignRight, Qt.AlignmentFlag.AlignLeft
    if right_to_left:
        to_words, from_words = from_words, to_words
    flags = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(line.before.rstrip(), Qt.TextElideMode.ElideLeft, before.width())
    painter.drawText(before, to_words | flags, shown)
    shown = metrics.elidedText(line.after.lstrip(), Qt.TextElideMode.ElideRight, after.width())
    painter.drawText(after, from_words | flags, shown)
