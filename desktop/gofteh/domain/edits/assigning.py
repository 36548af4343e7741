"""The Edit that hands an article to people."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gofteh.domain.edits.base import Edit
from gofteh.domain.identity import check_id
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class AssignArticle(Edit):
    """Says whose work the article is: just these people, by id, or nobody's."""

    people: tuple[str, ...]

    kind: ClassVar[str] = "assign_article"
    name: ClassVar[str] = "Assign article"

    def __post_init__(self) -> None:
        for person in self.people:
            check_id(person)

    def apply(self, state: State) -> State:
        """Hand it to them, whoever had it before."""
        return state.with_document(replace(state.open_document, assigned=frozenset(self.people)))

    def inverse(self, before: State) -> Edit:
        """Hand it back to those who had it."""
        return AssignArticle(tuple(sorted(before.open_document.assigned)))
