"""Everything that is always true of a State, said again without the code that keeps it so."""

from collections import Counter
from collections.abc import Iterator

from gofteh.domain.article import text_sha256
from gofteh.domain.links import CHAINS, LINK_ENDS
from gofteh.domain.records import loose_spans, quote_records
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC
from gofteh.domain.state import State


def broken_rules(state: State) -> list[str]:
    """Return what is wrong with ``state``; nothing, whatever acts led to it."""
    found = [*_registry(state), *_topics(state), *_scheme(state)]
    if state.document is not None:
        found += [*_spans(state), *_links(state), *_article(state), *_records(state)]
    return found


def _registry(state: State) -> Iterator[str]:
    speakers = state.registry.speakers
    for key, speaker in speakers.items():
        if key != speaker.id:
            yield f"{key} holds the speaker {speaker.id}"
        if speaker.merged_into is not None and speaker.merged_into not in speakers:
            yield f"{key} was merged into nobody"
        if _leads_back(key, {name: each.merged_into for name, each in speakers.items()}):
            yield f"{key} was merged into itself"


def _topics(state: State) -> Iterator[str]:
    topics = state.registry.topics
    for code, topic in topics.items():
        if code != topic.code:
            yield f"{code} holds the topic {topic.code}"
        if topic.parent is not None and topic.parent not in topics:
            yield f"{code} is a part of nothing"
        if _leads_back(code, {each.code: each.parent for each in topics.values()}):
            yield f"{code} is a part of itself"
    keys = [topic.key for topic in topics.values() if topic.key is not None]
    if len(set(keys)) != len(keys):
        yield "two topics of one key"
    yield from (f"{pair} is in no order" for pair in state.registry.apart if pair[0] >= pair[1])


def _scheme(state: State) -> Iterator[str]:
    names = [label.name for label in state.scheme.labels]
    if len(set(names)) != len(names):
        yield "two labels of one name"


def _spans(state: State) -> Iterator[str]:
    document = state.document
    assert document is not None
    length = len(document.text)
    for key, span in document.spans.items():
        if key != span.id:
            yield f"{key} holds the span {span.id}"
        if not 0 <= span.start < span.end <= length:
            yield f"{key} leaves the {length} code points of the text"
        if span.label not in state.scheme:
            yield f"{key} has a label that the scheme does not know"
        if span.speaker_id is not None and span.speaker_id not in state.registry.speakers:
            yield f"{key} points at nobody"
        if span.speaker_id is not None and span.label not in (QUOTE, SPEAKER):
            yield f"{key} points at a speaker"
        if span.quote_type is not None and span.label != QUOTE:
            yield f"{key} has a type"
        if span.topic_code is not None and span.label != TOPIC:
            yield f"{key} has a topic"


def _links(state: State) -> Iterator[str]:
    document = state.document
    assert document is not None
    for key, link in document.links.items():
        if key != link.id or key in document.spans:
            yield f"{key} is no id of its own"
        ends = (document.spans.get(link.from_id), document.spans.get(link.to_id))
        if None in ends or ends[0] is ends[1]:
            yield f"{key} does not join two spans"
        elif link.type in LINK_ENDS:
            labels = tuple(end.label for end in ends if end is not None)
            if labels != LINK_ENDS[link.type]:
                yield f"{key} joins a {labels[0]} and a {labels[1]}"
    said = Counter((link.type, link.from_id, link.to_id) for link in document.links.values())
    yield from (f"{each} is said twice" for each, times in said.items() if times > 1)
    for chain in CHAINS:
        steps = [(link.from_id, link.to_id) for link in document.links.values() if link.type == chain]
        if len({begin for begin, _ in steps}) != len(steps):
            yield f"a quote {chain} two"
        yield from (f"{begin} {chain} itself" for begin, _ in steps if _leads_back(begin, dict(steps)))


def _article(state: State) -> Iterator[str]:
    document = state.document
    assert document is not None
    if document.article.sha256 != text_sha256(document.text):
        yield "the text is not what was imported"
    for keys in (
        [(topic.scheme, topic.code) for topic in document.topics],
        [(person.id, "") for person in document.annotators],
    ):
        if keys != sorted(set(keys)):
            yield f"{keys} are not in order, each once"


def _records(state: State) -> Iterator[str]:
    document = state.document
    assert document is not None
    records = quote_records(document)
    parts = [part.id for record in records for part in record.parts]
    if sorted(parts) != sorted(span.id for span in document.spans.values() if span.label == QUOTE):
        yield "a quote is in no record, or in two"
    outer = {record.id: record.inside for record in records}
    yield from (f"{each} lies inside itself" for each in outer if _leads_back(each, outer))
    yield from (f"{each} lies inside no record" for each in outer.values() if each and each not in outer)
    taken = {span_id for record in records for span_id in record.span_ids}
    loose = {span.id for span in loose_spans(document, records)}
    if taken & loose:
        yield "a span of a record is loose"
    for span in document.spans.values():
        if span.label in (QUOTE, SPEAKER, TOPIC) and span.id not in taken | loose:
            yield f"{span.id} is shown nowhere"


def _leads_back(start: str, onward: dict[str, str | None] | dict[str, str]) -> bool:
    passed, place = set(), onward.get(start)
    while place is not None and place not in passed:
        if place == start:
            return True
        passed.add(place)
        place = onward.get(place)
    return False
