"""Whatever a file holds, an import says what is wrong with it and what to do, and takes nothing half."""

import json
import os
import sys
from pathlib import Path

import pytest

from gofteh.app.record import to_record
from gofteh.app.words import explain
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.exchange import making, strict_json
from tests.fakes import MemoryStore
from tests.storage.helpers import TEXT, article
from tests.unit.exchange.helpers import bring, session_on

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(64)


def record(**change) -> dict:
    return to_record(article(), session_on().store.registry(), {}) | change


def span(**change) -> dict:
    plain = {"id": "s-1", "start": 0, "end": 6, "text": TEXT[:6], "label": "quote", "quote_type": None}
    plain |= {"speaker_id": None, "topic_code": None, "annotator": None, "provenance": "manual"}
    plain |= {"suggested_by": None, "created_at": "2026-11-23T08:00:00Z"}
    return plain | {"updated_at": "2026-11-23T08:00:00Z", "note": None} | change


def refusals(tmp_path, name: str, data: bytes) -> list[str]:
    """Import a file that is refused wholly; return the reasons."""
    session = session_on()
    report = bring(session, tmp_path / name, data)
    assert report.outcome == "refused"
    assert (report.imported, report.duplicates) == ([], [])
    assert list(session.store.documents()) == []
    assert session.store.registry().speakers == {}
    assert all(one.problem.kind is ProblemKind.INPUT for one in report.refused)
    return [explain(one.problem) for one in report.refused]


TEXTS = {
    "empty": (b"", "The file holds no text. Choose a file with an article in it."),
    "only spaces": (" \n\t\u00a0\u2028".encode(), "holds no text"),
    "only a mark": (b"\xef\xbb\xbf", "holds no text"),
    "a picture": (PNG, "The text is not UTF-8: the byte at 0 does not belong there."),
    "wrong UTF-8": ("لاوروف".encode() + b"\xff", "the byte at 12 does not belong there"),
    "cut off": ("لاوروف".encode()[:-1], "the byte at 10"),
    "surrogates": (b"a\xed\xa0\x80", "the byte at 1"),
    "windows-1256": (TEXT[:10].encode("cp1256"), "--encoding windows-1256 if it begins so: “لاوروف گفت”"),
    "UTF-16 cut off": ("\ufeffلاوروف".encode("utf-16-le")[:-1], "The text is not UTF-16"),
    "UTF-16 with half a pair": ("\ufeffa".encode("utf-16-le") + b"\x00\xd8", "not UTF-16: the byte at 4"),
    "UTF-32": ("لاوروف".encode("utf-32"), "This is no text: it holds zero bytes."),
    "zero bytes": ("لاوروف\0".encode(), "Import the article as a text file in UTF-8."),
}


@pytest.mark.parametrize(("data", "words"), TEXTS.values(), ids=TEXTS.keys())
def test_a_text_file_is_refused_with_a_cure(tmp_path, data, words):
    (reason,) = refusals(tmp_path, "a.txt", data)
    assert words in reason


GOOD = {
    "UTF-8": (TEXT.encode(), "utf-8", []),
    "UTF-8 with a mark": (b"\xef\xbb\xbf" + TEXT.encode(), "utf-8", ["strip-bom"]),
    "UTF-16 with a mark": (TEXT.encode("utf-16"), "utf-16-le", ["strip-bom"]),
    "UTF-16 backwards": (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16-be", ["strip-bom"]),
    "UTF-16 without a mark": (TEXT.encode("utf-16-le"), "utf-16-le", []),
    "UTF-16 backwards without a mark": (TEXT.encode("utf-16-be"), "utf-16-be", []),
}


@pytest.mark.parametrize(("data", "encoding", "steps"), GOOD.values(), ids=GOOD.keys())
def test_a_text_is_read_in_the_encoding_that_shows(tmp_path, data, encoding, steps):
    session = session_on()
    (article_id,) = bring(session, tmp_path / "a.txt", data).imported
    document = session.store.load(article_id)
    assert document is not None
    assert document.text == TEXT
    assert (document.article.source.encoding, list(document.article.source.normalization)) == (
        encoding,
        steps,
    )


@pytest.mark.parametrize(
    ("text", "kept", "steps"),
    [
        ("الف\r\nب\rپ\n", "الف\nب\nپ\n", ["newlines-to-lf"]),
        ("الف\n\r\n", "الف\n\n", ["newlines-to-lf"]),
        ("الف\x0bب\x1b\x7f", "الف\ufffdب\ufffd\x7f", ["replace-illegal-characters"]),
        ("\ufeffالف\ufeff\r", "الف\ufeff\n", ["strip-bom", "newlines-to-lf"]),
        ("\u0301الف\u2028ب\u00a0پ\u202e\u200c", "\u0301الف\u2028ب\u00a0پ\u202e\u200c", []),
    ],
)
def test_a_text_is_changed_once_and_that_is_recorded(tmp_path, text, kept, steps):
    session = session_on()
    (article_id,) = bring(session, tmp_path / "a.txt", text.encode()).imported
    document = session.store.load(article_id)
    assert document is not None
    assert document.text == kept
    assert list(document.article.source.normalization) == steps


def test_a_text_beyond_the_limit_is_refused_and_one_at_it_comes(tmp_path, monkeypatch):
    monkeypatch.setattr(making.whole, "__defaults__", (1_000,))
    (reason,) = refusals(tmp_path, "a.txt", b"a" * 1_001)
    assert reason.startswith("The file is larger than")
    assert reason.endswith("Split it into articles, one file each.")
    assert len(bring(session_on(), tmp_path / "a.txt", b"a" * 1_000).imported) == 1


@pytest.mark.slow
def test_twenty_megabytes_of_text_are_the_most(tmp_path):
    session = session_on()
    (article_id,) = bring(session, tmp_path / "a.txt", b"a " * (making.LARGEST // 2)).imported
    document = session.store.load(article_id)
    assert document is not None
    assert len(document.text) == 20_000_000
    (reason,) = refusals(tmp_path, "b.txt", b"a " * (making.LARGEST // 2 + 1))
    assert reason.startswith("The file is larger than 20 MB.")


def line(**change) -> bytes:
    return json.dumps(record(**change)).encode()


RECORDS = {
    "empty": (b"", "The file holds no record. Choose a file with an article in it."),
    "only line ends": (b"\n\r\n \n", "holds no record"),
    "a picture": (PNG.replace(b"\n", b""), "not UTF-8: the byte at 0"),
    "wrong UTF-8": (line(title="x").replace(b'"x"', b'"\xff"'), "not UTF-8"),
    "UTF-16": (line().decode().encode("utf-16"), "JSON lines are UTF-8, and this is UTF-16."),
    "UTF-16 backwards": (b"\xfe\xff" + line().decode().encode("utf-16-be"), "this is UTF-16"),
    "UTF-16 without a mark": (line().decode().encode("utf-16-le"), "Save the file as UTF-8"),
    "UTF-16 backwards without a mark": (line().decode().encode("utf-16-be"), "this is UTF-16"),
    "windows-1256": (
        json.dumps(record(title="علی"), ensure_ascii=False).encode("cp1256", "replace"),
        "not UTF-8",
    ),
    "text": (
        "لاوروف گفت".encode(),
        "at place 0. Write one whole JSON object a line.",
    ),
    "a list": (b"[]", "A line must be an object in curly brackets."),
    "null": (b"null", "curly brackets"),
    "half a line": (line()[:-1], "This is no JSON"),
    "two on a line": (line() + line(), "This is no JSON: Extra data"),
    "zero bytes": (line(title="x").replace(b'"x"', b'"\0"'), "This is no JSON"),
    "zero in a text": (line(title="\0"), "“title”"),
    "half a surrogate": (line(text="\ud800"), "“text”"),
    "half a surrogate in a title": (line(title="\udc00"), "“title”"),
    "half a surrogate in an id": (line(id="\ud800"), "Article “?”: The field “id”"),
    "half a surrogate in a key": (json.dumps(record() | {"\ud800": 1}).encode(), "not known here"),
    "endless lists": (b"[" * 100_000, "nested too deeply"),
    "deep lists": (b'{"id": ' + b"[" * 101 + b"]" * 101 + b"}", "nested too deeply"),
    "deep extra": (line(extra="[" * 300 + "]" * 300), "“extra”: The JSON is nested too deeply."),
    "endless extra": (line(extra="[" * 100_000), "“extra”: The JSON is nested too deeply."),
    "extra that is none": (line(extra="{"), "no JSON document"),
    "long number": (b'{"id": ' + b"1" * 100_000 + b"}", "A number has 100,000 digits."),
    "large number": (b'{"id": 1e400}', "A number is too large."),
    "large offset": (line(spans=[span(end=2**31)]), "“spans[0].end” must be a whole number"),
    "NaN": (b'{"id": NaN}', "“NaN” is no number of JSON."),
    "infinity": (b'{"id": -Infinity}', "“-Infinity” is no number"),
    "keys twice": (b'{"id": "a", "id": "b"}', "The key “id” is there twice."),
    "keys twice inside": (b'{"source": {"kind": 1, "kind": 2}}', "The key “kind” is there twice."),
    "outside the text": (line(spans=[span(end=999)]), "“spans[0].end”: The text has"),
    "other words": (line(spans=[span(start=1)]), "Count start and end in code points"),
    "a label that is none": (line(spans=[span(label="Zitat!")]), "“spans[0].label”"),
    "no speaker": (line(spans=[span(speaker_id="spk-9")]), "“speakers”: “spk-9” is missing"),
    "another version": (line(schema_version="2.0"), "newer Gofteh"),
    "terminal signs": (line(id="\x1b[2J"), "Article “?”"),
}


@pytest.mark.parametrize(("data", "words"), RECORDS.values(), ids=RECORDS.keys())
def test_a_record_is_refused_with_its_reason(tmp_path, data, words):
    (reason, *_more) = refusals(tmp_path, "a.jsonl", data)
    assert words in reason
    reason.encode()


def test_a_label_that_the_project_does_not_know_comes_with_the_article(tmp_path):
    session = session_on()
    assert bring(session, tmp_path / "a.jsonl", line(spans=[span(label="rumour")])).imported == ["art-1"]
    assert "rumour" in session.store.scheme()


def test_good_lines_come_though_others_are_refused(tmp_path):
    lines = [b"{]", line(id="art-1"), b"", line(id="art-2", spans=[span(end=999)]), line(id="art-3"), b"\xff"]
    session = session_on()
    report = bring(session, tmp_path / "a.jsonl", b"\n".join(lines))
    assert report.outcome == "imported"
    assert report.imported == ["art-1", "art-3"]
    assert [one.line for one in report.refused] == [1, 4, 6]
    assert [document.id for document in session.store.documents()] == ["art-1", "art-3"]


def test_one_article_twice_in_a_file_comes_once(tmp_path):
    session = session_on()
    changed = line(title="دیگر")
    report = bring(session, tmp_path / "a.jsonl", b"\n".join([line(), line(), changed]))
    assert (report.imported, report.duplicates) == (["art-1"], ["art-1"])
    assert [one.line for one in report.refused] == [3]
    assert "another version" in explain(report.refused[0].problem)


def test_a_line_without_end_ends_the_file_and_keeps_what_came_before(tmp_path, monkeypatch):
    monkeypatch.setattr(strict_json, "LONGEST_LINE", len(line()) + 1)
    session = session_on()
    report = bring(session, tmp_path / "a.jsonl", line() + b"\n" + b" " * 10_000)
    assert report.imported == ["art-1"]
    assert "Write one article a line." in explain(report.refused[0].problem)


def test_a_disk_that_refuses_stops_the_import_with_nothing_of_the_batch(tmp_path):
    store = MemoryStore()
    session = session_on(store)
    (tmp_path / "a.txt").write_text("خبر یک", "utf-8")
    store.failure = Problem("The disk is full.", kind=ProblemKind.STORAGE)
    with pytest.raises(Problem, match="disk is full"):
        bring(session, tmp_path / "a.txt")
    assert list(session.store.documents()) == []
    assert len(bring(session, tmp_path / "a.txt").imported) == 1


@pytest.mark.parametrize("name", ["no.txt", "no.jsonl"])
def test_a_missing_file_is_told(tmp_path, name):
    report = bring(session_on(), tmp_path / name)
    (one,) = report.refused
    assert explain(one.problem).startswith("It cannot be read: ")
    assert "Check its name" in explain(one.problem)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="this person may read anything")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.txt").chmod(0)
    (one,) = bring(session_on(), tmp_path / "a.txt").refused
    assert "that you may read it" in explain(one.problem)


def test_a_disk_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    path = tmp_path / "a.txt"
    path.write_text(TEXT, "utf-8")

    def failing(_path, _mode):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", failing)
    (one,) = bring(session_on(), path).refused
    assert explain(one.problem).startswith("It cannot be read: Permission denied.")


@pytest.mark.parametrize(
    "page", ["<div>" * 3_000 + "متن" + "</div>" * 3_000, "<b>" * 3_000 + "متن"], ids=["div", "b"]
)
def test_a_page_nested_without_end_is_refused_before_it_takes_minutes(tmp_path, page):
    report = bring(session_on(), tmp_path / "a.html", f"<html><body>{page}".encode())
    (refused,) = report.refused
    assert "nested too deeply" in str(refused.problem)


def test_paragraphs_without_end_are_no_depth(tmp_path):
    page = "<html><body><article>" + "<p>متن خبر که خواندنی است" * 3_000
    assert bring(session_on(), tmp_path / "a.html", page.encode()).imported
