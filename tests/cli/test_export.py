"""``gofteh export``: files that are wholly there or not at all."""

import json
import os
import sys
from dataclasses import replace

import pytest

from gofteh.app.schemas import record_schema
from gofteh.domain.article import Status
from gofteh.domain.document import Annotator, ArticleTopic
from gofteh.domain.edits import AddLink, AddSpan, AddTopic, ImportArticle, SetStatus
from gofteh.domain.links import ABOUT, Link
from gofteh.domain.spans import TOPIC
from tests.storage.helpers import AT, TEXT, article, names_in, opened, session_of, span


@pytest.fixture
def two(tmp_path):
    """Give a project of two articles, on the first of which two people worked."""
    path = tmp_path / "two.gofteh"
    store = opened(path, create=True)
    session = session_of(store)
    for article_id in ("art-1", "art-2"):
        session.act(
            article_id,
            ImportArticle(article(article_id, text=f"{article_id} {TEXT}")),
            op_id=session.new_op_id(),
            by="ann-1",
            at=AT,
        )
    session.open("art-1")
    session.do(AddSpan(span("s-1", annotator="ann-1")))
    session.do(AddSpan(span("s-2", 10, 14, TOPIC, annotator="ann-2")))
    about = Link(id="l-1", type=ABOUT, from_id="s-1", to_id="s-2", created_at=AT, updated_at=AT)
    session.do(AddLink(replace(about, annotator="ann-1")))
    session.do(AddTopic(ArticleTopic(code="c", scheme="x", label="جنگ", created_at=AT, annotator="ann-2")))
    session.do(SetStatus(Status.DONE, Annotator(id="ann-2", name="همکار", status=Status.DONE, updated_at=AT)))
    store.close()
    return path


def ids(done) -> list[str]:
    return [record["id"] for record in done.lines]


def test_a_file_holds_a_line_for_each_article(gofteh, tmp_path, two):
    out = tmp_path / "out.jsonl"
    done = gofteh("--project", two, "export", out, "--format", "jsonl")
    assert (done.code, done.out, done.err) == (0, "", "2 articles written.\n")
    data = out.read_bytes()
    assert data.endswith(b"}\n")
    assert [json.loads(line)["id"] for line in data.decode().split("\n")[:-1]] == ["art-1", "art-2"]
    assert names_in(tmp_path) == ["out.jsonl", "two.gofteh"]


def test_stdout_gets_the_same_bytes(gofteh, tmp_path, two):
    out = tmp_path / "out.jsonl"
    gofteh("--project", two, "export", out)
    done = gofteh("--project", two, "export", "-")
    assert done.out.encode() == out.read_bytes()
    assert done.err == "2 articles written.\n"


@pytest.mark.parametrize("there", [True, False])
def test_a_folder_gets_the_schema_and_the_dataset_card(gofteh, tmp_path, two, there):
    folder = tmp_path / "a" / "out"
    if there:
        folder.mkdir(parents=True)
    assert gofteh("--project", two, "export", folder if there else f"{folder}/").code == 0
    assert names_in(folder) == ["README.md", "articles.jsonl", "gofteh-record.schema.json"]
    assert (folder / "gofteh-record.schema.json").read_text("utf-8") == record_schema()


def test_a_failed_export_leaves_no_folder(gofteh, tmp_path, two):
    done = gofteh("--project", two, "export", f"{tmp_path / 'out'}/", "--status", "rejected")
    assert done.code == 1
    assert done.err.startswith("No article of the project is chosen.")
    assert names_in(tmp_path) == ["two.gofteh"]


def test_the_status_chooses(gofteh, two):
    assert ids(gofteh("--project", two, "export", "-", "--status", "done")) == ["art-1"]
    assert ids(gofteh("--project", two, "export", "-", "--status", "new")) == ["art-2"]
    done = gofteh("--project", two, "export", "-", "--status", "finished")
    assert done.code == 2
    assert "finished" in done.err


def test_the_article_chooses(gofteh, two):
    assert ids(gofteh("--project", two, "export", "-", "--article", "art-2")) == ["art-2"]
    both = gofteh("--project", two, "export", "-", "--article", "art-2", "--article", "art-1")
    assert ids(both) == ["art-1", "art-2"]


@pytest.mark.parametrize("more", [(), ("--status", "done")])
def test_an_unknown_article_is_wrong_use_before_anything_is_written(gofteh, two, more):
    done = gofteh("--project", two, "export", "-", "--article", "art-1", "--article", "art-9", *more)
    assert (done.code, done.out) == (2, "")
    assert done.err == "There is no article “art-9” in this project.\n"


@pytest.mark.parametrize("name", ["ann-2", "همکار"])
def test_the_annotator_chooses_articles_and_marks(gofteh, two, name):
    (record,) = gofteh("--project", two, "export", "-", "--annotator", name).lines
    assert [one["id"] for one in record["spans"]] == ["s-2"]
    assert record["links"] == []
    assert [topic["label"] for topic in record["topics"]] == ["جنگ"]
    assert [person["id"] for person in record["annotators"]] == ["ann-2"]


def test_an_unknown_annotator_is_wrong_use(gofteh, two):
    done = gofteh("--project", two, "export", "-", "--annotator", "کسی")
    assert (done.code, done.out) == (2, "")
    assert "کسی" in done.err


def test_a_file_is_replaced_only_by_force(gofteh, tmp_path, two):
    out = tmp_path / "out.jsonl"
    out.write_text("precious")
    done = gofteh("--project", two, "export", out)
    assert done.code == 2
    assert done.err.startswith("out.jsonl is there already.")
    assert "--force" in done.err
    assert out.read_text() == "precious"
    assert gofteh("--project", two, "export", out, "--force").code == 0
    assert out.read_bytes().startswith(b'{"schema_version"')
    assert names_in(tmp_path) == ["out.jsonl", "two.gofteh"]


def test_a_refused_companion_keeps_the_whole_export_away(gofteh, tmp_path, two):
    folder = tmp_path / "out"
    folder.mkdir()
    (folder / "README.md").write_text("precious")
    assert gofteh("--project", two, "export", folder).code == 2
    assert names_in(folder) == ["README.md"]


def test_force_that_finds_nothing_to_write_replaces_nothing(gofteh, tmp_path, two):
    out = tmp_path / "out.jsonl"
    out.write_text("precious")
    assert gofteh("--project", two, "export", out, "--force", "--status", "rejected").code == 1
    assert out.read_text() == "precious"
    assert names_in(tmp_path) == ["out.jsonl", "two.gofteh"]


def test_the_project_is_never_replaced(gofteh, tmp_path, two):
    (tmp_path / "link.gofteh").hardlink_to(two)
    for path in (two, tmp_path / "link.gofteh"):
        done = gofteh("--project", two, "export", path, "--force")
        assert (done.code, done.err) == (2, f"{path.name} is the project itself.\n")
    assert gofteh("--project", two, "check").code == 0
    assert len(gofteh("--project", two, "list").lines) == 2


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_what_is_no_plain_file_is_not_replaced_by_force_either(gofteh, tmp_path, two):
    out = tmp_path / "pipe"
    os.mkfifo(out)
    done = gofteh("--project", two, "export", out, "--force")
    assert (done.code, done.err) == (2, "pipe is a device, not a file.\n")
    assert out.is_fifo()


def test_an_unknown_format_is_wrong_use(gofteh, tmp_path, two):
    for name in ("txt", "brat"):
        done = gofteh("--project", two, "export", tmp_path / "out", "--format", name)
        assert done.code == 2
        assert "Formats that can: jsonl." in done.err


@pytest.mark.parametrize("name", ["no/out.jsonl", "two.gofteh/out.jsonl", "a" * 300])
def test_a_place_that_takes_no_file_says_so(gofteh, tmp_path, two, name):
    done = gofteh("--project", two, "export", tmp_path / name)
    assert done.code == 1
    assert "could not be written" in done.err
    assert "choose a folder that you may write to" in done.err
    assert names_in(tmp_path) == ["two.gofteh"]


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this person may write anywhere")
def test_a_folder_that_may_not_be_written_says_so(gofteh, tmp_path, two):
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o500)
    done = gofteh("--project", two, "export", folder / "out.jsonl")
    assert done.code == 1
    assert "could not be written" in done.err


def test_a_disk_that_refuses_keeps_the_old_file(gofteh, tmp_path, two, monkeypatch):
    out = tmp_path / "out.jsonl"
    out.write_text("precious")

    def full(_number: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    done = gofteh("--project", two, "export", out, "--force")
    assert done.code == 1
    assert done.err.startswith("out.jsonl could not be written: No space left on device.")
    assert out.read_text() == "precious"
    assert names_in(tmp_path) == ["out.jsonl", "two.gofteh"]


def test_an_empty_project_has_nothing_to_export(gofteh, tmp_path):
    path = tmp_path / "empty.gofteh"
    opened(path, create=True).close()
    done = gofteh("--project", path, "export", "-")
    assert (done.code, done.out) == (1, "")
    assert "gofteh list" in done.err
