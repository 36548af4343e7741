r"""Regular expressions that an editor types, bounded: none of them can stop the program.

The engine is the ``regex`` package, which knows ``\p{…}`` and fuzzy matching, and gives up when told.
"""

from collections.abc import Iterator
from time import monotonic

from gofteh.domain.errors import Problem, ProblemKind

Range = tuple[int, int]

MOST_SECONDS = 1.0
"""For one text. A sound pattern needs a hundredth of that for a megabyte."""
_LONGEST = 1000
"""Signs of a pattern; the compiler has no limit of its own."""


def find_pattern(pattern: str, text: str, *, seconds: float = MOST_SECONDS) -> Iterator[Range]:
    """Yield the code points where ``pattern`` matches in ``text``, in order, without empty places.

    ``^`` and ``$`` are the ends of a paragraph. Raises Problem (kind INPUT) for a pattern that is
    none, and for one that takes longer than ``seconds``.
    """
    # Loaded at first use: hardly anybody's day begins with a pattern.
    import regex

    if len(pattern) > _LONGEST:
        raise _not_understood("too long")
    try:
        compiled = regex.compile(pattern, regex.MULTILINE)
    except regex.error as error:
        raise _not_understood(str(error)) from error
    except (RecursionError, MemoryError, OverflowError, ValueError) as error:
        raise _not_understood("too deep") from error
    until = monotonic() + seconds
    try:
        for match in compiled.finditer(text, timeout=seconds):
            if match.end() > match.start():
                yield match.span()
            # The engine's own limit is about the next match, not about all of them.
            if monotonic() > until:
                raise TimeoutError
    except TimeoutError as error:
        raise Problem(
            "This pattern takes too long here.",
            kind=ProblemKind.INPUT,
            cure="Make it more exact: repeats within repeats, such as (a+)+, can take for ever.",
        ) from error
    except (RecursionError, MemoryError) as error:
        raise _not_understood("too deep") from error


def _not_understood(reason: str) -> Problem:
    return Problem(
        "This pattern is not complete: {reason}",
        kind=ProblemKind.INPUT,
        cure="Close what is open, and write \\ before signs that are meant as they are: {signs}",
        reason=reason,
        signs=". * + ? ( ) [ ] { }",
    )
