"""Native JSONL loses nothing: what is exported comes back, byte for byte."""

import json
from contextlib import closing

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gofteh.app.record import to_record
from gofteh.app.schemas import record_schema
from gofteh.domain.article import text_sha256
from gofteh.domain.edits import AddSpan, AddSpeaker, ImportArticle, MergeSpeakers
from gofteh.domain.registry import Speaker
from gofteh.exchange.dataset_card import COLUMNS, dataset_card
from tests.storage.helpers import article, opened, span
from tests.strategies import projects
from tests.unit.exchange.helpers import bring, exported, session_on

AT = "2026-11-23T08:00:00Z"
SCHEMA = jsonschema.Draft202012Validator(json.loads(record_schema()))


def fill(session, project) -> None:
    documents, registry = project
    left = dict(registry.speakers)
    while left:
        # One that was merged comes after the one it turned out to be.
        speaker = next(one for one in left.values() if one.merged_into not in left)
        session.do(AddSpeaker(left.pop(speaker.id)))
    for document in documents:
        session.act(document.id, ImportArticle(document), op_id=session.new_op_id(), by="ann-2", at=AT)
    session.store.remember_person("ann-3", "همکار\u200cما")


@given(projects())
def test_export_import_export_gives_the_same_bytes(tmp_path_factory, project):
    first, second = session_on(), session_on()
    fill(first, project)
    data = exported(first)
    report = bring(second, tmp_path_factory.mktemp("x") / "a.jsonl", data)
    assert report.refused == []
    assert report.imported == [document.id for document in project[0]]
    assert exported(second) == data


@settings(max_examples=15)
@given(projects())
def test_so_it_does_through_project_files(tmp_path_factory, project):
    folder = tmp_path_factory.mktemp("x")
    with closing(opened(folder / "1.gofteh", create=True)) as store:
        first = session_on(store)
        fill(first, project)
        data = exported(first)
    with closing(opened(folder / "2.gofteh", create=True)) as store:
        second = session_on(store)
        assert bring(second, folder / "a.jsonl", data).refused == []
        assert exported(second) == data
    with closing(opened(folder / "2.gofteh")) as store:
        assert exported(session_on(store)) == data
        assert store.check() == []


@given(projects())
def test_every_line_keeps_the_schema_and_the_rules_it_cannot_say(project):
    session = session_on()
    fill(session, project)
    data = exported(session)
    assert data.endswith(b"\n")
    assert not data.startswith(b"\xef\xbb\xbf")
    lines = data.split(b"\n")[:-1]
    assert len(lines) == len(project[0])
    for line in lines:
        record = json.loads(line)
        SCHEMA.validate(record)
        assert list(record) == list(SCHEMA.schema["properties"])  # type: ignore[index] # it is no bool
        keep_rules(record)


def keep_rules(record) -> None:
    text, spans, links = record["text"], record["spans"], record["links"]
    assert record["text_length"] == len(text)
    assert record["text_sha256"] == text_sha256(text)
    for one in spans:
        assert 0 <= one["start"] < one["end"] <= len(text)
        assert text[one["start"] : one["end"]] == one["text"]
    assert spans == sorted(spans, key=lambda one: (one["start"], -one["end"], one["id"]))
    for part in (links, record["speakers"], record["annotators"]):
        ids = [one["id"] for one in part]
        assert ids == sorted(set(ids))
    span_ids = {one["id"] for one in spans}
    assert len(span_ids | {link["id"] for link in links}) == len(spans) + len(links)
    assert {end for link in links for end in (link["from_id"], link["to_id"])} <= span_ids
    said = {one["speaker_id"] for one in spans} - {None}
    assert said == {speaker["id"] for speaker in record["speakers"]}
    made = {one["annotator"] for one in (*spans, *links, *record["topics"])} - {None}
    assert made <= {person["id"] for person in record["annotators"]}
    json.loads(record["extra"] or "null")


@given(projects(), st.randoms())
def test_keys_spaces_and_escapes_do_not_matter(tmp_path_factory, project, random):
    first, second = session_on(), session_on()
    fill(first, project)
    data = exported(first)

    def shuffled(pairs):
        random.shuffle(pairs)
        return dict(pairs)

    lines = [json.loads(line, object_pairs_hook=shuffled) for line in data.split(b"\n")[:-1]]
    other = "".join(f"  {json.dumps(line)}\t\r\n\n" for line in lines)
    bring(second, tmp_path_factory.mktemp("x") / "a.jsonl", b"\xef\xbb\xbf" + other.encode())
    assert exported(second) == data


def test_merged_speakers_come_back_as_the_one_they_turned_out_to_be(tmp_path):
    first, second = session_on(), session_on()
    for name in ("spk-1", "spk-2"):
        first.do(AddSpeaker(Speaker(id=name, name=name)))
    document = article()
    first.act("art-1", ImportArticle(document), op_id=first.new_op_id(), by="ann-1", at=AT)
    first.do(AddSpan(span("s-1", label="speaker", speaker_id="spk-2")))
    first.do(MergeSpeakers("spk-2", "spk-1"))
    data = exported(first)
    bring(second, tmp_path / "a.jsonl", data)
    assert exported(second) == data
    assert list(second.store.registry().speakers) == ["spk-1"]
    assert bring(first, tmp_path / "a.jsonl").duplicates == ["art-1"]


SIGNS = (
    *(
        "\u2028",
        "\u2029",
        "\x85",
        "\xa0",
        "\u200c",
        "\ufeff",
        "\r\n",
        "\r",
        "\t",
        "\u202e",
        "\u2067",
        "\u0301",
    ),
    *("👍", "👨\u200d👩\u200d👧", "🇮🇷", "\U0010ffff"),
)


@pytest.mark.parametrize("sign", SIGNS, ids=ascii)
def test_signs_that_other_programs_trip_over_stay_in_place(tmp_path, sign):
    text = f"{sign}گفت{sign}: «نه{sign}».{sign}"
    first, second = session_on(), session_on()
    first.do(ImportArticle(article(text=text)))
    for place in range(len(text)):
        first.do(AddSpan(span(f"s-{place}", place, len(text))))
    data = exported(first)
    assert data.count(b"\n") == 1
    report = bring(second, tmp_path / "a.jsonl", data)
    assert report.imported == ["art-1"]
    document = second.store.load("art-1")
    assert document is not None
    assert document.text == text
    assert [document.text_of(one) for one in document.in_reading_order()] == [
        text[place:] for place in range(len(text))
    ]
    assert exported(second) == data


def test_unknown_fields_of_a_newer_version_outlive_another_trip(tmp_path):
    record = to_record(article(), session_on().store.registry(), {})
    deep: object = "x"
    for _ in range(90):
        deep = [deep]
    record |= {"schema_version": "1.9", "mood": {"deep": deep, "large": 10**300, "small": 1e-300}}
    first, second = session_on(), session_on()
    assert bring(first, tmp_path / "a.jsonl", json.dumps(record).encode()).refused == []
    data = exported(first)
    assert bring(second, tmp_path / "b.jsonl", data).refused == []
    assert exported(second) == data
    kept = json.loads(json.loads(data)["extra"])["gofteh"]["newer"]["mood"]
    assert kept == record["mood"]


def test_the_dataset_card_names_every_column():
    schema = json.loads(record_schema())
    assert [column[0] for column in COLUMNS] == list(schema["properties"])
    card = dataset_card()
    assert card.startswith("---\n")
    for name, definition in (("spans", "span"), ("links", "link"), ("speakers", "speaker")):
        columns = next(column[2] for column in COLUMNS if column[0] == name)
        assert [column[0] for column in columns] == list(schema["$defs"][definition]["properties"])
