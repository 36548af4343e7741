"""A line read quickly is the line read strictly."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.domain.errors import Problem
from gofteh.exchange.strict_json import parse, parse_line

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**70), 2**70) | st.floats(allow_nan=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)
TWICE = '{"a": 1, "a": 2}'


def result(read, line):
    try:
        return read(line)
    except Problem as problem:
        return str(problem)


def strictly(line: bytes) -> object:
    return parse(line.decode())


@given(VALUES, st.booleans(), st.sampled_from([(",", ":"), (", ", ": "), (" ,\n", "\t:\r ")]))
def test_values_of_every_kind_are_read_alike(value, ascii_only, separators):
    line = json.dumps(value, ensure_ascii=ascii_only, separators=separators).encode("utf-8", "replace")
    got, expected = result(parse_line, line), result(strictly, line)
    # Equal, and of the same kinds: 1, 1.0 and true are equal too.
    assert repr(got) == repr(expected)


@pytest.mark.parametrize(
    "line",
    [
        TWICE,
        '{"x": [' + TWICE + "]}",
        '{"a":1,"a" :2}',
        '{"a":1,"\\u0061":2}',
        '{"text":"he said \\"a\\": b","a":1}',
        '{"text":"\\"a\\": b","a":1,"a":1}',
        "[NaN]",
        "[Infinity]",
        "[1e999]",
        "[1.0]",
        "[-0]",
        f"[{10**40}]",
        f"{-(2**63) - 1}",
        "1.0",
        f"[{'9' * 500}]",
        '["\\ud800"]',
        '["\x01"]',
        "[1,]",
        "",
        "nul",
        "[" * 100 + "]" * 100,
        "[" * 101 + "]" * 101,
        '{"a":' * 101 + "1" + "}" * 101,
        "[" * 5_000 + "]" * 5_000,
    ],
    ids=lambda line: line[:20],
)
def test_what_readers_take_in_different_ways_is_read_strictly(line):
    assert repr(result(parse_line, line.encode())) == repr(result(parse, line))


def test_bytes_that_are_no_text_are_told():
    with pytest.raises(Problem):
        parse_line(b'{"a":"\xff"}')
