"""``gofteh apply``: every line is answered, and ACK means that the disk has it."""

import io
import json
import uuid
from contextlib import closing
from typing import Any

import jsonschema
import pytest

from gofteh import bootstrap
from gofteh.cli import apply
from gofteh.storage import faults
from gofteh.storage.connect import driver_of
from gofteh.storage.store import SqlStore
from tests.storage.helpers import AT, TEXT, opened

OP = "01936c7e-0000-7000-8000-00000000000"
"""An op_id but for its last digit."""


def edit(kind: str = "add_span", **fields: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {"article_id": "art-1", "kind": kind}
    if kind == "add_span":
        plain |= {"start": 0, "end": 6, "label": "quote"}
    return plain | fields


def lines(*values) -> bytes:
    return "".join(json.dumps(value, ensure_ascii=False) + "\n" for value in values).encode()


@pytest.fixture
def answers(gofteh, project):
    """Apply lines from stdin; return the exit code and the answers."""

    def run(*values, data: bytes = b""):
        done = gofteh("--project", project, "apply", "-", stdin=data or lines(*values))
        return done.code, done.out.split("\n")[:-1]

    return run


def test_each_act_is_acknowledged_by_its_id(gofteh, project, answers):
    remove = edit("remove_span", op_id=f"{OP}2", span_id="s-0")
    code, said = answers(edit(op_id=f"{OP}1", span_id="s-9"), remove)
    assert (code, said) == (0, [f"ACK {OP}1", f"ACK {OP}2"])
    (record,) = gofteh("--project", project, "show", "art-1").lines
    assert [span["id"] for span in record["spans"]] == ["s-9", "s-1", "s-2"]


def test_a_file_does_as_well_as_stdin(gofteh, project, tmp_path):
    path = tmp_path / "edits.jsonl"
    path.write_bytes(
        b"\xef\xbb\xbf" + lines(edit(op_id=f"{OP}1")).rstrip() + b"\r\n\r\n" + lines(edit())[:-1]
    )
    done = gofteh("--project", project, "apply", path)
    assert done.code == 0
    assert done.out.startswith(f"ACK {OP}1\nACK ")
    assert done.err == ""


def test_an_id_of_the_programs_own_is_told(answers):
    code, (said,) = answers(edit())
    assert code == 0
    word, op_id = said.split()
    assert word == "ACK"
    assert uuid.UUID(op_id).version == 7


def test_the_same_act_is_acknowledged_but_not_done_twice(project, answers):
    act = edit("remove_span", op_id=f"{OP}a", span_id="s-0")
    assert answers(act, act | {"op_id": f"{OP}A"}) == (0, [f"ACK {OP}a", f"ACK {OP}A"])
    assert answers(act) == (0, [f"ACK {OP}a"])
    with closing(opened(project)) as store:
        assert [line.op_id for line in store.history("art-1")].count(f"{OP}a") == 1
        document = store.load("art-1")
        assert document is not None
        assert set(document.spans) == {"s-1", "s-2"}


def test_a_refused_act_may_be_tried_again_under_its_id(answers):
    act = edit("set_note", op_id=f"{OP}1", target_id="s-9", note="x")
    code, said = answers(act, edit(span_id="s-9"), act)
    assert code == 1
    assert [answer.split()[0] for answer in said] == ["NAK", "ACK", "ACK"]


WRONG = {
    "outside the text": (edit(end=999), f"The span from 0 to 999 leaves the text, which has {len(TEXT)}"),
    "empty": (edit(end=0), "empty or reversed"),
    "text does not fit": (edit(text="لاورف"), "لاوروف"),
    "unknown label": (edit(label="colour"), "colour"),
    "a speaker nobody knows": (edit(speaker_id="spk-9"), "spk-9"),
    "unknown article": (edit(article_id="art-9"), "The act names no article of this project."),
    "no article": ({"kind": "remove_span", "span_id": "s-0"}, "article"),
    "unknown span": (edit("remove_span", span_id="s-9"), "There is no span “s-9”"),
    "taken id": (edit(span_id="s-0"), "already taken"),
    "unknown kind": (edit("paint"), "“paint” is no kind of Edit. `gofteh apply --schema` prints them all."),
    "no kind": ({"article_id": "art-1"}, "The field “kind” is missing."),
    "missing field": (edit("remove_span"), "The field “span_id” is missing."),
    "unknown field": (edit(colour="red"), "“colour” is not known here"),
    "offset that is no number": (edit(start=True), "“start” must be a whole number"),
    "offset of a real number": (edit(start=0.0), "“start” must be a whole number"),
    "huge offset": (edit(end=10**300), "“end” must be a whole number"),
    "no object": ([1], "curly brackets"),
    "time": (edit(at="today"), "“today” is not a time"),
    "half a surrogate": (edit(note="\ud800"), "“note”"),
    "half a surrogate in a name": (edit("\ud800"), "“kind”"),
    "half a surrogate in a field": (edit() | {"\ud800": 1}, "not known here"),
    "no record": ({"kind": "import_article", "record": {"id": "\ud800"}}, "schema_version"),
}


@pytest.mark.parametrize(("value", "words"), WRONG.values(), ids=WRONG.keys())
def test_what_is_wrong_is_refused_with_its_reason_and_the_rest_goes_on(project, answers, value, words):
    if isinstance(value, dict):
        value = {**value, "op_id": f"{OP}1"}
    data = json.dumps(value).encode() + b"\n" + lines(edit(op_id=f"{OP}2"))
    code, (refused, done) = answers(data=data)
    assert code == 1
    assert refused.startswith(f"NAK {OP}1 " if isinstance(value, dict) else "NAK 1 ")
    assert words in refused
    assert done == f"ACK {OP}2"
    with closing(opened(project)) as store:
        assert not store.was_done(f"{OP}1")
        assert store.check() == []


NO_JSON = {
    "broken": b"{]",
    "two values": b"{} {}",
    "not UTF-8": '{"kind": "گفت"}'.encode("cp1256"),
    "UTF-16": "{}".encode("utf-16"),
    "NaN": b'{"kind": NaN}',
    "twice": b'{"kind": "a", "kind": "b"}',
    "endless": b"[" * 100_000,
    "deep": b'{"kind": ' + b"[" * 500 + b"]" * 500 + b"}",
    "long number": b'{"start": ' + b"9" * 5_000 + b"}",
    "large number": b'{"start": 1e999}',
    "zero bytes": b"\0\0",
}


@pytest.mark.parametrize("data", NO_JSON.values(), ids=NO_JSON.keys())
def test_what_is_no_json_is_refused_by_its_line(answers, data):
    before, after = lines(edit(op_id=f"{OP}1")), lines(edit(op_id=f"{OP}2"))
    code, said = answers(data=before + b"\n" + data + b"\n" + after)
    assert code == 1
    assert said[0] == f"ACK {OP}1"
    assert said[-1] == f"ACK {OP}2"
    assert all(answer.startswith("NAK ") for answer in said[1:-1])
    assert said[1].startswith("NAK 3 ")
    assert len(said) == 3 or data.startswith(b"\xff\xfe")


def test_a_line_without_end_is_refused_as_one(answers, monkeypatch):
    monkeypatch.setattr("gofteh.exchange.strict_json.LONGEST_LINE", 1_000)
    code, said = answers(data=b"x" * 5_000 + b"{}\n" + lines(edit(op_id=f"{OP}2")))
    assert code == 1
    assert [answer.split()[:2] for answer in said] == [["NAK", "1"], ["ACK", f"{OP}2"]]


def test_a_reason_stays_on_its_line_and_steers_no_terminal(answers):
    code, said = answers(edit() | {"a\n\x1b[2J": 1})
    assert code == 1
    assert len(said) == 1
    assert "\x1b" not in said[0]


def test_the_reason_is_in_persian_for_who_speaks_it(gofteh, project, monkeypatch):
    monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
    done = gofteh("--project", project, "apply", "-", stdin=lines(edit("remove_span", span_id="s-9")))
    assert "نشان" in done.out or "بازه" in done.out
    assert "سطر" in done.err


def test_every_kind_of_edit_goes_and_leaves_a_sound_project(gofteh, project, answers, tmp_path):
    source = tmp_path / "record.jsonl"
    gofteh("--project", project, "export", source)
    record = json.loads(source.read_text("utf-8")) | {"id": "art-2"}
    span = {"span_id": "s-9", "start": 0, "end": 6, "label": "quote"}
    link = {"link_id": "l-9", "type": "said_by", "from_id": "s-0", "to_id": "s-9"}
    refusal = {"text_sha256": "0" * 64, "start": 0, "end": 6, "suggested_by": "rule:bare/1.0"}
    places = [{"span_id": f"s-{n}", "start": n, "end": n + 4} for n in range(3)]
    acts = [
        edit("correct_text", text=f"{record['text']} پایان.", places=places),
        edit("add_speaker", article_id=None, speaker_id="spk-1", name="لاوروف"),
        edit("add_speaker", article_id=None, speaker_id="spk-2", name="وزیر", speaker_kind="unnamed"),
        edit("change_speaker", article_id=None, speaker_id="spk-2", name="وزیر خارجه"),
        edit(span_id="s-9", text="لاوروف", annotator="ann-7", by="ann-7", at=AT),
        edit("restore_span", **span),
        edit("relabel", span_id="s-9", label="speaker"),
        edit("set_speaker", span_id="s-9", speaker_id="spk-2"),
        edit("merge_speakers", article_id=None, speaker_id="spk-2", into_id="spk-1"),
        edit("split_speaker", article_id=None, speaker_id="spk-2"),
        edit("keep_apart", article_id=None, one_id="spk-2", other_id="spk-1"),
        edit("allow_merging", article_id=None, one_id="spk-1", other_id="spk-2"),
        edit(
            "change_speaker",
            article_id=None,
            speaker_id="spk-1",
            name="سرگئی لاوروف",
            aliases=["لاوروف"],
            alias_kinds={"لاوروف": "surname"},
            roles=[{"title": "وزیر خارجه", "since": "2004-03-09"}],
        ),
        edit("list_topic", article_id=None, code="top-1", label="آتش‌بس", parent="medtop:16000000", key=1),
        edit("list_topic", article_id=None, label="خبر روز"),
        edit("change_topic", article_id=None, code="top-1", scheme="desk", label="صلح", is_retired=True),
        edit("unlist_topic", article_id=None, code="top-1"),
        edit("set_speaker", span_id="s-9", speaker_id="spk-1"),
        edit("remove_speaker", article_id=None, speaker_id="spk-2"),
        edit("move_edge", span_id="s-1", start=8, end=12),
        edit("set_attribute", span_id="s-0", attribute="quote_type", value="direct"),
        edit("set_note", target_id="s-0", note="یادداشت"),
        edit("link", **link),
        edit("restore_link", **link),
        edit("unlink", link_id="l-9"),
        edit("add_topic", scheme="local", code="1", label="جنگ"),
        edit("remove_topic", scheme="local", code="1"),
        edit("set_status", status="done"),
        edit("assign_article", people=["maryam"]),
        edit("ignore_finding", finding="half_word.1"),
        edit("heed_finding", finding="half_word.1"),
        edit("refuse_suggestion", **refusal),
        edit("reconsider_suggestion", **refusal),
        edit("change_cues", article_id=None, cues=["نجوا کرد", "غرید"]),
        edit("require_checks", article_id=None, checks=["half_word", "no_speaker"]),
        edit("remove_span", span_id="s-2"),
        edit("together", edits=[{"kind": "remove_span", "span_id": "s-1"}], title="پاک کردن"),
        {"kind": "import_article", "record": record},
        edit("withdraw_article", article_id="art-2"),
        edit("restore_article", article_id="art-2"),
    ]
    schema = json.loads(gofteh("apply", "--schema").out)
    validator = jsonschema.Draft202012Validator(schema)
    for act in acts:
        validator.validate(act)
    kinds = {part["$ref"].rpartition("/")[2] for part in schema["$defs"]["act"]["oneOf"]}
    assert kinds == {act["kind"] for act in acts}
    code, said = answers(*acts)
    assert [answer for answer in said if not answer.startswith("ACK ")] == []
    assert code == 0
    assert gofteh("--project", project, "check").code == 0
    (record,) = gofteh("--project", project, "show", "art-1").lines
    assert record["status"] == "done"
    assert [one["id"] for one in record["links"]] == []
    assert [one["id"] for one in record["speakers"]] == ["spk-1"]


def test_an_act_is_done_in_the_name_and_at_the_time_it_tells(gofteh, project, answers):
    act = edit("set_status", status="done", by="ann-1", at=AT)
    assert answers(act, edit(span_id="s-9", by="ann-7", at=AT))[0] == 0
    (record,) = gofteh("--project", project, "show", "art-1").lines
    people = {person["id"]: person for person in record["annotators"]}
    assert people["ann-1"] == {"id": "ann-1", "name": "دبیر", "status": "done", "updated_at": AT}
    assert people["ann-7"]["name"] == "ann-7"
    (span,) = [span for span in record["spans"] if span["id"] == "s-9"]
    assert (span["annotator"], span["created_at"]) == ("ann-7", AT)


def test_a_record_is_imported_only_under_its_own_id(gofteh, project, answers):
    (record,) = gofteh("--project", project, "show", "art-1").lines
    act = {"kind": "import_article", "record": record | {"id": "art-2"}}
    code, said = answers(act | {"article_id": "art-3"}, act | {"article_id": "art-2"}, act)
    assert code == 1
    assert [answer.split()[0] for answer in said] == ["NAK", "ACK", "NAK"]
    assert "The record is of the article “art-2”." in said[0]
    assert "“art-2” is already in the project" in said[2]


class TestDisk:
    """ACK is a promise."""

    def test_what_the_disk_does_not_take_is_refused(self, gofteh, project, answers, monkeypatch):
        record = SqlStore.record

        def failing(store, event, before, after):
            if event.op_id == f"{OP}1":
                raise faults.full(store.path)
            record(store, event, before, after)

        monkeypatch.setattr(SqlStore, "record", failing)
        code, said = answers(edit(op_id=f"{OP}1", span_id="a"), edit(op_id=f"{OP}2", span_id="b"))
        assert code == 1
        assert said[0].startswith(f"NAK {OP}1 The disk is full: p.gofteh could not be saved. Free some space")
        assert said[1:] == [f"ACK {OP}2"]
        (record_,) = gofteh("--project", project, "show", "art-1").lines
        assert {"a", "b"} & {span["id"] for span in record_["spans"]} == {"b"}

    def test_what_does_not_fit_on_it_is_refused_and_the_rest_is_there(self, project, answers, monkeypatch):
        open_store = bootstrap.open_store

        def small(path, *, create=False):
            store = open_store(path, create=create)
            assert isinstance(store, SqlStore)
            driver = driver_of(store.connection)
            pages = driver.execute("PRAGMA page_count").fetchone()[0]
            driver.execute(f"PRAGMA max_page_count={pages + 20}")
            return store

        monkeypatch.setattr(bootstrap, "open_store", small)
        large = edit("set_note", op_id=f"{OP}1", target_id="s-0", note="ی" * 500_000)
        code, said = answers(large, edit(op_id=f"{OP}2", span_id="b"))
        assert code == 1
        assert said[0].startswith(f"NAK {OP}1 The disk is full")
        assert said[1] == f"ACK {OP}2"
        monkeypatch.undo()
        with closing(opened(project)) as store:
            assert (store.was_done(f"{OP}1"), store.was_done(f"{OP}2")) == (False, True)
            assert store.check() == []

    def test_the_answer_comes_after_the_disk_has_it(self, project, answers, monkeypatch):
        said: list[str] = []
        record = SqlStore.record

        def recording(store, event, before, after):
            record(store, event, before, after)
            assert not store.connection.in_transaction()
            said.append(f"on disk {event.op_id}")

        monkeypatch.setattr(SqlStore, "record", recording)
        monkeypatch.setattr(apply, "put_text", lambda text: said.append(text.strip()))
        answers(edit(op_id=f"{OP}1"), edit(op_id=f"{OP}2"))
        assert said == [f"on disk {OP}1", f"ACK {OP}1", f"on disk {OP}2", f"ACK {OP}2"]


def test_a_project_in_use_is_left_alone(gofteh, spawn, project):
    with closing(opened(project)):
        for run in (gofteh, spawn):
            done = run("--project", project, "apply", "-", stdin=lines(edit()))
            assert (done.code, done.out) == (3, "")
            assert "already open" in done.err


def test_no_file_is_wrong_use(gofteh, project):
    done = gofteh("--project", project, "apply")
    assert (done.code, done.err) == (2, "Name a file of Edits, or - for stdin.\n")


@pytest.mark.parametrize("name", ["", "no.jsonl", "a" * 300])
def test_a_file_that_cannot_be_read_is_named(gofteh, project, tmp_path, name):
    done = gofteh("--project", project, "apply", tmp_path / name)
    assert done.code == 2
    assert done.err.startswith(f"{tmp_path / name} cannot be read: ")


def test_a_stream_that_breaks_off_is_named_and_what_was_done_stays(gofteh, project, monkeypatch):
    class Broken(io.BytesIO):
        def readline(self, size: int | None = -1) -> bytes:
            if line := super().readline(size):
                return line
            raise OSError(5, "Input/output error")

    monkeypatch.setattr(io, "BytesIO", Broken)
    done = gofteh("--project", project, "apply", "-", stdin=lines(edit(op_id=f"{OP}1")))
    assert (done.code, done.out) == (2, f"ACK {OP}1\n")
    assert done.err.startswith("stdin cannot be read: Input/output error.")


def test_an_empty_file_is_done_at_once(gofteh, project):
    assert gofteh("--project", project, "apply", "-").code == 0


def test_the_schema_needs_no_project(gofteh, home):
    done = gofteh("apply", "--schema")
    assert done.code == 0
    jsonschema.Draft202012Validator.check_schema(json.loads(done.out))
    assert list(home.iterdir()) == []


def test_answers_come_one_by_one_through_a_pipe(spawn, project):
    done = spawn("--project", project, "apply", "-", stdin=lines(edit(op_id=f"{OP}1"), edit("paint")))
    assert done.code == 1
    assert done.out.startswith(f"ACK {OP}1\nNAK 2 ")
    assert done.err == "1 line was refused.\n"
