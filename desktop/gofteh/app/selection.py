"""Select text by its units: letter, word, clause, sentence, inside the marks, paragraph.

Every number is a code point; every range is half-open. Nothing here knows how words are found: a
Segmenter says it, one paragraph at a time.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import Protocol

from gofteh.app.quotemarks import CLOSERS, MarkPair, enclosing, mark_pairs

Range = tuple[int, int]
JOINERS = "\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Signs of no width that never belong to the edge of a selection."""
_PARAGRAPH_END = re.compile("\r\n|[\n\r\u2029]")
_COMMAS = "،,؛;:"
_STOPS = ".!?؟…"


class Segmenter(Protocol):
    """Find the parts of one paragraph, in order; ranges count its code points."""

    def words(self, paragraph: str) -> Sequence[Range]:
        """Return the words without punctuation; a word with ZWNJ, a decimal, a date are one each."""
        ...

    def sentences(self, paragraph: str) -> Sequence[Range]:
        """Return the sentences, each with its stop and closing marks; together they cover the text."""
        ...

    def clauses(self, paragraph: str) -> Sequence[Range]:
        """Return the clauses, each with its comma; together they cover the text."""
        ...

    def graphemes(self, paragraph: str) -> Sequence[Range]:
        """Return what a reader takes for one letter or sign; together they cover the text."""
        ...


class Unit(Enum):
    """A size in which text is selected."""

    LETTER = "letter"
    WORD = "word"
    CLAUSE = "clause"
    SENTENCE = "sentence"
    INSIDE_MARKS = "inside_marks"
    WITH_MARKS = "with_marks"
    PARAGRAPH = "paragraph"


class Edge(Enum):
    """An end of a range, named by reading order."""

    START = "start"
    END = "end"


class Direction(Enum):
    """Which way in reading order."""

    EARLIER = "earlier"
    LATER = "later"


class Selector:
    """Answer questions about the units of one text."""

    def __init__(self, text: str, segmenter: Segmenter) -> None:
        self.text = text
        self._segmenter = segmenter
        self._starts = [0]
        self._ends: list[int] = []
        for found in _PARAGRAPH_END.finditer(text):
            self._ends.append(found.start())
            self._starts.append(found.end())
        self._ends.append(len(text))
        self._pairs: list[MarkPair] | None = None
        self._parts = lru_cache(maxsize=256)(self._find_parts)

    def at(self, place: int, unit: Unit) -> Range | None:
        """Return the unit of that size at ``place``, or None where there is none."""
        if unit is Unit.LETTER:
            return self._letter_at(place)
        if unit is Unit.WORD:
            return self.word_at(place)
        found = [area for kind, area in self._around((place, place)) if kind is unit]
        return found[0] if found else None

    def word_at(self, place: int) -> Range | None:
        """Return the word that ``place`` is in or touches, without marks and punctuation."""
        number = self._paragraph_of(place)
        touched = [area for area in self._parts(number, Unit.WORD) if area[0] <= place <= area[1]]
        return touched[-1] if touched else None

    def snap(self, start: int, end: int) -> Range | None:
        """Widen ``[start, end)`` to whole words; drop spaces and separators from its edges.

        Marks and a closing stop stay when they were taken in. Returns None when nothing is left.
        """
        tidy = self.trim(start, end)
        if tidy is None:
            return None
        start, end = tidy
        while end > start and self._is_loose_end(start, end):
            end -= 1
        while start < end and self._is_loose_start(start):
            start += 1
        return self._widened(start, end) if start < end else None

    def trim(self, start: int, end: int) -> Range | None:
        """Drop spaces and joiners (ZWNJ) from both edges; None when nothing is left."""
        while start < end and (self.text[end - 1].isspace() or self.text[end - 1] in JOINERS):
            end -= 1
        while start < end and (self.text[start].isspace() or self.text[start] in JOINERS):
            start += 1
        return (start, end) if start < end else None

    def grow(self, area: Range) -> Range:
        """Return the smallest unit that holds ``area`` and more; ``area`` when there is none."""
        larger = [wide for _, wide in self._around(area) if _holds(wide, area) and wide != area]
        return min(larger, key=_size, default=area)

    def shrink(self, area: Range, origin: int) -> Range:
        """Return the largest unit around ``origin`` that lies inside ``area`` and is smaller."""
        around = [small for _, small in self._around((origin, origin))]
        smaller = [small for small in around if _holds(area, small) and small != area]
        return max(smaller, key=_size, default=area)

    def move_edge(self, area: Range, edge: Edge, direction: Direction, unit: Unit = Unit.WORD) -> Range:
        """Move one edge of ``area`` by a word or sign, or by a letter; ``area`` when it cannot.

        Marks and runs of punctuation count as words, so that an edge can stop at either side of them.
        """
        start, end = area
        if edge is Edge.START:
            moved = self.stop(start, edge, direction, unit)
            return (moved, end) if moved is not None and moved < end else area
        moved = self.stop(end, edge, direction, unit)
        return (start, moved) if moved is not None and moved > start else area

    def nearest_edge(self, place: int, edge: Edge, unit: Unit = Unit.WORD) -> int:
        """Return the place nearest to ``place`` where a range may start or end."""
        number = self._paragraph_of(place)
        stops = [area[_side(edge)] for area in self._tokens(number, unit)]
        return min(stops, key=lambda stop: abs(stop - place), default=place)

    def stop(
        self, place: int, edge: Edge, direction: Direction, unit: Unit, *, only_words: bool = False
    ) -> int | None:
        """Return the next place in that direction where a range may start or end, or None."""
        side = _side(edge)
        number = self._paragraph_of(place)
        later = direction is Direction.LATER
        numbers = range(number, len(self._starts)) if later else range(number, -1, -1)
        for each in numbers:
            tokens = self._parts(each, Unit.WORD) if only_words else self._tokens(each, unit)
            stops = [area[side] for area in tokens]
            if later:
                ahead = [stop for stop in stops if stop > place]
                if ahead:
                    return ahead[0]
            else:
                behind = [stop for stop in stops if stop < place]
                if behind:
                    return behind[-1]
        return None

    def step(self, place: int, direction: Direction, unit: Unit) -> int:
        """Return where a caret at ``place`` goes by one letter, or to the start of a word."""
        if unit is Unit.LETTER:
            return self._letter_step(place, direction)
        moved = self.stop(place, Edge.START, direction, Unit.WORD, only_words=True)
        if moved is not None:
            return moved
        return len(self.text) if direction is Direction.LATER else 0

    def _around(self, area: Range) -> list[tuple[Unit, Range]]:
        """List the units around ``area`` from the inside out."""
        found: list[tuple[Unit, Range]] = []
        word = self._widened(*area) if area[0] < area[1] else self.word_at(area[0])
        if word is not None:
            found.append((Unit.WORD, word))
        base = area
        for pair in enclosing(self._mark_pairs(), area):
            self._add_phrases(found, base, pair.inside)
            self._add(found, Unit.INSIDE_MARKS, self.trim(*pair.inside))
            self._add(found, Unit.WITH_MARKS, self.trim(*pair.whole))
            base = pair.whole
        first, last = self._paragraph_of(base[0]), self._paragraph_of(base[1])
        self._add_phrases(found, base, (self._starts[first], self._ends[last]))
        self._add(found, Unit.PARAGRAPH, self.trim(self._starts[first], self._ends[last]))
        self._add(found, Unit.PARAGRAPH, self.trim(0, len(self.text)))
        return found

    def _add_phrases(self, found: list[tuple[Unit, Range]], base: Range, region: Range) -> None:
        for unit in (Unit.CLAUSE, Unit.SENTENCE):
            phrase = self._phrase(base, region, unit)
            self._add(found, unit, self._bare(*phrase) if unit is Unit.CLAUSE else self.trim(*phrase))

    @staticmethod
    def _add(found: list[tuple[Unit, Range]], unit: Unit, area: Range | None) -> None:
        if area is not None:
            found.append((unit, area))

    def _phrase(self, base: Range, region: Range, unit: Unit) -> Range:
        """Return the run of clauses or sentences around ``base`` within ``region``.

        A break inside a pair of marks that itself lies inside the region does not count: a quote is
        one piece of the sentence that holds it.
        """
        first, last = self._paragraph_of(base[0]), self._paragraph_of(base[1])
        start = max(region[0], self._starts[first])
        end = min(region[1], self._ends[last])
        nested = [pair for pair in self._mark_pairs() if start <= pair.start and pair.end <= end]
        for number in range(first, last + 1):
            for _, stop in self._parts(number, unit):
                if any(pair.start < stop < pair.end for pair in nested):
                    continue
                if start < stop <= base[0] and stop < end:
                    start = stop
                elif max(base[1], base[0] + 1) <= stop < end:
                    return start, stop
        return start, end

    def _bare(self, start: int, end: int) -> Range | None:
        tidy = self.trim(start, end)
        while tidy is not None and self.text[tidy[1] - 1] in _COMMAS + _STOPS:
            tidy = self.trim(tidy[0], tidy[1] - 1)
        return tidy

    def _widened(self, start: int, end: int) -> Range:
        for low, high in self._parts(self._paragraph_of(start), Unit.WORD):
            if low < start < high:
                start = low
        for low, high in self._parts(self._paragraph_of(end), Unit.WORD):
            if low < end < high:
                end = high
        return start, end

    def _is_loose_start(self, start: int) -> bool:
        return self.text[start].isspace() or self.text[start] in _COMMAS + _STOPS + JOINERS

    def _is_loose_end(self, start: int, end: int) -> bool:
        last = self.text[end - 1]
        if last.isspace() or last in JOINERS or last in _COMMAS:
            return True
        return last == "." and end - 2 >= start and self.text[end - 2] in CLOSERS

    def _letter_at(self, place: int) -> Range | None:
        letters = self._parts(self._paragraph_of(place), Unit.LETTER)
        return next((area for area in letters if area[0] <= place < area[1]), None)

    def _letter_step(self, place: int, direction: Direction) -> int:
        if (letter := self._letter_at(place)) is not None:
            if direction is Direction.LATER:
                return letter[1]
            if letter[0] < place:
                return letter[0]
        number = self._paragraph_of(place)
        if direction is Direction.LATER:
            return self._starts[number + 1] if number + 1 < len(self._starts) else place
        before = [low for low, _ in self._parts(number, Unit.LETTER) if low < place]
        if before:
            return before[-1]
        return self._ends[number - 1] if number else place

    def _tokens(self, number: int, unit: Unit) -> Sequence[Range]:
        """Return where an edge may stop: words and runs of one sign, or letters without ZWNJ."""
        letters = self._parts(number, Unit.LETTER)
        if unit is Unit.LETTER:
            return [tidy for letter in letters if (tidy := self.trim(*letter)) is not None]
        words = self._parts(number, Unit.WORD)
        return sorted([*words, *self._runs_of_signs(letters, words)])

    def _runs_of_signs(self, letters: Sequence[Range], words: Sequence[Range]) -> list[Range]:
        runs: list[Range] = []
        for letter in letters:
            known = bisect_right(words, letter[0], key=lambda word: word[0])
            sign = self.trim(*letter)
            if sign is None or (known and words[known - 1][1] > letter[0]):
                continue
            if runs and runs[-1][1] == sign[0] and self.text[sign[0]] == self.text[sign[0] - 1]:
                runs[-1] = (runs[-1][0], sign[1])
            else:
                runs.append(sign)
        return runs

    def _find_parts(self, number: int, unit: Unit) -> Sequence[Range]:
        start, end = self._starts[number], self._ends[number]
        paragraph = self.text[start:end]
        find = {
            Unit.WORD: self._segmenter.words,
            Unit.LETTER: self._segmenter.graphemes,
            Unit.CLAUSE: self._segmenter.clauses,
            Unit.SENTENCE: self._segmenter.sentences,
        }[unit]
        return [(low + start, high + start) for low, high in find(paragraph)]

    def _paragraph_of(self, place: int) -> int:
        return bisect_right(self._starts, place) - 1

    def _mark_pairs(self) -> list[MarkPair]:
        if self._pairs is None:
            self._pairs = mark_pairs(self.text)
        return self._pairs


def _side(edge: Edge) -> int:
    return 0 if edge is Edge.START else 1


def _holds(wide: Range, area: Range) -> bool:
    return wide[0] <= area[0] and area[1] <= wide[1]


def _size(area: Range) -> int:
    return area[1] - area[0]
