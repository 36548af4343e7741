"""A layout that puts chips side by side and wraps them, from the reading side."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QStyle, QWidget


class FlowLayout(QLayout):
    """Lays its widgets out in lines, mirrored in a right-to-left window."""

    def __init__(self, parent: QWidget | None = None, *, gap: int = 6) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(QMargins(0, 0, 0, 0))

    def addItem(self, item: QLayoutItem) -> None:
        """Take in another item."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return an item, or None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove and return an item, or None past the end."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Return that it wants no more room than its lines."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Return that narrow means tall."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at ``width``."""
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def width_of_all(self) -> int:
        """Return the width at which all items stand in one line."""
        widths = [item.sizeHint().width() for item in self._items]
        return sum(widths) + self.spacing() * max(len(widths) - 1, 0)

    def setGeometry(self, room: QRect) -> None:
        """Place the items within ``room``."""
        super().setGeometry(room)
        self._arrange(room.marginsRemoved(self.contentsMargins()), move=True)

    def sizeHint(self) -> QSize:
        """Return the smallest size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return room for the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _arrange(self, room: QRect, *, move: bool) -> int:
        x, y = 0, 0
        lines: list[list[tuple[QLayoutItem, QRect]]] = [[]]
        for item in self._items:
            hint = item.sizeHint().boundedTo(QSize(max(room.width(), 1), 10_000))
            if x and x + hint.width() > room.width():
                x, y = 0, y + _height_of(lines[-1]) + self.spacing()
                lines.append([])
            lines[-1].append((item, QRect(QPoint(room.x() + x, room.y() + y), hint)))
            x += hint.width() + self.spacing()
        parent = self.parentWidget()
        if move and parent is not None:
            direction = parent.layoutDirection()
            for line in lines:
                height = _height_of(line)
                for item, box in line:
                    middle = box.translated(0, (height - box.height()) // 2)
                    item.setGeometry(QStyle.visualRect(direction, room, middle))
        return y + _height_of(lines[-1])


def _height_of(line: list[tuple[QLayoutItem, QRect]]) -> int:
    return max((box.height() for _item, box in line), default=0)
