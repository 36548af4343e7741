"""A small JSON file that is never half written and never stops the program."""

import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from gofteh.app.system_words import reason_of
from gofteh.domain.errors import Problem, ProblemKind


def read_or_set_aside(path: Path) -> tuple[dict[str, Any], Problem | None]:
    """Return what the file holds; a file that makes no sense is renamed to ``….broken``."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(kept, dict):
            return kept, None
    except FileNotFoundError:
        return {}, None
    except (OSError, ValueError):
        # Also a file that cannot be read is set aside: the next change would write over it.
        pass
    aside = path.with_name(path.name + ".broken")
    try:
        path.replace(aside)
    except OSError as error:
        return {}, _unreadable(path, error)
    return {}, Problem(
        "The settings could not be read; the program starts with its own.",
        kind=ProblemKind.INPUT,
        cure="The old file is kept as {name}.",
        name=aside.name,
    )


def write(path: Path, kept: Mapping[str, object], *, by_name: bool = True) -> None:
    """Put the file in place in one step. Raises Problem when the disk does not take it."""
    text = json.dumps(kept, ensure_ascii=False, indent=2, sort_keys=by_name) + "\n"
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        number, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.name, suffix=".new")
        with os.fdopen(number, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise Problem(
            "The settings could not be saved: {reason}",
            kind=ProblemKind.STORAGE,
            cure="Make room on the disk, or allow writing to {folder}.",
            reason=reason_of(error),
            folder=str(path.parent),
        ) from error


def _unreadable(path: Path, error: OSError) -> Problem:
    return Problem(
        "The settings could not be read: {reason}",
        kind=ProblemKind.INPUT,
        cure="Allow reading {name}; until then the program's own settings hold.",
        reason=reason_of(error),
        name=str(path),
    )
