"""Edits of the article as a whole: import, status, topics."""

from dataclasses import dataclass, replace
from typing import ClassVar

from gofteh.domain.article import Status
from gofteh.domain.document import AnnotatedArticle, Annotator, ArticleTopic, each_once
from gofteh.domain.edits.base import Edit
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Speaker
from gofteh.domain.scheme import Label, Scheme
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class ImportArticle(Edit):
    """Brings in an article with all that is annotated on it.

    Speakers that the registry does not know are added to it, labels that the scheme does not know
    to the scheme; known ones stay as they are. Done again after it was undone, it shows the article again.
    """

    document: AnnotatedArticle
    speakers: tuple[Speaker, ...] = ()

    kind: ClassVar[str] = "import_article"
    name: ClassVar[str] = "Import"

    def __post_init__(self) -> None:
        if self.document.withdrawn:
            raise Problem("An article that was withdrawn is restored, not imported.")
        if any(speaker.merged_into is not None for speaker in self.speakers):
            raise Problem("Speakers are merged and split by acts of their own.")

    def apply(self, state: State) -> State:
        """Add the article. Raises Problem when it is there already or refers to an unknown speaker."""
        if state.document is not None:
            if state.document == replace(self.document, withdrawn=True):
                return RestoreArticle().apply(state)
            raise Problem("The article “{id}” is already in the project.", id=self.document.id)
        registry, scheme = state.registry, state.scheme
        new = [speaker for speaker in self.speakers if speaker.id not in registry.speakers]
        if new:
            registry = registry.with_speakers(new)
        spans = self.document.spans.values()
        for speaker_id in {span.speaker_id for span in spans}:
            if speaker_id is not None:
                registry.speaker(speaker_id)
        if not {span.label for span in spans} <= {label.name for label in scheme.labels}:
            scheme = _with_labels_of(self.document, scheme)
        return State(self.document, registry, scheme)

    def inverse(self, before: State) -> Edit:
        """Withdraw it: what was imported is hidden, never deleted."""
        return WithdrawArticle()


def _with_labels_of(document: AnnotatedArticle, scheme: Scheme) -> Scheme:
    for span in document.in_reading_order():
        if span.label not in scheme:
            scheme = scheme.with_label(Label(span.label))
    return scheme


@dataclass(frozen=True, slots=True)
class WithdrawArticle(Edit):
    """Hides an article from the project; nothing of it is deleted."""

    kind: ClassVar[str] = "withdraw_article"
    name: ClassVar[str] = "Withdraw article"

    def apply(self, state: State) -> State:
        """Mark it withdrawn. Raises Problem when there is none."""
        return state.with_document(replace(state.open_document, withdrawn=True))

    def inverse(self, before: State) -> Edit:
        """Show it again."""
        return RestoreArticle()


@dataclass(frozen=True, slots=True)
class RestoreArticle(Edit):
    """Shows a withdrawn article again."""

    kind: ClassVar[str] = "restore_article"
    name: ClassVar[str] = "Restore article"

    def apply(self, state: State) -> State:
        """Take the mark away. Raises Problem unless the article was withdrawn."""
        if state.document is None or not state.document.withdrawn:
            raise Problem("This article was not withdrawn.")
        return state.with_document(replace(state.document, withdrawn=False))

    def inverse(self, before: State) -> Edit:
        """Withdraw it again."""
        return WithdrawArticle()


@dataclass(frozen=True, slots=True)
class SetStatus(Edit):
    """Says how far the article is, in the name of ``annotator`` when one is given."""

    status: Status
    annotator: Annotator | None = None
    annotators: tuple[Annotator, ...] | None = None
    """The whole list to put back; only undo needs it."""

    kind: ClassVar[str] = "set_status"
    name: ClassVar[str] = "Set status"

    def apply(self, state: State) -> State:
        """Set the article's status and that of the annotator. Raises Problem when one is listed twice."""
        document = state.open_document
        people = document.annotators if self.annotators is None else self.annotators
        if self.annotator is not None:
            people = (*(person for person in people if person.id != self.annotator.id), self.annotator)
        people = each_once(people)
        return state.with_document(replace(document, status=self.status, annotators=people))

    def inverse(self, before: State) -> Edit:
        """Set back both."""
        document = before.open_document
        return SetStatus(document.status, annotators=document.annotators)


@dataclass(frozen=True, slots=True)
class AddTopic(Edit):
    """Gives the whole article a topic."""

    topic: ArticleTopic

    kind: ClassVar[str] = "add_topic"
    name: ClassVar[str] = "Add article topic"

    def apply(self, state: State) -> State:
        """Add it, keeping topics in order of scheme and code. Raises Problem when it is there already."""
        document = state.open_document
        if any(_same(topic, self.topic.scheme, self.topic.code) for topic in document.topics):
            raise Problem("The article already has the topic “{label}”.", label=self.topic.label)
        topics = sorted([*document.topics, self.topic], key=lambda topic: (topic.scheme, topic.code))
        return state.with_document(replace(document, topics=tuple(topics)))

    def inverse(self, before: State) -> Edit:
        """Remove it again."""
        return RemoveTopic(self.topic.scheme, self.topic.code)


@dataclass(frozen=True, slots=True)
class RemoveTopic(Edit):
    """Takes a topic of the whole article away."""

    scheme: str
    code: str

    kind: ClassVar[str] = "remove_topic"
    name: ClassVar[str] = "Remove article topic"

    def apply(self, state: State) -> State:
        """Remove it. Raises Problem when the article does not have it."""
        document = state.open_document
        gone = self._find(document)
        left = tuple(topic for topic in document.topics if topic is not gone)
        return state.with_document(replace(document, topics=left))

    def inverse(self, before: State) -> Edit:
        """Add it again."""
        return AddTopic(self._find(before.open_document))

    def _find(self, document: AnnotatedArticle) -> ArticleTopic:
        for topic in document.topics:
            if _same(topic, self.scheme, self.code):
                return topic
        raise Problem("The article does not have the topic “{code}”.", code=self.code)


def _same(topic: ArticleTopic, scheme: str, code: str) -> bool:
    return (topic.scheme, topic.code) == (scheme, code)
