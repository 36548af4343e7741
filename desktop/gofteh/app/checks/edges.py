"""Checks of where spans begin and end. Every number is a code point; every range is half-open."""

import unicodedata
from collections.abc import Iterator

from gofteh.app.checks.found import Found, Material, moved, removed
from gofteh.app.quotemarks import CLOSER_OF, CLOSERS
from gofteh.app.segments import Range, Unit
from gofteh.app.words import N_
from gofteh.domain.records import QuoteRecord
from gofteh.domain.spans import CUE, SPEAKER, TOPIC, QuoteType, Span

_COMMAS = "،,؛;:"
_STOPS = ".!?؟…"
_COMBINING = frozenset({"Mn", "Mc", "Me"})


def stray_space(material: Material, span: Span) -> Iterator[Found]:
    """Find spaces and half-spaces (ZWNJ) at the edges of a span, or that it holds nothing else."""
    tidy = material.segments.trim(span.start, span.end)
    if tidy is None:
        yield Found(
            check="stray_space",
            message=N_("The mark holds nothing but spaces."),
            area=(span.start, span.end),
            span_ids=(span.id,),
            fixes=(removed(span),),
        )
    elif tidy != (span.start, span.end):
        yield Found(
            check="stray_space",
            message=N_("A space or half-space stands at the edge of “{words}”."),
            details={"words": material.words(tidy)},
            area=(span.start, span.end),
            span_ids=(span.id,),
            fixes=(moved(N_("Leave the space out"), span, tidy),),
        )


def half_word(material: Material, span: Span) -> Iterator[Found]:
    """Find that a span begins or ends within a word, or between a letter and its diacritic."""
    area = material.segments.trim(span.start, span.end)
    if area is None:
        return
    first, last = _cut_at(material, area[0]), _cut_at(material, area[1])
    cut = first or last
    if cut is None:
        return
    wide = (first[0] if first else area[0], last[1] if last else area[1])
    fixes = [moved(N_("Take the whole word in"), span, wide)]
    low, high = (first[1] if first else area[0], last[0] if last else area[1])
    narrow = material.segments.trim(low, high) if low < high else None
    if narrow is not None:
        fixes.append(moved(N_("Leave the half word out"), span, narrow))
    yield Found(
        check="half_word",
        message=N_("The mark holds only a part of “{word}”."),
        details={"word": material.words(cut)},
        area=(span.start, span.end),
        span_ids=(span.id,),
        fixes=tuple(fixes),
    )


def loose_signs(material: Material) -> Iterator[Found]:
    """Find commas and full stops that are on the wrong side of the edge of a span."""
    for record in material.records:
        for part in record.parts:
            yield from _quote_signs(material, record, part)
    for span in material.spans:
        if span.label in (SPEAKER, TOPIC, CUE):
            yield from _taken_in(material, span, _COMMAS)


def _cut_at(material: Material, place: int) -> Range | None:
    """Return the word, or failing that the letter with its diacritics, that ``place`` is inside of."""
    word = material.cuts.cut_at(place)
    if word is not None:
        return word
    text = material.document.text
    if place < len(text) and unicodedata.category(text[place]) in _COMBINING:
        letter = material.segments.around(place, Unit.LETTER)
        # A diacritic that stands on a space is a sign of its own.
        tidy = material.segments.trim(*letter) if letter is not None else None
        if tidy is not None and tidy[0] < place < tidy[1]:
            return tidy
    return None


def _quote_signs(material: Material, record: QuoteRecord, part: Span) -> Iterator[Found]:
    text = material.document.text
    found = list(_taken_in(material, part, _COMMAS))
    if found or record.quote_type is None:
        yield from found
    elif record.quote_type is QuoteType.INDIRECT or text[part.end - 2 : part.end - 1] in CLOSERS:
        yield from _taken_in(material, part, ".")
    elif record.quote_type is QuoteType.DIRECT and _lacks_stop(material, part):
        yield Found(
            check="loose_sign",
            message=N_("The full stop belongs to “{words}”, which has no quotation marks."),
            details={"words": material.words((part.start, part.end))},
            area=(part.start, part.end),
            span_ids=(part.id,),
            fixes=(moved(N_("Take the full stop in"), part, (part.start, part.end + 1)),),
        )


def _taken_in(material: Material, span: Span, signs: str) -> Iterator[Found]:
    """Yield what to say when ``span`` ends with one of ``signs``; three stops are a sign of their own."""
    text, end = material.document.text, span.end
    if text[end - 1] not in signs or (text[end - 1] == "." and text[end - 2 : end - 1] == "."):
        return
    while end > span.start and (text[end - 1] in signs or text[end - 1].isspace()):
        end -= 1
    tidy = material.segments.trim(span.start, end) if span.start < end else None
    if tidy is None:
        return
    yield Found(
        check="loose_sign",
        message=N_("The “{sign}” at the end does not belong to “{words}”."),
        details={"sign": text[span.end - 1], "words": material.words(tidy)},
        area=(span.start, span.end),
        span_ids=(span.id,),
        fixes=(moved(N_("Leave the sign out"), span, (span.start, tidy[1])),),
    )


def _lacks_stop(material: Material, part: Span) -> bool:
    text = material.document.text
    if text[part.start] in CLOSER_OF or text[part.end - 1] in (*CLOSERS, *_STOPS):
        return False
    # «۱۲.۵» and «gofteh.ir» have no full stop, «...» is none.
    behind = text[part.end : part.end + 2]
    follower = behind[1:]
    return behind[:1] == "." and not (
        follower == "." or follower.isdigit() or (follower.isascii() and follower.isalpha())
    )
