"""The check finds whatever was changed behind our back, and changes nothing itself."""

import json
import shutil
import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gofteh.domain.article import Status
from gofteh.domain.document import Annotator, ArticleTopic
from gofteh.domain.edits import (
    AddLink,
    AddSpan,
    AddSpeaker,
    AddTopic,
    ImportArticle,
    RemoveSpan,
    SetNote,
    SetStatus,
)
from gofteh.domain.links import SAID_BY, Link
from gofteh.domain.registry import Speaker
from gofteh.domain.spans import SPEAKER
from gofteh.storage.chain import compact
from gofteh.storage.connect import driver_of
from tests.storage.helpers import AT, article, opened, session_of, span


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    path = tmp_path_factory.mktemp("sound") / "p.gofteh"
    store = opened(path, create=True)
    session = session_of(store)
    session.do(ImportArticle(article()))
    session.do(AddSpeaker(Speaker(id="spk-1", name="لاوروف")))
    session.do(AddSpan(span("s-1", 12, 30)))
    session.do(AddSpan(span("s-2", label=SPEAKER, speaker_id="spk-1")))
    session.do(
        AddLink(Link(id="l-1", type=SAID_BY, from_id="s-1", to_id="s-2", created_at=AT, updated_at=AT))
    )
    session.do(SetNote("s-1", AT, "یادداشت"))
    session.do(AddTopic(ArticleTopic(code="c", scheme="x", label="جنگ", created_at=AT)))
    person = Annotator(id="ann-1", name="دبیر", status=Status.DONE, updated_at=AT)
    session.do(SetStatus(Status.DONE, person))
    session.do(AddSpan(span("s-3")))
    session.do(RemoveSpan("s-3"))
    session.undo()
    session.undo()
    store.close()
    return path


@pytest.fixture
def path(tmp_path, sound):
    copy = tmp_path / "p.gofteh"
    shutil.copy(sound, copy)
    return copy


def test_a_clean_project_has_no_findings_and_is_left_alone(path):
    with closing(opened(path)) as store:
        driver = driver_of(store.connection)
        before = driver.total_changes, driver.serialize()
        assert store.check() == []
        assert (driver.total_changes, driver.serialize()) == before


TAMPERING = {
    "text": "UPDATE article_text SET text = replace(text, 'گفت', 'نوشت')",
    "text with its hash": "UPDATE article_text SET text = text || '.';"
    " UPDATE article SET length = length + 1",
    "text gone": "DELETE FROM article_text",
    "text no utf-8": "UPDATE article_text SET text = CAST(x'fffe41' AS TEXT)",
    "title": "UPDATE article SET title = 'دیگر'",
    "opening": "UPDATE article SET opening = 'دیگر'",
    "status": "UPDATE article SET status = 'reviewed'",
    "updated_at": "UPDATE article SET updated_at = '2020-01-01T00:00:00Z'",
    "quotes": "UPDATE article SET quotes = 7",
    "withdrawn": "UPDATE article SET withdrawn = 1",
    "publisher": "UPDATE article SET publisher = 'دیگر'",
    "span moved": "UPDATE span SET start = start + 1 WHERE id = 's-1'",
    "span note": "UPDATE span SET note = NULL",
    "span hidden": "UPDATE span SET deleted = 1 WHERE id = 's-1'",
    "span shown": "UPDATE span SET deleted = 0 WHERE id = 's-3'",
    "span gone": "DELETE FROM span WHERE id = 's-2'",
    "span added": "INSERT INTO span SELECT article_id, 's-9', 0, 2, label, quote_type, speaker_id,"
    " topic_code, annotator, provenance, suggested_by, created_at, updated_at, note, 0 FROM span"
    " WHERE id = 's-1'",
    "link": "DELETE FROM link",
    "topic": "UPDATE article_topic SET label = 'صلح'",
    "annotator": "UPDATE article_annotator SET status = 'new'",
    "article gone": "DELETE FROM article",
    "article added": "INSERT INTO article (id, opening, length, sha256, language, status, source, created_at,"
    " updated_at) SELECT 'art-9', opening, length, sha256, language, status, source, created_at, updated_at"
    " FROM article",
    "speaker name": "UPDATE speaker SET name = 'زاخاروا'",
    "speaker hidden": "UPDATE speaker SET deleted = 1",
    "speaker added": "INSERT INTO speaker (id, name, aliases, kind) VALUES ('spk-9', 'کسی', '[]', 'person')",
    "speaker nonsense": "UPDATE speaker SET aliases = '{'",
    "label": "INSERT INTO label VALUES (9, 'irony', '')",
    "event payload": "UPDATE event SET payload = replace(payload, '\"start\":12', '\"start\":13')",
    "event inverse": "UPDATE event SET inverse = replace(inverse, 's-2', 's-1')",
    "event nonsense": "UPDATE event SET payload = '5' WHERE seq = 3",
    "event bytes": "UPDATE event SET payload = x'ff00' WHERE seq = 3",
    "event author": "UPDATE event SET by = 'ann-9' WHERE seq = 2",
    "event time": "UPDATE event SET at = '2020-01-01T00:00:00Z' WHERE seq = 3",
    "event hash": "UPDATE event SET hash = 'x' WHERE seq = 3",
    "event gone": "DELETE FROM event WHERE seq = 6",
    "first event gone": "DELETE FROM event WHERE seq = 1",
    "last event gone": "DELETE FROM event WHERE seq = (SELECT max(seq) FROM event)",
    "events reordered": "UPDATE event SET seq = 99 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 4;"
    " UPDATE event SET seq = 4 WHERE seq = 99",
    "event hidden from its article": "UPDATE event SET article_id = NULL WHERE seq = 3",
    "all events gone": "DELETE FROM event",
}


@pytest.mark.parametrize("name", TAMPERING)
def test_tampering_is_found(path, name):
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(TAMPERING[name])
    with closing(opened(path)) as store:
        found = store.check()
        assert found
        for finding in found:
            assert finding.where
            assert finding.message.format(**finding.details)


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE TRIGGER quiet AFTER INSERT ON event BEGIN UPDATE span SET deleted = 1; END",
        "CREATE VIEW quiet AS SELECT * FROM span",
    ],
)
def test_a_trigger_or_a_view_is_found(path, statement):
    with closing(opened(path)) as store:
        driver_of(store.connection).execute(statement)
        assert [finding.details["name"] for finding in store.check()] == ["quiet"]


def test_damaged_pages_of_a_big_file_are_found(path, monkeypatch):
    """Opening looks at every page of small files only."""
    monkeypatch.setattr("gofteh.storage.identity.SMALL", 0)
    with closing(sqlite3.connect(path)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'span'").fetchone()
    with path.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(bytes(4096))
    with closing(opened(path)) as store:
        found = [finding.message.format(**finding.details) for finding in store.check()]
    assert any("p.gofteh is damaged" in words for words in found)


@given(st.lists(st.none() | st.integers() | st.text() | st.binary(), max_size=6))
def test_what_is_hashed_is_json_without_spaces(columns):
    """Letter by letter what the standard library writes: files that older programs made stay true."""
    plain = json.dumps(columns, ensure_ascii=False, separators=(",", ":"), default=repr)
    assert compact(columns) == plain.encode("utf-8", "surrogatepass")
