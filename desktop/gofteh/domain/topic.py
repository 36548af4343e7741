"""Topics of the project's list: the IPTC top terms and the desk's own tree."""

from dataclasses import dataclass

from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_words

IPTC = "iptc-mediatopic"
DESK = "desk"
"""The scheme of topics that a desk made itself."""
KEYS = range(1, 10)
"""The digits that can be the hot key of a topic."""


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of a controlled list of topics."""

    code: str
    scheme: str
    label: str
    parent: str | None = None
    """The code of the topic that this one is a part of."""
    key: int | None = None
    """The digit of its hot key."""
    is_retired: bool = False
    """No longer offered; what carries it keeps it."""

    def __post_init__(self) -> None:
        check_words(self.code, self.scheme, self.label, self.parent)
        if not (self.code.strip() and self.scheme.strip() and self.label.strip()):
            raise Problem("A topic needs a code, a scheme and a label.")
        if self.key is not None and self.key not in KEYS:
            raise Problem("The hot key of a topic is a digit from 1 to 9.")
        if self.scheme == IPTC and self.parent is not None:
            raise Problem("The top terms of the IPTC stay at the top of the tree.")
