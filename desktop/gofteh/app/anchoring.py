"""Where marks stand after a text was corrected: by their words and what stands around them.

A mark whose words are found unchanged between unchanged neighbours is sure. One whose words changed, or
that could as well be elsewhere, is doubtful: it keeps the likeliest place and is listed for a person. One
whose words are gone has no place.

Every number is a code point; every range is half-open.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from gofteh.app.words import _
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.edits import CorrectText, Edit, RemoveLink, RemoveSpan, SetNote
from gofteh.domain.edits.together import together
from gofteh.domain.errors import Problem
from gofteh.domain.folding import fold
from gofteh.domain.spans import Span

BY_HAND = "correct-by-hand"
"""The step that ``source.normalization`` names."""
FLAG = "⚑ "
"""How the note of a doubtful mark begins, until a person has looked at it."""

_TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
_CONTEXT = 24
"""Code points on each side that tell equal words apart."""
_LONG = 4_000
"""Words and signs."""
_ALIKE = 0.6
"""Share of folded signs in common from which on changed words are still the same mark."""


class Sureness(StrEnum):
    """How surely a mark found its place."""

    SURE = "sure"
    DOUBTFUL = "doubtful"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a mark stands in the new text."""

    span: Span
    sureness: Sureness
    start: int = 0
    end: int = 0
    """0 and 0 for a lost one."""


def anchors(document: AnnotatedArticle, text: str) -> list[Anchor]:
    """Return a place in ``text`` for every mark of the article, in reading order."""
    before = document.text
    blocks = _matching(before, text)
    return [_anchor(span, before, text, blocks) for span in document.in_reading_order()]


def correction(
    document: AnnotatedArticle,
    text: str,
    *,
    at: str,
    steps: Sequence[str] = (BY_HAND,),
    give_up_lost: bool = False,
) -> Edit:
    """Return the one act that corrects the text: marks moved, doubtful ones flagged in their notes.

    Raises Problem when nothing changes, and when marks have no place any more and nobody said to give
    these up.
    """
    if text == document.text:
        raise Problem("The text is the same as before.")
    found = anchors(document, text)
    lost = [anchor.span for anchor in found if anchor.sureness is Sureness.LOST]
    if lost and not give_up_lost:
        raise Problem(
            "{count} marks have no place in the corrected text, the first is “{words}”.",
            cure="Delete or move them first, or correct the text so that their words stay.",
            count=len(lost),
            words=document.text_of(lost[0])[:60],
        )
    edits: list[Edit] = [*_giving_up(document, lost)]
    kept = [anchor for anchor in found if anchor.sureness is not Sureness.LOST]
    places = tuple((anchor.span.id, anchor.start, anchor.end) for anchor in kept)
    edits.append(CorrectText(text, (*document.article.source.normalization, *steps), places))
    edits += [
        SetNote(anchor.span.id, at, _flagged(anchor.span, document.text_of(anchor.span)))
        for anchor in kept
        if anchor.sureness is Sureness.DOUBTFUL
    ]
    return together(edits, CorrectText.name if len(edits) > 1 else "")


def doubtful(document: AnnotatedArticle) -> list[Span]:
    """Return the marks that a person has still to look at after a correction, in reading order."""
    return [span for span in document.in_reading_order() if (span.note or "").startswith(FLAG)]


def looked_at(span: Span) -> str | None:
    """Return the note of a doubtful mark as it was before it was flagged."""
    first, _line_end, rest = (span.note or "").partition("\n")
    return (rest or None) if first.startswith(FLAG) else span.note


def _flagged(span: Span, words: str) -> str:
    shown = " ".join(words.split())
    shown = shown if len(shown) <= 80 else shown[:79] + "…"
    line = FLAG + _("Look here: the text was corrected. Before, the mark was on “{words}”.", words=shown)
    return f"{line}\n{span.note}" if span.note else line


def _giving_up(document: AnnotatedArticle, spans: Iterable[Span]) -> list[Edit]:
    edits: list[Edit] = []
    links: set[str] = set()
    for span in spans:
        for link in document.links_of(span.id):
            if link.id not in links:
                links.add(link.id)
                edits.append(RemoveLink(link.id))
        edits.append(RemoveSpan(span.id))
    return edits


Blocks = list[tuple[int, int, int]]
"""Runs that both texts have: where in the old, where in the new, how long."""


def _matching(before: str, after: str) -> Blocks:
    """Return the runs in common, found by words: much quicker than by signs, and what people mean."""
    head = _common(before, after)
    while head and (_splits_word(before, head) or _splits_word(after, head)):
        head -= 1
    tail = _common(before[head:][::-1], after[head:][::-1])
    while tail and (_splits_word(before, len(before) - tail) or _splits_word(after, len(after) - tail)):
        tail -= 1
    old = _TOKEN.findall(before[head : len(before) - tail])
    new = _TOKEN.findall(after[head : len(after) - tail])
    starts_old, starts_new = _starts(old, head), _starts(new, head)
    # Without its shortcut for common words, texts of a megabyte would take minutes.
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) > _LONG)
    blocks = [(0, 0, head)] if head else []
    for a, b, size in matcher.get_matching_blocks():
        if size:
            blocks.append((starts_old[a], starts_new[b], starts_old[a + size] - starts_old[a]))
    if tail:
        blocks.append((len(before) - tail, len(after) - tail, tail))
    return blocks


def _splits_word(text: str, place: int) -> bool:
    """Tell whether ``place`` lies within a word, half-spaces counted to it."""
    return 0 < place < len(text) and _in_word(text[place - 1]) and _in_word(text[place])


def _in_word(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or sign in "\u200c\u200d" or unicodedata.combining(sign) != 0


def _common(one: str, other: str) -> int:
    """Return how many signs both begin with."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[:middle] == other[:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _starts(tokens: Sequence[str], place: int) -> list[int]:
    starts = [place]
    for token in tokens:
        starts.append(starts[-1] + len(token))
    return starts


def _anchor(span: Span, before: str, after: str, blocks: Blocks) -> Anchor:
    words = before[span.start : span.end]
    start, end = _moved(span.start, blocks, at_end=False), _moved(span.end, blocks, at_end=True)
    if start < end and after[start:end] == words and _is_whole(span, blocks):
        return Anchor(span, Sureness.SURE, start, end)
    if start < end and _alike(words, after[start:end]):
        # The same words but for spaces and the forms of letters mean the same mark.
        same = fold(words).split() == fold(after[start:end]).split()
        return Anchor(span, Sureness.SURE if same else Sureness.DOUBTFUL, start, end)
    place = _elsewhere(span, before, after)
    if place is not None:
        return Anchor(span, Sureness.DOUBTFUL, place, place + len(words))
    return Anchor(span, Sureness.LOST)


def _is_whole(span: Span, blocks: Blocks) -> bool:
    """Tell whether one run in common holds the whole mark: nothing was put into it or moved."""
    return any(old <= span.start and span.end <= old + size for old, _new, size in blocks)


def _moved(place: int, blocks: Blocks, *, at_end: bool) -> int:
    """Return where an edge lies in the new text: with the run it stands in, else between its neighbours."""
    below, above = 0, None
    for old, new, size in blocks:
        inside = old < place <= old + size if at_end else old <= place < old + size
        if inside:
            return new + place - old
        if old + size <= place:
            below = new + size
        elif above is None:
            above = new
    if above is None:
        # After the last run in common: all that follows may have been the end of the mark.
        return below
    return above if at_end else below


def _alike(one: str, other: str) -> bool:
    a, b = fold(one), fold(other)
    if not a.strip() or not b.strip() or len(b) > 3 * len(a) + 12:
        return False
    return a.strip() in b or SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ALIKE


def _elsewhere(span: Span, before: str, after: str) -> int | None:
    """Return where the very words of a mark stand now, among equals where most of the context fits."""
    words = before[span.start : span.end]
    left, right = before[max(0, span.start - _CONTEXT) : span.start], before[span.end : span.end + _CONTEXT]
    best, most = None, -1.0
    place = after.find(words)
    while place >= 0:
        there = (after[max(0, place - _CONTEXT) : place], after[place + len(words) :][:_CONTEXT])
        fits = _share(left[::-1], there[0][::-1]) + _share(right, there[1])
        cuts = _splits_word(after, place) or _splits_word(after, place + len(words))
        if fits > most and (not cuts or _cuts_words(span, before)):
            best, most = place, fits
        place = after.find(words, place + 1)
    return best


def _cuts_words(span: Span, text: str) -> bool:
    return _splits_word(text, span.start) or _splits_word(text, span.end)


def _share(one: str, other: str) -> float:
    return _common(one, other) / _CONTEXT
