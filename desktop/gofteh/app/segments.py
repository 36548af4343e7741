"""The text that is selected from, cut into paragraphs, words and letters; looked up at most once.

Every number is a code point; every range is half-open.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from enum import Enum
from functools import lru_cache
from typing import Protocol

Range = tuple[int, int]
JOINERS = "\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Signs of no width that never belong to the edge of a selection."""
_PARAGRAPH_END = re.compile("\r\n|[\n\r\u2029]")


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


class Segments:
    """The parts of one text, found paragraph by paragraph when first asked for."""

    def __init__(self, text: str, segmenter: Segmenter) -> None:
        self.text = text
        breaks = list(_PARAGRAPH_END.finditer(text))
        self.starts = [0, *(found.end() for found in breaks)]
        """Where each paragraph begins."""
        self.ends = [*(found.start() for found in breaks), len(text)]
        """Where each paragraph ends, its line end left out."""
        self._find = {
            Unit.WORD: segmenter.words,
            Unit.LETTER: segmenter.graphemes,
            Unit.CLAUSE: segmenter.clauses,
            Unit.SENTENCE: segmenter.sentences,
        }
        self.parts = lru_cache(maxsize=256)(self._parts)
        self.tokens = lru_cache(maxsize=64)(self._tokens)

    def paragraph_of(self, place: int) -> int:
        """Return the number of the paragraph that holds ``place``, from 0."""
        return bisect_right(self.starts, place) - 1

    def around(self, place: int, unit: Unit) -> Range | None:
        """Return the part that ``place`` is in or, failing that, at the end of."""
        parts = self.parts(self.paragraph_of(place), unit)
        number = bisect_right(parts, place, key=lambda part: part[0]) - 1
        return parts[number] if number >= 0 and place <= parts[number][1] else None

    def trim(self, start: int, end: int) -> Range | None:
        """Take whole letters, drop spaces and joiners (ZWNJ) from both edges; None when nothing is left."""
        return self.strip(*self._whole_letters(start, end)) if start < end else None

    def strip(self, start: int, end: int) -> Range | None:
        """Drop spaces and joiners (ZWNJ) from both edges; None when nothing is left."""
        while start < end and (self.text[end - 1].isspace() or self.text[end - 1] in JOINERS):
            end -= 1
        while start < end and (self.text[start].isspace() or self.text[start] in JOINERS):
            start += 1
        return (start, end) if start < end else None

    def _whole_letters(self, start: int, end: int) -> Range:
        first, last = self.around(start, Unit.LETTER), self.around(end, Unit.LETTER)
        low = first[0] if first is not None and start < first[1] else start
        high = last[1] if last is not None and last[0] < end else end
        return low, high

    def stop(self, place: int, side: int, direction: Direction, unit: Unit, *, bare: bool) -> int | None:
        """Return the next start (side 0) or end (side 1) of a token in that direction, or None.

        ``bare`` leaves out what is no word.
        """
        number = self.paragraph_of(place)
        later = direction is Direction.LATER
        for each in range(number, len(self.starts)) if later else range(number, -1, -1):
            tokens = self.parts(each, Unit.WORD) if bare else self.tokens(each, unit)
            if later:
                at = bisect_right(tokens, place, key=lambda token: token[side])
            else:
                at = bisect_left(tokens, place, key=lambda token: token[side]) - 1
            if 0 <= at < len(tokens):
                return tokens[at][side]
        return None

    def _parts(self, number: int, unit: Unit) -> Sequence[Range]:
        start, end = self.starts[number], self.ends[number]
        return [(low + start, high + start) for low, high in self._find[unit](self.text[start:end])]

    def _tokens(self, number: int, unit: Unit) -> Sequence[Range]:
        """Return where an edge may stop: words and runs of one sign, or letters without ZWNJ."""
        letters = self.parts(number, Unit.LETTER)
        if unit is Unit.LETTER:
            return [tidy for letter in letters if (tidy := self.trim(*letter)) is not None]
        words = self.parts(number, Unit.WORD)
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
