"""``gofteh --version``: what a report of a problem should name."""

import argparse
import platform

from gofteh import __version__
from gofteh.app.settings import Settings
from gofteh.cli.output import Exit, put_text
from gofteh.domain.errors import Problem


def print_version(_arguments: argparse.Namespace, _settings: Settings) -> int:
    """Print the program and what it stands on, one a line; nothing heavy is loaded for it."""
    put_text("".join(f"{name} {version}\n" for name, version in versions().items()))
    return Exit.DONE


def versions() -> dict[str, str]:
    """Return the versions by name."""
    import sqlite3
    from importlib.metadata import PackageNotFoundError, version

    def of(package: str) -> str:
        try:
            return version(package)
        except PackageNotFoundError:
            return "?"

    return {
        "gofteh": __version__,
        "build": build(),
        "Python": platform.python_version(),
        "Qt": of("PySide6-Essentials"),
        "SQLAlchemy": of("SQLAlchemy"),
        "hazm": of("hazm"),
        "SQLite": sqlite3.sqlite_version,
    }


def build() -> str:
    """Return which build of the program this is: system, commit and date, or that none was made."""
    import json
    import sys

    from gofteh.app import resources

    if not getattr(sys, "frozen", False):
        return "source"
    try:
        told = json.loads(resources.find("build.json").read_text(encoding="utf-8"))
        return f"{told['platform']}, {told['commit']}, {told['date']}"
    except (KeyError, OSError, Problem, TypeError, ValueError):
        return "?"
