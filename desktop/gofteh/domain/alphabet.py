"""The order of the Persian alphabet, in which people look for a title in a list."""

from gofteh.domain.folding import fold

_LETTERS = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
_FIRST = 0xE000
"""Where Unicode leaves signs to private use: Persian letters come after digits and Latin ones."""
_PLACES = {ord(letter): chr(_FIRST + place) for place, letter in enumerate(_LETTERS)}
_LONGEST = 60
"""Signs that are compared."""


def alphabetical(text: str) -> str:
    """Return a key that sorts, sign by sign, as Persian readers sort ``text``.

    By code point پ, چ, ژ, گ, ک and ی would come last. What stands before the first letter or digit,
    as an opening quotation mark does, is passed over; so are other signs between words.
    """
    words = "".join(sign if sign.isalnum() else " " for sign in fold(text[: 4 * _LONGEST])).split()
    return " ".join(words)[:_LONGEST].translate(_PLACES)
