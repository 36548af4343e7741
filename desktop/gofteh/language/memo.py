"""Remembers what is known of words: those of one article are mostly those of the articles before it."""

from collections.abc import Callable
from typing import Generic, TypeVar

MOST = 1 << 16
"""Words after which all are forgotten, so that a helper that runs for weeks does not grow."""

_Value = TypeVar("_Value")


class _Memo(dict[str, _Value], Generic[_Value]):
    """Looks known words up without a call of Python; ``find`` is asked for the others."""

    def __init__(self, find: Callable[[str], _Value]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, key: str) -> _Value:
        if len(self) >= MOST:
            self.clear()
        found = self[key] = self._find(key)
        return found


def remembered(find: Callable[[str], _Value]) -> Callable[[str], _Value]:
    """Return ``find`` with a memory, quicker than ``lru_cache``, which notes the order of use as well."""
    return _Memo(find).__getitem__
