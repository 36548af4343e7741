"""The beginnings of words that there is no room for."""

_SNIPPET = 90


def snippet(words: str) -> str:
    """Return as much of a quote as a card has room for."""
    return shortened(words, _SNIPPET)


def shortened(text: str, most: int = 28) -> str:
    """Return the beginning of ``text``, with an ellipsis where it goes on."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"
