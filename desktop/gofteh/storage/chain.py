"""The hash chain of the events: each one's hash covers the one before it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

import orjson

GENESIS = "0" * 64
"""What stands before the first event."""
COVERED = (
    "seq",
    "op_id",
    "article_id",
    "kind",
    "name",
    "payload",
    "inverse",
    "by",
    "at",
    "undoes",
    "redoes",
    "batch",
    "program",
    "prev_hash",
)


def event_hash(row: Mapping[str, Any]) -> str:
    """Return the SHA-256 over the previous hash and every column of an event, in lower-case hex."""
    return hashlib.sha256(compact([row[name] for name in COVERED])).hexdigest()


def compact(value: object) -> bytes:
    """Return ``value`` as JSON without spaces, in UTF-8. What is no JSON in it becomes a text."""
    try:
        return orjson.dumps(value, default=repr)
    except TypeError:
        # A column that somebody filled with what orjson does not take must not stop the check.
        text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=repr)
        return text.encode("utf-8", "surrogatepass")
