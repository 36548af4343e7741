"""How good each rule is, by what editors made of its suggestions: taken, taken and changed, or refused.

Nothing is counted on the side: the marks of a project say which rule they come from, and its articles which
suggestions were refused. So undo, sync and a restored backup can never leave a wrong count behind.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.links import CONTINUES
from gofteh.domain.spans import QUOTE, Provenance

_RULE = "rule:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Decisions:
    """How often a rule's suggestions were taken as they were, taken and changed, refused."""

    accepted: int = 0
    edited: int = 0
    refused: int = 0

    @property
    def precision(self) -> float | None:
        """The share that was taken as it was; None while nobody has decided."""
        total = self.accepted + self.edited + self.refused
        return self.accepted / total if total else None

    def __add__(self, other: "Decisions") -> "Decisions":
        return Decisions(
            accepted=self.accepted + other.accepted,
            edited=self.edited + other.edited,
            refused=self.refused + other.refused,
        )


Decided = tuple[str, Decisions]
"""Where suggestions come from, as marks say it (``rule:NAME/VERSION``), and what became of them."""


def decisions_of(document: AnnotatedArticle) -> list[Decided]:
    """Return what was decided in one article; a quote of several parts counts once."""
    later = {link.from_id for link in document.links.values() if link.type == CONTINUES}
    found = [
        (span.suggested_by, decided(span.provenance))
        for span in document.spans.values()
        if span.label == QUOTE and span.suggested_by and span.id not in later
    ]
    return found + [(refusal.suggested_by, Decisions(refused=1)) for refusal in document.refused]


def decided(provenance: Provenance, count: int = 1) -> Decisions:
    """Return what ``count`` marks of that provenance say."""
    if provenance is Provenance.SUGGESTED_EDITED:
        return Decisions(edited=count)
    return Decisions(accepted=count if provenance is Provenance.SUGGESTED_ACCEPTED else 0)


def by_rule(found: Iterable[Decided]) -> dict[str, Decisions]:
    """Return the sums by the name of the rule, whatever its version."""
    sums: dict[str, Decisions] = {}
    for origin, decisions in found:
        if origin.startswith(_RULE):
            rule = origin.removeprefix(_RULE).split("/", 1)[0]
            sums[rule] = sums.get(rule, Decisions()) + decisions
    return sums
