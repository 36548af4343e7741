"""What differs between two states of a mapping of which nearly everything stays the same object."""

from collections import deque
from collections.abc import Mapping
from itertools import compress, islice
from operator import is_not
from types import MappingProxyType
from typing import Any, TypeVar

_Value = TypeVar("_Value")
_Pair = tuple[Mapping[str, Any], Mapping[str, Any], list[str], list[str]]
_lately: deque[_Pair] = deque(maxlen=8)
"""The last questions and their answers: an act asks about its spans and its links, each some eight times."""


def remember(
    before: Mapping[str, _Value], after: Mapping[str, _Value], changed: list[str], gone: list[str]
) -> None:
    """Know what ``differing`` would find: whoever made ``after`` of ``before`` need not have it looked for.

    Both must be proxies of mappings that never change.
    """
    _lately.append((before, after, changed, gone))


def differing(before: Mapping[str, _Value], after: Mapping[str, _Value]) -> tuple[list[str], list[str]]:
    """Return the keys whose value is new or another object, in the order of ``after``, and those gone.

    An act touches one of ten thousand spans, so the common case is walked by C alone: the same keys in
    the same order, with new ones at the end.
    """
    if before is after:
        return [], []
    if not (isinstance(before, MappingProxyType) and isinstance(after, MappingProxyType)):
        return _compared(before, after)
    # Whoever follows an act asks about the same two states, which never change.
    for one, other, changed, gone in tuple(_lately):
        if one is before and other is after:
            return list(changed), list(gone)
    found = _compared(before, after)
    remember(before, after, *found)
    return list(found[0]), list(found[1])


def _compared(before: Mapping[str, _Value], after: Mapping[str, _Value]) -> tuple[list[str], list[str]]:
    if len(before) <= len(after) and not any(map(is_not, before, after)):
        changed = list(compress(after, map(is_not, before.values(), after.values())))
        return changed + list(islice(after, len(before), None)), []
    changed = [key for key, value in after.items() if before.get(key) is not value]
    return changed, [key for key in before if key not in after]
