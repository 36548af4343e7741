"""Checks of the quotation marks around and inside quotes. Every number is a code point."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from heapq import heappop, heappush

from gofteh.app.checks.found import Found, Material, moved
from gofteh.app.quotemarks import MarkPair
from gofteh.app.segments import Range
from gofteh.app.words import N_
from gofteh.domain.records import QuoteRecord
from gofteh.domain.spans import QUOTE, Span

_OFTEN_NO_MARKS = "\"‘'"
"""Signs that outside a quote are inches, minutes and apostrophes more often than marks."""
_CLOSING_SIGNS = ".،,؛;!?؟…"


class Nesting:
    """The whole pairs of a text, to ask which is the innermost around a place."""

    def __init__(self, pairs: Sequence[MarkPair]) -> None:
        self.parents: dict[MarkPair, MarkPair | None] = {}
        self._places: list[int] = []
        self._inside: list[MarkPair | None] = []
        waiting: list[MarkPair] = []
        for pair in pairs:
            if pair.has_opener and pair.has_closer:
                self._close(waiting, pair.start)
                self.parents[pair] = waiting[-1] if waiting else None
                waiting.append(pair)
                self._places.append(pair.start)
                self._inside.append(pair)
        self._close(waiting, None)

    def around(self, place: int) -> MarkPair | None:
        """Return the innermost pair with its opener before ``place`` and its closer at or after it."""
        number = bisect_right(self._places, place - 1) - 1
        return self._inside[number] if number >= 0 else None

    def _close(self, waiting: list[MarkPair], place: int | None) -> None:
        while waiting and (place is None or waiting[-1].end <= place):
            self._places.append(waiting.pop().end - 1)
            self._inside.append(waiting[-1] if waiting else None)


def cut_marks(material: Material) -> Iterator[Found]:
    """Find quotes that hold one mark of a pair and not the other, nor another part of them does."""
    nesting = Nesting(material.pairs)
    for record in material.records:
        for part in record.parts:
            opener = nesting.around(part.start)
            while opener is not None and opener.end <= part.end and _holds(record, opener.start):
                opener = nesting.parents[opener]
            if opener is not None and opener.end <= part.end:
                yield _cut(material, part, opener, (opener.start, part.end), opener.end - 1)
            closer = nesting.around(part.end)
            while closer is not None and closer.start >= part.start and _holds(record, closer.end - 1):
                closer = nesting.parents[closer]
            if closer is not None and closer.start >= part.start:
                yield _cut(material, part, closer, (part.start, closer.end), closer.start)


def marks_left_out(material: Material) -> Iterator[Found]:
    """Find quotes that hold all the words between two marks without the marks."""
    nesting = Nesting(material.pairs)
    text = material.document.text
    for record in material.records:
        for part in record.parts:
            pair = nesting.around(part.start)
            if (
                pair is not None
                and pair.end > part.end
                and _are_blank(text, pair.start + 1, part.start)
                and _are_blank(text, part.end, pair.end - 1, _CLOSING_SIGNS)
            ):
                yield Found(
                    check="marks_left_out",
                    message=N_("The quotation marks around “{words}” belong to the quote."),
                    details={"words": material.words((part.start, part.end))},
                    area=(part.start, part.end),
                    span_ids=(part.id,),
                    fixes=(moved(N_("Take the quotation marks in"), part, pair.whole),),
                )


def missing_marks(material: Material) -> Iterator[Found]:
    """Find marks whose partner the text does not have; a text is never changed, so nothing mends it."""
    quotes = [span for span in material.spans if span.label == QUOTE]
    lone = [pair for pair in material.pairs if not (pair.has_opener and pair.has_closer)]
    begun = 0
    running: list[tuple[int, int, str]] = []
    for place, pair in sorted(((_place(pair), pair) for pair in lone), key=lambda both: both[0]):
        while begun < len(quotes) and quotes[begun].start <= place:
            heappush(running, (-quotes[begun].start, quotes[begun].end, quotes[begun].id))
            begun += 1
        while running and running[0][1] <= place:
            heappop(running)
        if not running and material.document.text[place] in _OFTEN_NO_MARKS:
            continue
        yield Found(
            check="missing_mark",
            message=N_("The closing quotation mark of “{words}” is missing.")
            if pair.has_opener
            else N_("The opening quotation mark of “{words}” is missing."),
            details={"words": material.words(pair.inside)},
            area=(place, place + 1),
            span_ids=(running[0][2],) if running else (),
        )


def _cut(material: Material, part: Span, pair: MarkPair, wide: Range, there: int) -> Found:
    """Say that ``part`` holds only the mark at ``there`` of ``pair``."""
    fixes = [moved(N_("Take the other quotation mark in"), part, wide)]
    narrow = (there + 1, part.end) if there == part.start else (part.start, there)
    tidy = material.segments.trim(*narrow) if there in (part.start, part.end - 1) else None
    if tidy is not None:
        fixes.append(moved(N_("Leave the quotation mark out"), part, tidy))
    return Found(
        check="cut_marks",
        message=N_("The quote holds only one of the quotation marks of “{words}”."),
        details={"words": material.words(pair.inside)},
        area=(part.start, part.end),
        span_ids=(part.id,),
        fixes=tuple(fixes),
    )


def _holds(record: QuoteRecord, place: int) -> bool:
    return len(record.parts) > 1 and any(part.covers(place) for part in record.parts)


def _place(pair: MarkPair) -> int:
    return pair.start if pair.has_opener else pair.end - 1


def _are_blank(text: str, start: int, end: int, more: str = "") -> bool:
    return all(text[place].isspace() or text[place] in more for place in range(start, end))
