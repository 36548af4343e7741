"""Looking a speaker up while a name is being typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from gofteh.domain.folding import fold
from gofteh.domain.registry import Speaker

_ARTICLE = "ال"
"""Of Arabic names, which few type."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A speaker that fits what is typed."""

    speaker: Speaker
    alias: str | None = None
    """The other name that fits, where the name itself does not."""


def look_up(speakers: Sequence[Speaker], typed: str) -> list[Hit]:
    """Return the speakers of which every typed word begins a word of a name, an alias or the role.

    Those whose name begins as typed come first; else the order of ``speakers`` stays.
    """
    wanted = fold(typed).split()
    hits = [hit for speaker in speakers if (hit := _hit(speaker, wanted)) is not None]
    start = " ".join(wanted)
    return sorted(hits, key=lambda hit: not fold(hit.speaker.name).startswith(start))


def _hit(speaker: Speaker, wanted: Sequence[str]) -> Hit | None:
    if fits(f"{speaker.name} {speaker.role or ''}", wanted):
        return Hit(speaker)
    alias = next((alias for alias in speaker.aliases if fits(alias, wanted)), None)
    if alias is not None:
        return Hit(speaker, alias)
    everything = " ".join((speaker.name, *speaker.aliases, speaker.role or ""))
    return Hit(speaker) if fits(everything, wanted) else None


def fits(words: str, wanted: Sequence[str]) -> bool:
    """Tell whether every typed word, folded already, begins one of ``words``, with or without «ال»."""
    there = fold(words).split()
    there += [word.removeprefix(_ARTICLE) for word in there if word.startswith(_ARTICLE)]
    return all(any(word.startswith(part) for word in there) for part in wanted)
