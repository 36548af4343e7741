"""Label all the same: every place of an article where the same words stand, labelled in one act.

Words are the same when their folding keys are (``domain/folding``): half-spaces, forms of letters and
digits make no difference. Every number is a code point; every range is half-open.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import TYPE_CHECKING

from gofteh.app.checks.found import Words
from gofteh.app.segments import Range, Segmenter, Segments
from gofteh.app.speakers import speaker_named
from gofteh.domain.errors import Problem
from gofteh.domain.folding import FoldedText, fold, folded
from gofteh.domain.quoting import likely_quote_type
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from gofteh.domain.document import AnnotatedArticle
    from gofteh.domain.edits import Edit
    from gofteh.domain.registry import Registry


@dataclass(frozen=True, slots=True)
class Pattern:
    """What to look for and how to label it."""

    key: str
    """The folded words, without spaces at the edges."""
    label: str
    speaker_id: str | None = None
    """Whom every mention then points at, merges followed; only with speakers."""
    topic_code: str | None = None
    """Only with topics."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place where the words stand and are not labelled so."""

    start: int
    end: int
    span_id: str | None = None
    """The span that has the label here already and lacks only the speaker or the topic."""


def pattern_of(document: AnnotatedArticle, registry: Registry, span: Span) -> Pattern:
    """Return the pattern that labels other places as ``span`` is labelled.

    A mention without speaker counts as the one speaker of the registry that is written so. Raises
    Problem when the span holds no word.
    """
    words = document.text_of(span)
    speaker_id = None
    if span.label == SPEAKER:
        known = registry.resolve(span.speaker_id).id if span.speaker_id is not None else None
        speaker_id = known or speaker_named(registry, words.strip())
    return Pattern(_key(words), span.label, speaker_id, span.topic_code)


def pattern_of_words(document: AnnotatedArticle, registry: Registry, area: Range, label: str) -> Pattern:
    """Return the pattern that labels the words of ``area`` wherever they stand, there too.

    Raises Problem when the area holds no word.
    """
    words = document.text[slice(*area)]
    speaker_id = speaker_named(registry, words.strip()) if label == SPEAKER else None
    return Pattern(_key(words), label, speaker_id)


def pattern_of_found(registry: Registry, words: str, label: str) -> Pattern:
    """Return the pattern that labels what was found by ``words``, which may name a speaker."""
    speaker_id = speaker_named(registry, words.strip()) if label == SPEAKER else None
    return Pattern(fold(words).strip(), label, speaker_id)


def likely_label(document: AnnotatedArticle, registry: Registry, area: Range) -> str:
    """Return the label that selected words most likely want.

    It is the one they have elsewhere, or else speaker for a name of the registry and topic for the rest.
    """
    words = document.text[slice(*area)].strip()
    key = fold(words).strip()
    for span in document.in_reading_order():
        # Folding shortens words, though hardly by more than half.
        near = span.end - span.start <= 2 * len(words) + 8
        if near and fold(document.text_of(span)).strip() == key:
            return span.label
    return SPEAKER if speaker_named(registry, words) else TOPIC


def same_places(document: AnnotatedArticle, pattern: Pattern, segmenter: Segmenter) -> list[Place]:
    """Return where the words of ``pattern`` stand as whole words and are not labelled so, in order.

    A place is left out when a span of the same label overlaps it, unless that span is just these words
    and lacks only what the pattern says of speaker or topic. Places never overlap.
    """
    key = folded(document.text)
    words = Words(Segments(document.text, segmenter))
    labelled = _Labelled(document, pattern)
    found: list[Place] = []
    at = key.key.find(pattern.key)
    while at >= 0:
        place = None
        area = _whole_words(document.text, key, words, at, at + len(pattern.key))
        if area is not None and (not found or found[-1].end <= area[0]):
            place = labelled.place_at(area)
        if place is not None:
            found.append(place)
        at = key.key.find(pattern.key, at + 1)
    return found


def places_among(document: AnnotatedArticle, pattern: Pattern, areas: Iterable[Range]) -> list[Place]:
    """Return the ``areas`` that are not labelled as ``pattern`` says, by the rules of ``same_places``."""
    labelled = _Labelled(document, pattern)
    found = (labelled.place_at(area) for area in areas)
    return [place for place in found if place is not None]


def label_same(
    document: AnnotatedArticle,
    pattern: Pattern,
    chosen: Sequence[Place],
    *,
    at: str,
    annotator: str | None,
    make_id: Callable[[str], str],
    everywhere: bool = False,
) -> Edit:
    """Return the one Edit that labels the ``chosen`` places at the time ``at`` (UTC, whole seconds).

    ``everywhere`` says that other articles get the like at the same time.

    Raises Problem when nothing is chosen.
    """
    from gofteh.domain.edits import AddSpan, SetAttribute, SetSpeaker
    from gofteh.domain.edits.together import Together

    edits: list[Edit] = []
    for place in chosen:
        if place.span_id is None:
            span = Span(
                id=make_id("s"),
                start=place.start,
                end=place.end,
                label=pattern.label,
                created_at=at,
                updated_at=at,
                annotator=annotator,
            )
            edits.append(AddSpan(_dressed(span, document, pattern)))
        elif pattern.speaker_id is not None:
            edits.append(SetSpeaker(place.span_id, at, pattern.speaker_id))
        else:
            edits.append(SetAttribute(place.span_id, at, "topic_code", pattern.topic_code))
    if everywhere:
        return Together(tuple(edits), "Label in the whole project")
    return Together(tuple(edits), "Label all the same")


def _key(words: str) -> str:
    key = fold(words).strip()
    if not key:
        raise Problem("There are no words here that could stand elsewhere too.")
    return key


class _Labelled:
    """The spans of the pattern's label, to ask in logarithmic time whether one overlaps an area."""

    def __init__(self, document: AnnotatedArticle, pattern: Pattern) -> None:
        self._pattern = pattern
        spans = [span for span in document.in_reading_order() if span.label == pattern.label]
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))
        self._lacking: dict[Range, Span] = {}
        for span in spans:
            self._lacking.setdefault((span.start, span.end), span)

    def place_at(self, area: Range) -> Place | None:
        """Return the place to label, or None when a span of the label is there."""
        before = bisect_left(self._starts, area[1])
        if before == 0 or self._ends[before - 1] <= area[0]:
            return Place(*area)
        there = self._lacking.get(area)
        if there is not None and self._adds_to(there):
            return Place(*area, there.id)
        return None

    def _adds_to(self, span: Span) -> bool:
        if self._pattern.speaker_id is not None:
            return span.speaker_id is None
        return self._pattern.topic_code is not None and span.topic_code is None


def _whole_words(text: str, key: FoldedText, words: Words, start: int, end: int) -> Range | None:
    """Return the code points of the key range ``[start, end)``, or None unless they are whole words.

    Signs that fold to nothing (the last letter's diacritics, a tatweel) go with their word.
    """
    low, high = key.back(start, end)
    # A sign may fold to several («ﬁ»), of which only some were asked for.
    if key.place(low) != start or key.place(high) != end:
        return None
    first, last = words.cut_at(low), words.cut_at(high)
    if first is not None:
        if fold(text[first[0] : low]):
            return None
        low = first[0]
    if last is not None:
        if fold(text[high : last[1]]):
            return None
        high = last[1]
    return low, high


def _dressed(span: Span, document: AnnotatedArticle, pattern: Pattern) -> Span:
    """Return a new span with the attributes that go with its label."""
    if span.label == QUOTE:
        return replace(span, quote_type=likely_quote_type(document.text, span.start, span.end))
    if span.label == SPEAKER:
        return replace(span, speaker_id=pattern.speaker_id)
    return replace(span, topic_code=pattern.topic_code if span.label == TOPIC else None)
