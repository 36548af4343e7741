"""Edits of the speaker registry."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gofteh.domain.edits.base import Edit
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Speaker
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class AddSpeaker(Edit):
    """Adds a speaker to the registry."""

    speaker: Speaker

    kind: ClassVar[str] = "add_speaker"
    name: ClassVar[str] = "Add speaker"

    def apply(self, state: State) -> State:
        """Add it. Raises Problem when the id is taken, or it was merged into a speaker that is not here."""
        if self.speaker.id in state.registry.speakers:
            raise Problem("There is already a speaker “{id}”.", id=self.speaker.id)
        if self.speaker.merged_into is not None:
            state.registry.speaker(self.speaker.merged_into)
        return state.with_registry(state.registry.with_speaker(self.speaker))

    def inverse(self, before: State) -> Edit:
        """Remove it again."""
        return RemoveSpeaker(self.speaker.id)


@dataclass(frozen=True, slots=True)
class RemoveSpeaker(Edit):
    """Takes a speaker out of the registry.

    Other articles that point at it keep resolving it: storage keeps the entry out of sight.
    """

    speaker_id: str

    kind: ClassVar[str] = "remove_speaker"
    name: ClassVar[str] = "Remove speaker"

    def apply(self, state: State) -> State:
        """Remove it. Raises Problem while a span of the open article points at it."""
        document = state.document
        if document and any(span.speaker_id == self.speaker_id for span in document.spans.values()):
            raise Problem("The speaker is still used in this article.")
        return state.with_registry(state.registry.without_speaker(self.speaker_id))

    def inverse(self, before: State) -> Edit:
        """Add it again."""
        return AddSpeaker(before.registry.speaker(self.speaker_id))


@dataclass(frozen=True, slots=True)
class ChangeSpeaker(Edit):
    """Gives a speaker other names, role or kind."""

    speaker: Speaker

    kind: ClassVar[str] = "change_speaker"
    name: ClassVar[str] = "Change speaker"

    def apply(self, state: State) -> State:
        """Put the new value in place. Raises Problem when there is no speaker of that id."""
        before = state.registry.speaker(self.speaker.id)
        if self.speaker.merged_into != before.merged_into:
            raise Problem("Speakers are merged and split by acts of their own.")
        return state.with_registry(state.registry.with_speaker(self.speaker))

    def inverse(self, before: State) -> Edit:
        """Put the older value back."""
        return ChangeSpeaker(before.registry.speaker(self.speaker.id))


@dataclass(frozen=True, slots=True)
class MergeSpeakers(Edit):
    """Says that two entries are one: ``speaker_id`` is ``into_id``. Mentions stay as they are."""

    speaker_id: str
    into_id: str

    kind: ClassVar[str] = "merge_speakers"
    name: ClassVar[str] = "Merge speakers"

    def apply(self, state: State) -> State:
        """Merge. Raises Problem for a speaker merged already or into itself."""
        speaker = state.registry.speaker(self.speaker_id)
        if speaker.merged_into is not None:
            raise Problem("“{name}” was already merged; split it first.", name=speaker.name)
        if state.registry.resolve(self.into_id).id == self.speaker_id:
            raise Problem("A speaker cannot be merged into itself.")
        merged = replace(speaker, merged_into=self.into_id)
        return state.with_registry(state.registry.with_speaker(merged))

    def inverse(self, before: State) -> Edit:
        """Split them again."""
        return SplitSpeaker(self.speaker_id)


@dataclass(frozen=True, slots=True)
class SplitSpeaker(Edit):
    """Takes back a merge: the entry stands for itself again."""

    speaker_id: str

    kind: ClassVar[str] = "split_speaker"
    name: ClassVar[str] = "Split speaker"

    def apply(self, state: State) -> State:
        """Split. Raises Problem unless the speaker was merged."""
        speaker = state.registry.speaker(self.speaker_id)
        if speaker.merged_into is None:
            raise Problem("“{name}” is not merged with another speaker.", name=speaker.name)
        return state.with_registry(state.registry.with_speaker(replace(speaker, merged_into=None)))

    def inverse(self, before: State) -> Edit:
        """Merge them again."""
        into = before.registry.speaker(self.speaker_id).merged_into
        if into is None:
            raise Problem("“{name}” is not merged with another speaker.", name=self.speaker_id)
        return MergeSpeakers(self.speaker_id, into)
