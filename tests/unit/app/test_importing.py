"""Imports come in batches that are whole, and know what the project has already."""

import json

import pytest

from gofteh.app import importing
from gofteh.app.exporting import writable
from gofteh.app.formats import Format, Found, by_name, by_suffix, can_import
from gofteh.app.gathering import ToRead, gather
from gofteh.app.importing import Outcome, import_paths
from gofteh.app.session import Editor, Session
from gofteh.domain.edits import AddSpan, ImportArticle, SetNote, WithdrawArticle
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.exchange.formats import FORMATS
from tests.fakes import FixedClock, MemoryStore
from tests.storage.helpers import AT, article, span
from tests.unit.app.test_record import example


@pytest.fixture
def session() -> Session:
    return Session(MemoryStore(), Editor(id="ann-1", name="دبیر"), clock=FixedClock(step=1))


@pytest.fixture
def folder(tmp_path):
    """Give a folder of five stories."""
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"خبر شمارهٔ {number}", "utf-8")
    return tmp_path


def count(session) -> int:
    return len(session.store.summaries())


def test_a_report_comes_when_the_disk_has_what_was_in_the_file(session, folder, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    there = [count(session) for _report in import_paths(session, [folder], FORMATS)]
    assert there == [2, 2, 4, 4, 5]


def test_long_texts_make_small_batches(session, folder, monkeypatch):
    monkeypatch.setattr(importing, "BATCH_LENGTH", 1)
    there = [count(session) for _report in import_paths(session, [folder], FORMATS)]
    assert there == [1, 2, 3, 4, 5]


def test_whoever_stops_asking_stops_the_import(session, folder, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 2)
    reports = import_paths(session, [folder], FORMATS)
    next(reports)
    del reports
    assert count(session) == 2


def test_a_batch_that_the_disk_refuses_is_refused_whole(session, folder, monkeypatch):
    monkeypatch.setattr(importing, "BATCH", 3)
    reports = import_paths(session, [folder], FORMATS)
    assert [next(reports).outcome for _ in range(3)] == [Outcome.IMPORTED] * 3
    session.store.failure = Problem("The disk is full.", kind=ProblemKind.STORAGE)
    with pytest.raises(Problem, match="full"):
        list(reports)
    assert count(session) == 3
    assert sum(len(one.imported) for one in import_paths(session, [folder], FORMATS)) == 2


def test_an_import_leaves_the_open_article_open(session, folder):
    first = next(iter(import_paths(session, [folder / "0.txt"], FORMATS))).imported[0]
    session.open(first)
    session.do(AddSpan(span("s-1", 0, 3)))
    list(import_paths(session, [folder], FORMATS))
    assert session.article_id == first
    assert session.undo() is not None
    assert session.state.open_document.spans == {}


def test_a_withdrawn_text_comes_back(session, folder):
    paths = [folder / "0.txt"]
    (first,) = import_paths(session, paths, FORMATS)
    session.open(first.imported[0])
    session.do(WithdrawArticle())
    assert count(session) == 0
    (again,) = import_paths(session, paths, FORMATS)
    assert again.imported == first.imported
    assert count(session) == 1


def test_a_text_whose_short_id_is_taken_gets_a_long_one(session, folder):
    paths = [folder / "0.txt"]
    other = Session(MemoryStore(), Editor(id="ann-2", name="همکار"), clock=FixedClock())
    (short,) = next(iter(import_paths(other, paths, FORMATS))).imported
    record = folder / "taken.jsonl"
    record.write_text(json.dumps(example() | {"id": short}), "utf-8")
    assert next(iter(import_paths(session, [record], FORMATS))).imported == [short]
    (report,) = import_paths(session, paths, FORMATS)
    (long,) = report.imported
    assert long.startswith(short)
    assert len(long) > len(short)
    (again,) = import_paths(session, paths, FORMATS)
    assert again.duplicates == [long]


def test_an_annotated_article_is_a_duplicate_only_of_itself(session, tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text(json.dumps(example()), "utf-8")
    assert next(iter(import_paths(session, [path], FORMATS))).outcome is Outcome.IMPORTED
    assert next(iter(import_paths(session, [path], FORMATS))).outcome is Outcome.DUPLICATE
    session.open("art-1")
    session.do(SetNote("said", AT, "یادداشت"))
    assert next(iter(import_paths(session, [path], FORMATS))).outcome is Outcome.REFUSED
    session.undo()
    assert next(iter(import_paths(session, [path], FORMATS))).outcome is Outcome.DUPLICATE


def test_a_format_that_breaks_off_keeps_what_it_found(session, tmp_path):
    def read(_stream, _origin):
        yield Found(ImportArticle(article()), 1)
        raise Problem("The file breaks off.", kind=ProblemKind.INPUT)

    broken = Format(name="odd", title="Odd", suffixes=(".odd",), read=read)
    (tmp_path / "a.odd").write_bytes(b"")
    (report,) = import_paths(session, [tmp_path], (broken,))
    assert (report.imported, len(report.refused)) == (["art-1"], 1)


class TestFormats:
    def test_are_found_by_name_and_by_suffix(self):
        assert by_name(FORMATS, "jsonl") is by_suffix(FORMATS, ".JSONL")
        assert by_name(FORMATS, "nothing") is None
        assert by_suffix(FORMATS, ".doc") is None

    def test_have_names_and_suffixes_of_their_own(self):
        assert len({one.name for one in FORMATS}) == len(FORMATS)
        suffixes = [suffix for one in FORMATS for suffix in one.suffixes]
        assert len(set(suffixes)) == len(suffixes)
        assert all(suffix == suffix.lower() and suffix.startswith(".") for suffix in suffixes)

    def test_can_be_read_or_written(self):
        assert all(can_import(one) or one.write for one in FORMATS)
        assert writable(FORMATS, "jsonl").write is not None
        with pytest.raises(Problem, match="no format that can be exported"):
            writable(FORMATS, "txt")

    def test_a_chosen_one_leaves_out_others_in_folders_but_not_named_files(self, folder):
        gathered = gather([folder, folder / "0.txt"], FORMATS, "jsonl")
        found = [one for one in gathered if isinstance(one, ToRead)]
        assert [(one.path.name, one.format.name) for one in found] == [("0.txt", "jsonl")]
