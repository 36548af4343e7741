"""A few words of a text, to be named in a line."""

_MARKS = "«»‹›“”"
SHOWN = 40
"""Code points of an excerpt."""


def excerpt(text: str, start: int, end: int, most: int = SHOWN) -> str:
    """Return the words of ``[start, end)`` (code points) in one line of at most ``most`` of them.

    They are told within quotation marks, so their own outer ones are left out.
    """
    words = " ".join(text[start : min(end, start + 2 * most)].split())
    bare = words.strip(_MARKS) or words
    return bare if len(bare) <= most else bare[: most - 1] + "…"
