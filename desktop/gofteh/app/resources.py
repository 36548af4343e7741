"""Finds the files that travel with the program: fonts, icons, translations, samples, help."""

import sys
from functools import cache
from pathlib import Path

from gofteh.domain.errors import Problem, ProblemKind

FOLDER = "resources"


@cache
def folder() -> Path:
    """Return the folder of all resources. Raises Problem when the program came without it."""
    for place in _places():
        if place.is_dir():
            return place
    raise _missing(FOLDER)


def find(*parts: str) -> Path:
    """Return the path of one resource, such as ``find("icons", "undo.svg")``.

    Raises Problem when it is not there.
    """
    path = folder().joinpath(*parts)
    if not path.exists():
        raise _missing("/".join(parts))
    return path


def _places() -> list[Path]:
    package = Path(__file__).resolve().parents[1]
    places = [package / FOLDER, package.parents[1] / FOLDER]
    bundle = getattr(sys, "_MEIPASS", None)
    if bundle is not None:
        places = [Path(bundle, package.name, FOLDER), Path(bundle, FOLDER)]
    return places


def _missing(name: str) -> Problem:
    return Problem(
        "A file of the program is missing: {name}",
        kind=ProblemKind.INPUT,
        cure="Install the program again.",
        name=name,
    )
