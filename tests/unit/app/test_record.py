"""A record is read only when every rule holds, and written as the schema says."""

import copy
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from gofteh.app.record import from_record, to_record
from gofteh.app.schemas import record_schema
from gofteh.domain.article import Article, Source, SourceKind, Status
from gofteh.domain.document import AnnotatedArticle, Annotator, ArticleTopic
from gofteh.domain.edits import MergeSpeakers
from gofteh.domain.errors import Problem
from gofteh.domain.links import ABOUT, Link
from gofteh.domain.registry import Registry, Speaker, SpeakerKind
from gofteh.domain.spans import QUOTE, SPEAKER, TOPIC, Span
from gofteh.domain.state import State
from tests.strategies import projects

AT, LATER = "2026-11-23T08:00:00Z", "2026-11-23T09:00:00Z"
SCHEMA = jsonschema.Draft202012Validator(json.loads(record_schema()))


def example():
    """Return a record with one of everything; an emoji comes before all spans."""
    text = "👍 لاوروف گفت: «نه»."
    made = {"annotator": "ann-1", "provenance": "manual", "suggested_by": None}
    made |= {"created_at": AT, "updated_at": AT, "note": None}

    def span(span_id, start, end, label, **more):
        plain = {"id": span_id, "start": start, "end": end, "text": text[start:end], "label": label}
        return {**plain, "quote_type": None, "speaker_id": None, "topic_code": None, **made, **more}

    return {
        "schema_version": "1.0",
        "id": "art-1",
        "title": None,
        "text": text,
        "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
        "text_length": len(text),
        "offset_unit": "codepoint",
        "language": "fa",
        "status": "in_progress",
        "spans": [
            span("who", 2, 8, "speaker", speaker_id="spk-1"),
            span("said", 14, 18, "quote", quote_type="direct"),
            span("what", 15, 17, "topic", topic_code="medtop:11000000"),
        ],
        "links": [
            {"id": "l-1", "type": "said_by", "from_id": "said", "to_id": "who", **made},
            {"id": "l-2", "type": "about", "from_id": "said", "to_id": "what", **made},
        ],
        "speakers": [
            {
                "id": "spk-1",
                "name": "سرگئی لاوروف",
                "aliases": ["لاوروف"],
                "role": "وزیر",
                "wikidata": "Q58217",
                "note": None,
            }
        ],
        "topics": [
            {
                "code": "medtop:11000000",
                "scheme": "iptc-mediatopic",
                "label": "سیاست",
                "annotator": None,
                "provenance": "manual",
                "created_at": AT,
            }
        ],
        "annotators": [{"id": "ann-1", "name": "ویراستار", "status": "done", "updated_at": AT}],
        "source": {
            "kind": "txt",
            "name": "a.txt",
            "url": None,
            "publisher": "ایسنا",
            "author": None,
            "published_at": AT,
            "sha256": None,
            "encoding": "utf-8",
            "imported_at": AT,
            "normalization": ["strip-bom"],
        },
        "created_at": AT,
        "updated_at": LATER,
        "extra": '{"from": "elsewhere"}',
    }


def written(record):
    act = from_record(record)
    registry = Registry({speaker.id: speaker for speaker in act.speakers})
    return to_record(act.document, registry, {})


def test_a_record_is_written_as_it_was_read():
    record = example()
    SCHEMA.validate(record)
    assert json.dumps(written(record)) == json.dumps(record)


def test_the_examples_of_the_schema_are_written_as_they_were_read():
    for line in Path(__file__).with_name("record-examples.jsonl").read_text("utf-8").split("\n")[:-1]:
        record = json.loads(line)
        assert json.dumps(written(record)) == json.dumps(record)


@given(projects())
def test_what_a_project_writes_it_reads_and_writes_alike(project):
    documents, registry = project
    for document in documents:
        record = to_record(document, registry, {"ann-1": "ویراستار"})
        SCHEMA.validate(record)
        for span in record["spans"]:
            assert record["text"][span["start"] : span["end"]] == span["text"]
        assert json.dumps(written(record)) == json.dumps(record)


@given(projects())
def test_reading_brings_back_all_but_what_writing_looked_up(project):
    documents, registry = project
    for document in documents:
        act = from_record(to_record(document, registry, {}))
        assert act.document.article == document.article
        assert act.document.links == document.links
        assert act.document.topics == document.topics
        assert act.document.status == document.status
        assert set(document.annotators) <= set(act.document.annotators)
        for speaker in act.speakers:
            assert speaker == registry.speaker(speaker.id)


def _set(*path_and_value):
    """Return what sets the value at the end of the path in a record."""
    *path, last, value = path_and_value

    def change(record):
        for step in path:
            record = record[step]
        record[last] = value

    return change


def _drop(*path):
    def change(record):
        *steps, last = path
        for step in steps:
            record = record[step]
        del record[last]

    return change


def _again(name):
    return lambda record: record[name].append(copy.deepcopy(record[name][0]))


SHAPE = [
    (_set("schema_version", 1.0), "schema_version"),
    (_set("id", "1"), "id"),
    (_set("id", None), "id"),
    (_set("title", 3), "title"),
    (_set("text", ""), "text"),
    (_set("text_length", True), "text_length"),
    (_set("offset_unit", "utf16"), "offset_unit"),
    (_set("language", "persian!"), "language"),
    (_set("status", "finished"), "status"),
    (_set("spans", {}), "spans"),
    (_set("spans", 0, None), "spans[0]"),
    (_set("spans", 0, "start", -1), "spans[0].start"),
    (_set("spans", 0, "quote_type", "direct"), "spans[0]"),
    (_set("spans", 1, "quote_type", "loud"), "spans[1].quote_type"),
    (_set("spans", 2, "speaker_id", "spk-1"), "spans[2]"),
    (_set("spans", 0, "topic_code", "x"), "spans[0]"),
    (_set("spans", 0, "colour", "red"), "spans[0].colour"),
    (_drop("spans", 0, "note"), "spans[0].note"),
    (_drop("extra"), "extra"),
    (_set("colour", "red"), "colour"),
    (_set("links", 1, "type", "Said By"), "links[1].type"),
    (_set("speakers", 0, "name", ""), "speakers[0]"),
    (_set("speakers", 0, "aliases", [1]), "speakers[0].aliases"),
    (_set("speakers", 0, "aliases", [""]), "speakers[0]"),
    (_set("speakers", 0, "wikidata", "58217"), "speakers[0]"),
    (_set("topics", 0, "code", ""), "topics[0]"),
    (_set("annotators", 0, "status", "busy"), "annotators[0].status"),
    (_set("annotators", 0, "name", ""), "annotators[0]"),
    (_set("source", "kind", "fax"), "source.kind"),
    (_set("source", "name", "/home/x/a.txt"), "source"),
    (_set("source", "sha256", "AB"), "source"),
    (_set("source", "published_at", "2026-11-23"), "source.published_at"),
    (_set("source", "normalization", ["Strip BOM"]), "source"),
    (_set("updated_at", "2026-11-23T08:00:00+00:00"), "updated_at"),
]
"""What breaks the schema, and the field that the message names."""


@pytest.mark.parametrize(("change", "field"), SHAPE, ids=[field for _, field in SHAPE])
def test_a_record_against_the_schema_is_refused(change, field):
    record = example()
    change(record)
    assert not SCHEMA.is_valid(record)
    with pytest.raises(Problem) as caught:
        from_record(record)
    assert f"“{field}”" in str(caught.value) or field == "language"
    assert str(caught.value).startswith("Article “")


RULES = [
    (_set("text_length", 18), "“text_length”: The text has 19 code points"),
    (_set("spans", 0, "start", 2.0), "“spans[0].start” must be a whole number"),
    (_set("text_sha256", "0" * 64), "not the hash of the text"),
    (_set("spans", 0, "text", "لاورف"), "“spans[0].text”: The article has “لاوروف”"),
    (_set("spans", 0, "start", 3), "“spans[0].text”"),
    (_set("spans", 0, "end", 2), "empty or reversed"),
    (_set("spans", 1, "end", 99), "“spans[1].end”: The text has 19 code points"),
    (_set("links", 0, "to_id", "nobody"), "no span “nobody”"),
    (_set("links", 0, "to_id", "what"), "cannot lead from a quote to a topic"),
    (_set("links", 0, "id", "said"), "“said” is already taken"),
    (_set("spans", 0, "speaker_id", "spk-2"), "“speakers”: “spk-2” is missing"),
    (_set("annotators", []), "“annotators”: “ann-1” is missing"),
    (_again("spans"), "“who” is already taken"),
    (_again("links"), "“l-1” is already taken"),
    (_again("speakers"), "“speakers”: The id “spk-1” is there twice"),
    (_again("annotators"), "“annotators”: The id “ann-1” is there twice"),
    (_again("topics"), "already has the topic “سیاست”"),
    (_set("extra", "{"), "no JSON document"),
    (_set("title", "\ud800"), "“title”"),
    (_set("title", "\0"), "“title”"),
    (_set("created_at", "2026-02-30T00:00:00Z"), "“created_at”"),
]
"""What a schema cannot say, and the words of the message."""


@pytest.mark.parametrize(("change", "words"), RULES, ids=[words for _, words in RULES])
def test_a_record_against_the_rules_is_refused(change, words):
    record = example()
    change(record)
    with pytest.raises(Problem) as caught:
        from_record(record)
    assert words in str(caught.value)
    assert "Article “art-1”" in str(caught.value)


@pytest.mark.parametrize("letter", ["\0", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800"])
def test_a_text_that_xml_cannot_hold_is_refused(letter):
    record = example()
    record["text"] += letter
    record["text_length"] += 1
    with pytest.raises(Problem, match=f"U.{ord(letter):04X}"):
        from_record(record)


def test_offsets_in_utf16_units_are_refused_by_the_copy():
    record = example()
    for span in record["spans"]:
        span["start"] += 1
        span["end"] += 1
    with pytest.raises(Problem, match="code points, not in bytes or UTF-16 units"):
        from_record(record)


def test_spans_may_come_in_any_order_and_go_in_reading_order():
    record = example()
    record["spans"].reverse()
    record["links"].reverse()
    assert written(record) == example()


class TestVersions:
    @pytest.mark.parametrize("version", ["2.0", "0.9", "10.0"])
    def test_another_major_version_is_refused_with_the_cure(self, version):
        with pytest.raises(Problem, match="newer Gofteh"):
            from_record({**example(), "schema_version": version})

    @pytest.mark.parametrize("version", ["", "1", "1.", "1.x", "۱.۰", "1.0\n", "1.99999"])
    def test_what_is_no_version_is_refused(self, version):
        with pytest.raises(Problem, match="schema_version"):
            from_record({**example(), "schema_version": version})

    def test_fields_of_a_newer_minor_version_are_kept(self):
        record = example() | {"schema_version": "1.7", "mood": "grim"}
        record["spans"][1]["colour"] = ["red", 1.5, None]
        after = written(record)
        SCHEMA.validate(after)
        kept = json.loads(after["extra"])["gofteh"]
        assert kept["newer"] == {"mood": "grim", "spans[1].colour": ["red", 1.5, None]}
        assert kept["extra"] == example()["extra"]
        assert written(after) == after


class TestWhatWritingLooksUp:
    def document(self, *spans, **more) -> AnnotatedArticle:
        source = Source(kind=SourceKind.TXT, imported_at=AT)
        article = Article(id="art-1", text="لاوروف گفت", source=source, created_at=AT)
        return AnnotatedArticle.of(article, spans=spans, **more)

    def span(self, span_id, label, **more) -> Span:
        return Span(id=span_id, start=0, end=6, label=label, created_at=AT, updated_at=AT, **more)

    def test_a_merged_speaker_is_named_as_the_one_it_turned_out_to_be(self):
        state = State(registry=Registry({key: Speaker(id=key, name=key) for key in ("old", "new", "other")}))
        registry = MergeSpeakers("old", "new").apply(state).registry
        record = to_record(self.document(self.span("s", SPEAKER, speaker_id="old")), registry, {})
        assert record["spans"][0]["speaker_id"] == "new"
        assert [speaker["id"] for speaker in record["speakers"]] == ["new"]

    def test_everybody_who_annotated_is_listed(self):
        one = replace(self.span("s", QUOTE, annotator="ann-2"), updated_at=LATER)
        other = self.span("t", TOPIC, annotator="ann-2")
        about = Link(
            id="l",
            type=ABOUT,
            from_id="s",
            to_id="t",
            created_at=AT,
            updated_at=AT,
            annotator="ann-3",
        )
        topic = ArticleTopic(code="1", scheme="local", label="x", created_at=AT, annotator="ann-4")
        done = Annotator(id="ann-1", name="الف", status=Status.DONE, updated_at=AT)
        document = self.document(one, other, links=[about], topics=[topic], annotators=[done])
        record = to_record(document, Registry(), {"ann-1": "other", "ann-2": "ب"})
        assert [
            (person["id"], person["name"], person["status"], person["updated_at"])
            for person in record["annotators"]
        ] == [
            ("ann-1", "الف", "done", AT),
            ("ann-2", "ب", "in_progress", LATER),
            ("ann-3", "ann-3", "in_progress", AT),
            ("ann-4", "ann-4", "in_progress", AT),
        ]

    def test_what_speaks_travels_in_extra_where_it_is_no_person(self):
        registry = Registry({"a": Speaker(id="a", name="کرملین", kind=SpeakerKind.ORGANISATION)})
        document = self.document(self.span("s", SPEAKER, speaker_id="a"))
        record = to_record(document, registry, {})
        assert json.loads(record["extra"]) == {"gofteh": {"speaker_kinds": {"a": "organisation"}}}
        act = from_record(record)
        assert act.speakers == (registry.speaker("a"),)
        assert act.document.article.extra is None
