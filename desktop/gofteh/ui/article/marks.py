"""The spans of an article as marks to draw, kept by paragraph so that a change touches few of them.

Places are code points.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gofteh.domain.differing import differing
from gofteh.domain.spans import QUOTE, Span, reading_order
from gofteh.ui.article.lanes import lanes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Mark:
    """A span as it is drawn: quotes and the other labels each count their lanes by themselves."""

    span: Span
    suggested: bool
    lane: int = 0

    @property
    def is_quote(self) -> bool:
        """Tell whether it is drawn as a tint and not as an underline."""
        return self.span.label == QUOTE


class MarkIndex:
    """Find the marks of a paragraph or at a place among very many."""

    def __init__(self, paragraph_starts: Sequence[int]) -> None:
        self._starts = paragraph_starts
        self._spans: Mapping[str, Span] = {}
        self._suggestions: dict[str, Span] = {}
        self._by_paragraph: dict[int, dict[tuple[bool, str], Span]] = {}
        self._drawn: dict[int, list[Mark]] = {}
        self._touched: dict[int, Sequence[Mark] | None] = {}
        """For each paragraph whose marks changed those that were drawn; None where none were ever."""

    def set_spans(self, spans: Mapping[str, Span]) -> list[str]:
        """Take in the article's spans, a mapping that never changes; return the ids of those that differ.

        Only what differs costs time.
        """
        changed = self._change(self._spans, spans, suggested=False)
        self._spans = spans
        return changed

    def set_suggestions(self, spans: Iterable[Span]) -> None:
        """Take in the suggestions, which are drawn dashed."""
        wanted = {span.id: span for span in spans}
        self._change(self._suggestions, wanted, suggested=True)
        self._suggestions = wanted

    def taken_touched(self) -> dict[int, Sequence[Mark] | None]:
        """Return the paragraphs whose marks changed since this was last asked, by number.

        To each the marks that were asked for before the change, None when nobody had asked.
        """
        touched, self._touched = self._touched, {}
        return touched

    def find(self, span_id: str) -> Mark | None:
        """Return the mark of that id (its lane unsaid), or None."""
        if (span := self._spans.get(span_id)) is not None:
            return Mark(span, suggested=False)
        if (span := self._suggestions.get(span_id)) is not None:
            return Mark(span, suggested=True)
        return None

    def in_paragraph(self, number: int) -> Sequence[Mark]:
        """Return the marks that touch a paragraph in reading order, with their lanes there."""
        if number not in self._drawn:
            self._drawn[number] = _laid(self._by_paragraph.get(number, {}))
        return self._drawn[number]

    def lanes_in(self, number: int) -> int:
        """Return how many lanes the underlines of a paragraph take."""
        return lane_count(self.in_paragraph(number))

    def at(self, place: int) -> list[Mark]:
        """Return the marks that cover code point ``place``, the innermost first."""
        around = [mark for mark in self.in_paragraph(self._paragraph_of(place)) if mark.span.covers(place)]
        return sorted(around, key=_from_inside)

    def _change(self, old: Mapping[str, Span], new: Mapping[str, Span], *, suggested: bool) -> list[str]:
        changed, gone = differing(old, new)
        for span_id in (*changed, *gone):
            for number in self._paragraphs_of(old[span_id]) if span_id in old else ():
                self._by_paragraph[number].pop((suggested, span_id), None)
                self._touch(number)
        for span_id in changed:
            for number in self._paragraphs_of(new[span_id]):
                self._by_paragraph.setdefault(number, {})[suggested, span_id] = new[span_id]
                self._touch(number)
        return changed + gone

    def _touch(self, number: int) -> None:
        drawn = self._drawn.pop(number, None)
        self._touched.setdefault(number, drawn)

    def _paragraphs_of(self, span: Span) -> range:
        return range(self._paragraph_of(span.start), self._paragraph_of(span.end - 1) + 1)

    def _paragraph_of(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1


def lane_count(marks: Iterable[Mark]) -> int:
    """Return how many lanes the underlines among ``marks`` take."""
    return 1 + max((mark.lane for mark in marks if not mark.is_quote), default=0)


def _from_inside(mark: Mark) -> tuple[int, bool, bool, str]:
    return mark.span.end - mark.span.start, mark.is_quote, mark.suggested, mark.span.id


def _laid(found: Mapping[tuple[bool, str], Span]) -> list[Mark]:
    marks = sorted(
        (Mark(span, suggested) for (suggested, _), span in found.items()),
        key=lambda mark: reading_order(mark.span),
    )
    laid: list[Mark] = []
    for quotes in (True, False):
        group = [mark for mark in marks if mark.is_quote is quotes]
        numbers = lanes([(mark.span.start, mark.span.end) for mark in group])
        laid += [Mark(mark.span, mark.suggested, lane) for mark, lane in zip(group, numbers, strict=True)]
    return laid
