"""Files that are either wholly there or not at all, and what the system says of those it keeps back."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from gofteh.app.system_words import reason_of
from gofteh.app.words import N_
from gofteh.domain.errors import Problem, ProblemKind


@contextmanager
def new_files(paths: list[Path], *, force: bool = False) -> Iterator[list[BinaryIO]]:
    """Open files to write in the folder of each of ``paths``; at the end they take their names.

    Until then nothing under those names has changed, and nothing ever does when the end is an
    exception. Raises Problem when a file is there already and ``force`` does not say to replace it, and
    when the disk or the folder refuses.
    """
    for path in paths:
        _check_free(path, force=force)
    drafts: list[Path] = []
    streams: list[BinaryIO] = []
    try:
        with told_as_problem(paths[0]):
            for path in paths:
                draft = path.with_name(f".gofteh-{os.urandom(6).hex()}.part")
                streams.append(draft.open("xb"))
                drafts.append(draft)
            yield streams
            for stream in streams:
                stream.flush()
                os.fsync(stream.fileno())
                stream.close()
            for path, draft in zip(paths, drafts, strict=True):
                _check_free(path, force=force)
                draft.replace(path)
            _sync_folder(paths[0].parent)
    finally:
        for stream in streams:
            with suppress(OSError):
                stream.close()
        for draft in drafts:
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def _check_free(path: Path, *, force: bool) -> None:
    try:
        mode = (path.stat() if path.exists() else path.lstat()).st_mode
    except FileNotFoundError:
        return
    except OSError as error:
        raise _not_written(path, error) from error
    if stat.S_ISDIR(mode):
        raise Problem("{name} is a folder.", kind=ProblemKind.INPUT, name=path.name)
    if not (stat.S_ISREG(mode) or stat.S_ISLNK(mode)):
        # The superuser's --force would put a file in the place of /dev/null.
        raise Problem("{name} is a device, not a file.", kind=ProblemKind.INPUT, name=path.name)
    if not force:
        raise Problem(
            "{name} is there already.",
            kind=ProblemKind.INPUT,
            cure="Choose another name, or say --force to replace it.",
            name=path.name,
        )


@contextmanager
def told_as_problem(path: Path) -> Iterator[None]:
    """Turn the refusals of the system into a Problem that names ``path``.

    A reader that went away is no refusal: BrokenPipeError passes.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _not_written(path, error) from error


def unreadable(error: OSError, name: str = "") -> Problem:
    """Return the Problem of a file that the system does not hand out; named where nothing else does."""
    cure = N_("Check its name, and that you may read it.")
    reason = reason_of(error)
    if name:
        return Problem(
            "{name} cannot be read: {reason}.", kind=ProblemKind.INPUT, cure=cure, name=name, reason=reason
        )
    return Problem("It cannot be read: {reason}.", kind=ProblemKind.INPUT, cure=cure, reason=reason)


def _not_written(path: Path, error: OSError) -> Problem:
    return Problem(
        "{name} could not be written: {reason}.",
        kind=ProblemKind.STORAGE,
        cure="Make room on the disk, or choose a folder that you may write to.",
        name=path.name,
        reason=reason_of(error),
    )


def _sync_folder(folder: Path) -> None:
    """Put the new names on the disk too, where a folder can be opened (not on Windows)."""
    with suppress(PermissionError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)
