"""``gofteh list``, ``show``, ``check`` and ``self-test``: they tell, and change no article."""

import json
import sqlite3
from contextlib import closing

import jsonschema
import pytest

from gofteh.app.schemas import record_schema
from gofteh.cli import look, output
from gofteh.domain.edits import ImportArticle
from tests.storage.helpers import AT, TEXT, article, opened, session_of


def tamper(path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executescript(statement)


@pytest.fixture
def person(monkeypatch):
    """Let a person read stdout."""
    for module in (look, output):
        monkeypatch.setattr(module, "for_people", lambda: True)


class TestList:
    def test_tells_a_line_for_each_article(self, gofteh, project):
        done = gofteh("--project", project, "list")
        (row,) = done.lines
        assert (done.code, done.err) == (0, "")
        assert row == {
            "id": "art-1",
            "title": None,
            "opening": TEXT,
            "publisher": "ایسنا",
            "published_at": AT,
            "status": "new",
            "updated_at": row["updated_at"],
            "length": len(TEXT),
            "quotes": 3,
            "problems": None,
            "suggestions": 0,
            "doubtful": 0,
            "assigned": [],
        }

    def test_keeps_to_a_status(self, gofteh, project):
        assert len(gofteh("--project", project, "list", "--status", "new").lines) == 1
        assert gofteh("--project", project, "list", "--status", "done").out == ""

    def test_makes_a_table_for_people(self, gofteh, project, person):
        head, row = gofteh("--project", project, "list").out.split("\n")[:-1]
        assert head.split() == ["id", "status", "quotes", "updated_at", "title"]
        assert row.split()[:3] == ["art-1", "new", "3"]
        assert len(gofteh("--project", project, "list", "--json").lines) == 1

    def test_lets_no_title_steer_the_terminal(self, gofteh, tmp_path, person):
        path = tmp_path / "p.gofteh"
        with closing(opened(path, create=True)) as store:
            session_of(store).do(ImportArticle(article(title="بد\x1b[2J\x9b\nخبر")))
        out = gofteh("--project", path, "list").out
        assert out.count("\n") == 2
        assert not {"\x1b", "\x9b"} & set(out)


class TestShow:
    def test_prints_the_record_that_an_export_writes(self, gofteh, project):
        (record,) = gofteh("--project", project, "show", "art-1").lines
        jsonschema.Draft202012Validator(json.loads(record_schema())).validate(record)
        assert [record] == gofteh("--project", project, "export", "-").lines

    def test_spreads_it_out_for_people(self, gofteh, project, person):
        done = gofteh("--project", project, "show", "art-1")
        assert done.out.startswith('{\n  "schema_version": ')
        assert json.loads(done.out)["id"] == "art-1"

    def test_of_an_unknown_article_is_wrong_use(self, gofteh, project):
        done = gofteh("--project", project, "show", "art-9")
        assert (done.code, done.out) == (2, "")
        assert done.err == "There is no article “art-9” in this project.\n"


class TestCheck:
    def test_finds_nothing_in_a_sound_project(self, gofteh, project):
        done = gofteh("--project", project, "check")
        assert (done.code, done.out) == (0, "")
        assert done.err == "The project file is sound: every hash and every act fits.\n"

    @pytest.mark.parametrize(
        "statement",
        [
            "UPDATE article_text SET text = replace(text, 'گفت', 'نوشت')",
            "UPDATE span SET label = 'topic' WHERE id = 's-0'",
            "DELETE FROM event WHERE seq = 2",
        ],
    )
    def test_tells_what_was_changed_behind_our_back(self, gofteh, project, statement):
        tamper(project, statement)
        done = gofteh("--project", project, "check")
        assert done.code == 1
        assert done.lines
        assert all(finding["where"] and finding["message"] for finding in done.lines)
        assert "wrong" in done.err

    def test_tells_it_in_persian(self, gofteh, project, monkeypatch):
        monkeypatch.setenv("LC_ALL", "fa_IR.UTF-8")
        tamper(project, "UPDATE article_text SET text = text || '.'")
        done = gofteh("--project", project, "check")
        assert done.code == 1
        assert all("متن" in finding["message"] for finding in done.lines[:1])

    @pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"SQLite format 3\0" + bytes(200)])
    def test_of_what_is_no_project_says_so_and_leaves_it(self, gofteh, tmp_path, data):
        path = tmp_path / "p.gofteh"
        path.write_bytes(data)
        done = gofteh("--project", path, "check")
        assert done.code == 3
        assert "p.gofteh" in done.err
        assert path.read_bytes() == data


@pytest.mark.slow
def test_this_copy_is_whole(spawn):
    done = spawn("self-test")
    assert done.code == 0, done.out
    assert all(line.startswith("ok ") for line in done.out.splitlines())


def test_a_copy_that_is_not_whole_says_what_is_wrong(gofteh, monkeypatch):
    from gofteh import selftest

    def broken():
        raise selftest.Failed("no fonts")

    monkeypatch.setattr(selftest, "CHECKS", (("Fonts", broken), ("Nothing", lambda: None)))
    done = gofteh("self-test")
    assert done.code == 1
    assert done.out.startswith("FAILED  Fonts: Failed: no fonts\nok      Nothing (")
