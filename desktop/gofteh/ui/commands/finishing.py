"""Before an article is done, what the checks find is told; a project may ask that it be mended first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gofteh.app.words import _, plural
from gofteh.ui.actions import Act

if TYPE_CHECKING:
    from collections.abc import Callable

    from gofteh.app.checks import Found
    from gofteh.ui.commands.checks import LiveChecks


class Finishing(QObject):
    """Stands before the acts that finish an article."""

    blocked = Signal(str, object)
    """Why the article is not done yet, and what finishes it all the same, or None when nothing may."""

    def __init__(self, checks: LiveChecks) -> None:
        super().__init__(checks)
        self._checks = checks
        self._told: frozenset[str] = frozenset()
        """What stood in the way when the person last wanted to finish."""

    def before(self, handlers: dict[Act, Callable[[], object]]) -> dict[Act, Callable[[], object]]:
        """Return ``handlers`` whose acts that finish the article ask the checks first."""
        asked = {act: partial(self._ask_first, handlers[act]) for act in (Act.FINISH, Act.STATUS_DONE)}
        return {**handlers, **asked}

    def _ask_first(self, finish: Callable[[], object]) -> None:
        """Finish, unless something found stands in the way that must be mended or was not told yet."""
        from gofteh.app.checks import REQUIRED, blocking

        checks = self._checks
        checks.look_now()
        needed = checks.required
        in_the_way = blocking(checks.found, needed or REQUIRED)
        keys = frozenset(each.key for each in in_the_way)
        if not in_the_way or (not needed and keys == self._told):
            finish()
            return
        self._told = keys
        checks.go(in_the_way[0])
        if needed:
            self.blocked.emit(_must(in_the_way), None)
        else:
            self.blocked.emit(_may(in_the_way), finish)


def _must(found: list[Found]) -> str:
    return plural(
        "In this project an article is done once this is mended: {titles} ({count} place).",
        "In this project an article is done once this is mended: {titles} ({count} places).",
        len(found),
        titles=_titles(found),
    )


def _may(found: list[Found]) -> str:
    return plural(
        "Look at this before the article is done: {titles} ({count} place).",
        "Look at this before the article is done: {titles} ({count} places).",
        len(found),
        titles=_titles(found),
    )


def _titles(found: list[Found]) -> str:
    """Return each kind once, in the order of the table."""
    from gofteh.app.checks import CHECKS

    kinds = {each.check for each in found}
    return _(", ").join(_(check.title) for check in CHECKS if check.id in kinds)
