"""Small widgets that all panels share."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)


class ElidingLabel(QLabel):
    """One line of plain text that gives way where there is little room: its end becomes an ellipsis."""

    def __init__(self, text: str, *, role: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)

    def minimumSizeHint(self) -> QSize:
        """Return room for the ellipsis alone."""
        return QSize(self.fontMetrics().horizontalAdvance("…"), super().minimumSizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        # The ground and the border that the stylesheet gives.
        self.drawFrame(painter)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading
        self.style().drawItemText(
            painter, room, side, self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )


class ChipButton(QPushButton):
    """A name with a sign after it; where there is little room the name gives way, never the sign."""

    def __init__(self, name: str, sign: str, *, role: str) -> None:
        super().__init__(f"{isolated(name)} {sign}")
        self._name, self._sign = name, sign
        # A button's own policy never lets it be smaller than it would like to be.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setProperty("role", role)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, name: str) -> None:
        """Show another name."""
        self._name = name
        self.setText(f"{isolated(name)} {self._sign}")
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Return room for the sign and an ellipsis."""
        whole = self.sizeHint()
        least = self.fontMetrics().horizontalAdvance(f"… {self._sign}")
        return QSize(whole.width() - self._words_width() + least, whole.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint what fits of the name."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        missing = self.sizeHint().width() - self.width()
        if missing > 0:
            metrics = self.fontMetrics()
            room = metrics.horizontalAdvance(self._name) - missing
            shown = metrics.elidedText(self._name, Qt.TextElideMode.ElideRight, room)
            option.text = f"{isolated(shown)} {self._sign}"
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _words_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self.text())


def plain_label(text: str, *, role: str = "", wraps: bool = False) -> QLabel:
    """Return a label that never takes its text for markup: titles and quotes come from anywhere."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wraps)
    if role:
        label.setProperty("role", role)
    return label


def button(text: str, *, role: str, hint: str = "", name: str = "") -> QPushButton:
    """Return a push button of a theme role; ``name`` is what screen readers say instead of the text."""
    made = QPushButton(text)
    made.setProperty("role", role)
    made.setToolTip(hint)
    if name:
        made.setAccessibleName(name)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    return made


def start_of(widget: QWidget) -> Qt.AlignmentFlag:
    """Return the side where reading begins in the window, whatever the direction of the words."""
    mirrored = widget.layoutDirection() == Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if mirrored else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter


def in_one_line(*parts: str) -> str:
    """Return the non-empty parts with dots between, each keeping its own reading direction."""
    return " · ".join(isolated(part) for part in parts if part)


def isolated(text: str) -> str:
    """Return ``text`` so that what stands beside it does not take part in its reading direction."""
    return f"\u2068{text}\u2069"


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet looks at, and repaint by it."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


def scrolling(widget: QWidget) -> QScrollArea:
    """Return ``widget`` in an area that scrolls up and down only."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    # A long name must never push the cards sideways out of sight.
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    area.setWidget(widget)
    return area


def below_a_line(drawer: QWidget) -> QVBoxLayout:
    """Return the layout of a drawer that a line parts from the article above it."""
    around = QVBoxLayout(drawer)
    around.setContentsMargins(0, 0, 0, 0)
    around.setSpacing(0)
    edge = QFrame()
    edge.setProperty("role", "line")
    around.addWidget(edge)
    return around


def clear_layout(layout: QLayout) -> None:
    """Take everything out of ``layout``; the widgets go at the next turn of the event loop."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
        elif inner is not None:
            clear_layout(inner)
