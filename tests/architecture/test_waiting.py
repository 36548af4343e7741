"""Tests wait for something to happen, never for time to pass: a sleep is slow and fails on a busy machine."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
MEASURING = TESTS / "benchmarks"
WAITS = {"time.sleep", "qtbot.wait", "QTest.qWait", "QTest.qSleep", "QThread.sleep", "QThread.msleep"}


def _fixed_waits(source: str) -> Iterator[tuple[int, str]]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.ImportFrom) and node.module == "time":
            for name in node.names:
                if name.name == "sleep":
                    yield node.lineno, "from time import sleep"
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            call = ast.unparse(node.func)
            if call in WAITS:
                yield node.lineno, call


def test_no_test_waits_a_fixed_time() -> None:
    found = "\n".join(
        f"{path.relative_to(TESTS)}:{line}: {call}"
        for path in sorted(TESTS.rglob("*.py"))
        if MEASURING not in path.parents
        for line, call in _fixed_waits(path.read_text(encoding="utf-8"))
    )
    assert not found, f"wait for a signal or a condition instead (qtbot.waitUntil, waitSignal):\n{found}"


@pytest.mark.parametrize(
    "source",
    [
        "import time\ntime.sleep(1)",
        "from time import sleep",
        "def test(qtbot):\n    qtbot.wait(50)",
        "QTest.qWait(5)",
    ],
)
def test_fixed_waits_are_seen(source: str) -> None:
    assert list(_fixed_waits(source))


@pytest.mark.parametrize("source", ["qtbot.waitUntil(ready)", "event.wait(5)", "time.monotonic()"])
def test_waiting_for_something_is_allowed(source: str) -> None:
    assert not list(_fixed_waits(source))
