"""Links: who said which quote, what it is about, what belongs together."""

from collections.abc import Iterable
from dataclasses import dataclass

from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_id, check_name, check_stamps, check_words
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC, Provenance

SAID_BY = "said_by"
VIA = "via"
"""From a quote to the mention of an agency that only carries it: “as ISNA reports, Lavrov said …”."""
CONTINUES = "continues"
ABOUT = "about"
CUED_BY = "cued_by"
INSIDE = "inside"

LINK_ENDS: dict[str, tuple[str, str]] = {
    SAID_BY: (QUOTE, SPEAKER),
    VIA: (QUOTE, SPEAKER),
    CONTINUES: (QUOTE, QUOTE),
    ABOUT: (QUOTE, TOPIC),
    CUED_BY: (QUOTE, CUE),
    INSIDE: (QUOTE, QUOTE),
}
"""Which label each known link type leads from and to; other types come from imports and are free."""

CHAINS = frozenset({CONTINUES, INSIDE})
"""Types of which a quote has at most one, and which never lead back to where they began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A typed arrow between two spans of one article. Raises Problem when it leads to itself."""

    id: str
    type: str
    from_id: str
    to_id: str
    created_at: str
    updated_at: str
    annotator: str | None = None
    provenance: Provenance = Provenance.MANUAL
    suggested_by: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_id(self.id)
        check_name(self.type)
        if self.from_id == self.to_id:
            raise Problem("A span cannot be linked to itself.")
        check_stamps(self.created_at, self.updated_at, annotator=self.annotator)
        check_words(self.suggested_by, self.note)


def may_join(link_type: str, from_label: str, to_label: str) -> bool:
    """Tell whether a link of ``link_type`` may lead from one label to the other."""
    ends = LINK_ENDS.get(link_type)
    return ends is None or ends == (from_label, to_label)


def link_type_between(from_label: str, to_label: str) -> str | None:
    """Return the type that joins the two labels when a person just says "link", else None.

    Two quotes are joined as parts of one (``continues``); ``inside`` and ``via`` are asked for by name.
    """
    return next(iter(link_types_between(from_label, to_label)), None)


def link_types_between(from_label: str, to_label: str) -> list[str]:
    """Return every known type that may lead from one label to the other, the natural one first."""
    return [link_type for link_type, ends in LINK_ENDS.items() if ends == (from_label, to_label)]


class Arrows:
    """What a set of links already says, to tell whether one more may join them."""

    def __init__(self, links: Iterable[Link] = ()) -> None:
        self._said: set[tuple[str, str, str]] = set()
        self._onward: dict[tuple[str, str], str] = {}
        for link in links:
            self._note(link)

    def add(self, link: Link) -> None:
        """Take in ``link``. Raises Problem when it is there already, forks a chain or closes a circle."""
        if (link.type, link.from_id, link.to_id) in self._said:
            raise Problem("These two are already linked.")
        if link.type in CHAINS:
            self._check_chain(link)
        self._note(link)

    def _note(self, link: Link) -> None:
        self._said.add((link.type, link.from_id, link.to_id))
        self._onward[link.type, link.from_id] = link.to_id

    def _check_chain(self, link: Link) -> None:
        if (link.type, link.from_id) in self._onward:
            raise Problem("A quote continues or lies inside at most one other quote.")
        place: str | None = link.to_id
        while place is not None:
            if place == link.from_id:
                raise Problem("These links would lead in a circle.")
            place = self._onward.get((link.type, place))
