"""The registry: who speaks, who is one, and the list of topics; each act is the project's own."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from gofteh.app.desk.choosing import Choosing
from gofteh.app.tables.kinds import TableKind
from gofteh.app.tables.table import ReadRow, Taken, take
from gofteh.domain.edits import (
    AddSpeaker,
    ChangeSpeaker,
    ChangeTopic,
    Edit,
    KeepApart,
    ListTopic,
    MergeSpeakers,
    SplitSpeaker,
    UnlistTopic,
)
from gofteh.domain.edits.together import together
from gofteh.domain.errors import Problem
from gofteh.domain.folding import fold
from gofteh.domain.registry import Speaker, SpeakerKind, Topic
from gofteh.domain.topic import DESK


class RegistryActs(Choosing):
    """Acts on what all articles share; they are undone in the project's own history."""

    def add_speaker(self, name: str, kind: SpeakerKind = SpeakerKind.PERSON) -> Speaker:
        """Add somebody to the registry. Raises Problem when somebody is called so already."""
        self._check_free_name(name)
        speaker = Speaker(id=self._make_id("spk"), name=name.strip(), kind=kind)
        self._do_on_project([AddSpeaker(speaker)])
        return speaker

    def change_speaker(self, speaker: Speaker) -> None:
        """Put another value of a speaker in place; nothing happens when it is the same."""
        if self.session.state.registry.speaker(speaker.id) != speaker:
            self._do_on_project([ChangeSpeaker(speaker)])

    def merge_speakers(self, speaker_ids: Iterable[str], into_id: str) -> None:
        """Say that all of these are one, whose name is ``into_id``'s."""
        self._do_on_project([MergeSpeakers(each, into_id) for each in speaker_ids if each != into_id])

    def split_speaker(self, speaker_id: str) -> None:
        """Let a merged entry stand for itself again."""
        self._do_on_project([SplitSpeaker(speaker_id)])

    def keep_apart(self, one_id: str, other_id: str) -> None:
        """Say that two alike are two; merging them is never proposed again."""
        self._do_on_project([KeepApart(one_id, other_id)])

    def add_topic(self, label: str, parent: str | None) -> Topic:
        """Add a topic of the desk's own. Raises Problem when there is one of that label in the same place."""
        topic = Topic(self._make_id("top"), DESK, label.strip(), parent)
        self._check_free_label(topic)
        self._do_on_project([ListTopic(topic)])
        return topic

    def change_topic(self, topic: Topic) -> None:
        """Rename, move or retire a topic, or give it a key, which another topic then loses.

        Raises Problem when there is one of that label in the same place.
        """
        topics = self.session.state.registry.topics
        before = topics[topic.code]
        if topic == before:
            return
        if (topic.label, topic.parent) != (before.label, before.parent):
            self._check_free_label(topic)
        owner = next((each for each in topics.values() if each.key == topic.key and each.key), None)
        edits: list[Edit] = [ChangeTopic(topic)]
        if owner is not None and owner.code != topic.code:
            edits.insert(0, ChangeTopic(replace(owner, key=None)))
        self._do_on_project(edits)

    def remove_topic(self, code: str) -> None:
        """Take a topic out of the list. Raises Problem while an article carries it."""
        self._do_on_project([UnlistTopic(code)])

    def take_table(self, kind: TableKind, rows: Sequence[ReadRow]) -> Taken:
        """Take a table of the registry in, as one act. Raises Problem when it is no such table."""
        taken = kind.take(rows, self.session.state)
        take(self.session, taken, kind.title)
        return taken

    def _do_on_project(self, edits: list[Edit]) -> None:
        if edits:
            with self.session.on_project():
                self.session.do(together(edits))

    def _check_free_name(self, name: str) -> None:
        key = fold(name).strip()
        for speaker in self.session.state.registry.speakers.values():
            if speaker.merged_into is None and fold(speaker.name).strip() == key:
                raise Problem("Another speaker is called “{name}” already.", name=name.strip())

    def _check_free_label(self, topic: Topic) -> None:
        key = fold(topic.label).strip()
        for other in self.session.state.registry.topics.values():
            same = other.parent == topic.parent and fold(other.label).strip() == key
            if same and other.code != topic.code and not other.is_retired:
                raise Problem("There is a topic “{label}” here already.", label=other.label)
