"""What a half-made quote record lacks, and what may fill each gap by one key or one click.

Offers only: nothing is written before a person takes one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gofteh.app.candidates import MOST, Attributor, SpeakerCandidate, points_back, speaker_candidates
from gofteh.app.fuller_names import fuller_names
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.folding import fold
from gofteh.domain.quoting import likely_quote_type
from gofteh.domain.records import QuoteRecord
from gofteh.domain.registry import Registry, Speaker
from gofteh.domain.spans import QuoteType


class Gap(StrEnum):
    """What a record lacks."""

    SPEAKER = "speaker"
    """Nobody is said to speak."""
    PERSON = "person"
    """It is not said who of the registry is meant by the mention."""
    TYPE = "type"
    """Neither direct nor indirect nor mixed."""


@dataclass(frozen=True, slots=True)
class NewSpeaker:
    """Somebody whom the registry does not have yet."""

    name: str


Answer = SpeakerCandidate | Speaker | NewSpeaker | QuoteType


@dataclass(frozen=True, slots=True)
class Offer:
    """One way to fill a gap."""

    gap: Gap
    words: str
    """A mention as written, or a name; empty for a type, which has a name of its own on screen."""
    answer: Answer


def gaps(record: QuoteRecord) -> list[Gap]:
    """Return what the record lacks, the most important first."""
    found = []
    if not record.has_speaker:
        found.append(Gap.SPEAKER)
    elif record.speaker_id is None:
        found.append(Gap.PERSON)
    if record.quote_type is None:
        found.append(Gap.TYPE)
    return found


def offers(
    document: AnnotatedArticle,
    registry: Registry,
    records: Sequence[QuoteRecord],
    record: QuoteRecord,
    attributor: Attributor,
) -> list[Offer]:
    """Return at most ``MOST`` ways to fill the record's first gap, the likeliest first."""
    missing = gaps(record)
    if not missing:
        return []
    if missing[0] is Gap.SPEAKER:
        found = speaker_candidates(document, registry, records, record, attributor)
        return [Offer(Gap.SPEAKER, each.words, each) for each in found]
    if missing[0] is Gap.PERSON:
        return _people(document, registry, records, record)
    guess = likely_quote_type(document.text, record.head.start, record.head.end)
    return [Offer(Gap.TYPE, "", each) for each in sorted(QuoteType, key=lambda each: each is not guess)]


def _people(
    document: AnnotatedArticle, registry: Registry, records: Sequence[QuoteRecord], record: QuoteRecord
) -> list[Offer]:
    """Return whom the first mention may mean: alike in name, somebody new, then who speaks near by."""
    mention = " ".join(document.text_of(record.mentions[0]).split())
    near = nearest_speakers(registry, records, record)
    back = points_back(mention)
    alike = [] if back else [each for each in near if is_alike(mention, each)]
    found: list[Answer] = [*alike]
    if not back:
        known = {fold(each.name) for each in near}
        names = [mention, *fuller_names(document.text, mention)]
        found += [NewSpeaker(name) for name in names if fold(name) not in known]
    speaking = {registry.resolve(each.speaker_id).id for each in records if each.speaker_id is not None}
    found += [each for each in near if each.id in speaking and each not in alike]
    return [
        Offer(Gap.PERSON, each.name, each) for each in found[:MOST] if isinstance(each, Speaker | NewSpeaker)
    ]


def nearest_speakers(
    registry: Registry, records: Sequence[QuoteRecord], record: QuoteRecord
) -> list[Speaker]:
    """Return the unmerged speakers: those who speak before, then after the record, then the rest by name."""
    distance: dict[str, tuple[bool, int]] = {}
    for other in records:
        if other.speaker_id is not None and other.id != record.id:
            speaker_id = registry.resolve(other.speaker_id).id
            away = other.head.start - record.head.start
            here = (away > 0, abs(away))
            distance[speaker_id] = min(here, distance.get(speaker_id, here))
    far = (True, 1 << 40)
    speakers = [speaker for speaker in registry.speakers.values() if speaker.merged_into is None]
    return sorted(speakers, key=lambda speaker: (distance.get(speaker.id, far), fold(speaker.name)))


def is_alike(words: str, speaker: Speaker) -> bool:
    """Tell whether ``words`` are some of the words of a name or an alias, or the other way round."""
    said = set(fold(words).split())
    for name in speaker.called:
        known = set(fold(name).split())
        if said and (said <= known or known <= said):
            return True
    return False
