"""``gofteh suggest``: records of suggestions on stdout, and nothing stored unless it is accepted."""

import json
from contextlib import closing

import jsonschema
import pytest

from gofteh import bootstrap
from gofteh.app import resources
from gofteh.app.learning import Teaching
from gofteh.app.schemas import record_schema
from gofteh.language.rules import Rules
from tests.storage.helpers import opened

SAMPLE = resources.find("samples", "sample-isna-lavrov.txt")


class InProcess:
    """The rules without a process of their own, so that tests need not wait for hazm."""

    def __init__(self) -> None:
        self._rules = Rules()

    def teach(self, teaching: Teaching) -> None:
        self._rules = Rules(teaching=teaching)

    def suggest(self, text: str):
        return self._rules.suggest(text)

    def close(self) -> None:
        pass


@pytest.fixture(autouse=True)
def in_process(monkeypatch):
    monkeypatch.setattr(bootstrap, "waiting_suggestions", InProcess)


def quotes_of(record):
    return [span for span in record["spans"] if span["label"] == "quote"]


def test_a_file_gives_a_record_of_suggestions(gofteh, tmp_path):
    done = gofteh("--project", tmp_path / "none.gofteh", "suggest", SAMPLE)
    (record,) = done.lines
    assert (done.code, done.err) == (0, "")
    assert not (tmp_path / "none.gofteh").exists()
    jsonschema.validate(record, json.loads(record_schema()))
    text = SAMPLE.read_text(encoding="utf-8")
    assert record["text"] == text
    assert len(quotes_of(record)) >= 13
    for span in record["spans"]:
        assert span["provenance"] == "suggested"
        assert span["text"] == text[span["start"] : span["end"]]
        assert span["suggested_by"].startswith("rule:")
    assert {link["type"] for link in record["links"]} == {"said_by", "cued_by"}
    assert [speaker["name"] for speaker in record["speakers"]] == ["سرگئی لاوروف"]


def test_the_same_file_gives_the_same_record(gofteh, tmp_path):
    def spans():
        return gofteh("--project", tmp_path / "none.gofteh", "suggest", SAMPLE).lines[0]["links"]

    first, second = spans(), spans()
    for link in (*first, *second):
        link["created_at"] = link["updated_at"] = None
    assert first == second


def test_an_article_of_the_project_is_named_by_its_id_and_stays_as_it_is(gofteh, tmp_path):
    project = tmp_path / "p.gofteh"
    (imported,) = gofteh("--project", project, "import", SAMPLE).lines
    article = imported["imported"][0]
    for asked in ([article], []):
        done = gofteh("--project", project, "suggest", *asked)
        assert done.code == 0
        assert done.lines[0]["id"] == article
        assert len(quotes_of(done.lines[0])) >= 13
    with closing(opened(project)) as store:
        assert not store.load(article).spans  # type: ignore[union-attr]


def test_accepting_stores_one_act_that_can_be_undone(gofteh, tmp_path):
    project = tmp_path / "p.gofteh"
    done = gofteh("--project", project, "suggest", SAMPLE, "--accept", "strong")
    (record,) = done.lines
    assert done.code == 0
    assert "accepted" in done.err
    assert {span["provenance"] for span in record["spans"]} == {"suggested_accepted"}
    (shown,) = gofteh("--project", project, "show", record["id"]).lines
    assert shown["spans"] == record["spans"]
    with closing(opened(project)) as store:
        assert [line.name for line in store.history(record["id"])][-1] == "Accept suggestions"


def test_accepting_twice_adds_nothing(gofteh, tmp_path):
    project = tmp_path / "p.gofteh"
    (first,) = gofteh("--project", project, "suggest", SAMPLE, "--accept", "strong").lines
    (second,) = gofteh("--project", project, "suggest", first["id"], "--accept", "strong").lines
    assert second["spans"] == first["spans"]
    assert second["speakers"] == first["speakers"]


def test_a_known_speaker_is_meant_and_not_added_again(gofteh, tmp_path):
    project = tmp_path / "p.gofteh"
    gofteh("--project", project, "suggest", SAMPLE, "--accept", "strong")
    other = tmp_path / "other.txt"
    other.write_text("سرگئی لاوروف گفت: «ما آماده‌ایم.»", encoding="utf-8")
    (record,) = gofteh("--project", project, "suggest", other, "--accept", "strong").lines
    with closing(opened(project)) as store:
        assert len(store.registry().speakers) == 1
    assert [speaker["name"] for speaker in record["speakers"]] == ["سرگئی لاوروف"]


def test_tiers(gofteh, tmp_path):
    article = tmp_path / "a.txt"
    article.write_text("بر دیوار بود. «ما همه با هم هستیم و می‌مانیم.» همه دیدند.", encoding="utf-8")
    project = tmp_path / "none.gofteh"

    def count(*tier):
        return len(quotes_of(gofteh("--project", project, "suggest", article, *tier).lines[0]))

    assert (count(), count("--tier", "weak"), count("--tier", "all")) == (0, 1, 1)


def test_what_is_neither_file_nor_article_is_told(gofteh, project):
    done = gofteh("--project", project, "suggest", "art-none")
    assert done.code == 2
    assert "art-none" in done.err


def test_a_text_that_takes_too_long_is_told_and_the_rest_goes_on(gofteh, tmp_path, monkeypatch):
    class Tired(InProcess):
        def suggest(self, text):
            return None if "سخت" in text else super().suggest(text)

    monkeypatch.setattr(bootstrap, "waiting_suggestions", Tired)
    for name, text in (("a.txt", "متن سخت"), ("b.txt", "وی گفت: «نه.»")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    done = gofteh("--project", tmp_path / "n.gofteh", "suggest", tmp_path / "a.txt", tmp_path / "b.txt")
    assert done.code == 1
    assert len(done.lines) == 1
    assert "too long" in done.err


def test_suggestions_are_no_annotations_to_import(gofteh, tmp_path):
    done = gofteh("--project", tmp_path / "n.gofteh", "suggest", SAMPLE)
    path = tmp_path / "s.jsonl"
    path.write_text(done.out, encoding="utf-8")
    again = gofteh("--project", tmp_path / "p.gofteh", "import", path)
    assert again.code == 2
    assert "provenance" in again.lines[0]["reason"]
