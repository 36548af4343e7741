"""JSONL: native records, of which nothing is lost, and objects of other programs, one a line."""

import codecs
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import BinaryIO

import orjson

from gofteh.app.formats import Found, Origin, Refused, Table
from gofteh.app.record import Json
from gofteh.domain.article import SourceKind
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.exchange import strict_json
from gofteh.exchange.foreign_json import is_native, native, one_object, table_of_objects
from gofteh.exchange.making import hash_of
from gofteh.exchange.rows import SAMPLE, template

_EMPTY_LINE = b" \t\r\n"


def read_jsonl(stream: BinaryIO, origin: Origin) -> Iterator[Found | Refused]:
    """Yield the article of each line, or why the line is refused.

    Raises Problem when there is no line at all, or one without end.
    """
    lines = 0
    # Bytes, not text: U+2028 and its kin end a line for Python's text files, but not for JSONL.
    for number, line in enumerate(_lines(stream), start=1):
        if not line.strip(_EMPTY_LINE):
            continue
        lines += 1
        try:
            yield _article(line, origin, number)
        except Problem as problem:
            yield Refused(problem, number)
    if not lines:
        raise Problem(
            "The file holds no record.", kind=ProblemKind.INPUT, cure="Choose a file with an article in it."
        )


def write_jsonl(records: Iterable[Json], stream: BinaryIO) -> None:
    """Write each record as one line of compact UTF-8, without BOM, ended by LF."""
    for record in records:
        stream.write(orjson.dumps(record, option=orjson.OPT_APPEND_NEWLINE))


def _lines(stream: BinaryIO) -> Iterator[bytes]:
    first = True
    while line := stream.readline(strict_json.LONGEST_LINE + 1):
        strict_json.check_length(line)
        yield _without_mark(line) if first else line
        first = False


def _without_mark(line: bytes) -> bytes:
    # JSON begins with two signs of ASCII: a zero byte there can only be half of a UTF-16 unit.
    if line.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or 0 in line[:2]:
        raise Problem(
            "JSON lines are UTF-8, and this is UTF-16.",
            kind=ProblemKind.INPUT,
            cure="Save the file as UTF-8 and import it again.",
        )
    return line.removeprefix(codecs.BOM_UTF8)


def peek_jsonl(stream: BinaryIO, _origin: Origin) -> Table:
    """Return the keys of the first foreign objects as columns. Raises Problem as reading does."""
    lines = islice(_lines(stream), SAMPLE)
    values: list[object] = [_value(line) for line in lines if line.strip(_EMPTY_LINE)]
    return table_of_objects(values)


def _article(line: bytes, origin: Origin, number: int) -> Found:
    value = _value(line)
    if is_native(value):
        return native(value, number)
    # The hash of a line stands for the bytes of its article.
    common = template(SourceKind.JSONL, hash_of(line.rstrip(b"\r\n")), "utf-8")
    return one_object(value, origin, common, number)


def _value(line: bytes) -> Mapping[str, object]:
    value = strict_json.parse_line(line)
    if not isinstance(value, Mapping):
        raise Problem("A line must be an object in curly brackets.", kind=ProblemKind.INPUT)
    return value
