"""JSON from outside, read without the leniency of the standard library."""

import json
import math
import re
from itertools import chain
from typing import Any, NoReturn

import orjson

from gofteh.app.record.nesting import DEEPEST, check_nesting, too_deep
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.exchange.decoding import strictly

LONGEST_LINE = 256_000_000
"""Bytes of the longest line that is read: the largest text with a mark on every word."""

_LONGEST_NUMBER = 400
"""Digits; longer ones cost quadratic time and mean nothing here."""


_KEY = re.compile(rb'"[ \t\r\n]*:')
"""The end of a key; a quotation mark and a colon within a text look the same, which only costs time."""


def check_length(line: bytes) -> None:
    """Raise Problem when a line is longer than ``LONGEST_LINE``."""
    if len(line) > LONGEST_LINE:
        raise Problem(
            "A line is longer than {megabytes} MB.",
            kind=ProblemKind.INPUT,
            cure="Write one article a line.",
            megabytes=LONGEST_LINE // 1_000_000,
        )


def parse(text: str) -> object:
    """Return the value of ``text``.

    Raises Problem for what is no JSON, and for duplicate keys, NaN, infinities, endless numbers and
    endless nesting, which other readers would take in different ways.
    """
    try:
        value = _DECODER.decode(text)
    except json.JSONDecodeError as error:
        raise Problem(
            "This is no JSON: {reason} at place {place}.",
            kind=ProblemKind.INPUT,
            cure="Write one whole JSON object a line.",
            reason=error.msg,
            place=error.pos,
        ) from error
    except RecursionError as error:
        raise too_deep() from error
    check_nesting(value)
    return value


def parse_line(line: bytes) -> object:
    """Return the value of a line of UTF-8, as ``parse`` would, most of the time much sooner.

    Raises Problem as ``parse``, and when the line is no UTF-8.
    """
    try:
        value: object = orjson.loads(line)
    except orjson.JSONDecodeError:
        # It does not say what is wrong in words of ours.
        return parse(strictly(line, "utf-8"))
    return value if _keys_in(value) == len(_KEY.findall(line)) else parse(strictly(line, "utf-8"))


def _keys_in(value: object) -> int:
    """Return how many keys the objects in ``value`` have; -1 for what is read in different ways.

    That is a number with a point, which a whole one beyond 64 bits becomes too, or endless nesting. A key
    that stood in the line twice is missing here.
    """
    keys = 0
    level = [value]
    for _ in range(DEEPEST + 1):
        kinds = set(map(type, level))
        if float in kinds:
            return -1
        if not (dict in kinds or list in kinds):
            return keys
        objects = [inner for inner in level if type(inner) is dict]
        lists = [inner for inner in level if type(inner) is list]
        keys += sum(map(len, objects))
        level = list(chain(*(inner.values() for inner in objects), *lists))
    return -1


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    values = dict(pairs)
    if len(values) != len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _wrong("The key “{name}” is there twice.", name=twice.encode("utf-8", "replace").decode()[:80])
    return values


def _constant(word: str) -> NoReturn:
    raise _wrong("“{word}” is no number of JSON.", word=word)


def _whole(digits: str) -> int:
    if len(digits) > _LONGEST_NUMBER:
        raise _wrong("A number has {count} digits.", count=len(digits))
    return int(digits)


def _real(digits: str) -> float:
    value = float(digits)
    if math.isinf(value):
        raise _wrong("A number is too large.")
    return value


_DECODER = json.JSONDecoder(
    object_pairs_hook=_object, parse_constant=_constant, parse_int=_whole, parse_float=_real
)


def _wrong(message: str, **details: object) -> Problem:
    return Problem(message, kind=ProblemKind.INPUT, cure="", **details)
