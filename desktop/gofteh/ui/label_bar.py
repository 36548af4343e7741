"""The small bar at a selection or a chosen mark: what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QGraphicsDropShadowEffect, QWidget

from gofteh.app.words import _
from gofteh.domain.spans import QUOTE
from gofteh.ui.actions import SPECS, Act
from gofteh.ui.keys import in_use
from gofteh.ui.panels.flow import FlowLayout
from gofteh.ui.panels.widgets import clear_layout
from gofteh.ui.theme.button import KeyButton

if TYPE_CHECKING:
    from collections.abc import Sequence

ON_SELECTION: tuple[tuple[Act, str], ...] = (
    (Act.MARK_QUOTE, "quote"),
    (Act.MARK_SPEAKER, "speaker"),
    (Act.MARK_TOPIC, "topic"),
    (Act.LABEL_SAME, ""),
)
ON_QUOTE: tuple[tuple[Act, str], ...] = (
    (Act.DIRECT, ""),
    (Act.INDIRECT, ""),
    (Act.MIXED, ""),
    (Act.LINK, ""),
    (Act.DELETE, ""),
)
ON_OTHER: tuple[tuple[Act, str], ...] = ((Act.LINK, ""), (Act.LABEL_SAME, ""), (Act.DELETE, ""))
_GAP = 10


class LabelBar(QFrame):
    """Floats over the article, out of the way of the words it is about."""

    triggered = Signal(object)
    """The Act of a button."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._ground = parent
        self.setProperty("role", "bar")
        self.setAccessibleName(_("What to do with the selection"))
        self._row = FlowLayout(self)
        self._row.setContentsMargins(8, 6, 8, 6)
        self._offered: tuple[tuple[Act, str], ...] = ()
        self._put: tuple[QRect, QSize] | None = None
        """Beside what it floats, on a ground of which size."""
        shadow = QGraphicsDropShadowEffect(self)
        shadow.setBlurRadius(24)
        shadow.setOffset(0, 6)
        shadow.setColor(QColor(0, 0, 0, 60))
        self.setGraphicsEffect(shadow)
        in_use.changed.connect(self._forget)
        self.hide()

    def offer(self, acts: tuple[tuple[Act, str], ...], around: QRect) -> None:
        """Offer ``acts`` below the rectangle ``around`` (of the parent), or above where there is no room."""
        if acts != self._offered:
            self._offered = acts
            self.fill([self._button(act, dot) for act, dot in acts])
        elif self.isVisible() and self._put == (around, self._ground.size()):
            return
        self.put(around)

    def fill(self, parts: Sequence[QWidget]) -> None:
        """Show ``parts`` in the place of those before."""
        clear_layout(self._row)
        for made in parts:
            self._row.addWidget(made)
            # Before it is shown it counts as nothing in the layout.
            made.show()

    def put(self, around: QRect) -> None:
        """Float below the rectangle ``around`` (of the parent), or above where there is no room."""
        self._put = around, self._ground.size()
        self.resize(self._size())
        self.move(self._place(around))
        self.show()
        self.raise_()

    def _forget(self) -> None:
        """Make the buttons anew the next time: their keys are others."""
        self._offered = ()

    def _button(self, act: Act, dot: str) -> KeyButton:
        spec = SPECS[act]
        made = KeyButton(_(spec.text), swatch=dot, key=in_use.label(act))
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.clicked.connect(lambda: self.triggered.emit(act))
        return made

    def _size(self) -> QSize:
        """Return the size in one line, or in more where the article is narrow."""
        margins = self._row.contentsMargins()
        frame = self.size() - self.contentsRect().size()
        beside = margins.left() + margins.right() + frame.width()
        width = min(self._row.width_of_all(), self._ground.width() - 16 - beside)
        height = self._row.heightForWidth(width)
        return QSize(width + beside, height + margins.top() + margins.bottom() + frame.height())

    def _place(self, around: QRect) -> QPoint:
        room = self._ground.rect().adjusted(8, 8, -8, -8)
        x = around.center().x() - self.width() // 2
        x = max(room.left(), min(x, room.right() - self.width()))
        below, above = around.bottom() + _GAP, around.top() - _GAP - self.height()
        return QPoint(x, below if below + self.height() <= room.bottom() else max(above, room.top()))


def acts_for(label: str) -> tuple[tuple[Act, str], ...]:
    """Return what is offered on a mark of ``label``."""
    return ON_QUOTE if label == QUOTE else ON_OTHER
