"""The tables there are: what each holds, its columns, and what its import is called."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from gofteh.app.tables import speakers, topics
from gofteh.app.tables.table import TAKE_SPEAKERS, TAKE_TOPICS, Columns, ReadRow, Row, Taken
from gofteh.domain.registry import Registry
from gofteh.domain.state import State


@dataclass(frozen=True, slots=True)
class TableKind:
    """A table of the registry."""

    name: str
    columns: Columns
    rows: Callable[[Registry], Iterator[Row]]
    take: Callable[[Sequence[ReadRow], State], Taken]
    title: str
    """What its import is called in the history."""


SPEAKERS = TableKind(
    "speakers", speakers.COLUMNS, speakers.speaker_rows, speakers.take_speakers, TAKE_SPEAKERS
)
TOPICS = TableKind("topics", topics.COLUMNS, topics.topic_rows, topics.take_topics, TAKE_TOPICS)
