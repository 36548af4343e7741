"""How well a few typed letters fit a name, spelling folded."""

from gofteh.domain.folding import fold

_RUN, _WORD_START, _NEIGHBOUR, _PLAIN = 1000, 8, 5, 1


def score(typed: str, name: str) -> int | None:
    """Return how well ``typed`` fits ``name``: its letters must come in order; None when they do not.

    All of them at the start of a word fit best, the earlier the better; then letters at the start of
    words, then letters that follow one another.
    """
    wanted, key = fold(typed).replace(" ", ""), fold(name)
    if not wanted:
        return 0
    run = f" {key}".find(" " + fold(typed).strip())
    if run >= 0:
        return _RUN - run
    total, place = 0, -1
    for letter in wanted:
        found = _next_place(key, letter, place + 1)
        if found is None:
            return None
        total += _worth(key, found, place)
        place = found
    return total


def _next_place(key: str, letter: str, since: int) -> int | None:
    """Return the nearest place of ``letter`` that begins a word, else the nearest of all."""
    nearest = key.find(letter, since)
    if nearest < 0:
        return None
    if nearest == since and since > 0:
        return nearest
    at_word = key.find(" " + letter, max(since - 1, 0))
    return at_word + 1 if at_word >= 0 else nearest


def _worth(key: str, place: int, before: int) -> int:
    if place == 0 or key[place - 1] == " ":
        return _WORD_START
    return _NEIGHBOUR if place == before + 1 else _PLAIN
