"""How quotation marks are read in Persian copy."""

from gofteh.domain.spans import QuoteType

PAIRS = {"«": "»", "“": "”", "‹": "›", '"': '"'}
_BLANKS = " \t\u00a0\u200c\u200e\u200f"


def likely_quote_type(text: str, start: int, end: int) -> QuoteType:
    """Guess how the words in ``[start, end)`` (code points) are given back.

    Wholly within one pair of marks, or just after a colon or an opening mark: direct. Some words in
    marks: mixed. Else indirect.
    """
    words = text[start:end].strip()
    before = _sign_before(text, start)
    if _is_one_pair(words) or (before and before in (":", *PAIRS)):
        return QuoteType.DIRECT
    if any(mark in words for mark in PAIRS):
        return QuoteType.MIXED
    return QuoteType.INDIRECT


def _sign_before(text: str, place: int) -> str:
    while place > 0 and text[place - 1] in _BLANKS:
        place -= 1
    return text[place - 1 : place]


def _is_one_pair(words: str) -> bool:
    closer = PAIRS.get(words[:1])
    if closer is None or not words.endswith(closer):
        return False
    depth = 0
    for place, sign in enumerate(words):
        if sign == words[0] and (sign != closer or place == 0):
            depth += 1
        elif sign == closer:
            depth -= 1
        if depth == 0:
            return place == len(words) - 1
    return False
