"""Whether what an act left in the registry, which all articles share, is still as it left it."""

from collections.abc import Iterator
from dataclasses import replace

from gofteh.domain.edits import (
    AddSpeaker,
    ChangeSpeaker,
    ChangeTopic,
    Edit,
    ListTopic,
    MergeSpeakers,
    SplitSpeaker,
    Together,
)
from gofteh.domain.errors import Problem
from gofteh.domain.registry import Registry, Speaker, Topic


def check_still_stands(done: Edit, registry: Registry) -> None:
    """Raise Problem when a speaker or topic is no longer what ``done``, the last act on the line, made of it.

    Undo puts back what was there before the act; without this it would take back what was done since
    while another article was open.
    """
    _check_topics(done, registry)
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
    return replace(there, merged_into=None) == replace(made, merged_into=None)


def _check_topics(done: Edit, registry: Registry) -> None:
    made: dict[str, Topic] = {}
    for edit in _singles(done):
        if isinstance(edit, ListTopic | ChangeTopic):
            made[edit.topic.code] = edit.topic
    for code, topic in made.items():
        there = registry.topics.get(code)
        if there is not None and there != topic:
            raise Problem(
                "“{name}” was changed since, while another article was open.",
                cure="Change the topic by hand, or undo that later act first.",
                name=there.label,
            )


def _singles(edit: Edit) -> Iterator[Edit]:
    if isinstance(edit, Together):
        for part in edit.edits:
            yield from _singles(part)
    else:
        yield edit
