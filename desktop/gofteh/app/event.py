"""Events: acts as they are kept, each with what takes it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gofteh.domain.edits import Edit


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One act as recorded: who did which Edit when, and the Edit that undoes it."""

    op_id: str
    """UUIDv7 of the act; the same id is acknowledged again but never done twice."""
    article_id: str | None
    """The article it belongs to; None for acts on the project alone."""
    edit: Edit
    inverse: Edit
    by: str
    at: str
    undoes: str | None = None
    """The op_id of the act that this one takes back."""
    redoes: str | None = None
    """The op_id of the act that this one does again."""
    batch: str | None = None
    """Shared by the acts of one import, or of one labelling over many articles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryLine:
    """What the history needs to know of an event without reading the whole of it."""

    op_id: str
    name: str
    """English text and translation key, as ``Edit.name``."""
    by: str
    at: str
    undoes: str | None = None
    redoes: str | None = None
    batch: str | None = None
