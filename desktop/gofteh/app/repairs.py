"""What may be mended in a text before anything is marked in it: counted and offered, never silently done.

Each repair is a step that ``source.normalization`` names. Repairs make a new version of the text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from gofteh.app.words import N_
from gofteh.domain.errors import Problem, ProblemKind

Change = tuple[int, int, str]
"""Code points ``[start, end)`` of a text and what stands there after the repair."""

Finder = Callable[[str], Iterable[Change]]
"""Yields the changes of a repair, in order, without overlap."""

HALF_SPACES = "restore-half-spaces"
"""The one repair that needs a list of words (``language.half_spaces``)."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One kind of thing that may be mended."""

    step: str
    """As ``source.normalization`` and ``--repair`` name it."""
    title: str
    """English text and translation key."""
    find: Finder


@dataclass(frozen=True, slots=True)
class Offer:
    """What a repair would do to a text."""

    repair: Repair
    count: int
    examples: tuple[tuple[str, str], ...]
    """A few words as they are and as they would be."""


_ARABIC = str.maketrans("يك", "یک")
_SIGNS_IN_FORMS = range(0xFDF0, 0xFE00)
"""Honorifics and the rial sign: people type these today, they are no leftovers of old fonts."""
_LETTER = re.compile(r"[^\s«»()\[\]،؛:.!؟\"]")
_LONGEST_WORD = 40
_EXAMPLES = 3


def _replacing(pattern: str, by: Callable[[str], str]) -> Finder:
    compiled = re.compile(pattern)

    def find(text: str) -> Iterable[Change]:
        for found in compiled.finditer(text):
            mended = by(found.group())
            if mended != found.group():
                yield found.start(), found.end(), mended

    return find


def _plain_forms(word: str) -> str:
    return "".join(
        sign if ord(sign) in _SIGNS_IN_FORMS else unicodedata.normalize("NFKC", sign) for sign in word
    )


REPAIRS: tuple[Repair, ...] = (
    Repair(
        "presentation-forms",
        N_("Letters of old fonts"),
        _replacing("[\ufb50-\ufdff\ufe70-\ufefc]+", _plain_forms),
    ),
    Repair("arabic-yeh-kaf", N_("Arabic ي and ك"), _replacing("[يك]", lambda sign: sign.translate(_ARABIC))),
    Repair("remove-tatweel", N_("Stretched letters (ـ)"), _replacing("\u0640+", lambda _run: "")),
    Repair(
        "remove-bidi-controls",
        N_("Invisible direction marks"),
        _replacing("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+", lambda _run: ""),
    ),
)
"""In the order in which they are done; half-spaces come last, when all letters are plain."""


class Repairs:
    """The repairs that this computer can offer."""

    def __init__(self, half_spaces: Finder | None = None) -> None:
        own = Repair(HALF_SPACES, N_("Lost half-spaces"), half_spaces) if half_spaces else None
        self.all: tuple[Repair, ...] = (*REPAIRS, own) if own else REPAIRS

    def chosen(self, steps: Sequence[str]) -> tuple[Repair, ...]:
        """Return the repairs of ``steps`` in the order in which they are done; "all" is every one.

        Raises Problem for a step that is not there.
        """
        known = [repair.step for repair in self.all]
        for step in steps:
            if step not in known and step != "all":
                raise Problem(
                    "“{name}” is no repair.",
                    kind=ProblemKind.INPUT,
                    cure="Repairs are: {known}.",
                    name=step,
                    known=", ".join((*known, "all")),
                )
        return tuple(repair for repair in self.all if repair.step in steps or "all" in steps)

    def offers(self, text: str) -> list[Offer]:
        """Return what each repair would change, in order; those that change nothing are left out.

        Each is told of the text as the ones before it would leave it.
        """
        offers = []
        for repair in self.all:
            changes = list(repair.find(text))
            if changes:
                examples = tuple(dict.fromkeys(_example(text, change, changes) for change in changes[:50]))
                offers.append(Offer(repair, len(changes), examples[:_EXAMPLES]))
                text = changed(text, changes)
        return offers


def mended(text: str, repairs: Iterable[Repair]) -> tuple[str, tuple[str, ...]]:
    """Return the text after ``repairs``, and the steps that changed it."""
    steps = []
    for repair in repairs:
        changes = list(repair.find(text))
        after = changed(text, changes)
        # A text of nothing but what would be taken out stays as it is.
        if changes and after.strip():
            text = after
            steps.append(repair.step)
    return text, tuple(steps)


def changed(text: str, changes: Iterable[Change]) -> str:
    """Return ``text`` with the changes made."""
    parts: list[str] = []
    place = 0
    for start, end, words in changes:
        parts += (text[place:start], words)
        place = end
    return "".join((*parts, text[place:]))


def _example(text: str, change: Change, changes: Iterable[Change]) -> tuple[str, str]:
    """Return the word around a change, before and after."""
    start, stop, _words = change
    while start > 0 and stop - start < _LONGEST_WORD and _LETTER.match(text[start - 1]):
        start -= 1
    while stop < len(text) and stop - start < _LONGEST_WORD and _LETTER.match(text[stop]):
        stop += 1
    within = [(a - start, b - start, words) for a, b, words in changes if start <= a and b <= stop]
    word = text[start:stop]
    return word, changed(word, within)
