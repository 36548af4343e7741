"""An import for a thread of its own: done in small parts by a session beside the one at the desk.

Values never change and the store lets one thread in at a time, so the desk goes on with its own state while
articles come in; part by part it is told what they brought. A part is small, because an act of the person
would wait for the whole of it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from gofteh.app.changes import Changed
from gofteh.app.formats import Formats
from gofteh.app.gathering import ToRead
from gofteh.app.importing import FileReport, Importer, Options
from gofteh.app.reading import Item, read_paths
from gofteh.app.session import Session
from gofteh.domain.state import State

_MOST_TOGETHER = 50
"""Articles that are written together at most."""
_SLOW_SECONDS, _QUICK_SECONDS = 0.12, 0.05
"""A part that took longer to write is followed by a smaller one, one that took less by a larger one."""
_LONG = 200_000
"""Code points that are written together at most, unless one article alone is longer."""
_NEWS_SECONDS = 0.1
"""After so long what was done is told, however little it is."""


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of an import did; the disk has it."""

    reports: tuple[FileReport, ...]
    """Of the files that are done."""
    changes: tuple[Changed, ...]
    state: State
    """With the registry and the scheme as they are now."""


def import_in_parts(
    desk: Session,
    sources: Iterable[Path | ToRead],
    formats: Formats,
    options: Options,
    is_stopped: Callable[[], bool],
) -> Iterator[Part]:
    """Import ``sources`` into the project of ``desk``, whose own state is left to ``Session.take_over``.

    Once ``is_stopped``, no more is read; what was read is written. Raises Problem when the disk does not
    take a part; what was yielded before is kept then.
    """
    session = Session(desk.store, desk.editor, clock=desk.clock, new_op_id=desk.new_op_id)
    changes: list[Changed] = []
    session.changes.listen(changes.append)
    importer, together, length, told = Importer(session, options), 2, 0, perf_counter()
    for one in read_paths(
        sources, formats, session.clock, format_name=options.format_name, choices=options.choices
    ):
        if is_stopped():
            break
        importer.take(one)
        length += len(one.found.edit.document.article) if isinstance(one, Item) else 0
        began = perf_counter()
        if len(importer.waiting) < together and length < _LONG and began - told < _NEWS_SECONDS:
            continue
        yield _written(importer, session, changes)
        length, told = 0, perf_counter()
        together = _next_size(together, told - began)
    yield _written(importer, session, changes)


def _next_size(together: int, seconds: float) -> int:
    if seconds > _SLOW_SECONDS:
        return max(together // 2, 1)
    return min(together + 1, _MOST_TOGETHER) if seconds < _QUICK_SECONDS else together


def _written(importer: Importer, session: Session, changes: list[Changed]) -> Part:
    importer.flush()
    part = Part(tuple(importer.reports()), tuple(changes), session.state)
    changes.clear()
    return part
