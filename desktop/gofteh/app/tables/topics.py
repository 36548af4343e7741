"""The list of topics as rows of a table, and rows as changes of the list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from gofteh.app.tables.table import Columns, ReadRow, Row, Taken, Taking, unique
from gofteh.app.words import latin_digits
from gofteh.domain.edits import ChangeTopic, Edit, ListTopic
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.folding import fold
from gofteh.domain.registry import Registry, Topic
from gofteh.domain.state import State
from gofteh.domain.topic import DESK

COLUMNS = Columns(
    {
        "code": ("کد", "شناسه"),
        "label": ("عنوان", "موضوع", "نام"),
        "parent": ("زیر", "موضوع بالاتر"),
        "key": ("کلید",),
        "retired": ("بازنشسته",),
        "scheme": ("فهرست",),
    }
)
_YES, _NO = ("yes", "true", "1", "بله", "آری"), ("", "no", "false", "0", "نه", "خیر")


def topic_rows(registry: Registry) -> Iterator[Row]:
    """Yield every topic, retired ones too, by code."""
    for code in sorted(registry.topics):
        topic = registry.topics[code]
        yield {
            "code": topic.code,
            "label": topic.label,
            "parent": topic.parent or "",
            "key": str(topic.key or ""),
            "retired": "yes" if topic.is_retired else "",
            "scheme": topic.scheme,
        }


def take_topics(rows: Sequence[ReadRow], state: State) -> Taken:
    """Work out what rows change: by code, else by the one topic of that label, else a new one.

    ``parent`` is a code or a label, of the list or of the table. Raises Problem when there is no column
    for labels or codes; rows that cannot be taken are named in the result.
    """
    taking = Taking(state)
    wanted: dict[str, tuple[int, Topic]] = {}
    for row in COLUMNS.named(rows, ("label", "code")):
        try:
            topic = _wanted(row.cells, taking)
            if topic.code in wanted:
                raise _wrong("The topic “{code}” is there twice.", code=topic.code)
            wanted[topic.code] = (row.line, topic)
        except Problem as problem:
            taking.refuse(row.line, problem)
    _take(_with_parents(wanted, taking), taking)
    return taking.taken


def _wanted(cells: Row, taking: Taking) -> Topic:
    registry = taking.state.registry
    code = cells.get("code", "").strip() or _code_of(registry.topics, cells.get("label", ""))
    before = registry.topics.get(code) if code else None
    if before is None:
        before = Topic(code or taking.make_id("top"), cells.get("scheme", "").strip() or DESK, _label(cells))
    topic = replace(before, label=_label(cells)) if "label" in cells else before
    if "parent" in cells:
        topic = replace(topic, parent=cells["parent"].strip() or None)
    if "key" in cells:
        topic = replace(topic, key=_key(cells["key"]))
    if "retired" in cells:
        topic = replace(topic, is_retired=_flag(cells["retired"]))
    return topic


def _with_parents(wanted: Mapping[str, tuple[int, Topic]], taking: Taking) -> dict[str, tuple[int, Topic]]:
    """Return the topics with the codes of parents that are named by their labels."""
    everything = {**taking.state.registry.topics, **{code: topic for code, (_l, topic) in wanted.items()}}
    found = {}
    for code, (line, topic) in wanted.items():
        parent = topic.parent
        if parent is not None and parent not in everything:
            parent = _code_of(everything, parent) or parent
        found[code] = (line, replace(topic, parent=parent))
    return found


def _take(wanted: Mapping[str, tuple[int, Topic]], taking: Taking) -> None:
    """Free keys and places first, so that topics may change them with one another; then parents first."""
    there = taking.state.registry.topics
    _free([topic for _line, topic in wanted.values()], taking)
    waiting = dict(wanted)
    while waiting:
        ready = [code for code, (_l, topic) in waiting.items() if topic.parent not in waiting]
        if not ready:
            for line, _topic in waiting.values():
                taking.refuse(line, _wrong("A topic cannot be a part of itself."))
            # As they were: their places were freed for nothing.
            for code in waiting:
                _put(there.get(code), taking)
            return
        for code in ready:
            line, topic = waiting.pop(code)
            try:
                _take_one(topic, there.get(code), taking)
            except Problem as problem:
                taking.refuse(line, problem)
                _put(there.get(code), taking)


def _take_one(topic: Topic, before: Topic | None, taking: Taking) -> None:
    if before is None:
        taking.do(ListTopic(topic))
        taking.taken.new += 1
    elif topic == before:
        taking.taken.same += 1
    else:
        _put(topic, taking)
        taking.taken.changed += 1


def _put(topic: Topic | None, taking: Taking) -> None:
    if topic is not None and taking.state.registry.topics.get(topic.code) != topic:
        taking.do(ChangeTopic(topic))


def _free(wanted: Sequence[Topic], taking: Taking) -> None:
    edits: list[Edit] = []
    for topic in wanted:
        before = taking.state.registry.topics.get(topic.code)
        if before is not None and (before.key, before.parent) != (topic.key, topic.parent):
            edits.append(ChangeTopic(replace(before, key=None, parent=None)))
    taking.do(*edits)


def _code_of(topics: Mapping[str, Topic], label: str) -> str | None:
    key = fold(label).strip()
    return unique(topic.code for topic in topics.values() if fold(topic.label).strip() == key)


def _label(cells: Row) -> str:
    label = cells.get("label", "")
    if not label.strip():
        raise _wrong("The row has no label.")
    return label


def _key(cell: str) -> int | None:
    word = latin_digits(cell.strip())
    if not word:
        return None
    if len(word) != 1 or word not in "123456789":
        raise _wrong("The hot key of a topic is a digit from 1 to 9.")
    return int(word)


def _flag(cell: str) -> bool:
    word = cell.strip().lower()
    if word not in (*_YES, *_NO):
        raise _wrong("“{word}” is none of: {words}.", word=cell.strip(), words="yes, no")
    return word in _YES


def _wrong(message: str, **details: object) -> Problem:
    return Problem(message, kind=ProblemKind.INPUT, cure="", **details)
