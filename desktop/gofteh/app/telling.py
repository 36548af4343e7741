"""What an act is called in the words of the person who did it: which words of the text, which speaker.

Made from the recorded event alone and the text, which never changes; so it is true of old acts too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gofteh.app.told import Context, tell_edit
from gofteh.app.words import _, plural
from gofteh.domain.edits import (
    AddSpan,
    Edit,
    ImportArticle,
    RestoreArticle,
    SetStatus,
    Together,
    WithdrawArticle,
)
from gofteh.domain.edits.together import name_of
from gofteh.domain.errors import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gofteh.app.event import Event, HistoryLine
    from gofteh.app.session import Session
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.registry import Registry

_PLAIN = {ImportArticle.name, WithdrawArticle.name, RestoreArticle.name}
"""Acts whose name says all: their events, which can be large, are not read for it."""


class Teller:
    """Words the acts of one session, each once."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._told: dict[str, str] = {}

    def words(self, line: HistoryLine) -> str:
        """Return what the act of a line of the history is called."""
        if line.name in _PLAIN:
            return _(line.name)
        if line.op_id not in self._told:
            state = self._session.state
            try:
                event = self._session.store.event(line.op_id)
            except Problem:
                return _(line.name)
            self._told[line.op_id] = tell(event, state.document, state.registry)
        return self._told[line.op_id]


def tell(event: Event, document: AnnotatedArticle | None, registry: Registry) -> str:
    """Return what an act is called, in the language in use."""
    name = name_of(event.edit)
    pairs = list(_pairs(event.edit, event.inverse))
    added = [edit.span for edit, _inverse in pairs if isinstance(edit, AddSpan)]
    context = Context(document, registry)
    if len(pairs) > 3 and len(added) == len([edit for edit, _i in pairs if not isinstance(edit, SetStatus)]):
        return plural(
            "Label {count} place: “{words}”",
            "Label {count} places: “{words}”",
            len(added),
            words=context.words(added[0]),
        )
    # What the whole is named for; the rest of it follows from that.
    chief = next((pair for pair in pairs if pair[0].name == name), None)
    if chief is None:
        return _(name)
    return tell_edit(chief[0], chief[1], context) or _(name)


def _pairs(edit: Edit, inverse: Edit) -> Iterator[tuple[Edit, Edit]]:
    """Yield each single Edit with the one that takes it back."""
    if isinstance(edit, Together) and isinstance(inverse, Together):
        for part, back in zip(edit.edits, reversed(inverse.edits), strict=False):
            yield from _pairs(part, back)
    else:
        yield edit, inverse
