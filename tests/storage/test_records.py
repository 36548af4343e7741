"""Records straight from the rows are those of the articles, and what nobody of us wrote is told."""

import tempfile
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given, settings

from gofteh.app.record import to_record
from gofteh.domain.article import Status
from gofteh.domain.edits import AddSpan, ImportArticle, SetStatus, WithdrawArticle
from gofteh.domain.errors import Problem
from gofteh.storage import records as module
from gofteh.storage.connect import driver_of
from gofteh.storage.documents import ARTICLE
from gofteh.storage.prepared import Prepared
from tests.storage.helpers import AT, article, opened, session_of, span
from tests.strategies import projects
from tests.unit.exchange.helpers import exported, session_on
from tests.unit.exchange.test_jsonl import fill


@settings(max_examples=25)
@given(projects())
def test_they_are_what_the_articles_say(project):
    with tempfile.TemporaryDirectory() as folder, closing(opened(Path(folder) / "p", create=True)) as store:
        fill(session_on(store), project)
        registry, people = store.registry(), store.people()
        expected = [to_record(document, registry, people) for document in store.documents()]
        quick = [module._Maker(store, registry, people)._quickly(row) for row in _rows(store)]
        assert quick == expected
        assert list(store.records()) == expected


def _rows(store):
    ids = [article_id for run in module.runs(store) for article_id in run]
    with store.transaction():
        return [ARTICLE.all(store.connection, id=each)[0] for each in ids]


@pytest.fixture
def store(tmp_path):
    with closing(opened(tmp_path / "p.gofteh", create=True)) as made:
        session = session_of(made)
        for number in range(7):
            one = article(f"art-{number}", text=f"متن {number} گفت")
            session.act(one.id, ImportArticle(one), op_id=f"i-{number}", by="ann-1", at=AT)
            session.do(AddSpan(span("s-1")))
        session.act("art-2", SetStatus(Status.DONE), op_id="d", by="ann-1", at=AT)
        session.act("art-5", WithdrawArticle(), op_id="w", by="ann-1", at=AT)
        yield made


def ids(found) -> list[str]:
    return [record["id"] for record in found]


@pytest.mark.parametrize(
    ("page", "together", "length"), [(1, 1, 1), (2, 3, 10**9), (3, 2, 25), (500, 20, 10**9)]
)
def test_pages_leave_nothing_out(store, monkeypatch, page, together, length):
    monkeypatch.setattr(module, "_PAGE", page)
    monkeypatch.setattr(module, "_ALL", Prepared(module._PLACES.limit(page)))
    monkeypatch.setattr(module, "_TOGETHER", together)
    monkeypatch.setattr(module, "_TOGETHER_LENGTH", length)
    assert ids(store.records()) == ["art-0", "art-1", "art-2", "art-3", "art-4", "art-6"]


def test_some_are_chosen_by_status_and_id(store):
    assert ids(store.records(Status.DONE)) == ["art-2"]
    assert ids(store.records(ids=["art-4", "art-1", "gone", "art-5"])) == ["art-1", "art-4"]
    assert ids(store.records(Status.DONE, ["art-1"])) == []


def test_an_act_between_two_articles_does_no_harm(store):
    session = session_of(store)
    found = []
    for record in store.records():
        found.append(record["id"])
        session.act(record["id"], AddSpan(span("s-2", 0, 3)), op_id=f"a-{record['id']}", by="ann-1", at=AT)
        assert not store.connection.in_transaction()
    assert found == ids(store.records())


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE article_text SET text = text || '.'",
        "UPDATE span SET start = 'x'",
        'UPDATE span SET "end" = 1000',
        "UPDATE span SET label = 'No Label'",
        "UPDATE span SET quote_type = 'loud'",
        "UPDATE span SET label = 'topic', quote_type = 'direct'",
        "UPDATE span SET created_at = 'yesterday'",
        "UPDATE span SET annotator = '1'",
        "UPDATE span SET note = x'00'",
        "UPDATE span SET id = 'é'",
        "UPDATE article SET status = 'lost'",
        "UPDATE article SET source = '{}'",
        "UPDATE article SET created_at = 'now'",
        "INSERT INTO link VALUES ('art-1','l','said_by','s-1','s-9',NULL,'manual',NULL,'{at}','{at}',NULL,0)",
    ],
)
def test_rows_that_nobody_of_us_wrote_are_told(store, statement):
    driver = driver_of(store.connection)
    driver.execute("PRAGMA ignore_check_constraints=ON")
    driver.execute(statement.replace("{at}", AT))
    with pytest.raises(Problem, match="art-"):
        exported(session_on(store))
