"""Checks of quote records and of spans that say the same. Every number is a code point."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from gofteh.app.checks.found import Ask, Fix, Found, Material, removed
from gofteh.app.words import N_
from gofteh.domain.folding import fold
from gofteh.domain.quoting import likely_quote_type
from gofteh.domain.spans import SPEAKER, QuoteType, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gofteh.domain.edits import Edit
    from gofteh.domain.records import QuoteRecord

MOST = 4
"""Answers that are offered to one question: as many as a glance takes in."""
LONGEST_NAME = 200
"""Code points; a longer mention is not looked up, since no name is written like it."""

_SAY = {
    QuoteType.DIRECT: N_("Say that it is direct"),
    QuoteType.INDIRECT: N_("Say that it is indirect"),
    QuoteType.MIXED: N_("Say that it is mixed"),
}


def no_speaker(material: Material) -> Iterator[Found]:
    """Find quotes of which nobody knows who says them."""
    for record in material.records:
        if not record.has_speaker:
            yield _of(record, material, "no_speaker", N_("Nobody says “{words}”."), ask=Ask.SPEAKER)


def unknown_speaker(material: Material) -> Iterator[Found]:
    """Find quotes whose mention points at no speaker of the registry."""
    elsewhere = _named_elsewhere(material)
    for record in material.records:
        if record.mentions and record.speaker_id is None:
            mention = record.mentions[0]
            key = key_of(material, mention)
            ids = material.people.get(key) or elsewhere.get(key) or frozenset()
            yield Found(
                check="unknown_speaker",
                message=N_("It is not said who “{words}” is."),
                details={"words": material.words((mention.start, mention.end))},
                area=(mention.start, mention.end),
                span_ids=(record.id, mention.id),
                fixes=tuple(meaning(material, mention, speaker_id) for speaker_id in sorted(ids)[:MOST]),
                ask=Ask.SPEAKER,
            )


def no_type(material: Material) -> Iterator[Found]:
    """Find quotes that are neither direct nor indirect nor mixed yet."""
    for record in material.records:
        if record.quote_type is None:
            guess = likely_quote_type(material.document.text, record.head.start, record.head.end)
            likely_first = sorted(QuoteType, key=lambda each: each is not guess)
            fixes = tuple(Fix(_SAY[each], partial(_typed, record.id, each)) for each in likely_first)
            yield _of(
                record,
                material,
                "no_type",
                N_("It is not said whether “{words}” is direct or indirect."),
                fixes=fixes,
            )


def marked_twice(material: Material) -> Iterator[Found]:
    """Find spans with the very range and label of an earlier one."""
    linked = {end for link in material.document.links.values() for end in (link.from_id, link.to_id)}
    first: dict[tuple[int, int, str], Span] = {}
    for span in material.spans:
        before = first.setdefault((span.start, span.end, span.label), span)
        if before is not span:
            spare = [each for each in (span, before) if each.id not in linked]
            yield Found(
                check="marked_twice",
                message=N_("“{words}” is marked twice."),
                details={"words": material.words((span.start, span.end))},
                area=(span.start, span.end),
                span_ids=(span.id, before.id),
                fixes=(removed(spare[0]),) if spare else (),
            )


def key_of(material: Material, mention: Span) -> str:
    """Return the folded words of a mention, or the empty text when they are too long for a name."""
    if mention.end - mention.start > LONGEST_NAME:
        return ""
    return fold(material.document.text_of(mention))


def meaning(material: Material, mention: Span, speaker_id: str) -> Fix:
    """Return the fix that says who is meant by ``mention``."""
    return Fix(
        N_("It is {name}"),
        partial(_pointing, mention.id, speaker_id),
        {"name": material.registry.speaker(speaker_id).name},
    )


def _pointing(span_id: str, speaker_id: str, at: str) -> Edit:
    from gofteh.domain.edits import SetSpeaker

    return SetSpeaker(span_id, at, speaker_id)


def _typed(span_id: str, value: QuoteType, at: str) -> Edit:
    from gofteh.domain.edits import SetAttribute

    return SetAttribute(span_id, at, "quote_type", value.value)


def _named_elsewhere(material: Material) -> dict[str, frozenset[str]]:
    """Return whom the same words mean elsewhere in the article."""
    found: dict[str, set[str]] = {}
    for span in material.spans:
        if span.label == SPEAKER and span.speaker_id is not None and (key := key_of(material, span)):
            found.setdefault(key, set()).add(material.registry.resolve(span.speaker_id).id)
    return {key: frozenset(ids) for key, ids in found.items()}


def _of(
    record: QuoteRecord,
    material: Material,
    check: str,
    message: str,
    *,
    fixes: tuple[Fix, ...] = (),
    ask: Ask | None = None,
) -> Found:
    area = (record.head.start, record.head.end)
    return Found(
        check=check,
        message=message,
        details={"words": material.words(area)},
        area=area,
        span_ids=(record.id,),
        fixes=fixes,
        ask=ask,
    )
