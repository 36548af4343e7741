"""Who of the registry is meant by words in a text."""

from gofteh.domain.folding import fold
from gofteh.domain.registry import Registry


def speaker_named(registry: Registry, words: str) -> str | None:
    """Return the speaker whose name or alias is written like ``words``, merges followed, if only one is."""
    key = fold(words)
    found = {
        registry.resolve(speaker.id).id
        for speaker in registry.speakers.values()
        if key in {fold(name) for name in speaker.called}
    }
    return found.pop() if len(found) == 1 else None
