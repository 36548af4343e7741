"""The program's icon in the sizes and kinds that systems want, drawn from the one SVG by Qt."""

import os
import struct
from pathlib import Path

SIZES = (16, 22, 24, 32, 48, 64, 128, 256, 512)
_ICO_SIZES = (16, 24, 32, 48, 64, 256)
_BANNER = (164, 314)
"""Pixels, as NSIS asks for."""
_BANNER_COLOURS = ((0.0, "#eef3f9"), (1.0, "#c9d9ea"))
_ICNS_SIZES = {"icp4": 16, "icp5": 32, "icp6": 64, "ic07": 128, "ic08": 256, "ic09": 512, "ic10": 1024}


def png(source: Path, size: int) -> bytes:
    """Return the picture as PNG, ``size`` pixels square."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QRectF
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication(["icons"])
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    QSvgRenderer(str(source)).render(painter, QRectF(0, 0, size, size))
    painter.end()
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    del app
    return bytes(buffer.data().data())


def ico(target: Path, source: Path | None = None) -> Path:
    """Write an icon for Windows: a table of contents, then PNG pictures."""
    pictures = [(size, png(source or _own(), size)) for size in _ICO_SIZES]
    place = 6 + 16 * len(pictures)
    head = struct.pack("<HHH", 0, 1, len(pictures))
    for size, data in pictures:
        # 256 is written as 0.
        head += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), place)
        place += len(data)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(head + b"".join(data for _, data in pictures))
    return target


def banner(target: Path) -> Path:
    """Write the picture beside the first and the last page of the Windows installer: a bitmap of 24 bits."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QPointF, QRectF
    from PySide6.QtGui import QColor, QGuiApplication, QImage, QLinearGradient, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication(["icons"])
    width, height, side = *_BANNER, 96
    image = QImage(width, height, QImage.Format.Format_RGB888)
    ground = QLinearGradient(QPointF(0, 0), QPointF(0, height))
    for place, colour in _BANNER_COLOURS:
        ground.setColorAt(place, QColor(colour))
    painter = QPainter(image)
    painter.fillRect(image.rect(), ground)
    QSvgRenderer(str(_own())).render(painter, QRectF((width - side) / 2, 72, side, side))
    painter.end()
    target.parent.mkdir(parents=True, exist_ok=True)
    image.save(str(target), "BMP")  # type: ignore[call-overload]
    del app
    return target


def icns(target: Path) -> Path:
    """Write an icon for macOS: blocks of a kind, a length, and a PNG picture."""
    blocks = b""
    for kind, size in _ICNS_SIZES.items():
        data = png(_own(), size)
        blocks += kind.encode("ascii") + struct.pack(">I", len(data) + 8) + data
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(b"icns" + struct.pack(">I", len(blocks) + 8) + blocks)
    return target


def _own() -> Path:
    return Path(__file__).parents[2] / "resources" / "icons" / "gofteh.svg"
