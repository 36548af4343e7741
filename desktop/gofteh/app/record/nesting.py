"""How deep JSON from outside may go: each program that reads it on has a stack of its own to exhaust."""

from gofteh.domain.errors import Problem, ProblemKind

DEEPEST = 100
"""Lists and objects within each other; far below what Python, jq and SQLite take."""


def check_nesting(value: object, deepest: int = DEEPEST) -> None:
    """Raise Problem when lists and objects in ``value`` lie within each other more than ``deepest`` deep."""
    level = [value]
    for _ in range(deepest):
        level = [
            inner
            for outer in level
            if isinstance(outer, dict | list)
            for inner in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(inner, dict | list)
        ]
        if not level:
            return
    raise too_deep()


def too_deep() -> Problem:
    """Return the Problem of JSON without end in depth."""
    return Problem("The JSON is nested too deeply.", kind=ProblemKind.INPUT)
