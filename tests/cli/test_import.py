"""``gofteh import``: one report line a file, whatever the files are."""

import json
import os
import sys
from pathlib import Path

import pytest

from tests.storage.helpers import TEXT, digest, names_in

EXAMPLES = Path(__file__).parents[1] / "unit" / "app" / "record-examples.jsonl"


def write(folder: Path, name: str, data: str | bytes = TEXT) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return path


def outcomes(done) -> dict[str, str]:
    return {Path(line["file"]).name: line["outcome"] for line in done.lines}


def test_a_text_makes_a_project_where_none_was(gofteh, tmp_path):
    project = tmp_path / "new" / "p.gofteh"
    path = write(tmp_path, "خبر.txt")
    done = gofteh("--project", project, "import", path)
    assert (done.code, done.err) == (0, "")
    (line,) = done.lines
    assert line == {
        "file": str(path),
        "outcome": "imported",
        "reason": None,
        "imported": line["imported"],
        "duplicates": [],
        "near": [],
        "refused": [],
        "notes": [],
    }
    assert names_in(project.parent) == ["p.gofteh"]
    (row,) = gofteh("--project", project, "list").lines
    assert [row["id"]] == line["imported"]


def test_the_project_of_ones_own_is_made_when_none_is_named(gofteh, tmp_path, home):
    assert gofteh("import", write(tmp_path, "a.txt")).code == 0
    assert (home / "project.gofteh").exists()


def test_the_same_again_is_a_duplicate(gofteh, tmp_path):
    project = tmp_path / "p.gofteh"
    one, same = write(tmp_path, "a.txt"), write(tmp_path, "b.txt", "\ufeff" + TEXT)
    first = gofteh("--project", project, "import", one, EXAMPLES)
    again = gofteh("--project", project, "import", one, same, EXAMPLES)
    assert again.code == 0
    assert {line["outcome"] for line in again.lines} == {"duplicate"}
    assert again.lines[0]["duplicates"] == again.lines[1]["duplicates"] == first.lines[0]["imported"]
    assert again.lines[2]["duplicates"] == first.lines[1]["imported"]


def test_a_folder_is_gone_through_in_order_without_what_is_hidden(gofteh, tmp_path):
    folder = tmp_path / "stories"
    for place, name in enumerate(["b.txt", "a.TXT", "sub/c.txt", ".hidden.txt", ".git/d.txt"]):
        write(folder, name, f"خبر {place}")
    write(folder, "picture.png", b"\x89PNG")
    (folder / "sub" / "records.jsonl").write_bytes(EXAMPLES.read_bytes())
    done = gofteh("--project", tmp_path / "p.gofteh", "import", folder)
    assert done.code == 0
    assert list(outcomes(done).items()) == [
        ("a.TXT", "imported"),
        ("b.txt", "imported"),
        ("picture.png", "skipped"),
        ("c.txt", "imported"),
        ("records.jsonl", "imported"),
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_pipe_in_a_folder_is_passed_over(gofteh, tmp_path):
    folder = tmp_path / "stories"
    write(folder, "b.txt")
    os.mkfifo(folder / "a.txt")
    done = gofteh("--project", tmp_path / "p.gofteh", "import", folder)
    assert done.code == 0
    assert outcomes(done) == {"a.txt": "skipped", "b.txt": "imported"}


def test_a_link_to_nowhere_in_a_folder_is_refused_and_the_rest_comes(gofteh, tmp_path):
    folder = tmp_path / "stories"
    write(folder, "b.txt")
    (folder / "a.txt").symlink_to(folder / "gone.txt")
    done = gofteh("--project", tmp_path / "p.gofteh", "import", folder)
    assert done.code == 1
    assert outcomes(done) == {"a.txt": "refused", "b.txt": "imported"}


@pytest.mark.parametrize("with_files", [False, True])
def test_nothing_to_import_is_wrong_use(gofteh, tmp_path, with_files):
    folder = tmp_path / "stories"
    folder.mkdir()
    if with_files:
        write(folder, "picture.png")
    done = gofteh("--project", tmp_path / "p.gofteh", "import", folder)
    assert (done.code, done.err) == (2, "There is nothing to import.\n")


def test_only_refusals_are_unreadable_input(gofteh, tmp_path):
    done = gofteh("--project", tmp_path / "p.gofteh", "import", tmp_path / "no.txt")
    assert done.code == 2
    (line,) = done.lines
    assert line["reason"].startswith("It cannot be read: No such file")
    assert line["refused"] == [{"line": None, "reason": line["reason"]}]


@pytest.mark.parametrize(
    ("name", "words"),
    [("a" * 300 + ".txt", "cannot be read"), ("story", "Say it with --format, one of: jsonl, txt, html"),
     ("a.txt/b.txt", "cannot be read")],
)  # fmt: skip
def test_what_cannot_be_taken_says_why(gofteh, tmp_path, name, words):
    write(tmp_path, "a.txt")
    write(tmp_path, "story")
    done = gofteh("--project", tmp_path / "p.gofteh", "import", tmp_path / name)
    assert done.code == 2
    assert words in done.lines[0]["reason"]


def test_a_project_is_no_article(gofteh, tmp_path, project):
    done = gofteh("--project", tmp_path / "q.gofteh", "import", project, "--format", "txt")
    assert done.code == 2
    assert "Open it with --project" in done.lines[0]["reason"]


def test_the_format_can_be_said(gofteh, tmp_path):
    story = write(tmp_path, "story")
    assert gofteh("--project", tmp_path / "p.gofteh", "import", story, "--format", "txt").code == 0


def test_an_unknown_format_is_wrong_use_and_makes_no_article(gofteh, tmp_path):
    project = tmp_path / "p.gofteh"
    done = gofteh("--project", project, "import", write(tmp_path, "a.txt"), "--format", "doc")
    assert done.code == 2
    assert "Formats that can: jsonl, txt, html," in done.err
    assert gofteh("--project", project, "list").out == ""


def test_one_bad_line_is_refused_and_the_others_come(gofteh, tmp_path):
    one, other = EXAMPLES.read_text("utf-8").split("\n")[:2]
    path = write(tmp_path, "a.jsonl", f"{one}\n{{]\n\n{other}\n")
    done = gofteh("--project", tmp_path / "p.gofteh", "import", path)
    assert done.code == 1
    (line,) = done.lines
    assert line["outcome"] == "imported"
    assert len(line["imported"]) == 2
    assert [refused["line"] for refused in line["refused"]] == [2]
    assert line["refused"][0]["reason"].startswith("This is no JSON")


def test_another_version_of_an_article_is_refused(gofteh, tmp_path, project):
    path = tmp_path / "a.jsonl"
    gofteh("--project", project, "export", path)
    edit = {"article_id": "art-1", "kind": "set_note", "target_id": "s-0", "note": "نه"}
    assert gofteh("--project", project, "apply", "-", stdin=json.dumps(edit).encode()).code == 0
    done = gofteh("--project", project, "import", path)
    assert done.code == 2
    assert "another version of the article “art-1”" in done.lines[0]["reason"]


def test_a_speaker_that_the_project_calls_otherwise_keeps_its_name_there(gofteh, tmp_path):
    project = tmp_path / "p.gofteh"
    record = json.loads(EXAMPLES.read_text("utf-8").split("\n")[1])
    speaker = record["speakers"][0]
    change = {"kind": "add_speaker", "speaker_id": speaker["id"], "name": "کسی دیگر"}
    gofteh("--project", project, "import", write(tmp_path, "a.txt"))
    assert gofteh("--project", project, "apply", "-", stdin=json.dumps(change).encode()).code == 0
    path = write(tmp_path, "a.jsonl", json.dumps(record))
    for outcome in ("imported", "duplicate"):
        done = gofteh("--project", project, "import", path)
        assert done.code == 0
        assert done.lines[0]["outcome"] == outcome
        assert "The project's name was kept." in done.lines[0]["notes"][0]
        assert "کسی دیگر" in done.lines[0]["notes"][0]


def test_what_was_withdrawn_comes_back(gofteh, tmp_path, project):
    path = tmp_path / "a.jsonl"
    gofteh("--project", project, "export", path)
    edit = json.dumps({"article_id": "art-1", "kind": "withdraw_article"}).encode()
    assert gofteh("--project", project, "apply", "-", stdin=edit).code == 0
    assert gofteh("--project", project, "list").out == ""
    done = gofteh("--project", project, "import", path)
    assert (done.code, done.lines[0]["imported"]) == (0, ["art-1"])
    assert len(gofteh("--project", project, "list").lines) == 1


class TestReport:
    def test_says_what_the_lines_say(self, gofteh, tmp_path):
        report = tmp_path / "report.json"
        report.write_text("of last time")
        paths = [write(tmp_path, "a.txt"), tmp_path / "no.txt"]
        done = gofteh("--project", tmp_path / "p.gofteh", "import", *paths, "--report", report)
        assert done.code == 1
        assert json.loads(report.read_text("utf-8")) == done.lines

    def test_never_takes_the_place_of_an_article_or_a_project(self, gofteh, tmp_path, project):
        story = write(tmp_path, "a.txt", "خبری تازه")
        for path in (story, project):
            before = digest(path)
            done = gofteh("--project", project, "import", story, "--report", path)
            assert done.code == 2
            assert done.err == f"{path.name} is there already. Give the report a name that ends in .json.\n"
            assert digest(path) == before
        assert len(gofteh("--project", project, "list").lines) == 1

    def test_that_cannot_be_written_is_told_and_the_articles_are_there(self, gofteh, tmp_path):
        project, report = tmp_path / "p.gofteh", tmp_path / "no" / "report.json"
        done = gofteh("--project", project, "import", write(tmp_path, "a.txt"), "--report", report)
        assert done.code == 1
        assert done.err.startswith("report.json could not be written")
        assert len(gofteh("--project", project, "list").lines) == 1


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="names are text here")
def test_a_name_of_odd_bytes_is_shown_and_kept_as_far_as_it_goes(gofteh, tmp_path):
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text(TEXT, "utf-8")
    done = gofteh("--project", tmp_path / "p.gofteh", "import", path)
    assert done.code == 0
    assert done.lines[0]["file"].endswith("\ufffd.txt")
    (record,) = gofteh("--project", tmp_path / "p.gofteh", "show", *done.lines[0]["imported"]).lines
    assert record["source"]["name"] == "?.txt"


class TestChoices:
    """What can be said about files on the command line."""

    def test_an_encoding(self, gofteh, tmp_path):
        path = write(tmp_path, "a.txt", "خبر".encode("cp1256"))
        project = tmp_path / "p.gofteh"
        done = gofteh("--project", project, "import", path)
        assert done.code == 2
        assert "--encoding windows-1256 if it begins so: “خبر”" in done.lines[0]["reason"]
        assert gofteh("--project", project, "import", path, "--encoding", "cp1256").code == 0
        assert gofteh("--project", project, "import", path, "--encoding", "klingon").code == 2

    def test_columns(self, gofteh, tmp_path):
        path = write(tmp_path, "a.csv", "الف,ب\nکوتاه,یک\n")
        project = tmp_path / "p.gofteh"
        assert "The columns are: الف, ب" in gofteh("--project", project, "import", path).lines[0]["reason"]
        done = gofteh("--project", project, "import", path, "--column", "text=الف", "--column", "title=ب")
        assert done.code == 0
        (record,) = gofteh("--project", project, "show", *done.lines[0]["imported"]).lines
        assert (record["text"], record["title"]) == ("کوتاه", "یک")
        assert gofteh("--project", project, "import", path, "--column", "colour=ب").code == 2
        assert gofteh("--project", project, "import", path, "--column", "text").code == 2

    def test_the_same_again(self, gofteh, tmp_path):
        path, project = write(tmp_path, "a.txt"), tmp_path / "p.gofteh"
        first = gofteh("--project", project, "import", path).lines[0]["imported"]
        again = gofteh("--project", project, "import", path, "--duplicates", "import").lines[0]["imported"]
        assert again
        assert again != first
        assert len(gofteh("--project", project, "list").lines) == 2

    def test_repairs_make_a_second_version(self, gofteh, tmp_path):
        path, project = write(tmp_path, "a.txt", "رسانههای علي"), tmp_path / "p.gofteh"
        done = gofteh("--project", project, "import", path, "--repair", "all")
        (record,) = gofteh("--project", project, "show", *done.lines[0]["imported"]).lines
        assert record["text"] == "رسانه‌های علی"
        assert record["source"]["normalization"] == ["arabic-yeh-kaf", "restore-half-spaces"]
        assert gofteh("--project", project, "check").code == 0
        # The text as it came is still known.
        assert gofteh("--project", project, "import", path).lines[0]["outcome"] == "duplicate"
        assert gofteh("--project", project, "import", path, "--repair", "nothing").code == 2

    def test_a_thousand_files_with_bad_ones_among_them(self, gofteh, tmp_path):
        folder, bad = tmp_path / "stories", 5
        for number in range(100):
            name, data = f"{number:03}.txt", f"خبر شماره {number}\n\n{TEXT * 3}"
            write(folder, name, b"\xff\xfe\x00" if number % (100 // bad) == 0 else data)
        done = gofteh("--project", tmp_path / "p.gofteh", "import", folder)
        assert done.code == 1
        assert [line["outcome"] for line in done.lines].count("imported") == 95
        assert [line["outcome"] for line in done.lines].count("refused") == bad
