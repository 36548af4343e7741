"""Spans: labelled half-open ranges ``[start, end)`` of an article's code points."""

from dataclasses import dataclass
from enum import StrEnum

from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_id, check_name, check_stamps, check_words

QUOTE = "quote"
SPEAKER = "speaker"
TOPIC = "topic"
CUE = "cue"


class QuoteType(StrEnum):
    """How the words are given back."""

    DIRECT = "direct"
    INDIRECT = "indirect"
    MIXED = "mixed"


class Provenance(StrEnum):
    """How an annotation came to be."""

    MANUAL = "manual"
    SUGGESTED_ACCEPTED = "suggested_accepted"
    SUGGESTED_EDITED = "suggested_edited"
    IMPORTED = "imported"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A labelled range of code points ``[start, end)`` of one article's text.

    Raises Problem when empty, reversed or negative, or when an attribute does not go with the label:
    ``quote_type`` with quotes, ``speaker_id`` with quotes and speakers, ``topic_code`` with topics.
    """

    id: str
    start: int
    end: int
    label: str
    created_at: str
    updated_at: str
    quote_type: QuoteType | None = None
    speaker_id: str | None = None
    """On a speaker span who is meant; on a quote who speaks when the text names nobody."""
    topic_code: str | None = None
    annotator: str | None = None
    provenance: Provenance = Provenance.MANUAL
    suggested_by: str | None = None
    """Name and version of the rule or model behind a suggestion."""
    note: str | None = None

    def __post_init__(self) -> None:
        check_id(self.id)
        check_name(self.label)
        if not 0 <= self.start < self.end:
            raise Problem(
                "A span from {start} to {end} is empty or reversed.", start=self.start, end=self.end
            )
        if self.quote_type is not None and self.label != QUOTE:
            raise Problem("Only a quote is direct, indirect or mixed.")
        if self.speaker_id is not None and self.label not in (QUOTE, SPEAKER):
            raise Problem("Only a quote or a speaker mention can point at a speaker.")
        if self.topic_code is not None and self.label != TOPIC:
            raise Problem("Only a topic can carry a topic code.")
        check_stamps(self.created_at, self.updated_at, annotator=self.annotator)
        check_words(self.topic_code, self.suggested_by, self.note)

    def covers(self, place: int) -> bool:
        """Tell whether code point ``place`` lies inside."""
        return self.start <= place < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside (equal ranges count)."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether at least one code point belongs to both."""
        return self.start < other.end and other.start < self.end


def reading_order(span: Span) -> tuple[int, int, str]:
    """Return the sort key of spans: by start, the longest first, then by id."""
    return (span.start, -span.end, span.id)
