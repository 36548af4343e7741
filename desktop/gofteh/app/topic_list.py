"""The topics of the list as people read and find them."""

from collections.abc import Mapping

from gofteh.app.look_up import fits
from gofteh.domain.folding import fold
from gofteh.domain.registry import Topic


def topic_path(topics: Mapping[str, Topic], topic: Topic) -> str:
    """Return the label after those of the topics it is a part of."""
    labels, place = [topic.label], topic.parent
    while place is not None and place in topics:
        labels.append(topics[place].label)
        place = topics[place].parent
    return " › ".join(reversed(labels))


def look_up_topics(topics: Mapping[str, Topic], typed: str) -> list[Topic]:
    """Return the topics on offer of which every typed word begins a word, those with a key first."""
    wanted = fold(typed).split()
    found = [
        topic for topic in topics.values() if not topic.is_retired and fits(topic_path(topics, topic), wanted)
    ]
    start = " ".join(wanted)
    return sorted(
        found,
        key=lambda topic: (
            not fold(topic.label).startswith(start),
            topic.key or 10,
            fold(topic_path(topics, topic)),
        ),
    )
