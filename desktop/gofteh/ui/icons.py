"""The program's own icons, drawn in the colours of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gofteh.app import resources
from gofteh.ui import theme as look

SIZES = (16, 20, 24, 32)
APP_SIZES = (16, 24, 32, 48, 64, 128, 256)


def icon(name: str, colour: str = "") -> QIcon:
    """Return the icon called ``name`` in ``colour``, or in the ink of the theme.

    Ask again after the theme has changed. Raises Problem when there is no such file.
    """
    theme = look.current()
    return _drawn(name, colour or theme.ink, theme.faint, _ratio())


def pixmap(name: str, colour: str = "", size: int = 18) -> QPixmap:
    """Return the icon as a picture of ``size`` × ``size``, for labels and delegates."""
    return icon(name, colour).pixmap(size, size)


@cache
def nothing() -> QIcon:
    """Return an empty icon, which keeps words under words where others have one."""
    empty = QPixmap(SIZES[0], SIZES[0])
    empty.fill(Qt.GlobalColor.transparent)
    return QIcon(empty)


@cache
def app_icon() -> QIcon:
    """Return the mark of the program."""
    svg = resources.find("icons", "gofteh.svg").read_bytes()
    made = QIcon()
    for size in APP_SIZES:
        made.addPixmap(_picture(svg, size, 1.0))
    return made


@cache
def _drawn(name: str, colour: str, faint: str, ratio: float) -> QIcon:
    svg = resources.find("icons", f"{name}.svg").read_text(encoding="utf-8")
    made = QIcon()
    for mode, ink in ((QIcon.Mode.Normal, colour), (QIcon.Mode.Disabled, faint)):
        inked = svg.replace("currentColor", ink).encode()
        for size in SIZES:
            made.addPixmap(_picture(inked, size, ratio), mode)
    return made


def _ratio() -> float:
    app = QGuiApplication.instance()
    return app.devicePixelRatio() if isinstance(app, QGuiApplication) else 1.0


def _picture(svg: bytes, size: int, ratio: float) -> QPixmap:
    made = QPixmap(round(size * ratio), round(size * ratio))
    made.setDevicePixelRatio(ratio)
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return made
