"""A title for an article that came without one: its headline, or what its first sentence is about."""

import re

from gofteh.app.wire import is_header

_LONGEST_HEADLINE = 140
"""Code points; a longer first line is a paragraph."""
_LONGEST = 80
"""Code points of a title that is made from a sentence."""
_SEEN = 4_000
"""Code points of the first line that are looked at; a line may be as long as the file."""
_LEAD = re.compile(
    r"^\s*(?:"
    r"[^\s\-–—،,.:()«»][^\-–—،,.:()«»\n]{0,24}\s*[-–—]\s*[^\-–—،,.:()«»\n]{2,24}\s*[-–—]\s*"
    r"|به\s+گزارش\s+[^،,.:؛«»\n]{2,80}[،,؛:]\s*"
    r")"
)
_SENTENCE_END = re.compile(r"(?<=[.!؟?…])\s|[.!؟?…]$|\n")
_QUOTED = re.compile(r"\s*[:：]\s*[«\"“]?|\s*[«“]")
_CUE = re.compile(r"\s+(?:گفت|افزود|نوشت|اعلام کرد|اظهار کرد|اظهار داشت|تاکید کرد|تأکید کرد|بیان کرد)\s*$")


def headline_in(text: str) -> str | None:
    """Return the first line, a header left out, when it stands there like a headline.

    That is: short, without a full stop, not the beginning of the report, and with a longer text after it.
    """
    lines = (line.strip() for line in text[:_SEEN].split("\n"))
    first, *rest = [line for line in lines if line and not is_header(line)] or [""]
    long_enough = any(len(line) > len(first) for line in rest)
    if not first or len(first) > _LONGEST_HEADLINE or not long_enough:
        return None
    if _LEAD.match(first) or first[-1] in ".!…،؛:»" or _is_speech(first):
        return None
    return first


def title_from(text: str) -> str:
    """Return the headline, or the beginning of the first sentence without agency, dateline and quotation."""
    headline = headline_in(text)
    if headline is not None:
        return " ".join(headline.split())
    lines = (line.strip() for line in text.split("\n", 40))
    first = next((line for line in lines if line and not is_header(line)), text.strip())[:_SEEN]
    while found := _LEAD.match(first):
        if found.end() >= len(first):
            break
        first = first[found.end() :]
    sentence = _SENTENCE_END.split(first, maxsplit=1)[0]
    before_quote = _CUE.sub("", _QUOTED.split(sentence, maxsplit=1)[0]).strip(" ،,")
    words = " ".join((before_quote if before_quote.count(" ") >= 3 else sentence or first).split())
    if len(words) <= _LONGEST:
        return words
    return words[:_LONGEST].rsplit(" ", 1)[0].rstrip("،,؛: ") + "…"


def _is_speech(line: str) -> bool:
    """Tell whether a line introduces what somebody says, and so is part of the story."""
    return _CUE.search(line.rstrip(" :")) is not None
