"""The hash chain of the events: each one's hash covers the one before it."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

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
    columns = [row[name] for name in COVERED]
    # A column that somebody filled with bytes is not what was hashed, but must not stop the check.
    covered = json.dumps(columns, ensure_ascii=False, separators=(",", ":"), default=repr)
    return hashlib.sha256(covered.encode("utf-8", "surrogatepass")).hexdigest()
