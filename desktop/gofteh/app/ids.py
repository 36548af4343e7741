"""New ids and the time of day, as ports so that tests can fix them."""

import os
import time
from collections.abc import Callable
from datetime import UTC, datetime

from gofteh.domain.identity import time_text

Clock = Callable[[], str]
"""Returns the present in UTC, whole seconds with Z."""


def now() -> str:
    """Return the present moment, UTC in whole seconds."""
    return time_text(datetime.now(UTC))


def new_op_id() -> str:
    """Return a new UUIDv7 (RFC 9562, section 5.7): time in milliseconds, then randomness."""
    from uuid import UUID

    milliseconds = time.time_ns() // 1_000_000
    randomness = int.from_bytes(os.urandom(10), "big")
    value = (milliseconds & (1 << 48) - 1) << 80 | randomness
    value = value & ~(0xF << 76) | 7 << 76
    value = value & ~(0x3 << 62) | 2 << 62
    return str(UUID(int=value))


def new_id(prefix: str) -> str:
    """Return a new id like ``s-3f9c0a71d2e84b60``, unique enough for one project's lifetime."""
    return f"{prefix}-{os.urandom(8).hex()}"
