"""The window, and its tour."""

import argparse
import os
import sys

from gofteh import bootstrap
from gofteh.app.settings import Settings
from gofteh.app.words import _
from gofteh.cli.output import Exit, path_text, put, say
from gofteh.cli.project import project_path

_PLATFORM = "QT_QPA_PLATFORM"


def run_window(arguments: argparse.Namespace, settings: Settings) -> int:
    """Open the window on a project, with files to import. 2 where there is no display."""
    if not _has_display() and not os.environ.get(_PLATFORM):
        say(_("There is no display to open a window on. `gofteh tour --output DIR` works without one."))
        return Exit.WRONG_USE
    projects = [path for path in arguments.files if path.suffix == bootstrap.PROJECT_SUFFIX]
    files = [path for path in arguments.files if path not in projects]
    if len(projects) + (arguments.project is not None) > 1:
        say(_("Only one project can be open in a window."))
        return Exit.WRONG_USE
    path = projects[0] if projects else project_path(arguments, settings)
    seed = not projects and arguments.project is None and not files
    bootstrap.speak(settings, isolating=True)
    return bootstrap.run_window(settings, path, files, seed=seed)


def run_tour(arguments: argparse.Namespace, settings: Settings) -> int:
    """Take the tour, off the screen where there is none; print what it made."""
    if not _has_display():
        os.environ.setdefault(_PLATFORM, "offscreen")
    bootstrap.speak(settings, isolating=True)
    result = bootstrap.run_tour(settings, arguments.output, arguments.article)
    put(
        {
            "pictures": [path_text(path) for path in result.pictures],
            "export": path_text(result.export),
            "timing": path_text(result.timing),
        }
    )
    return Exit.DONE


def _has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
