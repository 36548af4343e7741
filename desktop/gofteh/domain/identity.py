"""Shapes of ids, names and times, as the native record fixes them."""

import re
from datetime import datetime

from gofteh.domain.errors import Problem

_ID = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,127}")
_NAME = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TIME_FORMAT = "%Y-%m-%dT%H:%M:%SZ"
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", re.ASCII)


def check_id(value: str) -> None:
    """Raise Problem unless ``value`` begins with a letter and is an XML NCName of at most 128 signs."""
    if not _ID.fullmatch(value):
        raise Problem(
            "“{value}” cannot be an id: ids begin with a Latin letter and hold letters, digits, _ . and -.",
            value=value,
        )


def check_name(value: str) -> None:
    """Raise Problem unless ``value`` can name a label or a link type."""
    if not _NAME.fullmatch(value):
        raise Problem(
            "“{value}” cannot be a name: names are lower-case Latin letters, digits and _.", value=value
        )


def check_time(value: str) -> None:
    """Raise Problem unless ``value`` is UTC in whole seconds, as in ``2026-11-23T08:00:00Z``."""
    try:
        datetime.strptime(value, _TIME_FORMAT)  # noqa: DTZ007 - only the shape is asked, Z is literal
    except ValueError:
        well_formed = False
    else:
        well_formed = _TIME.fullmatch(value) is not None
    if not well_formed:
        raise Problem("“{value}” is not a time: write UTC like 2026-11-23T08:00:00Z.", value=value)


def time_text(moment: datetime) -> str:
    """Return ``moment`` (timezone-aware UTC) in whole seconds with Z."""
    return moment.strftime(_TIME_FORMAT)
