"""Whether what an act left in the registry, which all articles share, is still as it left it."""

from collections.abc import Iterator

from gofteh.domain.edits import (
    AddSpeaker,
    ChangeSpeaker,
    Edit,
    MergeSpeakers,
    SplitSpeaker,
    Together,
)
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Registry, Speaker


def check_still_stands(done: Edit, registry: Registry) -> None:
    """Raise Problem when a speaker is no longer what ``done``, the last act on the line, made of them.

    Undo puts back what was there before the act; without this it would take back what was done since
    while another article was open.
    """
    left: dict[str, Speaker] = {}
    merges: dict[str, str | None] = {}
    for edit in _singles(done):
        if isinstance(edit, AddSpeaker | ChangeSpeaker):
            left[edit.speaker.id] = edit.speaker
            merges[edit.speaker.id] = edit.speaker.merged_into
        elif isinstance(edit, MergeSpeakers):
            merges[edit.speaker_id] = edit.into_id
        elif isinstance(edit, SplitSpeaker):
            merges[edit.speaker_id] = None
    for speaker_id, into in merges.items():
        there = registry.speakers.get(speaker_id)
        made = left.get(speaker_id)
        if there is None:
            # A later part of the same act, or another act, removed it; the rules say whether it matters.
            continue
        if there.merged_into != into or (made is not None and not _same(there, made)):
            raise Problem(
                "“{name}” was changed since, while another article was open.",
                cure="Change the speaker by hand, or undo that later act first.",
                name=there.name,
            )


def _same(there: Speaker, made: Speaker) -> bool:
    """Tell whether all but the merge, which is compared by itself, is the same."""
    return all(
        getattr(there, name) == getattr(made, name)
        for name in ("name", "aliases", "role", "wikidata", "note", "kind")
    )


def _singles(edit: Edit) -> Iterator[Edit]:
    if isinstance(edit, Together):
        for part in edit.edits:
            yield from _singles(part)
    else:
        yield edit
