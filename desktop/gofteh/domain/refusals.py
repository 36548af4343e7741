"""Suggestions that somebody refused, so that they never come back for the same text."""

import re
from dataclasses import dataclass

from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_words

_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, order=True, kw_only=True)
class Refusal:
    """A range ``[start, end)`` of code points of one text that is no quotation.

    It says nothing about another text: a corrected one is read anew. Raises Problem when the range is
    empty, reversed or negative, the hash none, or nobody is named who suggested it.
    """

    text_sha256: str
    start: int
    end: int
    suggested_by: str
    """Name and version of the rule, as on the marks that are made of its suggestions."""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise Problem(
                "A span from {start} to {end} is empty or reversed.", start=self.start, end=self.end
            )
        if not _SHA256.fullmatch(self.text_sha256):
            raise Problem("“{hash}” is no SHA-256 of a text.", hash=self.text_sha256)
        check_words(self.suggested_by)
        if not self.suggested_by:
            raise Problem("A refused suggestion says which rule made it.")
