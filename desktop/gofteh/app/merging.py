"""Which speakers of the registry may be one: proposals only, nobody is merged before a person says so."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from gofteh.domain.folding import fold
from gofteh.domain.registry import AliasKind, Registry, Speaker, SpeakerKind, pair_of

_LARGEST_GROUP = 12
"""Speakers alike that are compared with one another; more share a word that tells nothing."""
_NAMES = (None, AliasKind.FULL_NAME, AliasKind.TITLE_NAME, AliasKind.SPELLING, AliasKind.ACRONYM)
"""The kinds of aliases that may be the whole name of somebody."""


class Likeness(StrEnum):
    """Why two speakers may be one."""

    NAME = "name"
    """One is called as the other, spelling folded."""
    SURNAME_AND_ROLE = "surname_and_role"


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two speakers that may be one; ``into_id`` is the one that more speaks for."""

    speaker_id: str
    into_id: str
    why: Likeness
    shared: str
    """The name or the role they share, as the second writes it."""


def proposals(registry: Registry, uses: Mapping[str, int]) -> list[Proposal]:
    """Return the pairs that may be one and that nobody keeps apart, the surest and most used first.

    ``uses`` says how often each speaker speaks or is mentioned.
    """
    apart = _apart(registry)
    whole = _merged_uses(registry, uses)
    found: dict[tuple[str, str], Proposal] = {}
    for why, one, other, shared in _alike(registry):
        pair = pair_of(one.id, other.id)
        if pair in apart or pair in found or _known_apart(one, other):
            continue
        less, more = sorted((one, other), key=lambda each: (whole.get(each.id, 0), len(each.name), each.id))
        found[pair] = Proposal(less.id, more.id, why, shared)
    return sorted(
        found.values(),
        key=lambda each: (
            each.why is not Likeness.NAME,
            -whole.get(each.into_id, 0) - whole.get(each.speaker_id, 0),
            fold(registry.speaker(each.into_id).name),
            each.speaker_id,
        ),
    )


def surname(speaker: Speaker) -> str:
    """Return the folded word by which a person is called: an alias that is one, else the last of the name."""
    said = next((words for words, kind in speaker.alias_kinds if kind is AliasKind.SURNAME), None)
    words = fold(said or speaker.name).split()
    return words[-1] if words else ""


def _alike(registry: Registry) -> Iterator[tuple[Likeness, Speaker, Speaker, str]]:
    there = [speaker for speaker in registry.speakers.values() if speaker.merged_into is None]
    yield from _of_one_name(there)
    yield from _of_one_surname_and_role(there)


def _of_one_name(there: Iterable[Speaker]) -> Iterator[tuple[Likeness, Speaker, Speaker, str]]:
    by_name: dict[str, dict[str, Speaker]] = defaultdict(dict)
    for speaker in there:
        for name in _whole_names(speaker):
            by_name[fold(name)].setdefault(speaker.id, speaker)
    for key, group in by_name.items():
        for one, other in _pairs(group.values()):
            if key in (fold(one.name), fold(other.name)):
                yield Likeness.NAME, one, other, other.name


def _of_one_surname_and_role(there: Iterable[Speaker]) -> Iterator[tuple[Likeness, Speaker, Speaker, str]]:
    by_role: dict[tuple[str, str], dict[str, Speaker]] = defaultdict(dict)
    for speaker in there:
        for role in speaker.all_roles if speaker.kind is SpeakerKind.PERSON else ():
            by_role[surname(speaker), fold(role.title)].setdefault(speaker.id, speaker)
    for (_name, title), group in by_role.items():
        for one, other in _pairs(group.values()):
            shared = next(role.title for role in other.all_roles if fold(role.title) == title)
            yield Likeness.SURNAME_AND_ROLE, one, other, shared


def _pairs(group: Iterable[Speaker]) -> Iterator[tuple[Speaker, Speaker]]:
    return combinations(list(group)[:_LARGEST_GROUP], 2)


def _whole_names(speaker: Speaker) -> Iterator[str]:
    yield speaker.name
    kinds = dict(speaker.alias_kinds)
    yield from (alias for alias in speaker.aliases if kinds.get(alias) in _NAMES)


def _apart(registry: Registry) -> set[tuple[str, str]]:
    """Return the pairs kept apart, of those who were merged meanwhile too."""
    found = set()
    for one, other in registry.apart:
        if one in registry.speakers and other in registry.speakers:
            pair = (registry.resolve(one).id, registry.resolve(other).id)
            if pair[0] != pair[1]:
                found.add(pair_of(*pair))
    return found


def _known_apart(one: Speaker, other: Speaker) -> bool:
    """Tell whether what is known of both rules out that they are one."""
    items = {one.wikidata, other.wikidata} - {None}
    return len(items) > 1 or one.kind is not other.kind


def _merged_uses(registry: Registry, uses: Mapping[str, int]) -> Mapping[str, int]:
    found: dict[str, int] = defaultdict(int)
    for speaker_id, count in uses.items():
        if speaker_id in registry.speakers:
            found[registry.resolve(speaker_id).id] += count
    return found
