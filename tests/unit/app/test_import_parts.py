"""An import beside the desk: part by part, in another thread, and the desk goes on with its own state."""

import threading
from contextlib import closing

import pytest

from gofteh.app import import_parts
from gofteh.app.import_parts import import_in_parts
from gofteh.app.importing import Options
from gofteh.app.record import to_record
from gofteh.app.session import Editor, Session
from gofteh.domain.edits import AddSpan, ImportArticle
from gofteh.domain.errors import Problem, ProblemKind
from gofteh.domain.registry import Registry, Speaker
from gofteh.exchange.formats import FORMATS
from gofteh.exchange.jsonl import write_jsonl
from tests.fakes import FixedClock, MemoryStore
from tests.storage.helpers import article, opened, span

STORY = "وزیر گفت که این کار برای همه مردم منطقه سودمند است و باید ادامه یابد. "


@pytest.fixture(params=["memory", "file"])
def desk(request, tmp_path):
    store = MemoryStore() if request.param == "memory" else opened(tmp_path / "p.gofteh", create=True)
    with closing(store):
        session = Session(store, Editor(id="ann-1", name="دبیر"), clock=FixedClock())
        session.do(ImportArticle(article("art-open")))
        session.open("art-open")
        yield session


def stories(folder, count):
    folder.mkdir(exist_ok=True)
    for number in range(count):
        words = " ".join(f"واژه{number}{place}" for place in range(30))
        (folder / f"{number:03}.txt").write_text(f"{STORY}{words}", "utf-8")
    return [folder]


def parts_of(desk, sources, is_stopped=lambda: False):
    return import_in_parts(desk, sources, FORMATS, Options(), is_stopped)


def test_the_desk_hears_of_all_and_keeps_its_article(desk, tmp_path):
    heard = []
    desk.changes.listen(lambda change: heard.append(change.article_id))
    desk.do(AddSpan(span("s-1")))
    heard.clear()
    for part in parts_of(desk, stories(tmp_path / "x", 30)):
        desk.take_over(part.state, part.changes)
    ids = [summary.id for summary in desk.store.summaries()]
    assert len(ids) == 31
    assert heard == ids[1:]
    assert desk.article_id == "art-open"
    assert desk.undo() is not None
    assert not desk.state.open_document.spans


def test_speakers_and_labels_that_came_are_known_at_the_desk(desk, tmp_path):
    speaker = Speaker(id="spk-9", name="کریمی")
    there = Session(MemoryStore(), Editor(id="ann-2", name="همکار"))
    there.do(ImportArticle(article("art-9"), (speaker,)))
    there.do(AddSpan(span("s-1", label="speaker", speaker_id="spk-9")))
    record = to_record(there.state.open_document, Registry({speaker.id: speaker}), {})
    record["spans"][0] |= {"label": "place", "speaker_id": None}
    record["speakers"] = [
        {"id": "spk-9", "name": "کریمی", "aliases": [], "role": None, "wikidata": None, "note": None}
    ]
    path = tmp_path / "a.jsonl"
    with path.open("wb") as file:
        write_jsonl([record], file)
    for part in parts_of(desk, [path]):
        desk.take_over(part.state, part.changes)
    assert desk.state.registry.speaker("spk-9").name == "کریمی"
    assert "place" in desk.state.scheme


def test_stopped_it_writes_what_it_read_and_reads_no_more(desk, tmp_path):
    stopping = threading.Event()
    reports = []
    for part in parts_of(desk, stories(tmp_path / "x", 60), stopping.is_set):
        reports.extend(part.reports)
        if len(reports) >= 5:
            stopping.set()
    assert 5 <= len(reports) < 60
    told = {article_id for report in reports for article_id in report.imported}
    there = {summary.id for summary in desk.store.summaries()} - {"art-open"}
    # An article was written whose file was not read to its end.
    assert told <= there
    assert len(there) <= len(told) + 1
    again = [report for part in parts_of(desk, [tmp_path / "x"]) for report in part.reports]
    assert sum(len(report.imported) for report in again) == 60 - len(there)


def test_a_disk_that_refuses_ends_it_and_keeps_what_was_told(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(import_parts, "_MOST_TOGETHER", 1)
    record, calls = desk.store.record, []

    def refusing(event, before, after):
        calls.append(event)
        if len(calls) > 3:
            raise Problem("The disk is full: {file} could not be saved.", kind=ProblemKind.STORAGE, file="p")
        record(event, before, after)

    monkeypatch.setattr(desk.store, "record", refusing)
    done: list[str] = []

    def bring_all():
        for part in parts_of(desk, stories(tmp_path / "x", 20)):
            done.extend(article_id for report in part.reports for article_id in report.imported)

    with pytest.raises(Problem):
        bring_all()
    assert 0 < len(done) < 20
    assert {summary.id for summary in desk.store.summaries()} >= {*done, "art-open"}


def test_it_goes_on_in_a_thread_while_the_desk_acts(tmp_path):
    with closing(opened(tmp_path / "p.gofteh", create=True)) as store:
        desk = Session(store, Editor(id="ann-1", name="دبیر"))
        desk.do(ImportArticle(article("art-open")))
        found = []
        thread = threading.Thread(
            target=lambda: found.extend(parts_of(desk, stories(tmp_path / "x", 40))), daemon=True
        )
        thread.start()
        for number in range(20):
            desk.do(AddSpan(span(f"s-{number}", number, number + 3)))
        thread.join(60)
        for part in found:
            desk.take_over(part.state, part.changes)
        assert len(desk.state.open_document.spans) == 20
        assert len(store.summaries()) == 41
        assert store.check() == []
