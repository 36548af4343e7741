"""Checks of who is meant: names and aliases that several speakers of the registry share."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TYPE_CHECKING

from gofteh.app.checks.found import Fix, Found, Material
from gofteh.app.checks.quotes import MOST, key_of, meaning
from gofteh.app.words import N_
from gofteh.domain.folding import fold
from gofteh.domain.spans import SPEAKER, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from gofteh.domain.edits import Edit
    from gofteh.domain.registry import Registry, Speaker


@dataclass(frozen=True, slots=True)
class Clash:
    """Words that may mean several speakers."""

    key: str
    words: str
    """As the first of them is written."""
    speaker_ids: tuple[str, ...]
    """Speakers that are not merged, in order of id."""
    is_name: bool
    """Whether all of them have the words as their name; else some have them as an alias."""


def names_of(registry: Registry) -> Mapping[str, frozenset[str]]:
    """Return the speakers that each folded name or alias may mean, merges followed."""
    found: dict[str, set[str]] = defaultdict(set)
    for speaker in registry.speakers.values():
        person = registry.resolve(speaker.id).id
        for name in speaker.called:
            found[fold(name)].add(person)
    return {key: frozenset(ids) for key, ids in found.items()}


def clashes(registry: Registry) -> list[Clash]:
    """Return every name and alias that several speakers of the project share, by their words."""
    return _clashes(registry, names_of(registry))


def same_names(material: Material) -> Iterator[Found]:
    """Find two speakers of one name, where this article mentions or quotes one of them."""
    at_work: dict[str, list[Span]] = defaultdict(list)
    for span in material.spans:
        if span.speaker_id is not None:
            at_work[material.registry.resolve(span.speaker_id).id].append(span)
    for clash in _clashes(material.registry, material.people):
        there = [span for speaker_id in clash.speaker_ids for span in at_work.get(speaker_id, ())]
        if not clash.is_name or not there or _are_apart(material.registry, clash.speaker_ids):
            continue
        first = min(there, key=lambda span: (span.start, span.end, span.id))
        often_first = sorted(clash.speaker_ids, key=lambda each: -len(at_work.get(each, ())))
        yield Found(
            check="same_name",
            message=N_("There are several speakers called “{name}”."),
            details={"name": clash.words},
            area=(first.start, first.end),
            span_ids=tuple(span.id for span in sorted(there, key=lambda span: (span.start, span.id))),
            fixes=_merging(material.registry, often_first),
        )


def shared_aliases(material: Material) -> Iterator[Found]:
    """Find words of this article that several speakers have as a name or alias."""
    mentions: dict[str, list[Span]] = defaultdict(list)
    for span in material.spans:
        if span.label == SPEAKER:
            mentions[key_of(material, span)].append(span)
    entries = _entries(material.registry)
    for clash in _clashes(material.registry, material.people):
        there = mentions.get(clash.key)
        if clash.is_name or not there:
            continue
        yield Found(
            check="shared_alias",
            message=N_("“{alias}” may mean several speakers: {names}."),
            details={
                "alias": clash.words,
                "names": "؛ ".join(material.registry.speaker(each).name for each in clash.speaker_ids[:MOST]),
            },
            area=(there[0].start, there[0].end),
            span_ids=tuple(span.id for span in there),
            fixes=tuple(_without_alias(material.registry, entries, clash)),
        )


def other_names(material: Material) -> Iterator[Found]:
    """Find mentions that are written like one speaker and point at another."""
    for span in material.spans:
        if span.label != SPEAKER or span.speaker_id is None:
            continue
        meant = material.registry.resolve(span.speaker_id)
        named = material.people.get(key_of(material, span), frozenset())
        if len(named) == 1 and meant.id not in named:
            yield Found(
                check="other_name",
                message=N_("“{words}” points at {meant}, but is the name of {named}."),
                details={
                    "words": material.words((span.start, span.end)),
                    "meant": meant.name,
                    "named": material.registry.speaker(next(iter(named))).name,
                },
                area=(span.start, span.end),
                span_ids=(span.id,),
                fixes=tuple(meaning(material, span, each) for each in named),
            )


def _clashes(registry: Registry, people: Mapping[str, frozenset[str]]) -> list[Clash]:
    shared = {key for key, ids in people.items() if len(ids) > 1 and key.strip()}
    if not shared:
        return []
    written: dict[str, str] = {}
    for speaker in registry.speakers.values():
        for name in speaker.called:
            if (key := fold(name)) in shared:
                written.setdefault(key, name)
    found = []
    for key in sorted(shared):
        ids = tuple(sorted(people[key]))
        is_name = all(fold(registry.speaker(each).name) == key for each in ids)
        found.append(Clash(key, written[key], ids, is_name))
    return found


def _are_apart(registry: Registry, ids: tuple[str, ...]) -> bool:
    """Tell whether somebody said of each two that they are two."""
    return all(pair in registry.apart for pair in combinations(sorted(ids), 2))


def _merging(registry: Registry, ids: list[str]) -> tuple[Fix, ...]:
    """Return the fix that makes one speaker of all, unless Wikidata knows them apart."""
    from gofteh.domain.edits import MergeSpeakers
    from gofteh.domain.edits.together import together

    into = registry.speaker(ids[0])
    items = {registry.speaker(each).wikidata for each in ids} - {None}
    if len(items) > 1:
        return ()
    edits: list[Edit] = [MergeSpeakers(each, into.id) for each in ids[1:]]
    return (Fix(N_("Merge them into one"), lambda _at: together(edits)),)


def _entries(registry: Registry) -> dict[str, list[Speaker]]:
    """Return for each speaker its entry and all that were merged into it."""
    found: dict[str, list[Speaker]] = defaultdict(list)
    for entry in registry.speakers.values():
        found[registry.resolve(entry.id).id].append(entry)
    return found


def _without_alias(registry: Registry, entries: Mapping[str, list[Speaker]], clash: Clash) -> Iterator[Fix]:
    """Yield for each speaker that has the words only as an alias the fix that takes them away."""
    for speaker_id in clash.speaker_ids[:MOST]:
        if all(fold(entry.name) != clash.key for entry in entries[speaker_id]):
            yield Fix(
                N_("Take the alias from {name}"),
                _dropping(entries[speaker_id], clash.key),
                {"name": registry.speaker(speaker_id).name},
            )


def _dropping(entries: list[Speaker], key: str) -> Callable[[str], Edit]:
    from gofteh.domain.edits import ChangeSpeaker
    from gofteh.domain.edits.together import together

    edits: list[Edit] = [
        ChangeSpeaker(replace(entry, aliases=tuple(each for each in entry.aliases if fold(each) != key)))
        for entry in entries
        if key in map(fold, entry.aliases)
    ]
    return lambda _at: together(edits)
