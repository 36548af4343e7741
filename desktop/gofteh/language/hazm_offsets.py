"""Where hazm's words, verb groups and sentences lie in the raw text; a Segmenter.

hazm neither sees nor returns offsets. Its word tokenizer only puts spaces between signs, so each token is a
slice of the text; its sentence tokenizer only moves white space, so the i-th other sign of what it returns
is the i-th of the text. Where that does not hold (or would take long: hazm has quadratic cases) the parts
come from Unicode's rules instead. Every number is a code point; every range is half-open.
"""

import re
from collections.abc import Callable, Sequence
from itertools import pairwise

from gofteh.app.segments import Range
from gofteh.language.boundaries import Boundaries, is_stop
from gofteh.language.hazm_light import Hazm

LONGEST_PARAGRAPH = 20_000
"""Code points of a paragraph that hazm is given."""
LONGEST_RUN = 64
"""Stops in a row, which hazm's sentence tokenizer takes quadratic time for."""
_RUN = re.compile(f"[!.?⸮؟]{{{LONGEST_RUN + 1}}}")
_SPACES = " \n\t"
_SENTINEL = "\uffff"


class Unmappable(Exception):
    """hazm returned something that is no part of the text."""


def word_ranges(text: str, tokenize: Callable[[str], Sequence[str]]) -> list[Range]:
    """Return where each token lies. Raises Unmappable when one does not follow the one before it."""
    ranges: list[Range] = []
    place = 0
    for token in tokenize(text):
        while place < len(text) and text[place] in _SPACES:
            place += 1
        if not token or not text.startswith(token, place):
            raise Unmappable(token)
        ranges.append((place, place + len(token)))
        place += len(token)
    if text[place:].strip(_SPACES):
        raise Unmappable(text[place:])
    return ranges


def group_ranges(
    text: str, words: Sequence[Range], join: Callable[[list[str]], Sequence[str]]
) -> list[Range]:
    """Return words with the parts of each verb as one. Raises Unmappable.

    A last token that is an auxiliary would be lost, so one that is none is put behind it.
    """
    tokens = [text[start:end] for start, end in words]
    groups: list[Range] = []
    at = 0
    for each in join([*tokens, _SENTINEL]):
        if each == _SENTINEL:
            break
        # An auxiliary at the end is joined to what was put behind it.
        joined = each.removesuffix(f"_{_SENTINEL}")
        length, first = -1, at
        while length < len(joined) and at < len(tokens):
            length += 1 + len(tokens[at])
            at += 1
        if length != len(joined) or joined != "_".join(tokens[first:at]):
            raise Unmappable(joined)
        groups.append((words[first][0], words[at - 1][1]))
    if at != len(tokens):
        raise Unmappable(text)
    return groups


def sentence_ends(text: str, tokenize: Callable[[str], Sequence[str]]) -> list[int]:
    """Return the place after each sentence's last sign. Raises Unmappable."""
    ends: list[int] = []
    place = 0
    for sentence in tokenize(text):
        for sign in sentence:
            if sign.isspace():
                continue
            while place < len(text) and text[place].isspace():
                place += 1
            if place >= len(text) or text[place] != sign:
                raise Unmappable(sentence)
            place += 1
        ends.append(place)
    if text[place:].strip():
        raise Unmappable(text[place:])
    return ends


class HazmSegmenter:
    """Words by hazm, trimmed to what can be selected; sentences by hazm, mended; the rest by Unicode."""

    def __init__(self, hazm: Hazm) -> None:
        self._hazm = hazm
        self._plain = Boundaries()

    def words(self, paragraph: str) -> Sequence[Range]:
        """Return the words without punctuation: those of Unicode, joined where hazm sees one word."""
        plain = self._plain.words(paragraph)
        if len(paragraph) > LONGEST_PARAGRAPH:
            return plain
        try:
            tokens = word_ranges(paragraph, self._hazm.words.tokenize)
        except Unmappable:
            return plain
        return _joined_within(paragraph, plain, tokens)

    def verb_groups(self, paragraph: str) -> Sequence[Range]:
        """Return hazm's words with the parts of each verb as one: «گفته شده است»."""
        if len(paragraph) > LONGEST_PARAGRAPH:
            return self._plain.words(paragraph)
        try:
            words = word_ranges(paragraph, self._hazm.words.tokenize)
            return group_ranges(paragraph, words, self._hazm.verb_parts.join_verb_parts)
        except Unmappable:
            return self._plain.words(paragraph)

    def sentences(self, paragraph: str) -> Sequence[Range]:
        """Return the sentences, each with its stop and closing marks; together they cover the text.

        hazm splits «م. احمدی» and «10. روز» and misses «.»» and «بود.وی»: its ends are kept unless our
        rules know the point for no stop, and ours are added.
        """
        own = self._plain.sentences(paragraph)
        if not may_split_sentences(paragraph):
            return own
        try:
            theirs = sentence_ends(paragraph, self._hazm.sentences.tokenize)
        except Unmappable:
            return own
        ends = {end for _, end in own}
        ends.update(end for end in theirs if is_stop(paragraph, end))
        ordered = [0, *sorted(ends - {0})]
        return [part for part in pairwise(ordered) if part[0] < part[1]]

    def clauses(self, paragraph: str) -> Sequence[Range]:
        """Return the clauses, each with its comma; together they cover the text."""
        return self._plain.clauses(paragraph)

    def graphemes(self, paragraph: str) -> Sequence[Range]:
        """Return what a reader takes for one letter or sign."""
        return self._plain.graphemes(paragraph)


def may_split_sentences(text: str) -> bool:
    """Tell whether hazm's sentence tokenizer can be given ``text`` without taking long."""
    return len(text) <= LONGEST_PARAGRAPH and _RUN.search(text) is None


def _joined_within(text: str, plain: Sequence[Range], tokens: Sequence[Range]) -> list[Range]:
    """Join neighbouring words that lie in one token with nothing but a joiner between them."""
    joined: list[Range] = []
    at = 0
    for start, end in plain:
        while at < len(tokens) and tokens[at][1] <= start:
            at += 1
        inside = at < len(tokens) and joined and tokens[at][0] <= joined[-1][0] and end <= tokens[at][1]
        if inside and not text[joined[-1][1] : start].strip("\u200c\u200d"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined
