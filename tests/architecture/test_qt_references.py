"""PySide6 6.12.0 on Python 3.11 drops a reference to None at every void call, and soon dies of it."""

import sys

from PySide6.QtCore import QObject

CALLS = 2_000
# Other code in the process may come and go with a few references meanwhile.
TOLERANCE = 50


def test_void_calls_keep_the_references_to_none() -> None:
    thing = QObject()
    thing.setObjectName("warm")
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < TOLERANCE
