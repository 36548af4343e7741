"""Edits of what the live checks say: passing over a finding, and what a project asks of a done article."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gofteh.domain.edits.base import Edit
from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_id
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class IgnoreFinding(Edit):
    """Says that a finding of this article is none; it stays so until what it is about changes."""

    finding: str
    """Names the finding and what it is about (``app.checks``); another one for anything else."""

    kind: ClassVar[str] = "ignore_finding"
    name: ClassVar[str] = "Ignore finding"

    def __post_init__(self) -> None:
        check_id(self.finding)

    def apply(self, state: State) -> State:
        """Pass over it. Raises Problem when it is passed over already."""
        document = state.open_document
        if self.finding in document.ignored:
            raise Problem("This finding is ignored already.")
        return state.with_document(replace(document, ignored=document.ignored | {self.finding}))

    def inverse(self, before: State) -> Edit:
        """Heed it again."""
        return HeedFinding(self.finding)


@dataclass(frozen=True, slots=True)
class HeedFinding(Edit):
    """Takes back that a finding was ignored."""

    finding: str

    kind: ClassVar[str] = "heed_finding"
    name: ClassVar[str] = "Heed finding again"

    def __post_init__(self) -> None:
        check_id(self.finding)

    def apply(self, state: State) -> State:
        """Heed it. Raises Problem unless it was ignored."""
        document = state.open_document
        if self.finding not in document.ignored:
            raise Problem("This finding was not ignored.")
        return state.with_document(replace(document, ignored=document.ignored - {self.finding}))

    def inverse(self, before: State) -> Edit:
        """Ignore it again."""
        return IgnoreFinding(self.finding)


@dataclass(frozen=True, slots=True)
class RequireChecks(Edit):
    """Says which checks must find nothing before an article of this project is done; none asks nothing."""

    checks: tuple[str, ...]

    kind: ClassVar[str] = "require_checks"
    name: ClassVar[str] = "Change what done needs"

    def apply(self, state: State) -> State:
        """Ask for just these. Raises Problem for one that is named twice or by no name."""
        return replace(state, scheme=replace(state.scheme, required_checks=self.checks))

    def inverse(self, before: State) -> Edit:
        """Ask for what was asked before."""
        return RequireChecks(before.scheme.required_checks)
