"""Which project a verb works on."""

import argparse
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from gofteh import bootstrap
from gofteh.app.session import Session
from gofteh.app.settings import Settings
from gofteh.domain.errors import Problem, ProblemKind


def project_path(arguments: argparse.Namespace, settings: Settings) -> Path:
    """Return the project of ``--project``, else the last one used, else the person's own."""
    given: Path | None = arguments.project
    return given if given is not None else bootstrap.first_project(settings)


def existing_project(arguments: argparse.Namespace, settings: Settings) -> AbstractContextManager[Session]:
    """Open the project. Raises Problem when there is none yet: only an import makes one."""
    path = project_path(arguments, settings)
    if not path.exists():
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
) -> Iterator[Session]:
    """Open the project for a while and begin with it next time. Raises Problem."""
    path = project_path(arguments, settings)
    with bootstrap.session_on(path, settings, create=create) as session:
        # The work matters more than where the next begins.
        with suppress(Problem):
            settings.remember_project(path)
        yield session
