"""What an import asks for every article is found by index: else a desk of many would grow slower by each."""

from contextlib import closing

import pytest

from gofteh.storage import documents, events, texts
from gofteh.storage.connect import driver_of
from tests.storage.helpers import opened

ASKED = {
    "an article with that text": (texts.WITH_TEXT, "sha256"),
    "one that had that text": (texts.ONCE_WITH_TEXT, "sha256"),
    "an article": (documents.ARTICLE, "id"),
    "whether an act was done": (events.OF_ID, "op_id"),
    "the history of an article": (events.OF_ARTICLE, "article_id"),
    "the last act": (events.LAST, None),
}


@pytest.mark.parametrize("what", ASKED)
def test_no_query_of_an_import_walks_the_queue(tmp_path, what):
    query, name = ASKED[what]
    with closing(opened(tmp_path / "p.gofteh", create=True)) as store:
        driver = driver_of(store.connection)
        values = ["x"] * query.sql.count("?")
        plan = [row[3] for row in driver.execute(f"EXPLAIN QUERY PLAN {query.sql}", values)]
    walked = [step for step in plan if "ix_article_withdrawn" in step]
    assert not walked
    assert all(step.startswith(("SEARCH", "USE TEMP B-TREE")) for step in plan) or name is None
