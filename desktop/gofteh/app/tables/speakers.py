"""Speakers as rows of a table, and rows as changes of the registry.

``aliases`` holds other names with ``|`` between, each perhaps with its kind before: ``surname=لاوروف``.
``roles`` holds roles, each perhaps with its days behind: ``وزیر خارجه @ 2004-03-09..2026``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from gofteh.app.tables.cells import BETWEEN, Letters, cut, escaped, joined, letters, stripped
from gofteh.app.tables.table import Columns, ReadRow, Row, Taken, Taking, unique
from gofteh.domain.edits import AddSpeaker, ChangeSpeaker, MergeSpeakers, SplitSpeaker
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.folding import fold
from gofteh.domain.registry import AliasKind, Registry, Role, Speaker, SpeakerKind
from gofteh.domain.state import State

COLUMNS = Columns(
    {
        "id": ("شناسه",),
        "name": ("نام", "گوینده"),
        "kind": ("نوع",),
        "aliases": ("نام‌های دیگر", "نام‌ها"),
        "roles": ("سمت", "سمت‌ها", "role"),
        "wikidata": ("ویکی‌داده",),
        "note": ("یادداشت",),
        "merged_into": ("ادغام در",),
    }
)
_KIND, _DAYS, _TO = "=", "@", ".."

_Choice = TypeVar("_Choice", bound=StrEnum)


def speaker_rows(registry: Registry) -> Iterator[Row]:
    """Yield every speaker, merged ones too, by id."""
    for key in sorted(registry.speakers):
        speaker = registry.speakers[key]
        yield {
            "id": speaker.id,
            "name": speaker.name,
            "kind": speaker.kind.value,
            "aliases": joined(_alias_cell(speaker, alias) for alias in speaker.aliases),
            "roles": joined(_role_cell(role) for role in speaker.all_roles),
            "wikidata": speaker.wikidata or "",
            "note": speaker.note or "",
            "merged_into": speaker.merged_into or "",
        }


def take_speakers(rows: Sequence[ReadRow], state: State) -> Taken:
    """Work out what rows change: by id, else by the one speaker of that name, else a new one.

    A column that is not there changes nothing, an empty cell takes away. Raises Problem when there is no
    column for names or ids; rows that cannot be taken are named in the result.
    """
    taking = Taking(state)
    merges: list[tuple[int, str, str | None]] = []
    for row in COLUMNS.named(rows, ("name", "id")):
        try:
            speaker = _take(row.cells, taking)
        except Problem as problem:
            taking.refuse(row.line, problem)
            continue
        if "merged_into" in row.cells:
            merges.append((row.line, speaker.id, row.cells["merged_into"].strip() or None))
    _merge(merges, taking)
    return taking.taken


def _take(cells: Row, taking: Taking) -> Speaker:
    registry, taken = taking.state.registry, taking.taken
    before = _known(cells, registry)
    if before is None:
        given = cells.get("id", "").strip()
        # What a person typed without an id has stray white space; what we wrote is meant.
        mine = cells if given else {**cells, "name": _name(cells).strip()}
        speaker = _changed(Speaker(id=given or taking.make_id("spk"), name=_name(mine)), mine)
        taking.do(AddSpeaker(speaker))
        taken.new += 1
        return speaker
    speaker = _changed(before, cells)
    if speaker == before:
        taken.same += 1
    else:
        taking.do(ChangeSpeaker(speaker))
        taken.changed += 1
    return speaker


def _known(cells: Row, registry: Registry) -> Speaker | None:
    given = cells.get("id", "").strip()
    if given:
        return registry.speakers.get(given)
    key = fold(_name(cells)).strip()
    there = (each.id for each in registry.speakers.values() if fold(each.name).strip() == key)
    found = list(there)
    if len(found) > 1:
        raise _wrong("Several speakers are called “{name}”; give the id.", name=_name(cells))
    only = unique(iter(found))
    return registry.speaker(only) if only is not None else None


def _name(cells: Row) -> str:
    name = cells.get("name", "")
    if not name.strip():
        raise _wrong("The row has no name.")
    return name


def _changed(speaker: Speaker, cells: Row) -> Speaker:
    if "name" in cells:
        speaker = replace(speaker, name=_name(cells))
    if cells.get("kind", "").strip():
        speaker = replace(speaker, kind=_choice(cells["kind"], SpeakerKind))
    if "aliases" in cells:
        speaker = _with_aliases(speaker, cells["aliases"])
    if "roles" in cells:
        roles = tuple(_role(part) for part in _items(cells["roles"]))
        speaker = speaker if roles == speaker.all_roles else speaker.with_roles(roles)
    if "wikidata" in cells:
        speaker = replace(speaker, wikidata=cells["wikidata"].strip() or None)
    if "note" in cells:
        speaker = replace(speaker, note=cells["note"] or None)
    return speaker


def _with_aliases(speaker: Speaker, cell: str) -> Speaker:
    named = [_alias(part) for part in _items(cell)]
    kinds = tuple((words, kind) for words, kind in named if kind is not None)
    return replace(speaker, aliases=tuple(words for words, _kind in named), alias_kinds=kinds)


def _merge(merges: Sequence[tuple[int, str, str | None]], taking: Taking) -> None:
    """Split first, then merge: no order of rows is the right one for a chain of merges."""
    speakers = taking.state.registry.speakers
    changed = [each for each in merges if speakers[each[1]].merged_into != each[2]]
    for _line, speaker_id, _into in changed:
        if speakers[speaker_id].merged_into is not None:
            taking.do(SplitSpeaker(speaker_id))
    for line, speaker_id, into in changed:
        try:
            if into is not None:
                taking.do(MergeSpeakers(speaker_id, into))
        except Problem as problem:
            taking.refuse(line, problem)


def _alias_cell(speaker: Speaker, alias: str) -> str:
    kind = speaker.alias_kind(alias)
    words = escaped(alias, BETWEEN + _KIND)
    return f"{kind.value}{_KIND}{words}" if kind is not None else words


def _alias(part: Letters) -> tuple[str, AliasKind | None]:
    before, *after = cut(part, _KIND)
    if not after:
        return stripped(part), None
    return stripped(part[len(before) + 1 :]), _choice(stripped(before), AliasKind)


def _role_cell(role: Role) -> str:
    words = escaped(role.title, BETWEEN + _DAYS)
    if role.since is None and role.until is None:
        return words
    return f"{words} {_DAYS} {role.since or ''}{_TO}{role.until or ''}"


def _role(part: Letters) -> Role:
    title, *days = cut(part, _DAYS)
    since, _to, until = stripped(days[0] if days else []).partition(_TO)
    return Role(stripped(title), since.strip() or None, until.strip() or None)


def _items(cell: str) -> Iterator[Letters]:
    for part in cut(letters(cell), BETWEEN):
        if stripped(part):
            yield part


def _choice(cell: str, of: type[_Choice]) -> _Choice:
    word = cell.strip().lower()
    if word not in set(of):
        raise _wrong("“{word}” is none of: {words}.", word=cell.strip(), words=", ".join(of))
    return of(word)


def _wrong(message: str, **details: object) -> Problem:
    return Problem(message, kind=ProblemKind.INPUT, cure="", **details)
