"""What a person could not read: words cut off at the edge of their widget, and widgets over one another."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QCheckBox,
    QLabel,
    QLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from gofteh.ui.panels.widgets import ChipButton, ElidingLabel

SLACK = 1


def clipped(root: QWidget) -> list[str]:
    """Name every label and button within ``root`` that does not show all its words."""
    return [
        f"{type(each).__name__} “{each.text()}” {each.size().toTuple()} wants {_wanted(each)}"
        for each in _shown(root)
        if isinstance(each, QLabel | QPushButton | QToolButton | QCheckBox)
        and each.text()
        and not isinstance(each, ElidingLabel | ChipButton)
        and _is_cut(each)
    ]


def overlapping(root: QWidget) -> list[str]:
    """Name every two widgets of one layout that cover each other, and each that leaves its parent."""
    found = []
    for parent in (root, *_shown(root)):
        layout = parent.layout()
        if layout is None:
            continue
        items = list(_items(layout))
        for number, one in enumerate(items):
            found += [
                f"{_name(one)} over {_name(other)}"
                for other in items[number + 1 :]
                if one.geometry().intersects(other.geometry())
            ]
    return found


def _shown(root: QWidget) -> Iterator[QWidget]:
    return (each for each in root.findChildren(QWidget) if each.isVisibleTo(root))


def _wanted(each: QWidget) -> tuple[int, int]:
    if isinstance(each, QLabel) and each.wordWrap():
        return each.width(), each.heightForWidth(each.width())
    hint = each.minimumSizeHint() if isinstance(each, QAbstractButton) else each.sizeHint()
    return hint.width(), hint.height()


def _is_cut(each: QWidget) -> bool:
    width, height = _wanted(each)
    if width > each.width() + SLACK or height > each.height() + SLACK:
        return True
    # Inside its parents as well, unless one of them can be scrolled to it.
    place = QRect(QPoint(0, 0), each.size())
    parent: QWidget | None = each.parentWidget()
    below = each
    while parent is not None and not _scrolls(parent) and not below.isWindow():
        place.moveTopLeft(below.mapTo(parent, place.topLeft()))
        if not parent.rect().adjusted(-SLACK, -SLACK, SLACK, SLACK).contains(place):
            return True
        below = parent
        parent = below.parentWidget()
    return False


def _scrolls(widget: QWidget) -> bool:
    return isinstance(widget.parentWidget(), QAbstractScrollArea)


def _items(layout: QLayout) -> Iterator[QWidget]:
    for number in range(layout.count()):
        item = layout.itemAt(number)
        widget = item.widget() if item is not None else None
        inner = item.layout() if item is not None else None
        if widget is not None and not widget.isHidden():
            yield widget
        elif inner is not None:
            yield from _items(inner)


def _name(widget: QWidget) -> str:
    text = widget.property("text") or widget.accessibleName()
    return f"{type(widget).__name__} “{text}”"
