"""No bytes at all make an import fail in a way that nobody foresaw."""

import copy
import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.applying import perform, read_order
from gofteh.app.edit_json import to_fields
from gofteh.app.words import explain
from gofteh.domain.errors import Problem
from gofteh.exchange import strict_json
from tests.strategies import any_edits
from tests.unit.app.test_record import example
from tests.unit.exchange.helpers import bring, exported, session_on

nearly_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(), max_size=8)
    | st.sampled_from(["spk-1", "said", "ann-1", "2026-11-23T08:00:00Z", "1.1", "[" * 300, -1, 2**31, 2**63]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(), max_size=5), inner),
    max_leaves=6,
)
"""What JSON can say, and half surrogates and NaN on top."""


@st.composite
def damaged(draw, value: object) -> object:
    """Return a value in which a few places hold something else or nothing."""
    value = copy.deepcopy(value)
    for _ in range(draw(st.integers(1, 3))):
        here: Any = value
        while isinstance(here, dict | list) and here:
            places = list(here) if isinstance(here, dict) else list(range(len(here)))
            place = draw(st.sampled_from(places))
            inner = here[place]
            if not isinstance(inner, dict | list) or not inner or draw(st.integers(0, 3)) == 0:
                if draw(st.booleans()):
                    here[place] = draw(nearly_json)
                elif isinstance(here, dict):
                    here[draw(st.text(st.characters(), max_size=5))] = here.pop(place)
                else:
                    here.pop(place)
                break
            here = inner
    return value


def said(report) -> None:
    """Demand that what is told can be told on any stream."""
    for one in report.refused:
        explain(one.problem).encode()


@given(st.binary(max_size=200) | st.text().map(str.encode), st.sampled_from(["a.txt", "a.jsonl"]))
def test_any_bytes_are_taken_or_refused(tmp_path_factory, data, name):
    session = session_on()
    report = bring(session, tmp_path_factory.mktemp("x") / name, data)
    said(report)
    assert report.outcome in ("imported", "refused")
    if report.imported:
        exported(session).decode()


@given(damaged(example()))
def test_any_record_is_refused_or_comes_back_alike(tmp_path_factory, value):
    folder = tmp_path_factory.mktemp("x")
    first, second = session_on(), session_on()
    report = bring(first, folder / "a.jsonl", json.dumps(value).encode())
    said(report)
    if report.imported:
        data = exported(first)
        assert bring(second, folder / "b.jsonl", data).refused == []
        assert exported(second) == data


@given(any_edits.map(to_fields).flatmap(damaged))
def test_any_act_is_done_or_refused(tmp_path_factory, value):
    session = session_on()
    bring(session, tmp_path_factory.mktemp("x") / "a.jsonl", json.dumps(example()).encode())
    for part in (value, {"article_id": "art-1", **value} if isinstance(value, dict) else value):
        try:
            perform(read_order(strict_json.parse(json.dumps(part)), session), session)
        except Problem as problem:
            explain(problem).encode()
    if session.store.summaries():
        exported(session).decode()
