"""Shapes of ids, names and times, as the native record fixes them."""

import re
from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from gofteh.domain.errors import Problem

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,127}")
_IDS = re.compile(rf"(?:{_ID.pattern}\n)*")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TIME_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)
_NOT_IN_WORDS = re.compile("[\x00\ud800-\udfff]")


def check_id(value: str) -> None:
    """Raise Problem unless ``value`` begins with a letter and is an XML NCName of at most 128 signs."""
    if not _ID.fullmatch(value):
        raise Problem(
            "“{value}” cannot be an id: ids begin with a Latin letter and hold letters, digits, _ . and -.",
            value=value,
        )


def are_ids(values: Iterable[str]) -> bool:
    """Tell whether ``check_id`` would take every one of ``values``: one look for many of them."""
    # Each on a line of its own, and no id has a line end in it.
    return _IDS.fullmatch("".join([f"{value}\n" for value in values])) is not None


def check_name(value: str) -> None:
    """Raise Problem unless ``value`` can name a label or a link type."""
    if not _NAME.fullmatch(value):
        raise Problem(
            "“{value}” cannot be a name: names are lower-case Latin letters, digits and _.", value=value
        )


# Many spans share one time, and every span that is read back is checked.
@lru_cache(maxsize=4096)
def check_time(value: str) -> None:
    """Raise Problem unless ``value`` is UTC in whole seconds, as in ``2026-11-23T08:00:00Z``."""
    well_formed = _TIME.fullmatch(value) is not None
    if well_formed:
        try:
            datetime.fromisoformat(value)
        except ValueError:
            well_formed = False
    if not well_formed:
        raise Problem("“{value}” is not a time: write UTC like 2026-11-23T08:00:00Z.", value=value)


def check_stamps(*times: str, annotator: str | None) -> None:
    """Raise Problem unless ``times`` are times and ``annotator``, when there is one, is an id."""
    for time in times:
        check_time(time)
    if annotator is not None:
        check_id(annotator)


def check_words(*values: str | None) -> None:
    """Raise Problem when a name or a note holds NUL or half a surrogate pair, which no file can carry."""
    for value in values:
        if value is not None and (found := _NOT_IN_WORDS.search(value)):
            raise Problem(
                "“{value}” holds the character U+{code}, which no file could carry.",
                value=_NOT_IN_WORDS.sub("\N{REPLACEMENT CHARACTER}", value),
                code=f"{ord(found.group()):04X}",
            )


def time_text(moment: datetime) -> str:
    """Return ``moment`` (timezone-aware UTC) in whole seconds with Z."""
    return moment.strftime(_TIME_FORMAT)
