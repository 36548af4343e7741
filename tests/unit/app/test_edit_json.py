"""Edits survive the way through JSON, and whatever else comes is refused by name."""

import json
import math
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.app.edit_json import Defaults, from_fields, to_fields
from gofteh.app.schemas import edit_schema
from gofteh.domain import edits
from gofteh.domain.article import Status
from gofteh.domain.document import Annotator
from gofteh.domain.edits import (
    AddLink,
    AddSpan,
    AddSpeaker,
    AddTopic,
    ImportArticle,
    MoveEdge,
    SetStatus,
    Together,
)
from gofteh.domain.errors import Problem
from tests.strategies import any_edits

AT = "2026-11-23T08:00:00Z"
DEFAULTS = Defaults(by="ann-1", name="ویراستار", at=AT, new_id=lambda prefix: f"{prefix}-new")

SCHEMA_JSON = json.loads(edit_schema())
SCHEMA = jsonschema.Draft202012Validator(SCHEMA_JSON)
KINDS = {getattr(edits, name).kind for name in edits.__all__ if name != "Edit"}

SPAN = {"kind": "add_span", "start": 3, "end": 7, "label": "quote"}


def through_json(fields):
    return json.loads(json.dumps(fields, ensure_ascii=False))


@given(any_edits)
def test_an_edit_comes_back_as_it_was(edit):
    assert from_fields(through_json(to_fields(edit))) == edit
    assert from_fields(through_json(to_fields(edit)), DEFAULTS) == edit


@given(any_edits)
def test_the_schema_accepts_what_we_write(edit):
    SCHEMA.validate({"article_id": "art-1", **through_json(to_fields(edit))})


def test_the_schema_is_one_and_knows_every_kind():
    jsonschema.Draft202012Validator.check_schema(SCHEMA_JSON)
    assert {one["$ref"].rsplit("/")[-1] for one in SCHEMA_JSON["$defs"]["act"]["oneOf"]} == KINDS


@given(any_edits, st.data())
def test_a_field_more_or_of_another_type_is_refused_by_both(edit, data):
    fields = through_json(to_fields(edit))
    name = data.draw(st.sampled_from([*fields, "colour"]))
    broken = {**fields, name: data.draw(st.sampled_from([[[]], -1, 1.5, math.nan, 10**30, {"a": {}}]))}
    with pytest.raises(Problem) as caught:
        from_fields(broken)
    # A list or an object is refused at what it holds.
    assert name in str(caught.value)
    assert not SCHEMA.is_valid({"article_id": "art-1", **broken})


@given(any_edits, st.data())
def test_a_missing_field_is_named(edit, data):
    fields = to_fields(edit)
    needed = SCHEMA_JSON["$defs"][edit.kind]["required"]
    name = data.draw(st.sampled_from(needed))
    del fields[name]
    with pytest.raises(Problem, match="is missing") as caught:
        from_fields(fields)
    assert caught.value.details["field"] == name


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"start": True}, "“start” must be a whole number"),
        ({"start": 3.0}, "“start” must be a whole number"),
        ({"start": "3"}, "“start” must be a whole number"),
        ({"start": None}, "“start” must be a whole number"),
        ({"end": 10**400}, "“end” must be a whole number"),
        ({"end": math.nan}, "“end” must be a whole number"),
        ({"end": 3}, "empty or reversed"),
        ({"label": "Quote"}, "“label”: “Quote” cannot be a name"),
        ({"span_id": "1"}, "“span_id”: “1” cannot be an id"),
        ({"span_id": "s-1\n"}, "“span_id”"),
        ({"note": "\ud800"}, "“note”: .* U.D800"),
        ({"note": "\0"}, "“note”: .* U.0000"),
        ({"created_at": "2026-02-30T00:00:00Z"}, "“created_at”: .* is not a time"),
        ({"created_at": "2026-11-23T08:00:60Z"}, "“created_at”: .* is not a time"),
        ({"created_at": "۲۰۲۶-11-23T08:00:00Z"}, "“created_at”: .* is not a time"),
        ({"quote_type": "loud"}, "“quote_type” must be one of: direct, indirect, mixed"),
        ({"quote_type": ["direct"]}, "“quote_type” must be one of"),
        ({"provenance": None}, "“provenance” must be one of"),
        ({"topic_code": "a"}, "Only a topic"),
        ({"colour": "red"}, "“colour” is not known"),
        ({"kind": "paint"}, "“paint” is no kind"),
        ({"kind": 3}, "“kind” must be a text"),
    ],
)
def test_wrong_fields_are_named(change, message):
    with pytest.raises(Problem, match=message):
        from_fields({**SPAN, **change}, DEFAULTS)


def test_acts_nested_without_end_are_refused():
    fields = SPAN
    for _ in range(5_000):
        fields = {"kind": "together", "edits": [fields]}
    with pytest.raises(Problem, match="too deeply"):
        from_fields(fields, DEFAULTS)


def test_an_empty_act_is_refused():
    with pytest.raises(Problem, match="at least one"):
        from_fields({"kind": "together", "edits": []})


def test_the_place_inside_an_act_is_named():
    fields = {"kind": "together", "edits": [SPAN, {**SPAN, "start": -1}]}
    with pytest.raises(Problem) as caught:
        from_fields(fields, DEFAULTS)
    assert caught.value.details["field"] == "edits[1].start"


class TestWhatACallerMayLeaveOut:
    def test_of_a_span(self):
        edit = from_fields(SPAN, DEFAULTS)
        assert isinstance(edit, AddSpan)
        assert (edit.span.id, edit.span.annotator, edit.span.created_at) == ("s-new", "ann-1", AT)
        assert edit.span.provenance == "manual"

    def test_not_the_id_of_what_is_there_already(self):
        for kind in ("remove_span", "restore_span", "unlink", "restore_link", "change_speaker", "relabel"):
            with pytest.raises(Problem, match="is missing"):
                from_fields({"kind": kind, "name": "x", "label": "quote", "start": 0, "end": 1}, DEFAULTS)

    def test_nothing_but_what_we_never_write_without_defaults(self):
        with pytest.raises(Problem, match="missing"):
            from_fields(SPAN)

    def test_of_a_link(self):
        edit = from_fields({"kind": "link", "type": "about", "from_id": "a", "to_id": "b"}, DEFAULTS)
        assert isinstance(edit, AddLink)
        assert (edit.link.id, edit.link.annotator) == ("l-new", "ann-1")

    def test_of_a_speaker_and_a_topic(self):
        edit = from_fields({"kind": "add_speaker", "name": "لاوروف"}, DEFAULTS)
        assert isinstance(edit, AddSpeaker)
        assert edit.speaker.id == "spk-new"
        topic = from_fields({"kind": "add_topic", "scheme": "local", "code": "1", "label": "جنگ"}, DEFAULTS)
        assert isinstance(topic, AddTopic)
        assert (topic.topic.annotator, topic.topic.created_at) == ("ann-1", AT)

    def test_the_time_of_a_change(self):
        assert from_fields({"kind": "move_edge", "span_id": "s-1", "end": 9}, DEFAULTS) == MoveEdge(
            "s-1", AT, end=9
        )

    def test_in_whose_name_the_status_is_set(self):
        person = Annotator(id="ann-1", name="ویراستار", status=Status.DONE, updated_at=AT)
        assert from_fields({"kind": "set_status", "status": "done"}, DEFAULTS) == SetStatus(
            Status.DONE, person
        )
        nobody = {"kind": "set_status", "status": "done", "annotator": None}
        assert from_fields(nobody, DEFAULTS) == SetStatus(Status.DONE)

    def test_the_same_inside_an_act_of_several(self):
        edit = from_fields({"kind": "together", "edits": [SPAN]}, DEFAULTS)
        assert isinstance(edit, Together)
        assert edit.edits == (from_fields(SPAN, DEFAULTS),)


def test_an_import_may_point_at_speakers_that_only_the_project_knows():
    record = json.loads(Path(__file__).with_name("record-examples.jsonl").read_text("utf-8").split("\n")[1])
    edit = from_fields({"kind": "import_article", "record": {**record, "speakers": []}}, DEFAULTS)
    assert isinstance(edit, ImportArticle)
    assert edit.speakers == ()
    assert {span.speaker_id for span in edit.document.spans.values()} == {None, "spk-lavrov"}
