"""The program's own icons, drawn in the colours of the theme, each size when it is first shown."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gofteh.app import resources
from gofteh.ui import theme as look

_LINE = 16
APP_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, colour: str = "") -> QIcon:
    """Return the icon called ``name`` in ``colour``, or in the ink of the theme.

    Ask again after the theme has changed. Raises Problem when there is no such file.
    """
    theme = look.current()
    return _drawn(name, colour or theme.ink, theme.faint)


def pixmap(name: str, colour: str = "", size: int = 18) -> QPixmap:
    """Return the icon as a picture of ``size`` × ``size``, for labels and delegates."""
    return icon(name, colour).pixmap(size, size)


@cache
def nothing() -> QIcon:
    """Return an empty icon, which keeps words under words where others have one."""
    empty = QPixmap(_LINE, _LINE)
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)


@cache
def app_icon() -> QIcon:
    """Return the mark of the program."""
    svg = resources.find("icons", "gofteh.svg").read_text(encoding="utf-8")
    made = QIcon()
    for size in APP_SIZES:
        made.addPixmap(_picture(svg, QSize(size, size)))
    return made


@cache
def _drawn(name: str, colour: str, faint: str) -> QIcon:
    svg = resources.find("icons", f"{name}.svg").read_text(encoding="utf-8")
    return QIcon(_Engine(svg.replace("currentColor", colour), svg.replace("currentColor", faint)))


class _Engine(QIconEngine):
    """Draws an icon at whatever size is asked for; the program's start draws none that is not seen."""

    def __init__(self, usual: str, disabled: str) -> None:
        super().__init__()
        self._usual, self._disabled = usual, disabled

    def clone(self) -> QIconEngine:
        """Return another that draws the same."""
        return _Engine(self._usual, self._disabled)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        """Draw straight onto what is painted."""
        svg = self._disabled if mode is QIcon.Mode.Disabled else self._usual
        QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        """Return a picture of so many device pixels."""
        return _picture(self._disabled if mode is QIcon.Mode.Disabled else self._usual, size)


def _picture(svg: str, size: QSize) -> QPixmap:
    made = QPixmap(size)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(made.rect()))
    painter.end()
    return made
