"""What the tour marks: by hand for the sample story, by its quotation marks in any other article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gofteh.domain.spans import QuoteType

if TYPE_CHECKING:
    from gofteh.app.selection import Range


@dataclass(frozen=True, slots=True)
class Planned:
    """One quote record to make; ranges are code points."""

    quote: Range
    quote_type: QuoteType
    speaker: Range
    topics: tuple[Range, ...]
    name: str | None = None
    """Who is meant, where the mention does not say it."""


@dataclass(frozen=True, slots=True)
class _Words:
    quote: tuple[str, str]
    """How the quote begins and ends."""
    quote_type: QuoteType
    speaker: str
    topics: tuple[str, ...]


_SAMPLE: tuple[_Words, ...] = (
    _Words(("«من بسیار", "رایزنی هستیم.»"), QuoteType.DIRECT, "لاوروف", ("ریشههای درگیری",)),
    _Words(
        ("دستیابی به «آتشبس»", "راضی نخواهد شد"),
        QuoteType.MIXED,
        "وزیر امور خارجه روسیه",
        ("آتشبس", "مناقشه اوکراین"),
    ),
    _Words(("«ما نمیتوانیم", "تثبیت شده باشد.»"), QuoteType.DIRECT, "لاوروف", ("توافقهای حقوقی نهایی",)),
    _Words(("«هیچکس واقعا", "خریده شود.»"), QuoteType.DIRECT, "وزیر خارجه روسیه", ("پمپاژ سلاح",)),
    _Words(
        ("روسیه علاقهمند", "منطقهای است"),
        QuoteType.INDIRECT,
        "سرگئی لاوروف وزیر امور خارجه روسیه",
        ("مقامات جدید سوریه",),
    ),
    _Words(("«روسیه از طریق", "سفارت خود است.»"), QuoteType.DIRECT, "لاوروف", ("امنیت شهروندان روسیه",)),
)
SPEAKER_NAME = "سرگئی لاوروف"


def plan_for(text: str) -> list[Planned]:
    """Return what to mark in ``text``: at most six records, in reading order."""
    return _sample_plan(text) or _marked_plan(text)


def _sample_plan(text: str) -> list[Planned]:
    planned: list[Planned] = []
    place = 0
    for words in _SAMPLE:
        begin = text.find(words.quote[0], place)
        end = text.find(words.quote[1], begin)
        line = text.rfind("\n", 0, begin) + 1
        speaker = text.find(words.speaker, line)
        if begin < 0 or end < 0 or not line <= speaker < begin:
            return []
        end += len(words.quote[1])
        topics = tuple(
            (at, at + len(topic)) for topic in words.topics if (at := text.find(topic, begin, end)) >= 0
        )
        planned.append(
            Planned(
                (begin, end),
                words.quote_type,
                (speaker, speaker + len(words.speaker)),
                topics,
                SPEAKER_NAME,
            )
        )
        place = end
    return planned


def _marked_plan(text: str) -> list[Planned]:
    planned: list[Planned] = []
    for found in re.finditer(r"«[^«»\n]{25,}»|(?<=: )[^«\n]{25,}[.!?؟]", text):
        line = text.rfind("\n", 0, found.start()) + 1
        mention = re.match(r"\W*(\w[\w\u200c]*)", text[line : found.start()])
        inner = re.search(r"\w{4,}", text[found.start() + 1 : found.end() - 1])
        if mention is None or inner is None:
            continue
        topic = (found.start() + 1 + inner.start(), found.start() + 1 + inner.end())
        speaker = (line + mention.start(1), line + mention.end(1))
        planned.append(Planned(found.span(), QuoteType.DIRECT, speaker, (topic,)))
        if len(planned) == 6:
            break
    return planned
