"""Edits of the project's list of topics."""

from dataclasses import dataclass
from typing import ClassVar

from gofteh.domain.edits.base import Edit
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Topic
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class ListTopic(Edit):
    """Adds a topic to the list."""

    topic: Topic

    kind: ClassVar[str] = "list_topic"
    name: ClassVar[str] = "New topic"

    def apply(self, state: State) -> State:
        """Add it. Raises Problem when the code is taken, and as ``Registry.with_topic``."""
        if self.topic.code in state.registry.topics:
            raise Problem("There is already a topic “{code}”.", code=self.topic.code)
        return state.with_registry(state.registry.with_topic(self.topic))

    def inverse(self, before: State) -> Edit:
        """Take it out again."""
        return UnlistTopic(self.topic.code)


@dataclass(frozen=True, slots=True)
class UnlistTopic(Edit):
    """Takes a topic out of the list that nothing carries; one that is carried is retired instead."""

    code: str

    kind: ClassVar[str] = "unlist_topic"
    name: ClassVar[str] = "Remove topic"

    def apply(self, state: State) -> State:
        """Take it out. Raises Problem while the open article carries it or other topics are a part of it."""
        document = state.document
        if document and (
            any(span.topic_code == self.code for span in document.spans.values())
            or any(topic.code == self.code for topic in document.topics)
        ):
            raise Problem("The topic is still used in this article.", cure="Retire it instead.")
        return state.with_registry(state.registry.without_topic(self.code))

    def inverse(self, before: State) -> Edit:
        """Add it again."""
        return ListTopic(before.registry.topic(self.code))


@dataclass(frozen=True, slots=True)
class ChangeTopic(Edit):
    """Gives a topic another label, place in the tree or key, or retires it."""

    topic: Topic

    kind: ClassVar[str] = "change_topic"
    name: ClassVar[str] = "Change topic"

    def apply(self, state: State) -> State:
        """Put the new value in place. Raises Problem when there is none, and as ``Registry.with_topic``."""
        if state.registry.topic(self.topic.code).scheme != self.topic.scheme:
            raise Problem("A topic stays in the scheme it came from.")
        return state.with_registry(state.registry.with_topic(self.topic))

    def inverse(self, before: State) -> Edit:
        """Put the older value back."""
        return ChangeTopic(before.registry.topic(self.topic.code))
