"""The stories that come with the program: what a newcomer sees first must be beyond reproach."""

import io
import json
from pathlib import Path

import jsonschema
import pytest

from gofteh.app import resources
from gofteh.app.formats import Found, Origin
from gofteh.app.schemas import record_schema
from gofteh.exchange.jsonl import read_jsonl, write_jsonl

STORIES = ["first-story.jsonl", "other-stories.jsonl"]


def lines(name: str) -> list[bytes]:
    return resources.find("samples", name).read_bytes().splitlines(keepends=True)


@pytest.mark.parametrize("name", STORIES)
def test_each_is_a_valid_record_as_the_program_itself_would_write_it(name):
    for line in lines(name):
        record = json.loads(line)
        jsonschema.validate(record, json.loads(record_schema()))
        assert record["title"]
        assert record["source"]["publisher"]
        written = io.BytesIO()
        write_jsonl([record], written)
        assert written.getvalue() == line


@pytest.mark.parametrize("name", STORIES)
def test_each_can_be_imported(name):
    found = list(read_jsonl(io.BytesIO(b"".join(lines(name))), Origin(name=name, at="2026-11-23T08:00:00Z")))
    assert len(found) == len(lines(name))
    assert all(isinstance(one, Found) for one in found)


def test_the_first_story_is_the_wire_text_to_the_letter():
    (line,) = lines("first-story.jsonl")
    wire = resources.find("samples", "sample-isna-lavrov.txt")
    assert json.loads(line)["text"].encode() == Path(wire).read_bytes()
