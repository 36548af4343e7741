"""What a check looks at and what it says. Every number is a code point; every range is half-open."""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import Enum
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar, overload

from gofteh.app.excerpt import excerpt
from gofteh.app.segments import Range, Segments, Unit
from gofteh.app.words import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from gofteh.app.quotemarks import MarkPair
    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.edits import Edit
    from gofteh.domain.records import QuoteRecord
    from gofteh.domain.registry import Registry
    from gofteh.domain.spans import Span

    OfSpan = Callable[["Material", Span], Iterable["Found"]]
    Kept = dict[OfSpan, dict[str, tuple[Span, tuple["Found", ...]]]]
    Look = Callable[["Material"], Iterator["Found"]]

_Value = TypeVar("_Value")
_AT_A_TIME = 8
"""Spans between two pauses: a millisecond or two where each of them is looked up for the first time."""


class Ask(Enum):
    """What only the person can answer; the window leads to where it is asked."""

    SPEAKER = "speaker"
    """Who says the quote of the first of the spans."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to mend what was found, done by one key as one act."""

    name: str
    """An English template, also the key of its translation."""
    make: Callable[[str], Edit] = field(compare=False, repr=False)
    details: Mapping[str, object] = field(default_factory=dict)

    def edit(self, at: str) -> Edit:
        """Return the Edit of an act at the time ``at`` (UTC, whole seconds)."""
        return self.make(at)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Something to look at again."""

    check: str
    """The id of the check, a key of ``BY_ID``."""
    message: str
    """An English template, also the key of its translation, filled from ``details``."""
    details: Mapping[str, object] = field(default_factory=dict)
    area: Range
    """Where in the text to go."""
    span_ids: tuple[str, ...] = ()
    """The spans it is about, the one to choose first; none when the text itself is at fault."""
    fixes: tuple[Fix, ...] = ()
    """The likeliest first."""
    ask: Ask | None = None

    @property
    def key(self) -> str:
        """Names the finding in its article: another one as soon as what it is about changes."""
        about = [self.area, self.span_ids[:1], self.message, sorted(self.details.items())]
        digest = sha256(json.dumps(about, ensure_ascii=False, default=str).encode()).hexdigest()
        return f"{self.check}.{digest[:20]}"


class Walk(Sequence[_Value]):
    """A sequence on which others get their turn again and again while it is walked through."""

    def __init__(self, values: Sequence[_Value], pause: Callable[[], object]) -> None:
        self._values = values
        self._pause = pause

    @overload
    def __getitem__(self, index: int) -> _Value: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[_Value]: ...
    def __getitem__(self, index: int | slice) -> _Value | Sequence[_Value]:
        return self._values[index]

    def __len__(self) -> int:
        return len(self._values)

    def __iter__(self) -> Iterator[_Value]:
        for number, value in enumerate(self._values):
            if not number % _AT_A_TIME:
                self._pause()
            yield value


class Words:
    """The words of one text, each paragraph cut once: live checks ask again after every act."""

    def __init__(self, segments: Segments) -> None:
        self._segments = segments
        self._known: dict[int, Sequence[Range]] = {}

    def cut_at(self, place: int) -> Range | None:
        """Return the word that has ``place`` inside it, at neither of its edges.

        Joiners at the edges of a word do not count: nothing of it is lost without them.
        """
        number = self._segments.paragraph_of(place)
        words = self._known.get(number)
        if words is None:
            words = self._known[number] = self._segments.parts(number, Unit.WORD)
        before = bisect_left(words, place, key=lambda word: word[0]) - 1
        word = self._segments.trim(*words[before]) if before >= 0 else None
        return word if word is not None and word[0] < place < word[1] else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Material:
    """An article and all that the checks need of it, worked out once for all of them."""

    document: AnnotatedArticle
    registry: Registry
    segments: Segments
    cuts: Words
    pairs: Sequence[MarkPair]
    """Every mark of the text, lone ones too, by start."""
    spans: Sequence[Span]
    """In reading order."""
    records: Sequence[QuoteRecord]
    people: Mapping[str, frozenset[str]]
    """Folded name or alias → ids of the speakers it may mean, merges followed."""
    kept: Kept = field(default_factory=dict)
    """What was found about each span of this text, by id, by those who look at one span alone."""

    def words(self, area: Range) -> str:
        """Return the words of ``area``, shortened to what fits a line."""
        return excerpt(self.document.text, *area)


def of_each(find: OfSpan) -> Look:
    """Return the check that asks ``find`` about each span; of spans that are as they were it knows already.

    ``find`` may go by the text and the span alone.
    """

    def look(material: Material) -> Iterator[Found]:
        kept = material.kept.setdefault(find, {})
        for span in material.spans:
            known = kept.get(span.id)
            if known is None or known[0] is not span:
                known = kept[span.id] = (span, tuple(find(material, span)))
            yield from known[1]
        if len(kept) > 2 * len(material.spans):
            there = {span.id for span in material.spans}
            material.kept[find] = {each: known for each, known in kept.items() if each in there}

    return look


def moved(name: str, span: Span, area: Range) -> Fix:
    """Return the fix that moves the edges of ``span`` to ``area``."""
    from gofteh.domain.edits import MoveEdge

    start = area[0] if area[0] != span.start else None
    end = area[1] if area[1] != span.end else None
    return Fix(name, lambda at: MoveEdge(span.id, at, start=start, end=end))


def removed(span: Span) -> Fix:
    """Return the fix that deletes ``span``."""
    from gofteh.domain.edits import RemoveSpan

    return Fix(N_("Delete mark"), lambda _at: RemoveSpan(span.id))
