"""What all articles of a project share: speakers and topics."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType

from gofteh.domain.errors import Problem
from gofteh.domain.identity import check_id, check_words

_WIKIDATA = re.compile(r"Q[1-9][0-9]*")


class SpeakerKind(StrEnum):
    """What speaks."""

    PERSON = "person"
    ORGANISATION = "organisation"
    COLLECTIVE = "collective"
    UNNAMED = "unnamed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A canonical speaker; mentions point at it and are never overwritten by its name."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    role: str | None = None
    wikidata: str | None = None
    note: str | None = None
    kind: SpeakerKind = SpeakerKind.PERSON
    merged_into: str | None = None
    """The speaker this one turned out to be; mentions keep pointing here and are resolved."""

    def __post_init__(self) -> None:
        check_id(self.id)
        if not self.name.strip():
            raise Problem("A speaker needs a name.")
        if not all(self.aliases):
            raise Problem("An alias of a speaker cannot be empty.")
        check_words(self.name, *self.aliases, self.role, self.note)
        if self.wikidata is not None and not _WIKIDATA.fullmatch(self.wikidata):
            raise Problem("“{value}” is not a Wikidata item like Q58217.", value=self.wikidata)


@dataclass(frozen=True, slots=True)
class Topic:
    """An entry of a controlled list of topics."""

    code: str
    scheme: str
    label: str


@dataclass(frozen=True, slots=True)
class Registry:
    """The project's speakers by id and its topics by code."""

    speakers: Mapping[str, Speaker] = field(default_factory=lambda: MappingProxyType({}))
    topics: Mapping[str, Topic] = field(default_factory=lambda: MappingProxyType({}))

    def speaker(self, speaker_id: str) -> Speaker:
        """Return the entry itself, merged or not. Raises Problem when there is none."""
        try:
            return self.speakers[speaker_id]
        except KeyError:
            raise Problem("There is no speaker “{id}” in this project.", id=speaker_id) from None

    def resolve(self, speaker_id: str) -> Speaker:
        """Return the speaker that ``speaker_id`` stands for once merges are followed."""
        speaker = self.speaker(speaker_id)
        while speaker.merged_into is not None:
            speaker = self.speaker(speaker.merged_into)
        return speaker

    def with_speaker(self, speaker: Speaker) -> "Registry":
        """Return the registry with ``speaker`` added or put in the place of its older value."""
        return self.with_speakers([speaker])

    def with_speakers(self, speakers: Iterable[Speaker]) -> "Registry":
        """Return the registry with all of ``speakers`` added or put in the place of older values."""
        new = {speaker.id: speaker for speaker in speakers}
        return replace(self, speakers=MappingProxyType({**self.speakers, **new}))

    def without_speaker(self, speaker_id: str) -> "Registry":
        """Return the registry without that speaker. Raises Problem when others were merged into it."""
        self.speaker(speaker_id)
        if any(other.merged_into == speaker_id for other in self.speakers.values()):
            raise Problem("Other speakers were merged into this one; split them first.")
        left = {key: value for key, value in self.speakers.items() if key != speaker_id}
        return replace(self, speakers=MappingProxyType(left))
