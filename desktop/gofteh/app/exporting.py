"""Writing articles of a project to files, whole or not at all."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from gofteh.app.formats import Format, Formats, by_name
from gofteh.app.ports import Store
from gofteh.app.record import Json, to_record
from gofteh.app.safe_file import new_files, told_as_problem
from gofteh.domain.article import Status
from gofteh.domain.document import AnnotatedArticle
from gofteh.domain.errors import Problem, ProblemKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which articles to export; everything by default."""

    status: Status | None = None
    ids: Sequence[str] | None = None
    annotator: str | None = None
    """Id or name: only articles this person worked on, and only what is theirs on them."""


def writable(formats: Formats, name: str) -> Format:
    """Return the format to write. Raises Problem when there is none of that name that can be written."""
    found = by_name(formats, name)
    if found is None or found.write is None:
        raise Problem(
            "“{name}” is no format that can be exported.",
            kind=ProblemKind.INPUT,
            cure="Formats that can: {known}.",
            name=name,
            known=", ".join(one.name for one in formats if one.write),
        )
    return found


def export_to_path(
    store: Store,
    out: Path,
    target: Format,
    choice: Choice,
    *,
    as_folder: bool = False,
    force: bool = False,
    keep_off: Collection[Path] = (),
) -> int:
    """Write a file, or with its companions into a folder; return the number of articles.

    A folder that is there is always meant as a folder, others only ``as_folder``.

    Raises Problem, nothing having changed, when no article is chosen, a file is there already and not
    ``force``, ``out`` is one of ``keep_off``, or the disk refuses.
    """
    paths = [out]
    texts: list[str] = []
    new_folder = False
    with told_as_problem(out):
        if as_folder or out.is_dir():
            new_folder = not out.exists()
            out.mkdir(parents=True, exist_ok=True)
            paths = [out / f"articles{target.suffixes[0]}", *(out / name for name in target.companions)]
            texts = [text() for text in target.companions.values()]
        if any(path.exists() and path.samefile(own) for path in paths for own in keep_off if own.exists()):
            raise Problem("{name} is the project itself.", kind=ProblemKind.INPUT, name=out.name)
    try:
        with new_files(paths, force=force) as streams:
            count = export_to_stream(store, streams[0], target, choice)
            for stream, text in zip(streams[1:], texts, strict=True):
                stream.write(text.encode())
    except BaseException:
        if new_folder:
            with suppress(OSError):
                out.rmdir()
        raise
    return count


def export_to_stream(store: Store, stream: BinaryIO, target: Format, choice: Choice) -> int:
    """Write to an open stream; return the number of articles. Raises Problem when none is chosen."""
    if target.write is None:
        raise ValueError(target.name)
    counted = _Counted(_records(store, choice))
    target.write(counted, stream)
    if not counted.count:
        raise Problem("No article of the project is chosen.", cure="Look at `gofteh list`.")
    return counted.count


class _Counted:
    """Passes records on and counts them."""

    def __init__(self, records: Iterator[Json]) -> None:
        self._records = records
        self.count = 0

    def __iter__(self) -> Iterator[Json]:
        for record in self._records:
            self.count += 1
            yield record


def _records(store: Store, choice: Choice) -> Iterator[Json]:
    if choice.ids is not None:
        known = {summary.id for summary in store.summaries()}
        for article_id in choice.ids:
            if article_id not in known:
                raise Problem(
                    "There is no article “{id}” in this project.", kind=ProblemKind.INPUT, id=article_id
                )
    if choice.annotator is None:
        yield from store.records(choice.status, choice.ids)
        return
    registry, people, found_person = store.registry(), store.people(), False
    for document in store.documents(choice.status, choice.ids):
        record = to_record(document, registry, people)
        theirs = {
            person["id"]
            for person in record["annotators"]
            if choice.annotator in (person["id"], person["name"])
        }
        if theirs:
            found_person = True
            yield to_record(_layer(document, theirs), registry, people)
    if not found_person:
        raise Problem(
            "Nobody called “{name}” worked on these articles.", kind=ProblemKind.INPUT, name=choice.annotator
        )


def _layer(document: AnnotatedArticle, people: Collection[str]) -> AnnotatedArticle:
    """Return the article with only what ``people`` made; links whose ends are gone go too."""
    spans = {key: span for key, span in document.spans.items() if span.annotator in people}
    links = {
        key: link
        for key, link in document.links.items()
        if link.annotator in people and link.from_id in spans and link.to_id in spans
    }
    return replace(
        document,
        spans=spans,
        links=links,
        topics=tuple(topic for topic in document.topics if topic.annotator in people),
        annotators=tuple(person for person in document.annotators if person.id in people),
    )
