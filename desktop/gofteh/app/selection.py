"""Select text by its units: letter, word, clause, sentence, inside the marks, paragraph.

Every number is a code point; every range is half-open. Nothing here knows how words are found: a
Segmenter says it, one paragraph at a time.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from gofteh.app.quotemarks import CLOSERS, MarkPair, continued_pairs, enclosing, mark_pairs
from gofteh.app.segments import JOINERS, Direction, Edge, Range, Segmenter, Segments, Unit

__all__ = ["JOINERS", "Direction", "Edge", "Range", "Segmenter", "Selector", "Unit"]

_COMMAS = "،,؛;:"
_STOPS = ".!?؟…"


class Selector:
    """Answer questions about the units of one text."""

    def __init__(self, text: str, segmenter: Segmenter) -> None:
        self.text = text
        self._segments = Segments(text, segmenter)
        self._pairs: list[MarkPair] | None = None

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
        return self._segments.around(place, Unit.WORD)

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
        """Take whole letters, drop spaces and joiners (ZWNJ) from both edges; None when nothing is left."""
        return self._segments.trim(start, end)

    def grow(self, area: Range) -> Range:
        """Return the smallest unit that holds ``area`` and more; ``area`` when there is none."""
        if area[0] == area[1]:
            area = self._beside_words(area[0])
        larger = [wide for _, wide in self._around(area) if _holds(wide, area) and wide != area]
        return min(larger, key=_size, default=area)

    def shrink(self, area: Range, origin: int) -> Range:
        """Go back on the way that growing takes from ``origin``: the last step inside ``area``.

        Returns ``area`` when no step is smaller.
        """
        smaller, step = area, self.grow((origin, origin))
        while _holds(area, step) and step not in (area, smaller):
            smaller, step = step, self.grow(step)
        return smaller

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
        tokens = self._segments.tokens(self._segments.paragraph_of(place), unit)
        side = _side(edge)
        after = bisect_left(tokens, place, key=lambda token: token[side])
        near = [token[side] for token in tokens[max(after - 1, 0) : after + 1]]
        return min(near, key=lambda stop: abs(stop - place), default=place)

    def stop(self, place: int, edge: Edge, direction: Direction, unit: Unit) -> int | None:
        """Return the next place in that direction where a range may start or end, or None."""
        return self._segments.stop(place, _side(edge), direction, unit, bare=False)

    def step(self, place: int, direction: Direction, unit: Unit) -> int:
        """Return where a caret at ``place`` goes by one letter, or to the start of a word or paragraph."""
        if unit is Unit.LETTER:
            return self._letter_step(place, direction)
        if unit is Unit.PARAGRAPH:
            return self._paragraph_step(place, direction)
        moved = self._segments.stop(place, 0, direction, Unit.WORD, bare=True)
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
        first, last = self._segments.paragraph_of(base[0]), self._segments.paragraph_of(base[1])
        self._add_phrases(found, base, (self._segments.starts[first], self._segments.ends[last]))
        self._add(found, Unit.PARAGRAPH, self.trim(self._segments.starts[first], self._segments.ends[last]))
        self._add(found, Unit.PARAGRAPH, self.trim(0, len(self.text)))
        return found

    def _beside_words(self, place: int) -> Range:
        """Return a caret no farther out than the words of its paragraph or, if it has none, of the text."""
        number = self._segments.paragraph_of(place)
        words = self.trim(self._segments.starts[number], self._segments.ends[number])
        words = words or self.trim(0, len(self.text))
        if words is not None:
            place = min(max(place, words[0]), words[1])
        return place, place

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
        first, last = self._segments.paragraph_of(base[0]), self._segments.paragraph_of(base[1])
        start = max(region[0], self._segments.starts[first])
        end = min(region[1], self._segments.ends[last])
        quotes = _outermost(self._mark_pairs(), start, end)
        for number in range(first, last + 1):
            for _, stop in self._segments.parts(number, unit):
                quote = bisect_left(quotes, stop, key=lambda pair: pair.start) - 1
                if quote >= 0 and stop < quotes[quote].end:
                    continue
                if start < stop <= base[0] and stop < end:
                    start = stop
                elif max(base[1], base[0] + 1) <= stop < end:
                    return start, stop
        return start, end

    def _bare(self, start: int, end: int) -> Range | None:
        tidy = self._segments.strip(start, end)
        while tidy is not None and self.text[tidy[1] - 1] in _COMMAS + _STOPS:
            tidy = self._segments.strip(tidy[0], tidy[1] - 1)
        return self.trim(*tidy) if tidy is not None else None

    def _widened(self, start: int, end: int) -> Range:
        first, last = self._segments.around(start, Unit.WORD), self._segments.around(end, Unit.WORD)
        low = first[0] if first is not None and start < first[1] else start
        high = last[1] if last is not None and last[0] < end else end
        return low, high

    def _is_loose_start(self, start: int) -> bool:
        return self.text[start].isspace() or self.text[start] in _COMMAS + _STOPS + JOINERS

    def _is_loose_end(self, start: int, end: int) -> bool:
        last = self.text[end - 1]
        if last.isspace() or last in JOINERS or last in _COMMAS:
            return True
        return last == "." and end - 2 >= start and self.text[end - 2] in CLOSERS

    def _letter_at(self, place: int) -> Range | None:
        letter = self._segments.around(place, Unit.LETTER)
        return letter if letter is not None and place < letter[1] else None

    def _letter_step(self, place: int, direction: Direction) -> int:
        segments = self._segments
        number = segments.paragraph_of(place)
        if direction is Direction.LATER:
            letter = self._letter_at(place)
            if letter is not None:
                return letter[1]
            return segments.starts[number + 1] if number + 1 < len(segments.starts) else place
        before = self._letter_at(place - 1) if place > segments.starts[number] else None
        if before is not None:
            return before[0]
        return segments.ends[number - 1] if number else place

    def _paragraph_step(self, place: int, direction: Direction) -> int:
        starts = self._segments.starts
        if direction is Direction.LATER:
            after = bisect_right(starts, place)
            return starts[after] if after < len(starts) else len(self.text)
        before = bisect_left(starts, place) - 1
        return starts[before] if before >= 0 else 0

    def _mark_pairs(self) -> list[MarkPair]:
        if self._pairs is None:
            pairs = mark_pairs(self.text)
            pairs += continued_pairs(self.text, pairs)
            self._pairs = sorted(pairs, key=lambda pair: (pair.start, -pair.end))
        return self._pairs


def _side(edge: Edge) -> int:
    return 0 if edge is Edge.START else 1


def _holds(wide: Range, area: Range) -> bool:
    return wide[0] <= area[0] and area[1] <= wide[1]


def _size(area: Range) -> int:
    return area[1] - area[0]


def _outermost(pairs: Sequence[MarkPair], start: int, end: int) -> list[MarkPair]:
    """Return the pairs within ``[start, end)`` that lie in no other of them."""
    found: list[MarkPair] = []
    for pair in pairs[bisect_left(pairs, start, key=lambda pair: pair.start) :]:
        if pair.start >= end:
            break
        if pair.end <= end and (not found or found[-1].end <= pair.start):
            found.append(pair)
    return found
