"""What differs between two states of a mapping of which nearly everything stays the same object."""

from collections.abc import Mapping
from itertools import compress
from operator import is_not
from typing import TypeVar

_Value = TypeVar("_Value")


def differing(before: Mapping[str, _Value], after: Mapping[str, _Value]) -> tuple[list[str], list[str]]:
    """Return the keys whose value is new or another object, in the order of ``after``, and those gone.

    An act touches one of ten thousand spans, so the common case is walked by C alone: the same keys in
    the same order, with new ones at the end.
    """
    if before is after:
        return [], []
    if len(before) <= len(after) and not any(map(is_not, before, after)):
        changed = list(compress(after, map(is_not, before.values(), after.values())))
        return changed + list(after)[len(before) :], []
    changed = [key for key, value in after.items() if before.get(key) is not value]
    return changed, [key for key in before if key not in after]
