"""Edits of links."""

from dataclasses import dataclass
from typing import ClassVar

from gofteh.domain.edits.base import Edit
from gofteh.domain.links import Link
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class AddLink(Edit):
    """Joins two spans."""

    link: Link

    kind: ClassVar[str] = "link"
    name: ClassVar[str] = "Link"

    def apply(self, state: State) -> State:
        """Add the link. Raises Problem when its ends are missing or do not go with its type."""
        return state.with_document(state.open_document.adding_link(self.link))

    def inverse(self, before: State) -> Edit:
        """Unlink."""
        return RemoveLink(self.link.id)


@dataclass(frozen=True, slots=True)
class RemoveLink(Edit):
    """Takes a link away; its spans stay."""

    link_id: str

    kind: ClassVar[str] = "unlink"
    name: ClassVar[str] = "Unlink"

    def apply(self, state: State) -> State:
        """Remove the link. Raises Problem when there is none of that id."""
        return state.with_document(state.open_document.removing_link(self.link_id))

    def inverse(self, before: State) -> Edit:
        """Link again, with everything that was written on it."""
        return AddLink(before.open_document.link(self.link_id))


@dataclass(frozen=True, slots=True)
class RestoreLink(Edit):
    """Puts a link back exactly as it was."""

    link: Link

    kind: ClassVar[str] = "restore_link"
    name: ClassVar[str] = "Restore link"

    def apply(self, state: State) -> State:
        """Replace the link of that id. Raises Problem when there is none."""
        return state.with_document(state.open_document.replacing_link(self.link))

    def inverse(self, before: State) -> Edit:
        """Restore what is there now."""
        return RestoreLink(before.open_document.link(self.link.id))
