"""Which project a verb works on."""

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from gofteh import bootstrap
from gofteh.app.safe_file import unreadable
from gofteh.app.settings import Settings
from gofteh.domain.errors import Problem, ProblemKind

if TYPE_CHECKING:
    from gofteh.app.session import Session


def project_path(arguments: argparse.Namespace, settings: Settings) -> Path:
    """Return the project of ``--project``, else the last one used, else the person's own.

    Raises Problem when the system does not tell whether the last one is still there.
    """
    given: Path | None = arguments.project
    if given is not None:
        return given
    try:
        return bootstrap.first_project(settings)
    except OSError as error:
        raise unreadable(error, str(error.filename)) from error


def existing_project(arguments: argparse.Namespace, settings: Settings) -> AbstractContextManager["Session"]:
    """Open the project. Raises Problem when there is none yet: only an import makes one."""
    path = project_path(arguments, settings)
    try:
        there = path.exists()
    except OSError as error:
        raise unreadable(error, path.name) from error
    if not there:
        raise Problem(
            "There is no project {file}.",
            kind=ProblemKind.INPUT,
            cure="Name one with --project, or begin one with `gofteh import`.",
            file=path.name,
        )
    return wanted_project(arguments, settings)


@contextmanager
def wanted_project(
    arguments: argparse.Namespace, settings: Settings, *, create: bool = False
) -> Iterator["Session"]:
    """Open the project for a while and begin with it next time. Raises Problem."""
    path = project_path(arguments, settings)
    with bootstrap.session_on(path, settings, create=create) as session:
        # The work matters more than where the next begins.
        with suppress(Problem):
            settings.remember_project(path)
        yield session
