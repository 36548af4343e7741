"""What a person types into the search field, understood.

Words must all be there; what stands in quotation marks must stand together; a star or the word still
being typed stands for every word that begins so; a minus excludes. ``speaker:``, ``topic:``, ``label:``,
``type:``, ``status:`` and ``source:`` (Persian names too) narrow it down.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from gofteh.domain.article import Status
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.folding import fold
from gofteh.domain.spans import CUE, QUOTE, SPEAKER, TOPIC, QuoteType

_Value = TypeVar("_Value")

WORD = re.compile(r"[^\W_]+")
"""A word of a folding key: letters and digits, as SQLite's unicode61 cuts them."""

_PIECE = re.compile(
    r"(?P<minus>-)?(?:(?P<field>[^\W\d_]+):)?"
    r"(?:«(?P<guillemets>[^»]*)»?|“(?P<curly>[^”]*)”?|\"(?P<straight>[^\"]*)\"?|(?P<plain>[^\s«“\"]+))"
)

_QUOTED = ("guillemets", "curly", "straight")

_FIELDS = {
    "speaker": ("speaker", "گوینده"),
    "topic": ("topic", "موضوع"),
    "label": ("label", "برچسب"),
    "quote_type": ("type", "نوع"),
    "status": ("status", "وضعیت"),
    "publisher": ("source", "منبع"),
}
_LABELS = {
    QUOTE: ("quote", "نقل‌قول", "نقل"),
    SPEAKER: ("speaker", "گوینده"),
    TOPIC: ("topic", "موضوع"),
    CUE: ("cue", "فعل نقل"),
}
_TYPES = {
    QuoteType.DIRECT: ("direct", "مستقیم"),
    QuoteType.INDIRECT: ("indirect", "غیرمستقیم"),
    QuoteType.MIXED: ("mixed", "آمیخته"),
}
_STATUSES = {
    Status.NEW: ("new", "تازه"),
    Status.IN_PROGRESS: ("in_progress", "در دست"),
    Status.DONE: ("done", "تمام"),
    Status.REVIEWED: ("reviewed", "بازبینی‌شده"),
    Status.REJECTED: ("rejected", "کنارگذاشته"),
}


@dataclass(frozen=True, slots=True)
class Term:
    """Words that stand next to one another, by their folding keys."""

    words: tuple[str, ...]
    is_prefix: bool = False
    """Whether the last word need only begin so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What is looked for. Without anything it finds nothing."""

    terms: tuple[Term, ...] = ()
    excluded: tuple[Term, ...] = ()
    label: str | None = None
    """Hits lie in spans of this label."""
    speaker: str | None = None
    """Words, folded, that the name, an alias or the mention of who says it has; the last may be begun."""
    topic: str | None = None
    """Words, folded, that the topic's words, code or label have."""
    quote_type: QuoteType | None = None
    status: Status | None = None
    publisher: str | None = None
    """Folded; part of the name of the source."""

    @property
    def is_empty(self) -> bool:
        """Tell whether it looks for nothing at all."""
        return self == Query(excluded=self.excluded)

    @property
    def span_label(self) -> str | None:
        """The label of the spans that hits lie in: quotes where only a speaker, topic or type is named."""
        if self.label is None and (self.speaker or self.topic or self.quote_type):
            return QUOTE
        return self.label


def parse(text: str, *, typing: bool = False) -> Query:
    """Understand ``text``; with ``typing`` its last word may go on.

    Raises Problem for a label, type or status that there is not.
    """
    query = Query()
    for piece in _PIECE.finditer(text):
        ends_open = typing and piece.end() == len(text)
        query = _with_piece(query, piece, ends_open=ends_open)
    return query


def _with_piece(query: Query, piece: re.Match[str], *, ends_open: bool) -> Query:
    quoted = next((piece[name] for name in _QUOTED if piece[name] is not None), None)
    words = quoted if quoted is not None else piece["plain"]
    name = _meant(piece["field"] or "", _FIELDS)
    if name is not None:
        return _narrowed(query, name, words)
    if piece["field"]:
        # A colon like any other: «لاوروف: آتش‌بس».
        words = f"{piece['field']} {words}"
    keys = tuple(WORD.findall(fold(words)))
    if not keys:
        return query
    is_prefix = quoted is None and (words.endswith("*") or (ends_open and words[-1].isalnum()))
    term = Term(keys, is_prefix)
    if piece["minus"]:
        return replace(query, excluded=(*query.excluded, replace(term, is_prefix=words.endswith("*"))))
    return replace(query, terms=(*query.terms, term))


def _narrowed(query: Query, name: str, words: str) -> Query:
    key = " ".join(WORD.findall(fold(words)))
    if not key:
        return query
    if name == "label":
        return replace(query, label=_known(words, _LABELS))
    if name == "quote_type":
        return replace(query, quote_type=_known(words, _TYPES))
    if name == "status":
        return replace(query, status=_known(words, _STATUSES))
    if name == "speaker":
        return replace(query, speaker=key)
    if name == "topic":
        return replace(query, topic=key)
    return replace(query, publisher=key)


def _known(words: str, table: Mapping[_Value, tuple[str, ...]]) -> _Value:
    found = _meant(words, table)
    if found is None:
        raise Problem(
            "The search knows no “{word}” here.",
            kind=ProblemKind.INPUT,
            cure="It knows {known}.",
            word=words,
            known=", ".join(name for names in table.values() for name in names),
        )
    return found


def _meant(words: str, table: Mapping[_Value, tuple[str, ...]]) -> _Value | None:
    key = _bare(words)
    return next((value for value, names in table.items() if key in map(_bare, names)), None)


def _bare(words: str) -> str:
    """Return the key of a name without spaces: «نقل‌قول», «نقل قول» and «نقلقول» are one."""
    return fold(words).replace(" ", "").replace("_", "")


def field_names() -> Iterator[tuple[str, str]]:
    """Yield the English and the Persian name of every field, for help and completion."""
    yield from _FIELDS.values()


def with_field(text: str, name: str, value: str, *, persian: bool) -> str:
    """Return what is typed with the field ``name`` (as in ``Query``) saying ``value``, or without the field.

    What else is typed stays as it is. Labels are given by their own names (``quote``).
    """
    kept = [piece.group() for piece in _PIECE.finditer(text) if _meant(piece["field"] or "", _FIELDS) != name]
    if value:
        if name == "label" and value in _LABELS:
            value = _LABELS[value][persian]
        is_one_word = WORD.fullmatch(fold(value)) is not None
        kept.insert(0, f"{_FIELDS[name][persian]}:{value if is_one_word else f'«{value}»'}")
    return " ".join(kept)
