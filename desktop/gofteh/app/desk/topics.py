"""Topics of the list, on marks and on the whole article."""

from dataclasses import replace

from gofteh.app.desk.marks import MarkActs
from gofteh.app.words import N_
from gofteh.domain.document import ArticleTopic
from gofteh.domain.edits import AddSpan, AddTopic, Edit, ListTopic, RemoveTopic
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Topic
from gofteh.domain.spans import TOPIC
from gofteh.domain.topic import DESK

NEW_ON_ARTICLE = N_("New topic of the article")


class TopicActs(MarkActs):
    """Acts on what an article or a mark is about."""

    def topic_of_key(self, key: int) -> Topic:
        """Return the topic with a hot key. Raises Problem when none has it."""
        for topic in self.session.state.registry.topics.values():
            if topic.key == key and not topic.is_retired:
                return topic
        raise Problem(
            "No topic has the key {key}.",
            cure="Give it to one on the page of topics.",
            key=key,
        )

    def toggle_article_topic(self, code: str) -> bool:
        """Give the whole article a topic of the list, or take it away; tells whether it has it now."""
        topic = self.session.state.registry.topic(code)
        there = any((each.scheme, each.code) == (topic.scheme, code) for each in self._open().topics)
        self._do([RemoveTopic(topic.scheme, code) if there else AddTopic(self._article_topic(topic))])
        return not there

    def remove_article_topic(self, scheme: str, code: str) -> None:
        """Take a topic of the whole article away, in the list or not."""
        self._do([RemoveTopic(scheme, code)])

    def new_article_topic(self, label: str) -> None:
        """Give the whole article a topic that the list does not have yet."""
        topic = Topic(self._make_id("top"), DESK, label.strip())
        edits: list[Edit] = [ListTopic(topic), AddTopic(self._article_topic(topic))]
        self._do(edits, title=NEW_ON_ARTICLE)

    def use_topic(self, code: str, selected: tuple[int, int] | None) -> bool | None:
        """Use a topic where it makes sense: on selected words, on the chosen topic mark, else on the article.

        Tells whether the article has it now, None when it went to a mark.
        """
        if selected is not None:
            self.mark_topic(*selected, code)
            return None
        if self.chosen is not None and self.chosen.label == TOPIC:
            self.set_topic_code(self.chosen, None if self.chosen.topic_code == code else code)
            return None
        return self.toggle_article_topic(code)

    def mark_topic(self, start: int, end: int, code: str) -> None:
        """Mark words as a topic of the list in one act; a mark that is there gets it, or loses it."""
        same = [each for each in self._open().spans.values() if (each.start, each.end) == (start, end)]
        there = next((each for each in same if each.label == TOPIC), None)
        if there is not None:
            self.set_topic_code(there, None if there.topic_code == code else code)
            return
        at = self.session.clock()
        span = replace(self._new_span(start, end, TOPIC, at), topic_code=code)
        edits = self._joining(span, at)
        self._do([AddSpan(span), *edits], title=AddSpan.name)
        record = self.current_record
        self.choose(record.id if edits and record is not None else span.id)

    def _article_topic(self, topic: Topic) -> ArticleTopic:
        return ArticleTopic(
            code=topic.code,
            scheme=topic.scheme,
            label=topic.label,
            created_at=self.session.clock(),
            annotator=self.session.editor.id,
        )
