"""Vazirmatn, loaded from the program's own files."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from gofteh.app import resources
from gofteh.domain.errors import Problem, ProblemKind

FAMILY = "Vazirmatn"
WEIGHTS = ("Regular", "Medium", "Bold")
# Persian letters are small for their size: below this the dots run together.
SMALLEST_PIXELS = 14


def load() -> str:
    """Make the font known to Qt and return its family. Raises Problem when a file cannot be used."""
    if FAMILY not in QFontDatabase.families():
        for weight in WEIGHTS:
            _load(f"{FAMILY}-{weight}.ttf")
    return FAMILY


def base_font(points: float | None = None) -> QFont:
    """Return the font of the window: of the system's size, unless that is too small for Persian."""
    font = QFont(load())
    font.setPointSizeF(points or max(_system_points(), _points(SMALLEST_PIXELS)))
    return font


def _load(file: str) -> None:
    if QFontDatabase.addApplicationFont(str(resources.find("fonts", file))) < 0:
        raise Problem(
            "The font {name} cannot be used.",
            kind=ProblemKind.INPUT,
            cure="Install the program again.",
            name=file,
        )


@cache
def _system_points() -> float:
    # Cached, since our own font takes the place of the system's.
    return QGuiApplication.font().pointSizeF()


def _points(pixels: float) -> float:
    return pixels * 72 / QGuiApplication.primaryScreen().logicalDotsPerInch()
