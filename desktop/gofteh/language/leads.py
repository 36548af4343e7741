"""Quotations that no verb announces: «به گفته X، …» and «X: …»."""

from typing import TYPE_CHECKING

from gofteh.language import wordlists
from gofteh.language.finding import according_to, source_of
from gofteh.language.found import DIRECT, STRONG, WEAK, Found
from gofteh.language.reading import NEWLINE, Sentence

if TYPE_CHECKING:
    from gofteh.language.quoting import Quoting

_FARTHEST_COLON = 16
_FEWEST_IN_CLAUSE = 2
_LONGEST_BARE_NAME = 2
_SOMEBODY = (
    wordlists.ROLES
    | wordlists.PRONOUNS
    | wordlists.GIVEN_NAMES
    | wordlists.HONORIFICS
    | wordlists.ORGANISATIONS
    | wordlists.UNNAMED
)
COMMON_OPENERS = (
    wordlists.ADVERBS
    | wordlists.PREPOSITIONS
    | wordlists.PRONOUNS
    | wordlists.THIS
    | wordlists.NOT_A_SUBJECT
    | wordlists.UNNAMED
    | frozenset({"و"})
)
"""Words that begin sentences and name nobody."""


def according(quoting: "Quoting", sentence: Sentence, start: int) -> Found | None:
    """Find «به گفته X، …» at the beginning of a sentence."""
    if start != sentence.start:
        return None
    after = according_to(quoting.reading, start, sentence.end)
    if after is None or after >= sentence.end:
        return None
    source = source_of(quoting.reading, after, sentence.end)
    if source is None or _is_no_source(quoting, start, *source[:2]):
        return None
    end = quoting.limits.clause(source[2])
    if end - source[2] < _FEWEST_IN_CLAUSE or not quoting.has_verb(source[2], end):
        return None
    found = Found("according", STRONG, quoting.type_of(source[2], end), [(source[2], end)])
    found.cue, found.mention = (start, after), source[:2]
    found.lemma = "به گفته"
    return found


def named(quoting: "Quoting", sentence: Sentence, start: int) -> Found | None:
    """Find «X: …», as headlines and interviews have it: strong with marks and somebody, else weak."""
    keys = quoting.reading.keys
    if start != sentence.start:
        return None
    limit = min(sentence.end, start + _FARTHEST_COLON)
    colon = next((token for token in range(start + 1, limit) if keys[token] == ":"), None)
    if colon is None or quoting.has_verb(start, colon):
        return None
    token = colon + 1
    while quoting.reading.key(token) == NEWLINE and token < len(keys):
        token += 1
    marks = quoting.reading.marked.get(token)
    somebody = not _SOMEBODY.isdisjoint(keys[start:colon]) or keys[start] in quoting.limits.speaking
    if marks is not None and somebody and quoting.is_whole(marks, colon=False):
        quoting.taken.add(token)
        found = Found("name-marks", STRONG, DIRECT, [(marks.open, marks.end)])
    else:
        is_name = somebody or colon - start <= _LONGEST_BARE_NAME
        end = quoting.limits.without_stop(token, sentence.end) if token == colon + 1 else token
        if not is_name or not quoting.has_verb(token, end) or keys[start] in COMMON_OPENERS:
            return None
        found = Found("name-colon", WEAK, DIRECT, [(token, sentence.end)])
    found.mention = (start, colon)
    return found


def _is_no_source(quoting: "Quoting", start: int, first: int, end: int) -> bool:
    key = quoting.reading.key(first)
    if quoting.reading.key(start) == "از":
        # «از نظر اقتصادی»: a point of view, not somebody's.
        return key not in _SOMEBODY and key.endswith("ی")
    return end <= first or key in ("خود",) or quoting.verbs.is_finite(key)
