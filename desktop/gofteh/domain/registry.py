"""What all articles of a project share: speakers and topics."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from gofteh.domain.errors import Problem
from gofteh.domain.speaker import AliasKind, Role, Speaker, SpeakerKind
from gofteh.domain.topic import Topic

__all__ = ["AliasKind", "Registry", "Role", "Speaker", "SpeakerKind", "Topic", "pair_of"]

Pair = tuple[str, str]


def pair_of(one: str, other: str) -> Pair:
    """Return two ids in the order in which the registry keeps pairs. Raises Problem for one id twice."""
    if one == other:
        raise Problem("A speaker cannot be told apart from itself.")
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class Registry:
    """The project's speakers by id and its topics by code."""

    speakers: Mapping[str, Speaker] = field(default_factory=lambda: MappingProxyType({}))
    topics: Mapping[str, Topic] = field(default_factory=lambda: MappingProxyType({}))
    apart: frozenset[Pair] = frozenset()
    """Pairs of speaker ids (``pair_of``) of whom somebody said that they are two."""

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

    def topic(self, code: str) -> Topic:
        """Return a topic of the list. Raises Problem when there is none."""
        try:
            return self.topics[code]
        except KeyError:
            raise Problem("There is no topic “{code}” in the list.", code=code) from None

    def above(self, code: str) -> Iterator[Topic]:
        """Yield the topics that one is a part of, the nearest first."""
        parent = self.topic(code).parent
        while parent is not None:
            topic = self.topic(parent)
            yield topic
            parent = topic.parent

    def below(self, code: str) -> frozenset[str]:
        """Return the codes of a topic and of all that are a part of it."""
        children: dict[str, list[str]] = {}
        for topic in self.topics.values():
            if topic.parent is not None:
                children.setdefault(topic.parent, []).append(topic.code)
        found, waiting = {code}, [code]
        while waiting:
            new = [child for child in children.get(waiting.pop(), ()) if child not in found]
            found.update(new)
            waiting += new
        return frozenset(found)

    def with_topic(self, topic: Topic) -> "Registry":
        """Return the registry with ``topic`` added or put in the place of its older value.

        Raises Problem when what it is a part of is not in the list or is a part of it, and when another
        topic has its key.
        """
        changed = replace(self, topics=MappingProxyType({**self.topics, topic.code: topic}))
        if topic.parent is not None:
            changed.topic(topic.parent)
            if topic.parent in changed.below(topic.code):
                raise Problem("A topic cannot be a part of itself.")
        if topic.key is not None:
            for other in self.topics.values():
                if other.key == topic.key and other.code != topic.code:
                    raise Problem(
                        "The key {key} belongs to the topic “{label}”.", key=topic.key, label=other.label
                    )
        return changed

    def without_topic(self, code: str) -> "Registry":
        """Return the registry without that topic. Raises Problem when others are a part of it."""
        self.topic(code)
        if any(other.parent == code for other in self.topics.values()):
            raise Problem("Other topics are a part of this one; move them first.")
        left = {key: value for key, value in self.topics.items() if key != code}
        return replace(self, topics=MappingProxyType(left))
